package dev.dtu.contract;

import static dev.dtu.contract.SchemaCheck.Direction.REPLY;
import static dev.dtu.contract.SchemaCheck.Direction.REQUEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaCheckTest {

  private static final String PETS =
      """
      {"Pet": {"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}},
               "discriminator": {"propertyName": "kind", "mapping": {"cat": "Cat", "dog": "Dog"}}},
       "Cat": {"allOf": [{"$ref": "Pet"}, {"properties": {"lives": {"type": "integer"}}}]},
       "Dog": {"allOf": [{"$ref": "Pet"}], "required": ["tricks"]},
       "User": {"type": "object", "required": ["id", "login", "password", "ghost"],
                "properties": {"id": {"type": "string", "readOnly": true}, "login": {"type": "string"},
                               "password": {"type": "string", "writeOnly": true}}},
       "Tree": {"type": "object", "properties": {"kids": {"type": "array", "items": {"$ref": "Tree"}}},
                "additionalProperties": false},
       "Shape": {"type": "object", "properties": {"kind": {"enum": ["Ring"]}},
                 "additionalProperties": false,
                 "discriminator": {"propertyName": "kind", "mapping": {"Ring": "Ring"}}},
       "Ring": {"allOf": [{"$ref": "Shape"}], "properties": {"radius": {"type": "number"}}},
       "Loop": {"$ref": "Loop"},
       "Knot": {"allOf": [{"$ref": "Knot"}, {"type": "object"}]},
       "Twist": {"anyOf": [{"$ref": "Turn"}, {"type": "string"}]},
       "Turn": {"oneOf": [{"$ref": "Twist"}, {"type": "null"}]}}
      """
          .replace('\n', ' ');

  private static List<String> wrong(String schema, String value, SchemaCheck.Direction direction) {
    Schemas home = Schemas.in(Json.trusted(PETS).asObj().orElseThrow());
    return SchemaCheck.check(
            Json.trusted(value.replace('\'', '"')),
            Schema.of(Json.trusted(schema.replace('\'', '"')), home),
            direction)
        .stream()
        .map(c -> c.path() + " " + c.keyword() + ": " + c.what())
        .toList();
  }

  private static List<String> wrong(String schema, String value) {
    return wrong(schema, value, REQUEST);
  }

  private static void fits(String schema, String value) {
    assertThat(wrong(schema, value)).isEmpty();
  }

  private static void refused(String schema, String value, String... complaints) {
    assertThat(wrong(schema, value)).containsExactly(complaints);
  }

  @Test
  void complaints_say_what_was_expected_and_found_and_where() {
    refused("{'type':'string'}", "5", " type: expected a string, found a number");
    refused(
        "{'type':['string','null']}", "{}", " type: expected a string or null, found an object");
    refused("{'type':'integer'}", "1.5", " type: expected an integer, found the number 1.5");
    refused("{'enum':['A','B']}", "'a'", " enum: expected \"A\" or \"B\", found \"a\"");
    refused(
        "{'minLength':2}", "'\uD83D\uDE00'", " minLength: expected at least 2 characters, found 1");
    refused("{'maximum':3}", "3.5", " maximum: expected at most 3, found 3.5");
    refused(
        "{'items':{'type':'boolean'},'maxItems':1}",
        "[true,1]",
        " maxItems: expected at most 1 item, found 2",
        "/1 type: expected a boolean, found a number");
    refused("{'not':{}}", "1", " not: expected another value, found a number");
    refused(
        "{'uniqueItems':true}",
        "[1,1.0]",
        " uniqueItems: expected each item once, found 1.0 twice");
  }

  @Test
  void null_in_a_request_says_nothing_of_what_the_service_sets() {
    String schema = "{'properties':{'id':{'type':'string','readOnly':true}}}";
    fits(schema, "{'id':null}");
    refused(schema, "{'id':1}", "/id type: expected a string, found a number");
    refused(
        "{'properties':{'id':{'type':'string'}}}",
        "{'id':null}",
        "/id type: expected a string, found null");
  }

  @Test
  void complaints_stand_in_the_order_of_the_document() {
    refused(
        "{'allOf':[{'properties':{'z':{'type':'string'}},'required':['m']}],"
            + "'properties':{'a':{'type':'string'}},'additionalProperties':true}",
        "{'z':1,'a':2}",
        "/m required: expected a value, found none",
        "/z type: expected a string, found a number",
        "/a type: expected a string, found a number");
  }

  @Test
  void a_complaint_names_the_member_it_blames() {
    Schema tree = Schemas.in(Json.trusted(PETS).asObj().orElseThrow()).find("Tree").orElseThrow();
    Json value = Json.trusted("{\"kids\":[{},{\"a/b\":1}]}");
    Complaint only = SchemaCheck.check(value, tree, REPLY).getFirst();
    assertThat(only.path()).isEqualTo("/kids/1/a~1b");
    assertThat(only.dotted()).isEqualTo("kids[1].a/b");
    assertThat(only.member()).isEqualTo("a/b");
    assertThat(only).hasToString("kids[1].a/b: expected no member of this name, found one");
  }

  @Test
  void numbers_count_by_value_not_by_spelling() {
    fits("{'type':'integer'}", "1.0");
    fits("{'type':'integer'}", "1e400");
    fits("{'enum':[1]}", "10e-1");
    fits("{'multipleOf':0.01}", "19.99");
    fits("{'multipleOf':0.01,'minimum':1}", "1e999999999");
    fits("{'type':'integer','minimum':1}", "1e99999999999");
    refused("{'maximum':1}", "1e99999999999", " maximum: expected at most 1, found 1e99999999999");
    refused(
        "{'format':'int32'}", "2147483648", " format: expected a 32-bit integer, found 2147483648");
    refused("{'format':'uint32'}", "-1", " format: expected an unsigned 32-bit integer, found -1");
    refused(
        "{'format':'uint64'}",
        "18446744073709551616",
        " format: expected an unsigned 64-bit integer, found 18446744073709551616");
    fits("{'format':'uint64'}", "18446744073709551615");
  }

  @Test
  void read_only_members_are_not_required_in_requests_nor_write_only_ones_in_replies() {
    assertThat(wrong("{'$ref':'User'}", "{}", REQUEST))
        .containsExactly(
            "/login required: expected a value, found none",
            "/password required: expected a value, found none",
            "/ghost required: expected a value, found none");
    assertThat(wrong("{'allOf':[{'$ref':'User'}]}", "{'ghost':1}", REPLY))
        .containsExactly(
            "/id required: expected a value, found none",
            "/login required: expected a value, found none");
    assertThat(
            wrong(
                "{'allOf':[{'properties':{'id':{'readOnly':true}}},{'required':['id']}]}",
                "{}",
                REQUEST))
        .isEmpty();
  }

  @Test
  void one_of_is_exact_in_requests_and_generous_in_replies() {
    String schema = "{'oneOf':[{'type':'number'},{'type':'integer'}]}";
    assertThat(wrong(schema, "1", REPLY)).isEmpty();
    assertThat(wrong(schema, "1", REQUEST))
        .containsExactly(
            " oneOf: expected exactly one alternative to fit, found that both a number and an"
                + " integer do");
  }

  @Test
  void the_only_plausible_alternative_complains_for_itself() {
    refused(
        "{'anyOf':[{'type':'null'},{'type':'object','required':['a']}]}",
        "{}",
        "/a required: expected a value, found none");
    refused(
        "{'anyOf':[{'type':'null'},{'type':'object'}]}",
        "1",
        " anyOf: expected null or an object, found none of them");
  }

  @Test
  void a_discriminator_chooses_the_alternative() {
    String schema =
        "{'oneOf':[{'$ref':'Cat'},{'$ref':'Dog'}],'discriminator':{'propertyName':'kind',"
            + "'mapping':{'dog':'#/components/schemas/Dog'}}}";
    fits(schema, "{'kind':'dog','tricks':1}");
    refused(
        "{'oneOf':[{'$ref':'Cat'},{'$ref':'Dog'}],'discriminator':{'propertyName':'kind'}}",
        "{'kind':'cow'}",
        "/kind discriminator: expected \"Cat\" or \"Dog\", found \"cow\"");
    refused(schema, "{'kind':'dog'}", "/tricks required: expected a value, found none");
  }

  @Test
  void a_discriminator_leads_from_the_base_to_the_variant() {
    fits("{'$ref':'Pet'}", "{'kind':'cat','lives':9}");
    refused(
        "{'$ref':'Pet'}",
        "{'kind':'cat','lives':'9'}",
        "/lives type: expected an integer, found a string");
    refused(
        "{'$ref':'Pet'}",
        "{'kind':'cow'}",
        "/kind discriminator: expected \"cat\" or \"dog\", found \"cow\"");
    refused("{'$ref':'Pet'}", "{}", "/kind required: expected a value, found none");
  }

  @Test
  void a_closed_base_may_be_extended() {
    String extended = "{'allOf':[{'$ref':'Tree'},{'properties':{'age':{'type':'integer'}}}]}";
    fits(extended, "{'kids':[],'age':1}");
    refused(
        extended,
        "{'age':'1','size':2}",
        "/age type: expected an integer, found a string",
        "/size additionalProperties: expected no member of this name, found one");
    fits("{'$ref':'Shape'}", "{'kind':'Ring','radius':1}");
    refused(
        "{'$ref':'Shape'}",
        "{'kind':'Ring','radius':1,'x':1}",
        "/x additionalProperties: expected no member of this name, found one");
  }

  @Test
  void null_fits_where_it_is_said_whatever_else_is_said() {
    fits("{'type':['string','null'],'enum':['a']}", "null");
    fits("{'nullable':true,'allOf':[{'$ref':'User'}]}", "null");
    refused("{'$ref':'Tree'}", "null", " type: expected an object, found null");
  }

  @Test
  void circles_end() {
    fits("{'$ref':'Loop'}", "1");
    fits("{'$ref':'Knot'}", "{}");
    refused("{'$ref':'Knot'}", "1", " type: expected an object, found a number");
    assertThat(wrong("{'$ref':'Twist'}", "'x'", REPLY)).isEmpty();
    fits("{'$ref':'Nowhere'}", "1");
    refused(
        "{'$ref':'Tree'}",
        "{'kids':[{'kids':[1]}]}",
        "/kids/0/kids/0 type: expected an object, found a number");
  }

  @Test
  void odd_schemas_allow_what_they_can() {
    fits("{'type':'file','minLength':'x','enum':'y','items':7,'required':'a','allOf':3}", "5");
    fits("{'pattern':'(?<n'}", "'x'");
    fits("{'pattern':'^{id}[[a]$'}", "'{id}a'");
    fits("{'type':'array'}", "[1,'a']");
    fits("{'$ref':5}", "1");
    fits("{'discriminator':{'mapping':5},'oneOf':[{}]}", "{}");
    refused("{'properties':{'a':{}}}", "1", " type: expected an object, found a number");
    refused("false", "1", "false: expected nothing, found a number".indent(1).stripTrailing());
  }

  @Test
  void keywords_beside_a_reference_count_too() {
    refused(
        "{'$ref':'Tree','minProperties':1}",
        "{}",
        " minProperties: expected at least 1 property, found 0");
  }

  @Test
  void a_catastrophic_pattern_ends() {
    String text = "'" + "a".repeat(3_000) + "!'";
    assertTimeoutPreemptively(
        Duration.ofSeconds(2),
        () -> {
          fits("{'pattern':'^(a+)+$'}", text);
          fits("{'pattern':'^(a|aa)*$'}", text);
        });
  }

  @Test
  void a_catastrophic_choice_ends_and_says_so() {
    String value = "1";
    for (int i = 0; i < 60; i++) {
      value = "{'a':" + value + "}";
    }
    String deep = value;
    String schema = "{'$ref':'Wide'}";
    Obj named =
        Json.trusted(
                "{\"Wide\":{\"anyOf\":[{\"$ref\":\"One\"},{\"$ref\":\"Two\"}]},"
                    + "\"One\":{\"type\":\"object\",\"properties\":{\"a\":{\"$ref\":\"Wide\"}}},"
                    + "\"Two\":{\"type\":\"object\",\"properties\":{\"a\":{\"$ref\":\"Wide\"}}}}")
            .asObj()
            .orElseThrow();
    List<Complaint> complaints =
        assertTimeoutPreemptively(
            Duration.ofSeconds(10),
            () ->
                SchemaCheck.check(
                    Json.trusted(deep.replace('\'', '"')),
                    Schema.of(Json.trusted(schema.replace('\'', '"')), Schemas.in(named)),
                    REPLY));
    assertThat(complaints).extracting(Complaint::keyword).contains("limit");
  }

  @Test
  void formats_are_those_services_send() {
    assertFormat(
        "int64",
        List.of("0", "-9223372036854775808", "007"),
        List.of("", "-", "1.0", "9223372036854775808", "1e3", "99999999999999999999999"));
    assertFormat("uint64", List.of("18446744073709551615"), List.of("-1", "18446744073709551616"));
    assertFormat("int32", List.of("-2147483648"), List.of("2147483648", "many"));
    assertFormat("uint32", List.of("4294967295"), List.of("4294967296"));
    assertFormat(
        "date-time",
        List.of(
            "2026-11-21T04:40:22Z",
            "2026-11-21T04:40:22.123+01:00",
            "2026-11-21T04:40:22.000+0000"),
        List.of("2026-11-21", "2026-13-21T04:40:22Z", "now"));
    assertFormat("date", List.of("2024-02-29"), List.of("2026-02-29", "2026-2-1", "2026-11-21Z"));
    assertFormat("time", List.of("23:59:60Z"), List.of("24:00:00Z", "10:00:00", "1"));
    assertFormat("uuid", List.of("0f8fad5b-d9cb-469f-a165-70867728950E"), List.of("0f8fad5b"));
    assertFormat("email", List.of("a@b", "a.b+c@example.com"), List.of("a", "@b", "a b@c"));
    assertFormat("uri", List.of("https://a/b?c", "urn:x:y"), List.of("/a", "a b:c", ":x"));
    assertFormat("ipv4", List.of("127.0.0.1"), List.of("256.0.0.1", "1.2.3", "01.2.3.4"));
    assertFormat(
        "ipv6",
        List.of("::", "::1", "1:2:3:4:5:6:7:8", "::ffff:1.2.3.4"),
        List.of(":", "1::2::3", "1:2:3:4:5:6:7", "g::"));
    assertFormat("byte", List.of("", "YQ==", "YWI="), List.of("a!b", "===="));
    assertFormat("colour", List.of("anything"), List.of());
  }

  private static void assertFormat(String format, List<String> good, List<String> bad) {
    String schema = "{'format':'" + format + "'}";
    good.forEach(text -> fits(schema, Json.of(text).toString()));
    bad.forEach(
        text -> assertThat(wrong(schema, Json.of(text).toString())).describedAs(text).hasSize(1));
  }
}
