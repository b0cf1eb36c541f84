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
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What kinds that few recordings show have in common with others.
class WordingTest {

  private static final Known RIG = new Known(Set.of("sent:/rig"), Set.of());

  private static final List<String> RIGS = List.of("SLOOP", "KETCH", "YAWL");

  private int number;

  private Sight sight(String group, String day, String rig, String shown) {
    number++;
    return new Sight(
        group,
        group + number,
        obj("{\"rig\":\"" + rig + "\"}"),
        Obj.EMPTY,
        obj("{\"rig\":\"" + rig + "\"" + shown + "}"),
        Map.of(),
        Map.of("pol0000111122223333a", "${row:law::/name:Harbour law}"),
        "",
        "bt%06d".formatted(number * 7919),
        "https://yard.example",
        "",
        Optional.of(Instant.parse(day + "T12:00:00Z")));
  }

  private static Obj obj(String text) {
    return Json.trusted(text).asObj().orElseThrow();
  }

  private static List<Line> lines(List<Sight> sights, String at) {
    return Learner.lines(sights, Mode.MAKE, new Tokens(), RIG).stream()
        .filter(line -> line.at().equals(Pointer.of(at)))
        .toList();
  }

  private static String of(List<Line> lines, String rig) {
    return lines.stream()
        .filter(line -> line.when().equals(Map.of("sent:/rig", Json.of(rig))))
        .findFirst()
        .flatMap(Line::is)
        .flatMap(Json::asText)
        .orElse("");
  }

  /// Sloops and ketches of two groups, and yawls of one, with what stands in the mark of each.
  private List<Sight> marks(String known, String alone) {
    List<Sight> sights = new ArrayList<>();
    for (String group : List.of("a", "b", "c", "d")) {
      for (String rig : List.of("SLOOP", "KETCH")) {
        String mark = known.replace("RIG", rig.equals("SLOOP") ? "yard" : "wharf");
        sights.add(sight(group, "2026-03-01", rig, ",\"mark\":\"" + mark + "\""));
      }
    }
    sights.add(sight("e", "2026-03-01", "YAWL", ",\"mark\":\"" + alone + "\""));
    sights.add(sight("e", "2026-03-01", "YAWL", ",\"mark\":\"" + alone + "\""));
    return sights;
  }

  @Test
  void a_text_of_one_group_in_words_that_others_show_is_believed() {
    List<Line> lines = lines(marks("mrk:RIG:t0aa11bb22cc33", "mrk:yard:t0dd44ee55ff66"), "/mark");
    assertThat(of(lines, "YAWL")).startsWith("mrk:yard:${");
    lines = lines(marks("mrk:RIG:t0aa11bb22cc33", "own words:t0dd44ee55ff66"), "/mark");
    assertThat(of(lines, "YAWL")).doesNotContain("own");
  }

  @Test
  void an_address_of_the_services_own_has_tokens_made_for_each_thing() {
    List<Line> lines =
        lines(marks("mrk-RIG", "https://yard.example/api/v1/marks/t0dd44ee55ff66"), "/mark");
    assertThat(of(lines, "YAWL")).startsWith("${origin}/api/v1/marks/${made:");
  }

  @Test
  void what_stands_in_every_tenant_is_one_thing_for_all_kinds() {
    List<Line> lines =
        lines(
            marks(
                "https://yard.example/laws/pol0000111122223333a",
                "https://yard.example/laws/pol9999888877776666b"),
            "/mark");
    assertThat(lines)
        .isNotEmpty()
        .allMatch(line -> line.is().toString().contains("${row:law::/name:Harbour law}"));
  }

  @Test
  void the_id_of_one_tenant_is_no_constant_in_a_list_either() {
    List<Sight> sights = new ArrayList<>();
    for (String group : List.of("a", "b", "c")) {
      sights.add(sight(group, "2026-03-01", "SLOOP", ",\"teams\":[\"T02MX7RDQ\"]"));
      sights.add(sight(group, "2026-03-01", "SLOOP", ",\"teams\":[\"T02MX7RDQ\"]"));
    }
    assertThat(lines(sights, "/teams"))
        .singleElement()
        .satisfies(line ->
            assertThat(line.is().orElseThrow().toString())
                .startsWith("[\"${")
                .doesNotContain("T02MX7RDQ"));
  }

  @Test
  void a_kind_that_nobody_made_has_what_all_kinds_have() {
    List<Sight> sights = new ArrayList<>();
    for (String rig : RIGS) {
      for (String group : List.of("a", "b", "c")) {
        sights.add(sight(group, "2026-03-01", rig, ",\"title\":\"The " + rig + "\""));
      }
    }
    assertThat(lines(sights, "/title"))
        .anyMatch(line -> line.when().isEmpty() && line.is().equals(Optional.of(Line.DRAWN)));
    sights.add(sight("a", "2026-03-01", "LUG", ""));
    sights.add(sight("b", "2026-03-01", "LUG", ""));
    assertThat(lines(sights, "/title"))
        .noneMatch(line -> line.when().isEmpty() && line.is().equals(Optional.of(Line.DRAWN)));
  }

  @Test
  void a_day_before_which_all_kinds_lack_a_member_is_one_for_all() {
    List<Sight> sights = new ArrayList<>();
    for (String rig : RIGS) {
      sights.add(sight("a", "2025-03-01", rig, ""));
      sights.add(sight("b", "2025-03-01", rig, ""));
    }
    for (String group : List.of("c", "d", "e")) {
      sights.add(sight(group, "2026-03-01", "SLOOP", ",\"exit\":1"));
      sights.add(sight(group, "2026-03-01", "LUG", ",\"exit\":2"));
    }
    assertThat(lines(sights, "/exit"))
        .filteredOn(line -> line.when().containsKey("sent:/rig"))
        .isNotEmpty()
        .allMatch(line -> line.when().containsKey("since:2026-03-01"));
  }

  @Test
  void a_day_before_which_kinds_lack_a_member_that_they_never_have_is_none() {
    List<Sight> sights = new ArrayList<>();
    for (String group : List.of("a", "b", "c")) {
      RIGS.forEach(rig -> sights.add(sight(group, "2025-03-01", rig, "")));
    }
    for (String group : List.of("c", "d", "e")) {
      RIGS.forEach(rig -> sights.add(sight(group, "2026-03-01", rig, "")));
      sights.add(sight(group, "2026-03-01", "LUG", ",\"exit\":2"));
    }
    assertThat(lines(sights, "/exit"))
        .filteredOn(line -> line.is().equals(Optional.of(Json.of(2))))
        .isNotEmpty()
        .allMatch(line -> line.when().containsKey("sent:/rig"))
        .noneMatch(line -> line.when().keySet().stream().anyMatch(it -> it.startsWith("since:")));
  }
}
