package dev.dtu.mine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.usage.Line;
import dev.dtu.usage.Pointer;
import dev.dtu.usage.Usage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is thought of a member of which no replacement tells, what a state takes with it, and what a
/// list leaves out, of a service that has boats.
class CarriedTest {

  private static final Known ALONE = new Known(Set.of(), Set.of(), Set.of(), new TreeMap<>(), true);

  private final SortedMap<String, Notes> notes = new TreeMap<>();
  private final SortedMap<String, Usage> operations = new TreeMap<>();

  private static Sight sight(int number, String sent, String before, String shown) {
    return new Sight(
        "g" + number,
        "g" + number,
        obj(sent),
        obj(before),
        obj(shown),
        Map.of(),
        Map.of(),
        "",
        "bt%06d".formatted(number * 7919),
        "https://yard.example",
        "",
        Optional.empty());
  }

  private static Obj obj(String text) {
    return Json.trusted(text).asObj().orElseThrow();
  }

  private Notes of(String operation) {
    Notes own = notes.computeIfAbsent(operation, _ -> new Notes());
    own.resource = "boat";
    return own;
  }

  /// Boats that are made afloat with a plate, without flags, and with a key that is not shown.
  @BeforeEach
  void boats() {
    for (int i = 0; i < 4; i++) {
      String own = "\"state\": \"AFLOAT\", \"plate\": {\"no\": \"x\"}, \"flags\": []";
      of("make")
          .answers
          .add(
              sight(
                  i,
                  "{\"a\": %d, \"key\": \"k%d\"}".formatted(i, i),
                  "{}",
                  "{\"a\": %d, %s, \"links\": {\"sink\": {}}}".formatted(i, own)));
    }
  }

  private void learn() {
    notes.forEach((id, each) -> {
      Mode mode = each.replaces ? Mode.REPLACE : Mode.CHANGE;
      List<Sight> sights = each.answers.isEmpty() ? each.item : each.answers;
      Mode own = each.answers.isEmpty() ? mode : Mode.MAKE;
      operations.put(id, Usage.NONE.adding(Learner.lines(sights, own, new Tokens(), ALONE)));
    });
  }

  private void replaced(String sent, String before, String shown) {
    Notes put = of("put");
    put.replaces = true;
    put.alike++;
    put.item.add(sight(put.item.size(), sent, before, shown));
  }

  private List<Line> at(String operation, String pointer) {
    return operations.getOrDefault(operation, Usage.NONE).item().stream()
        .filter(line -> line.at().toString().equals(pointer))
        .toList();
  }

  @Test
  void what_the_service_filled_in_is_still_there_when_a_replacement_leaves_it_out() {
    replaced(
        "{\"a\": 2, \"state\": \"AFLOAT\"}", "{\"a\": 1}", "{\"a\": 2, \"state\": \"AFLOAT\"}");
    learn();
    Carried.into(operations, notes);
    assertThat(at("put", "/plate"))
        .singleElement()
        .satisfies(line -> {
          assertThat(line.is()).contains(Json.of("${before:/plate}"));
          assertThat(line.when()).isEqualTo(Map.of("has:sent:/plate", Json.of(false)));
        });
    assertThat(at("put", "/plate/no")).isEmpty();
  }

  @Test
  void what_is_empty_when_a_thing_is_made_is_emptied_again() {
    replaced("{\"a\": 2}", "{\"a\": 1}", "{\"a\": 2}");
    learn();
    Carried.into(operations, notes);
    assertThat(at("put", "/flags"))
        .singleElement()
        .satisfies(line -> assertThat(line.is()).contains(Json.trusted("[]")));
  }

  @Test
  void what_making_does_not_show_replacing_does_not_either() {
    replaced("{\"a\": 2}", "{\"a\": 1}", "{\"a\": 2}");
    learn();
    Carried.into(operations, notes);
    assertThat(at("put", "/key"))
        .singleElement()
        .satisfies(line -> {
          assertThat(line.is()).isEmpty();
          assertThat(line.when()).isEqualTo(Map.of("has:sent:/key", Json.of(true)));
        });
  }

  @Test
  void a_replacement_that_was_seen_to_take_it_away_tells() {
    replaced("{\"a\": 2}", "{\"a\": 1, \"plate\": {\"no\": \"x\"}}", "{\"a\": 2}");
    learn();
    Carried.into(operations, notes);
    assertThat(at("put", "/plate")).isEmpty();
  }

  @Test
  void a_state_takes_its_members_with_it_and_gives_them_back() {
    for (int i = 0; i < 3; i++) {
      of("sink")
          .item
          .add(
              sight(
                  i,
                  "{}",
                  "{\"a\": 1, \"state\": \"AFLOAT\", \"links\": {\"sink\": {}}}",
                  "{\"a\": 1, \"state\": \"SUNK\", \"links\": {\"raise\": {}}}"));
      notes.get("sink").alike++;
    }
    replaced(
        "{\"a\": 2, \"state\": \"AFLOAT\"}",
        "{\"a\": 1, \"state\": \"AFLOAT\", \"links\": {\"sink\": {}}}",
        "{\"a\": 2, \"state\": \"AFLOAT\", \"links\": {\"sink\": {}}}");
    learn();
    Turned.into(operations, notes);
    Obj before = obj("{\"state\": \"AFLOAT\", \"links\": {\"sink\": {}}}");
    assertThat(after(before, "{\"state\": \"SUNK\", \"links\": {\"sink\": {}}}"))
        .isEqualTo(obj("{\"state\": \"SUNK\", \"links\": {\"raise\": {}}}"));
    Obj sunk = obj("{\"state\": \"SUNK\", \"links\": {\"raise\": {}}}");
    assertThat(after(sunk, "{\"state\": \"AFLOAT\", \"links\": {\"raise\": {}}}"))
        .isEqualTo(obj("{\"state\": \"AFLOAT\", \"links\": {\"sink\": {}}}"));
  }

  /// What the lines of replacing that hang on the state make of a boat.
  private Obj after(Obj before, String item) {
    List<Line> lines =
        operations.getOrDefault("put", Usage.NONE).item().stream()
            .filter(line -> line.when().keySet().stream().anyMatch(it -> it.startsWith("item:")))
            .toList();
    return Usage.applied(lines, obj(item), (name, _) -> fact(before, name));
  }

  private static Optional<Json> fact(Obj before, String name) {
    return name.startsWith("before:")
        ? Pointer.of(name.substring("before:".length())).in(before)
        : Optional.empty();
  }

  @Test
  void a_list_that_leaves_out_three_links_leaves_out_the_fourth() {
    Notes list = of("list");
    for (int i = 0; i < 10; i++) {
      String links = "{\"me\": 1, \"b\": 1, \"c\": 1, \"d\": 1}";
      list.view.add(sight(i, "{}", "{\"links\": " + links + "}", "{\"links\": {\"me\": 1}}"));
    }
    learn();
    List<Line> view = Learner.lines(list.view, Mode.VIEW, new Tokens(), ALONE);
    operations.put("list", Usage.NONE.showing(view));
    Curt.into(operations, notes);
    assertThat(operations.get("list").view())
        .filteredOn(line -> line.at().equals(Pointer.of("/links/sink")))
        .singleElement()
        .satisfies(line -> assertThat(line.is()).isEmpty());
    assertThat(operations.get("list").view())
        .noneMatch(line -> line.at().equals(Pointer.of("/links/me")));
  }
}
