package dev.dtu.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// Where the readings of [SchemaCheck] are those of JSON Schema, another validator agrees on what
/// fits.
class SchemaCheckLaws {

  private static final SchemaRegistry ORACLE =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  @Property(tries = 4_000)
  void another_validator_agrees(@ForAll long seed) {
    var made = new Made(new Random(seed));
    Obj named = Obj.of("A", made.schema(2), "B", made.schema(2));
    Obj node = made.object(3);
    Schema schema = Schema.of(node, Schemas.in(named));
    var oracle = ORACLE.getSchema(node.with("$defs", named).toString(), InputFormat.JSON);
    for (int i = 0; i < 8; i++) {
      Json value = made.value(3);
      boolean fits = oracle.validate(value.toString(), InputFormat.JSON).isEmpty();
      assertThat(SchemaCheck.check(value, schema, SchemaCheck.Direction.REQUEST).isEmpty())
          .describedAs(value + " against " + node + " with " + named)
          .isEqualTo(fits);
    }
  }

  /// Schemas and values over a small alphabet, so that they meet.
  private record Made(Random random) {

    private static final List<String> NAMES = List.of("a", "b", "c");

    Json schema(int depth) {
      return switch (random.nextInt(12)) {
        case 0 -> Obj.EMPTY;
        case 1 -> Json.of(random.nextInt(4) > 0);
        default -> object(depth);
      };
    }

    Obj object(int depth) {
      Obj node =
          switch (random.nextInt(depth > 0 ? 7 : 3)) {
            case 0 -> text();
            case 1 -> number();
            case 2 -> Obj.of("enum", Arr.of(value(1), value(0), value(0)));
            case 3 -> array(depth - 1);
            default -> members(depth - 1);
          };
      return depth > 0 && random.nextInt(3) == 0 ? combined(node, depth - 1) : node;
    }

    private Obj combined(Obj node, int depth) {
      return switch (random.nextInt(5)) {
        case 0 -> node.with("not", object(depth));
        case 1 -> {
          Arr both = Arr.of(node, object(depth));
          // what a branch says of other members is read more widely than JSON Schema has it
          boolean closed = both.toString().contains("\"additionalProperties\":");
          yield Obj.of(closed ? "anyOf" : "allOf", both);
        }
        case 2 -> Obj.of("oneOf", Arr.of(node, object(depth), object(depth)));
        case 3 -> Obj.of("anyOf", Arr.of(node, object(depth)));
        default -> node.with("const", value(1));
      };
    }

    private Obj text() {
      Obj node = Obj.of("type", type("string"));
      return switch (random.nextInt(4)) {
        case 0 -> node.with("minLength", Json.of(random.nextInt(3)));
        case 1 -> node.with("maxLength", Json.of(random.nextInt(3)));
        case 2 ->
            node.with("pattern", List.of("^a", "b$", "[0-9]", "^.{2}$").get(random.nextInt(4)));
        default -> node;
      };
    }

    private Obj number() {
      Obj node = Obj.of("type", type(random.nextBoolean() ? "number" : "integer"));
      String keyword =
          List.of(
                  "minimum",
                  "maximum",
                  "exclusiveMinimum",
                  "exclusiveMaximum",
                  "multipleOf",
                  "default")
              .get(random.nextInt(6));
      return node.with(keyword, Json.of(1 + random.nextInt(3)));
    }

    private Json type(String type) {
      return random.nextInt(5) == 0 ? Arr.of(Json.of(type), Json.of("boolean")) : Json.of(type);
    }

    private Obj array(int depth) {
      Obj node = Obj.of("type", Json.of("array"));
      if (random.nextBoolean()) {
        node = node.with("items", reference(depth));
      }
      if (random.nextInt(4) == 0) {
        node = node.with("prefixItems", Arr.of(schema(depth)));
      }
      return switch (random.nextInt(4)) {
        case 0 -> node.with("minItems", Json.of(random.nextInt(3)));
        case 1 -> node.with("maxItems", Json.of(random.nextInt(3)));
        case 2 -> node.with("uniqueItems", Json.of(true));
        default -> node;
      };
    }

    private Obj members(int depth) {
      var properties = Obj.builder();
      for (String name : NAMES.subList(0, 1 + random.nextInt(2))) {
        properties.put(name, reference(depth));
      }
      Obj node = Obj.of("type", Json.of("object"), "properties", properties.build());
      if (random.nextInt(3) == 0) {
        node = node.with("required", Arr.of(Json.of(NAMES.get(random.nextInt(3)))));
      }
      return switch (random.nextInt(7)) {
        case 0 -> node.with("additionalProperties", schema(depth));
        case 6 -> node.with("additionalProperties", Obj.of("type", Json.of("object")));
        case 1 -> node.with("additionalProperties", Json.of(false));
        case 2 -> node.with("patternProperties", Obj.of("[ab]", schema(depth)));
        case 3 -> node.with("propertyNames", Obj.of("enum", Arr.of(Json.of("a"), Json.of("c"))));
        case 4 -> node.with("minProperties", Json.of(random.nextInt(3)));
        default -> node.with("maxProperties", Json.of(random.nextInt(3)));
      };
    }

    // Only below a member or an item, where the other validator does not run in circles.
    private Json reference(int depth) {
      if (random.nextInt(4) > 0) {
        return schema(depth);
      }
      Obj reference = Obj.of("$ref", Json.of("#/$defs/" + (random.nextBoolean() ? "A" : "B")));
      return random.nextInt(3) == 0 ? reference.with("minLength", Json.of(1)) : reference;
    }

    Json value(int depth) {
      return switch (random.nextInt(depth > 0 ? 9 : 5)) {
        case 0 -> Json.Null.NULL;
        case 1 -> Json.of(random.nextBoolean());
        case 2 -> Json.of(random.nextInt(5) - 1);
        case 3 -> random.nextBoolean() ? Json.of(1.5) : Json.of(-0.25);
        case 4 -> Json.of(List.of("", "a", "ab", "b1", "\uD83D\uDE00").get(random.nextInt(5)));
        case 5 -> {
          var items = new ArrayList<Json>();
          for (int i = random.nextInt(4); i > 0; i--) {
            items.add(value(depth - 1));
          }
          yield Arr.of(items);
        }
        default -> {
          var members = Obj.builder();
          for (String name : NAMES) {
            if (random.nextBoolean()) {
              members.put(name, value(depth - 1));
            }
          }
          yield members.build();
        }
      };
    }
  }
}
