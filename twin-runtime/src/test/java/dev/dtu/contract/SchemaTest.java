package dev.dtu.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaTest {

  private static final Schemas HOME =
      Schemas.in(
          Json.trusted(
                  """
                  {"Base": {"type": "object", "required": ["id", "ghost"],
                            "properties": {"id": {"type": "string", "readOnly": true},
                                           "kind": {"type": "string"}},
                            "discriminator": {"propertyName": "kind", "mapping": {"v": "Variant"}}},
                   "Variant": {"allOf": [{"$ref": "Base"}],
                               "properties": {"kind": {"enum": ["v"]}, "extra": {"$ref": "Secret"}},
                               "required": ["kind"]},
                   "Secret": {"type": ["string", "null"], "writeOnly": true, "format": "byte"},
                   "Circle": {"allOf": [{"$ref": "Circle"}], "properties": {"a": {"$ref": "Circle"}}},
                   "Ping": {"$ref": "Pong"}, "Pong": {"$ref": "Ping"},
                   "Either": {"oneOf": [{"type": "integer"}, {"$ref": "Secret"}]}}
                  """)
              .asObj()
              .orElseThrow());

  private static Schema named(String name) {
    return HOME.find(name).orElseThrow();
  }

  private static Schema schema(String text) {
    return Schema.of(Json.trusted(text.replace('\'', '"')), HOME);
  }

  private static List<String> names(List<Schema.Property> properties) {
    return properties.stream().map(Schema.Property::name).toList();
  }

  @Test
  void members_are_merged_over_all_of_in_declared_order() {
    Schema variant = named("Variant");
    assertThat(names(variant.properties())).containsExactly("id", "kind", "extra");
    assertThat(variant.property("id")).get().matches(p -> p.required() && p.readOnly());
    assertThat(variant.property("kind")).get().matches(Schema.Property::required);
    assertThat(variant.property("kind").orElseThrow().schema().enumeration())
        .containsExactly(Json.of("v"));
    assertThat(variant.property("kind").orElseThrow().schema().types()).containsExactly("string");
    assertThat(variant.property("extra")).get().matches(Schema.Property::writeOnly);
    assertThat(variant.required()).containsExactly("id", "ghost", "kind");
    assertThat(variant.types()).containsExactly("object");
  }

  @Test
  void members_of_variants_are_told_on_request() {
    assertThat(names(named("Base").properties())).containsExactly("id", "kind");
    assertThat(names(named("Base").possibleProperties())).containsExactly("id", "kind", "extra");
    assertThat(named("Base").variants()).hasToString("[Variant]");
  }

  @Test
  void a_reference_keeps_the_name_and_what_stands_beside_it() {
    Schema schema = schema("{'$ref':'Secret','default':'x','required':['q']}");
    assertThat(schema.name()).contains("Secret");
    assertThat(schema.resolved().name()).contains("Secret");
    assertThat(schema.defaultValue()).contains(Json.of("x"));
    assertThat(schema.format()).contains("byte");
    assertThat(schema.nullable()).isTrue();
    assertThat(schema("{'$ref':'Secret'}").resolved()).isSameAs(named("Secret"));
  }

  @Test
  void a_member_declared_false_is_none_and_must_not_be_there() {
    Schema schema = schema("{'$ref':'Base','properties':{'kind':false}}");
    assertThat(names(schema.properties())).containsExactly("id");
    assertThat(schema.refuses("kind")).isTrue();
    assertThat(schema.refuses("id")).isFalse();
  }

  @Test
  void types_are_told_by_what_is_there() {
    assertThat(schema("{'properties':{}}").types()).containsExactly("object");
    assertThat(schema("{'enum':['a',null,1]}").types())
        .containsExactly("string", "null", "integer");
    assertThat(named("Either").types()).containsExactly("integer", "string", "null");
    assertThat(schema("{'oneOf':[{},{'type':'string'}]}").types()).isEmpty();
    assertThat(schema("{'type':'number'}").allows("integer")).isTrue();
    assertThat(schema("{'type':'integer'}").allows("string")).isFalse();
    assertThat(schema("{}").allows("string")).isTrue();
    assertThat(schema("false").impossible()).isTrue();
  }

  @Test
  void circles_and_oddities_are_harmless() {
    assertThat(names(named("Circle").properties())).containsExactly("a");
    assertThat(named("Ping").types()).isEmpty();
    assertThat(named("Ping").resolved().node()).isEqualTo(Obj.EMPTY);
    Schema odd =
        schema("{'items':[{'type':'string'}],'additionalProperties':7,'allOf':{},'type':5}");
    assertThat(odd.items()).isPresent();
    assertThat(odd.additionalProperties()).isEmpty();
    assertThat(odd.open()).isTrue();
    assertThat(odd.types()).containsExactly("array");
    assertThat(odd.discriminator()).isEmpty();
  }
}
