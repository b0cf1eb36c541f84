package dev.dtu.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ParameterTest {

  private static Parameter parameter(String style, boolean explode, String schema) {
    return new Parameter(
        "p",
        style.equals("simple") ? Parameter.Place.PATH : Parameter.Place.QUERY,
        false,
        false,
        style,
        explode,
        Schema.of(Json.trusted(schema.replace('\'', '"')), Schemas.NONE),
        Optional.empty());
  }

  private static String value(String style, boolean explode, String schema, String... raw) {
    return SchemaCheck.parameterValue(List.of(raw), parameter(style, explode, schema))
        .toString()
        .replace('"', '\'');
  }

  @Test
  void scalars_become_what_the_schema_wants() {
    assertThat(value("form", true, "{'type':'integer'}", "200")).isEqualTo("200");
    assertThat(value("form", true, "{'type':'integer'}", "many")).isEqualTo("'many'");
    assertThat(value("form", true, "{'type':'number'}", "-1.50")).isEqualTo("-1.50");
    assertThat(value("form", true, "{'type':'boolean'}", "true")).isEqualTo("true");
    assertThat(value("form", true, "{'type':'boolean'}", "yes")).isEqualTo("'yes'");
    assertThat(value("form", true, "{'type':'boolean'}", "True")).isEqualTo("true");
    String flags = "{'type':'string','enum':['strict','true','false']}";
    assertThat(value("form", true, flags, "True")).isEqualTo("'true'");
    assertThat(value("form", true, flags, "Strict")).isEqualTo("'Strict'");
    assertThat(value("form", true, "{'type':'string'}", "True")).isEqualTo("'True'");
    assertThat(value("form", true, "{'type':'string'}", "5")).isEqualTo("'5'");
    assertThat(value("simple", false, "{'type':'string'}", "a,b")).isEqualTo("'a,b'");
    assertThat(value("form", true, "{}", "5")).isEqualTo("'5'");
    assertThat(value("form", true, "{'type':'integer'}")).isEqualTo("''");
  }

  @Test
  void arrays_follow_the_style() {
    String numbers = "{'type':'array','items':{'type':'integer'}}";
    assertThat(value("form", true, numbers, "1", "2")).isEqualTo("[1,2]");
    assertThat(value("form", false, numbers, "1,2")).isEqualTo("[1,2]");
    assertThat(value("simple", false, numbers, "1,x")).isEqualTo("[1,'x']");
    assertThat(value("pipeDelimited", false, numbers, "1|2")).isEqualTo("[1,2]");
    assertThat(value("spaceDelimited", false, numbers, "1 2")).isEqualTo("[1,2]");
    assertThat(value("label", true, numbers, ".1.2")).isEqualTo("[1,2]");
    assertThat(value("matrix", true, numbers, ";p=1;p=2")).isEqualTo("[1,2]");
    assertThat(value("matrix", false, numbers, ";p=1,2")).isEqualTo("[1,2]");
    assertThat(value("form", false, numbers, "")).isEqualTo("[]");
    assertThat(value("matrix", false, "{'type':'integer'}", ";p=1")).isEqualTo("1");
  }

  @Test
  void objects_follow_the_style() {
    String point = "{'type':'object','properties':{'x':{'type':'integer'}}}";
    assertThat(value("simple", false, point, "x,1,y,2")).isEqualTo("{'x':1,'y':'2'}");
    assertThat(value("simple", true, point, "x=1,y=2")).isEqualTo("{'x':1,'y':'2'}");
    assertThat(value("form", false, point, "{\"x\":1}")).isEqualTo("{'x':1}");
  }

  @Test
  void objects_may_be_spread_over_names() {
    String point = "{'type':'object','properties':{'x':{'type':'integer'}}}";
    var all = new LinkedHashMap<String, List<String>>();
    all.put("p[x]", List.of("1"));
    all.put("x", List.of("2"));
    assertThat(SchemaCheck.parameterValue(all, parameter("deepObject", true, point)))
        .contains(Obj.of("x", Json.of(1)));
    assertThat(SchemaCheck.parameterValue(all, parameter("form", true, point)))
        .contains(Obj.of("x", Json.of(2)));
    assertThat(SchemaCheck.parameterValue(all, parameter("form", true, "{'type':'string'}")))
        .isEmpty();
  }
}
