package dev.dtu.mine;

import dev.dtu.json.Json;
import dev.dtu.usage.Line;
import dev.dtu.usage.Pointer;
import dev.dtu.usage.Usage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What a state takes with it: the members that an action was seen to give and to take while it moved
/// a thing into a state are those of that state, whichever operation leaves a thing in it.
///
/// A replacement that says `"status": "INACTIVE"` shows the links that switching off shows, and one that
/// says `"status": "ACTIVE"` again those that things have when they are made. Where somebody was seen to
/// make or replace a thing so, that tells.
final class Turned {

  /// What states are called.
  private static final Pattern STATE = Pattern.compile("[A-Z][A-Z_]{2,24}|[a-z]{3,16}");

  /// What an action does to a thing.
  ///
  /// @param at the member that says the state
  /// @param is the state
  /// @param back whether it is the state in which things are made
  private record Action(String resource, Pointer at, Json is, List<Line> lines, boolean back) {}

  private Turned() {}

  /// What was seen of operations that make and change things, with what states take with them.
  static void into(SortedMap<String, Usage> operations, SortedMap<String, Notes> notes) {
    List<Action> actions = new ArrayList<>();
    notes.forEach((id, each) -> {
      if (!each.resource.isEmpty() && each.answers.isEmpty() && !each.apart() && !each.tells) {
        action(each, operations.getOrDefault(id, Usage.NONE)).ifPresent(actions::add);
      }
    });
    for (Action action : List.copyOf(actions)) {
      notes.forEach((id, each) -> {
        if (each.resource.equals(action.resource()) && !each.answers.isEmpty()) {
          back(action, each.answers, operations.getOrDefault(id, Usage.NONE))
              .ifPresent(actions::add);
        }
      });
    }
    notes.forEach((id, each) -> {
      List<Sight> sights = each.answers.isEmpty() ? each.item : each.answers;
      for (Action action : each.apart() || each.tells ? List.<Action>of() : actions) {
        boolean sends = sights.stream().anyMatch(sight -> !sight.sent().isEmpty());
        boolean told =
            action.back()
                ? !each.answers.isEmpty() || sights.stream().anyMatch(it -> changed(action, it))
                : sights.stream().anyMatch(it -> has(action, it.shown()));
        if (sends && !told && action.resource().equals(each.resource)) {
          operations.computeIfPresent(id, (_, usage) -> usage.leaving(with(usage.item(), action)));
        }
      }
    });
  }

  private static List<Line> with(List<Line> lines, Action action) {
    List<Line> all = new ArrayList<>();
    for (Line line : action.lines()) {
      SortedMap<String, Json> when = new TreeMap<>(line.when());
      when.put("item:" + action.at(), action.is());
      all.add(new Line(line.at(), when, line.is(), 0, 0, 1));
    }
    all.addAll(lines);
    return all;
  }

  /// What things have that are made, in the place of what an action gave and took.
  private static Optional<Action> back(Action action, List<Sight> made, Usage maker) {
    Map<Json, Long> states = new LinkedHashMap<>();
    for (Sight each : made) {
      action
          .at()
          .in(each.shown())
          .filter(is -> !is.equals(action.is()))
          .ifPresent(is -> states.merge(is, 1L, Long::sum));
    }
    Optional<Json> state =
        states.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
    List<Line> lines = new ArrayList<>();
    for (Line line : action.lines()) {
      boolean there = made.stream().anyMatch(each -> line.at().in(each.shown()).isPresent());
      if (!there && line.is().isPresent()) {
        lines.add(new Line(line.at(), line.when(), Optional.empty(), 0, 0, 0));
      }
    }
    for (Line line : maker.item()) {
      boolean taken =
          action.lines().stream().anyMatch(it -> it.is().isEmpty() && it.at().holds(line.at()));
      if (taken && line.when().isEmpty()) {
        lines.add(line);
      }
    }
    return state.map(is -> new Action(action.resource(), action.at(), is, lines, true));
  }

  /// Whether somebody moved a thing into that state.
  private static boolean changed(Action action, Sight sight) {
    return has(action, sight.shown())
        && action.at().in(sight.before()).filter(is -> !is.equals(action.is())).isPresent();
  }

  private static boolean has(Action action, Json shown) {
    return action.at().in(shown).equals(Optional.of(action.is()));
  }

  /// The state that an operation moves things into without being told it, and what it gives and takes.
  private static Optional<Action> action(Notes notes, Usage usage) {
    for (Line line : usage.item()) {
      boolean state =
          line.at().steps().size() == 1
              && line.when().isEmpty()
              && line.is().flatMap(Json::asText).filter(STATE.asMatchPredicate()).isPresent()
              && notes.item.stream().allMatch(each -> each.sent().isEmpty());
      boolean moved =
          notes.item.stream()
              .map(each -> line.at().in(each.before()))
              .anyMatch(before -> before.isPresent() && !before.equals(line.is()));
      List<Line> lines = state && moved ? given(notes, usage.item()) : List.of();
      if (!lines.isEmpty()) {
        return Optional.of(
            new Action(notes.resource, line.at(), line.is().orElse(Json.Null.NULL), lines, false));
      }
    }
    return Optional.empty();
  }

  /// Lines of members below others that things had before and have no more, or the other way round.
  private static List<Line> given(Notes notes, List<Line> lines) {
    Map<Pointer, Boolean> changed = new TreeMap<>();
    for (Line line : lines) {
      if (line.at().steps().size() > 1) {
        boolean now = line.is().isPresent();
        long other =
            notes.item.stream().filter(it -> line.at().in(it.before()).isPresent() != now).count();
        changed.merge(line.at(), 2 * other > notes.item.size(), Boolean::logicalOr);
      }
    }
    return lines.stream().filter(line -> changed.getOrDefault(line.at(), false)).toList();
  }
}
