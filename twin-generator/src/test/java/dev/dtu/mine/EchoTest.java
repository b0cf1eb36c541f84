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
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What a service makes of what people call things.
class EchoTest {

  private static Obj obj(String text) {
    return Json.trusted(text).asObj().orElseThrow();
  }

  /// A thing that was called so, and is shown by a name that the service made of it.
  private static Sight sight(int number, String label, String name) {
    String tenant = number % 2 == 0 ? "north" : "south";
    return new Sight(
        "group" + number,
        "session" + number,
        obj("{\"label\":\"%s\"}".formatted(label)),
        Obj.EMPTY,
        obj("{\"label\":\"%s\",\"name\":\"%s\"}".formatted(label, tenant + name)),
        Map.of(),
        Map.of(),
        "",
        "crt%07dx".formatted(number * 7919),
        "https://" + tenant + ".shop.example",
        tenant,
        Optional.empty());
  }

  @Test
  void a_name_made_of_the_tenant_of_what_was_sent_and_of_a_count_is_a_template() {
    List<Sight> seen = new ArrayList<>();
    for (int i = 1; i < 9; i++) {
      seen.add(sight(i, "My Cart No. " + i * 41, "_mycartno" + i * 41 + "_" + i));
    }
    List<Line> lines = Learner.lines(seen, Mode.MAKE, new Tokens());
    assertThat(lines)
        .filteredOn(line -> line.at().equals(Pointer.ROOT.to("name")))
        .singleElement()
        .extracting(line -> line.is().orElseThrow())
        .isEqualTo(Json.of("${tenant}_${plain:sent:/label}_${made:[1-9]}"));
    Facts facts =
        (name, _) ->
            Optional.ofNullable(
                    switch (name) {
                      case "tenant" -> "west";
                      case "sent:/label" -> "Other Cart";
                      case "made:[1-9]" -> "4";
                      default -> null;
                    })
                .map(Json::of);
    Obj made = Usage.applied(lines, obj("{\"label\":\"Other Cart\"}"), facts);
    assertThat(made.text("name")).contains("west_othercart_4");
  }

  @Test
  void a_dash_stands_for_whatever_is_no_letter() {
    List<Sight> seen = new ArrayList<>();
    for (int i = 1; i < 9; i++) {
      seen.add(sight(i, "My Cart, No. " + i * 41, ": my-cart-no-" + i * 41));
    }
    assertThat(Learner.lines(seen, Mode.MAKE, new Tokens()).toString())
        .contains("${tenant}: ${slug:sent:/label}");
  }

  @Test
  void another_host_of_the_tenant_is_told_by_its_own() {
    List<Sight> seen = new ArrayList<>();
    for (int i = 1; i < 9; i++) {
      seen.add(sight(i, "Cart " + i * 41, "-admin.shop.example/carts"));
    }
    assertThat(Learner.lines(seen, Mode.MAKE, new Tokens()).toString())
        .contains("${tenant}-admin.${domain}/carts");
  }

  @Test
  void a_common_word_in_small_letters_is_no_echo() {
    List<Sight> seen = new ArrayList<>();
    for (int i = 1; i < 9; i++) {
      seen.add(sight(i, i < 5 ? "Medium" : "Highest", i < 5 ? "/size=medium" : "/size=small"));
    }
    assertThat(Learner.lines(seen, Mode.MAKE, new Tokens()).toString()).doesNotContain("lower:");
  }

  @Test
  void a_line_made_of_the_thing_itself_comes_before_one_that_holds_otherwise() {
    Pointer link = Pointer.ROOT.to("link");
    var own = new Line(link, sent(), Optional.of(Json.of("${item:/name}_link")), 4, 0, 0);
    var other = new Line(link, new TreeMap<>(), Optional.of(Json.of("login")), 9, 4, 0);
    List<Line> lines = List.of(own, other);
    Obj named = obj("{\"name\":\"n7\"}");
    Facts asked = (name, _) -> name.equals("sent:/own") ? yes() : Optional.empty();
    assertThat(Usage.applied(lines, named, asked).text("link")).contains("n7_link");
    Facts nothing = (_, _) -> Optional.empty();
    assertThat(Usage.applied(lines, named, nothing).text("link")).contains("login");
    assertThat(Usage.applied(lines, obj("{}"), asked).text("link")).contains("login");
  }

  private static Optional<Json> yes() {
    return Optional.of(Json.of(true));
  }

  private static SortedMap<String, Json> sent() {
    var when = new TreeMap<String, Json>();
    when.put("has:sent:/own", Json.of(true));
    return when;
  }
}
