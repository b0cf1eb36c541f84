package dev.dtu.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.call.Dice;
import dev.dtu.contract.Schema;
import dev.dtu.contract.SchemaCheck;
import dev.dtu.contract.Schemas;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Moments;
import org.junit.jupiter.api.Test;

final class ShapesTest {

  private static Schema schema(String text) {
    return Schema.of(Service.obj(text), Schemas.NONE);
  }

  private static Json fitted(String schema, String value) {
    return new Shape(schema(schema))
        .fit(
            Json.trusted(value.replace('\'', '"')),
            Synthesis.steady(new Dice(1), Moments.Form.PLAIN));
  }

  private static Obj made(String schema) {
    return Synthesis.steady(new Dice(1), Moments.Form.PLAIN)
        .object(new Shape(schema(schema)), Obj.EMPTY);
  }

  @Test
  void an_object_has_no_more_members_than_it_may() {
    String two =
        "{'type': 'object', 'maxProperties': 2, 'required': ['c'], 'properties':"
            + " {'a': {'type': 'string'}, 'b': {'type': 'string'}, 'c': {'type': 'string'}}}";
    assertThat(made(two).keys()).containsExactly("a", "c");
    assertThat(((Obj) fitted(two, "{'a': '1', 'b': '2', 'x': '3'}")).keys())
        .containsExactly("a", "c");
  }

  @Test
  void a_member_declared_false_is_not_shown() {
    String brief = "{'type': 'object', 'properties': {'a': {'type': 'string'}, 'b': false}}";
    assertThat(made(brief).keys()).containsExactly("a");
    assertThat(((Obj) fitted(brief, "{'a': '1', 'b': '2', 'x': '3'}")).keys())
        .containsExactly("a", "x");
  }

  @Test
  void of_a_list_and_a_map_of_the_same_things_a_list_is_made() {
    String either =
        "{'type': 'object', 'required': ['inputs', 'icons'], 'properties': {"
            + "'inputs': {'type': ['array', 'object'], 'items': {'type': 'string'},"
            + " 'additionalProperties': {'type': 'string'}},"
            + "'icons': {'type': ['array', 'object'], 'properties': {'a': {'type': 'string'}}}}}";
    assertThat(made(either).find("inputs").orElseThrow()).hasToString("[]");
    assertThat(made(either).obj("icons")).isPresent();
  }

  @Test
  void an_alternative_that_may_hold_nothing_is_not_chosen_for_something() {
    for (String none : new String[] {"'maxProperties': 0", "'additionalProperties': false"}) {
      String either =
          "{'anyOf': [{'type': 'object', 'required': ['limit', 'origin', 'until', 'by'],"
              + " 'properties': {'limit': {'type': 'string'}, 'origin': {'type': 'string'},"
              + " 'until': {'type': 'string'}, 'by': {'type': 'string'}}}, {'type': 'object', "
              + none
              + "}]}";
      Json fitted = fitted(either, "{'limit': 'all'}");
      assertThat(SchemaCheck.check(fitted, schema(either), SchemaCheck.Direction.REPLY)).isEmpty();
      assertThat(((Obj) fitted).text("limit")).contains("all");
    }
  }

  @Test
  void an_object_is_shown_as_the_listed_word_that_its_name_spells() {
    String words = "{'type': 'string', 'enum': ['OPEN', 'IN_PROGRESS', 'DONE']}";
    assertThat(fitted(words, "{'id': 4, 'key': 'indeterminate', 'name': 'In Progress'}"))
        .isEqualTo(Json.of("IN_PROGRESS"));
    assertThat(fitted(words, "{'name': 'Elsewhere'}")).isEqualTo(Json.of("OPEN"));
  }

  @Test
  void an_optional_member_that_nothing_fits_is_left_out() {
    String torn =
        "{'type': 'object', 'properties': {'a': {'type': 'string'},"
            + " 'b': {'allOf': [{'type': 'string'}, {'type': 'object'}]}}}";
    assertThat(made(torn).keys()).containsExactly("a");
    assertThat(((Obj) fitted(torn, "{'a': '1', 'b': '2'}")).keys()).containsExactly("a");
  }

  @Test
  void a_discriminator_of_words_the_member_may_not_have_leaves_the_member_alone() {
    var named =
        Schemas.in(
            Service.obj(
                """
                {'Key': {'type': 'object', 'required': ['kty'],
                   'properties': {'kty': {'type': 'string', 'enum': ['EC', 'RSA']}},
                   'discriminator': {'propertyName': 'kty', 'mapping': {'sig': 'Ec'}}},
                 'Ec': {'type': 'object', 'properties': {'x': {'type': 'string'}}}}
                """));
    Schema key = named.find("Key").orElseThrow();
    Obj made = Synthesis.steady(new Dice(1), Moments.Form.PLAIN).object(new Shape(key), Obj.EMPTY);
    assertThat(made.text("kty")).contains("EC");
    assertThat(SchemaCheck.check(made, key, SchemaCheck.Direction.REPLY)).isEmpty();
  }

  @Test
  void a_word_that_is_listed_and_no_alternative_goes_by_is_kept() {
    var named =
        Schemas.in(
            Service.obj(
                """
                {'Policy': {'type': 'object', 'required': ['type'],
                   'properties': {'type': {'type': 'string', 'enum': ['ACCESS', 'DISCOVERY']}},
                   'discriminator': {'propertyName': 'type', 'mapping': {'ACCESS': 'Access'}}},
                 'Access': {'allOf': [{'$ref': 'Policy'}], 'type': 'object',
                   'properties': {'rules': {'type': 'integer'}}}}
                """));
    var shape = new Shape(named.find("Policy").orElseThrow());
    Synthesis draw = Synthesis.steady(new Dice(1), Moments.Form.PLAIN);
    Json kept = shape.fit(Service.obj("{'type': 'DISCOVERY'}"), draw);
    assertThat(((Obj) kept).text("type")).contains("DISCOVERY");
    Json other = shape.fit(Service.obj("{'type': 'NEITHER'}"), draw);
    assertThat(((Obj) other).text("type")).contains("ACCESS");
  }
}
