package dev.dtu.load;

import dev.dtu.call.Nearest;
import dev.dtu.contract.Contract;
import dev.dtu.contract.OperationLine;
import dev.dtu.event.Occasion;
import dev.dtu.fault.Selector;
import dev.dtu.json.Json;
import dev.dtu.twin.RateLimits;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads when a service has something to tell.
final class Occasions {

  private static final List<String> MEMBERS =
      List.of(
          "row", "change", "container", "operations", "changed", "from", "to", "where", "limit");
  private static final List<String> LEVELS =
      List.of(RateLimits.NEAR, RateLimits.OVER, RateLimits.CROWDED);
  private static final List<String> CHANGES =
      Arrays.stream(Occasion.Kind.values()).map(k -> k.name().toLowerCase(Locale.ROOT)).toList();

  private final Contract contract;
  private final List<String> operations;
  private final List<String> resources;

  /// @param resources their names
  Occasions(Contract contract, List<String> resources) {
    this.contract = contract;
    this.operations = contract.lines().stream().map(OperationLine::id).toList();
    this.resources = resources;
  }

  Occasion read(Page page) {
    Map<String, Page> on = page.members(MEMBERS);
    Page limit = on.get("limit");
    if (limit != null) {
      if (!List.of("limit", "operations").containsAll(on.keySet())) {
        page.flaw("expected nothing beside 'limit' but 'operations', found " + on.keySet());
      }
      return limit(limit, globs(on.get("operations")));
    }
    Page row = on.get("row");
    Page change = on.get("change");
    Page container = on.get("container");
    if (row == null && !on.containsKey("operations")) {
      page.flaw("expected a member 'row' or 'operations', found neither");
    }
    if ((row == null) != (change == null)) {
      page.flaw("expected 'row' and 'change' together, found one of them");
    }
    Occasion.Kind kind = change == null ? Occasion.Kind.UPDATED : kind(change);
    boolean moves = kind == Occasion.Kind.ENTERED || kind == Occasion.Kind.LEFT;
    if (moves == (container == null)) {
      page.flaw("expected 'container' with 'entered' and 'left', and only there");
    }
    return new Occasion(
        row == null ? "" : resource(row),
        kind,
        container == null ? "" : resource(container),
        globs(on.get("operations")),
        on.containsKey("changed") ? on.get("changed").texts() : List.of(),
        values(on.get("from")),
        values(on.get("to")),
        values(on.get("where")));
  }

  /// When calls come near a limit, there are more of them, or too many at once.
  private static Occasion limit(Page level, List<String> globs) {
    SortedMap<String, Json> to = new TreeMap<>();
    String word = level.word(LEVELS);
    to.put("level", Json.of(word));
    return new Occasion(
        RateLimits.TABLE,
        word.equals(RateLimits.CROWDED) ? Occasion.Kind.CREATED : Occasion.Kind.UPDATED,
        "",
        globs,
        List.of(),
        new TreeMap<>(),
        to,
        new TreeMap<>());
  }

  private static Occasion.Kind kind(Page page) {
    String word = page.word(CHANGES);
    return CHANGES.contains(word)
        ? Occasion.Kind.valueOf(word.toUpperCase(Locale.ROOT))
        : Occasion.Kind.UPDATED;
  }

  /// The name of a resource there is, or of notes that Java keeps: `~name`.
  String resource(Page page) {
    return page.text().startsWith("~") ? page.text() : page.word(resources);
  }

  /// A flaw where there is no resource of a name.
  void resource(Page page, String name) {
    if (!resources.contains(name)) {
      page.flaw("expected a resource, found '" + name + "'" + Nearest.hint(name, resources));
    }
  }

  /// An operation that the contract has.
  void operation(Page page) {
    if (!page.sound() && !contract.has(page.text())) {
      page.flaw(
          "expected an operation of the contract, found '"
              + page.text()
              + "'"
              + Nearest.hint(page.text(), operations));
    }
  }

  /// Operations that the contract has, `*` for any part of one.
  List<String> globs(@Nullable Page page) {
    if (page == null) {
      return List.of();
    }
    for (Page each : page.items()) {
      if (!each.sound() && !there(each.text())) {
        each.flaw(
            "expected an operation of the contract, found '"
                + each.text()
                + "'"
                + Nearest.hint(each.text(), operations));
      }
    }
    return page.texts();
  }

  private boolean there(String glob) {
    return contract.has(glob) || operations.stream().anyMatch(id -> Selector.matches(glob, id));
  }

  /// Members and what they are to be.
  static SortedMap<String, Json> values(@Nullable Page page) {
    SortedMap<String, Json> values = new TreeMap<>();
    if (page != null) {
      page.members().forEach((name, value) -> values.put(name, value.json()));
    }
    return values;
  }
}
