package dev.dtu.mine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.usage.Line;
import dev.dtu.usage.Pointer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What is found of sights made by hand.
class MiningTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private static Obj obj(String text) {
    return Json.trusted(text).asObj().orElseThrow();
  }

  private static Sight sight(int number, String sent, String before, String shown) {
    String id = "crt%07dx".formatted(number * 7919);
    return new Sight(
        "group" + number,
        "session" + number,
        obj(sent),
        obj(before),
        obj(shown.replace("ID", id)),
        Map.of("path:shop", "northern-shop-1"),
        Map.of(),
        "",
        id,
        "https://shop.example",
        "",
        Optional.of(NOON.plusSeconds(number * 86_400L * 9)));
  }

  private static List<Line> at(List<Line> lines, String pointer) {
    return lines.stream().filter(line -> line.at().equals(Pointer.of(pointer))).toList();
  }

  private static Json is(List<Line> lines, String pointer) {
    return at(lines, pointer).getFirst().is().orElse(Json.Null.NULL);
  }

  private static List<Line> lines(List<Sight> sights, Mode mode) {
    var tokens = new Tokens();
    return Learner.lines(sights, mode, tokens).stream()
        .map(line ->
            new Line(
                line.at(),
                line.when(),
                line.is().map(tokens::settled),
                line.seen(),
                line.against(),
                line.unheeded()))
        .toList();
  }

  private static List<Sight> sights(int count, String sent, String shown) {
    List<Sight> sights = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String told = shown.replace("NOW", NOON.plusSeconds(i * 86_400L * 9).toString());
      sights.add(sight(i, sent, "{}", told));
    }
    return sights;
  }

  @Test
  void what_comes_back_as_it_was_sent_needs_no_line() {
    assertThat(
            lines(
                sights(4, "{\"name\":\"n\",\"on\":true}", "{\"name\":\"n\",\"on\":true}"),
                Mode.MAKE))
        .isEmpty();
  }

  @Test
  void constants_the_clock_ids_and_links_are_told_apart() {
    List<Line> lines =
        lines(
            sights(
                4,
                "{\"name\":\"n\"}",
                "{\"name\":\"n\",\"state\":\"open\",\"made\":\"NOW\",\"ref\":\"ID\","
                    + "\"self\":\"https://shop.example/of/northern-shop-1/ID\",\"none\":null}"),
            Mode.MAKE);
    assertThat(is(lines, "/state")).isEqualTo(Json.of("open"));
    assertThat(is(lines, "/made")).isEqualTo(Json.of("${moment:2026-01-31T10:11:12Z}"));
    assertThat(is(lines, "/ref")).isEqualTo(Json.of("${id}"));
    assertThat(is(lines, "/self")).isEqualTo(Json.of("${origin}/of/${path:shop}/${id}"));
    assertThat(at(lines, "/none").getFirst().is()).contains(Json.Null.NULL);
    assertThat(at(lines, "/name")).isEmpty();
  }

  @Test
  void what_is_sent_and_never_shown_is_absent() {
    List<Line> lines = lines(sights(3, "{\"secret\":\"s\",\"a\":1}", "{\"a\":1}"), Mode.MAKE);
    assertThat(at(lines, "/secret").getFirst().is()).isEmpty();
  }

  @Test
  void who_says_nothing_tells_nothing_of_who_says_something() {
    for (String nothing : List.of("\"\"", "false", "0")) {
      String sent = "{\"name\":\"n\",\"note\":" + nothing + "}";
      List<Line> lines = at(lines(sights(3, sent, "{\"name\":\"n\"}"), Mode.MAKE), "/note");
      assertThat(lines).as(nothing).hasSize(2);
      assertThat(lines.getFirst().unheeded()).as("of what says nothing").isEqualTo(3);
      assertThat(lines.getFirst().when()).hasSize(1);
      assertThat(lines.getLast().unheeded()).as("gives way to something").isZero();
      assertThat(lines.getLast().when()).isEmpty();
    }
    String order = "{\"name\":\"n\",\"note\":{}}";
    List<Line> never = lines(sights(3, order, "{\"name\":\"n\"}"), Mode.MAKE);
    assertThat(at(never, "/note")).as("is no member of the thing").hasSize(1);
  }

  @Test
  void who_says_nothing_in_a_change_tells_nothing_of_who_leaves_it_alone() {
    List<Sight> sights = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      sights.add(sight(i, "{\"name\":\"n\",\"note\":0}", "{\"name\":\"m\"}", "{\"name\":\"n\"}"));
    }
    assertThat(at(lines(sights, Mode.CHANGE), "/note"))
        .singleElement()
        .satisfies(line -> assertThat(line.when()).hasSize(1));
  }

  @Test
  void a_word_of_few_that_was_sent_parts_what_it_decides() {
    List<Sight> sights =
        new ArrayList<>(sights(5, "{\"kind\":\"RED\"}", "{\"kind\":\"RED\",\"w\":\"warm\"}"));
    for (int i = 5; i < 10; i++) {
      sights.add(sight(i, "{\"kind\":\"BLUE\"}", "{}", "{\"kind\":\"BLUE\",\"w\":\"cold\"}"));
    }
    List<Line> lines = at(lines(sights, Mode.MAKE), "/w");
    assertThat(lines).hasSize(3);
    assertThat(lines.getFirst().when()).containsEntry("sent:/kind", Json.of("BLUE"));
    assertThat(lines.getFirst().is()).contains(Json.of("cold"));
    assertThat(lines.get(1).is()).contains(Json.of("warm"));
    assertThat(lines.getLast().is()).as("of other kinds there is one").contains(Line.DRAWN);
  }

  @Test
  void a_day_parts_what_a_service_showed_before_it_and_since() {
    List<Sight> sights = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      sights.add(sight(i, "{\"a\":1}", "{}", i < 6 ? "{\"a\":1}" : "{\"a\":1,\"b\":\"new\"}"));
    }
    List<Line> lines = at(lines(sights, Mode.MAKE), "/b");
    assertThat(lines)
        .anyMatch(line ->
            line.when().keySet().stream().anyMatch(name -> name.startsWith("since:"))
                && line.is().equals(Optional.of(Json.of("new"))));
  }

  @Test
  void what_one_recording_alone_says_is_not_kept_as_a_constant() {
    String long1 = "a sentence that somebody wrote once, and nobody since";
    List<Line> lines =
        lines(
            List.of(sight(1, "{}", "{}", "{\"text\":\"" + long1 + "\",\"state\":\"open\"}")),
            Mode.MAKE);
    assertThat(lines.toString()).doesNotContain("somebody");
    assertThat(is(lines, "/state")).isEqualTo(Json.of("open"));
  }

  @Test
  void a_change_keeps_what_was_and_tells_what_moves() {
    List<Sight> sights = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      sights.add(
          sight(
              i,
              "{}",
              "{\"state\":\"open\",\"name\":\"n" + i + "\",\"link\":\"on\"}",
              "{\"state\":\"closed\",\"name\":\"n" + i + "\"}"));
    }
    List<Line> lines = lines(sights, Mode.CHANGE);
    assertThat(is(lines, "/state")).isEqualTo(Json.of("closed"));
    assertThat(at(lines, "/name")).isEmpty();
  }

  @Test
  void what_a_change_takes_away_is_absent() {
    List<Sight> sights = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      sights.add(sight(i, "{}", "{\"off\":{\"n\":1},\"a\":1}", "{\"a\":1}"));
    }
    List<Line> lines = lines(sights, Mode.CHANGE);
    assertThat(at(lines, "/off").getFirst().is()).isEmpty();
    assertThat(at(lines, "/a")).isEmpty();
  }

  @Test
  void a_token_of_the_tenant_is_the_same_for_all_of_it_and_another_is_made_anew() {
    List<Sight> sights = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      String ours = "org4Kx9bQ" + (i / 3) + "z7Lm2";
      String own = "key7Tq" + (char) ('a' + i) + "9Wd3Pz5";
      sights.add(
          new Sight(
              "g" + i,
              "s" + i / 3,
              Obj.EMPTY,
              Obj.EMPTY,
              obj("{\"org\":\"" + ours + "\",\"key\":\"" + own + "\"}"),
              Map.of(),
              Map.of(),
              "",
              "id" + i,
              "https://t" + i / 3 + ".example",
              "t" + i / 3,
              Optional.of(NOON)));
    }
    List<Line> lines = lines(sights, Mode.MAKE);
    assertThat(is(lines, "/org").toString()).startsWith("\"${ours:");
    assertThat(is(lines, "/key").toString()).startsWith("\"${made:");
  }

  private static List<Sight> people(String shown) {
    List<Sight> sights = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      String token = "a1b2c3d4e5f6071829304a5b6c7d8e" + (i / 2) + "f";
      sights.add(
          new Sight(
              "g" + i,
              "s" + i / 2,
              Obj.EMPTY,
              Obj.EMPTY,
              obj(shown.replace("TOKEN", token)),
              Map.of(),
              Map.of(),
              "",
              "id" + i,
              "https://one.example",
              "",
              Optional.of(NOON)));
    }
    return sights;
  }

  @Test
  void equal_tokens_at_two_places_have_one_name() {
    List<Line> lines =
        lines(
            people(
                "{\"big\":\"https://img.example/TOKEN?s=48\","
                    + "\"small\":\"https://img.example/TOKEN?s=16\"}"),
            Mode.MAKE);
    String big = is(lines, "/big").asText().orElse("");
    String small = is(lines, "/small").asText().orElse("");
    assertThat(big).startsWith("https://img.example/${named:").endsWith("?s=48");
    assertThat(small.substring(0, small.indexOf('?')))
        .isEqualTo(big.substring(0, big.indexOf('?')));
  }

  @Test
  void a_shape_is_that_of_texts_parted_alike() {
    String one = "712020:dd760e17-4817-40be-8b94-d07c56a14dc5";
    String other = "712020:292a8b4c-ebd5-44be-bb94-f2cad8c12526";
    String third = "712020:0a1b2c3d-4e5f-4aaa-9cbb-123456789abc";
    assertThat(Shapes.shape(List.of(one, other, third)))
        .isEqualTo("712020:[a-f0-9]{8}-[a-f0-9]{4}-4[a-f0-9]{3}-[a-f0-9]{4}-[a-f0-9]{12}");
  }

  @Test
  void what_one_recording_says_of_all_other_kinds_gives_way_to_what_holds_most_often() {
    List<Sight> sights = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      sights.add(sight(i, "{\"kind\":\"RED\"}", "{}", "{\"kind\":\"RED\",\"w\":\"warm\"}"));
      sights.add(sight(10 + i, "{\"kind\":\"BLUE\"}", "{}", "{\"kind\":\"BLUE\",\"w\":\"cold\"}"));
    }
    sights.add(sight(20, "{\"kind\":\"RED\"}", "{}", "{\"kind\":\"RED\",\"w\":\"warm\"}"));
    sights.add(sight(21, "{\"kind\":\"ODD\"}", "{}", "{\"kind\":\"ODD\"}"));
    List<Line> lines = at(lines(sights, Mode.MAKE), "/w");
    assertThat(lines.getLast().when()).isEmpty();
    assertThat(lines.getLast().is()).contains(Json.of("warm"));
  }

  @Test
  void a_number_that_is_ever_another_is_made_in_its_form() {
    List<Sight> sights = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      sights.add(
          sight(i, "{}", "{}", "{\"rank\":\"0|i00%c%c:\"}".formatted('0' + i % 10, 'a' + i)));
    }
    assertThat(is(lines(sights, Mode.MAKE), "/rank").asText().orElse(""))
        .startsWith("0|${made:i00[")
        .endsWith("]{2}}:");
  }
}
