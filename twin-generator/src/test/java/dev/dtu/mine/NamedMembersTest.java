package dev.dtu.mine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.usage.Facts;
import dev.dtu.usage.Line;
import dev.dtu.usage.Pointer;
import dev.dtu.usage.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What becomes of members that are called after the thing they stand in.
class NamedMembersTest {

  private static final Facts NOTHING = (_, _) -> Optional.empty();

  private static Obj obj(String text) {
    return Json.trusted(text).asObj().orElseThrow();
  }

  private static Sight sight(int number, String shown) {
    return new Sight(
        "group" + number,
        "session" + number,
        Obj.EMPTY,
        Obj.EMPTY,
        obj(shown),
        Map.of(),
        Map.of(),
        "",
        "crt%07dx".formatted(number * 7919),
        "https://shop" + number + ".example",
        "",
        Optional.empty());
  }

  private static List<Sight> sights(String shown) {
    List<Sight> sights = new ArrayList<>();
    for (int i = 1; i < 7; i++) {
      sights.add(sight(i, shown.replace("NAME", "shop_" + i * 37)));
    }
    return sights;
  }

  @Test
  void a_name_with_a_fact_of_the_thing_in_it_is_a_template() {
    List<Sight> seen = sights("{\"name\":\"NAME\",\"marks\":{\"NAME_link\":true}}");
    List<Line> lines = Learner.lines(seen, Mode.MAKE, new Tokens());
    Pointer at = Pointer.ROOT.to("marks").to("${item:/name}_link");
    assertThat(lines).anyMatch(line -> line.at().equals(at));
    assertThat(lines.toString()).doesNotContain("shop_37_link");
    Obj made = Usage.applied(lines, obj("{\"name\":\"shop_5000\"}"), NOTHING);
    assertThat(made.obj("marks")).contains(obj("{\"shop_5000_link\":true}"));
  }

  @Test
  void a_name_that_several_show_is_the_services_own() {
    List<Sight> seen = sights("{\"name\":\"NAME\",\"marks\":{\"shop_37_link\":true}}");
    List<Line> lines = Learner.lines(seen, Mode.MAKE, new Tokens());
    assertThat(lines)
        .anyMatch(line -> line.at().equals(Pointer.ROOT.to("marks").to("shop_37_link")));
  }

  @Test
  void what_the_name_is_made_of_has_to_be_there() {
    List<Sight> seen = sights("{\"name\":\"NAME\",\"marks\":{\"NAME_link\":true}}");
    List<Line> lines = Learner.lines(seen, Mode.MAKE, new Tokens());
    List<Line> marks = lines.stream().filter(line -> line.at().steps().size() > 1).toList();
    assertThat(Usage.applied(marks, obj("{\"title\":\"none\"}"), NOTHING))
        .isEqualTo(obj("{\"title\":\"none\"}"));
  }

  @Test
  void a_token_in_the_path_is_no_kind_of_anything() {
    List<Sight> seen = new ArrayList<>();
    for (int i = 1; i < 9; i++) {
      String token = i % 2 == 0 ? "plc77aa88bb99cc00dd" : "plc11aa22bb33cc44dd";
      Sight plain = sight(i, "{\"level\":\"%s\"}".formatted(i % 2 == 0 ? "HIGH" : "LOW"));
      seen.add(
          new Sight(
              plain.group(),
              plain.session(),
              plain.sent(),
              plain.before(),
              plain.shown(),
              Map.of("path:plan", token),
              plain.rows(),
              plain.seed(),
              plain.id(),
              plain.origin(),
              plain.tenant(),
              plain.moment()));
    }
    assertThat(Learner.lines(seen, Mode.MAKE, new Tokens()))
        .noneMatch(line -> line.when().containsKey("path:plan"));
  }
}
