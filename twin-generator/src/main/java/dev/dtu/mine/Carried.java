package dev.dtu.mine;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.usage.Line;
import dev.dtu.usage.Pointer;
import dev.dtu.usage.Usage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/// What a replacement is thought to do to a member of which no replacement tells: what nobody was seen to
/// leave out of one, or to send with one.
///
/// A member that the service fills in when a thing is made is still there when a replacement leaves it
/// out, as it was; where it is filled in with something empty, it is emptied again. A member that making
/// does not heed, replacing does not either. A replacement that leaves out what was not there before
/// tells nothing.
///
/// @param fresh names of members that replacements elsewhere were seen to set to the moment
record Carried(List<Sight> made, List<Sight> replaced, Set<String> fresh) {

  private static final String BEFORE = "${before:";
  private static final String MOMENT = "${moment:";

  /// What was seen of operations that replace things, with such lines.
  static void into(SortedMap<String, Usage> operations, SortedMap<String, Notes> notes) {
    SortedMap<String, String> makers = new TreeMap<>();
    Set<String> fresh = new TreeSet<>();
    notes.forEach((id, each) -> {
      if (!each.answers.isEmpty() && !each.resource.isEmpty()) {
        makers.putIfAbsent(each.resource, id);
      } else if (each.replaces) {
        List<Line> lines = operations.getOrDefault(id, Usage.NONE).item();
        lines.stream().filter(Carried::now).forEach(line -> fresh.add(name(line.at())));
      }
    });
    notes.forEach((id, each) -> {
      String maker = makers.getOrDefault(each.resource, "");
      if (each.replaces && each.answers.isEmpty() && !each.apart() && !maker.isEmpty()) {
        List<Sight> made = notes.getOrDefault(maker, new Notes()).answers;
        var carried = new Carried(made, each.item, fresh);
        List<Line> lines = operations.getOrDefault(maker, Usage.NONE).item();
        operations.computeIfPresent(id, (_, usage) -> carried.told(usage, lines));
      }
    });
  }

  /// What is known of the replacement, with what is thought.
  ///
  /// @param maker lines of the operation that makes such things
  private Usage told(Usage usage, List<Line> maker) {
    return usage.leaving(emptied(usage.item())).adding(lines(maker, usage.item()));
  }

  /// Whether it says the moment, where a replacement sets such members to it, or what the document says
  /// that nobody was seen to leave out.
  private boolean says(Line line) {
    boolean document =
        line.seen() == 0 && line.when().keySet().equals(Set.of(Sights.sent(line.at())));
    return document || (now(line) && fresh.contains(name(line.at())));
  }

  private static boolean now(Line line) {
    return line.is().flatMap(Json::asText).filter(text -> text.startsWith(MOMENT)).isPresent();
  }

  private static String name(Pointer at) {
    return at.steps().isEmpty() ? "" : at.steps().getLast();
  }

  /// The lines with something empty in the place of what was there before, where that was all that a
  /// replacement was seen to keep, and it is what stands there when nobody sends it.
  private List<Line> emptied(List<Line> known) {
    List<Line> lines = new ArrayList<>();
    for (Line line : known) {
      boolean before = line.is().equals(Optional.of(Json.of(BEFORE + line.at() + "}")));
      Optional<Json> made = before ? filled(line.at()).filter(Carried::empty) : Optional.empty();
      boolean same =
          made.isPresent()
              && left(replaced, line.at()).stream()
                  .allMatch(each -> line.at().in(each.shown()).equals(made));
      lines.add(
          same
              ? new Line(line.at(), line.when(), made, line.seen(), line.against(), line.unheeded())
              : line);
    }
    return lines;
  }

  /// Lines of places of which the replacement itself tells nothing.
  ///
  /// @param maker lines of the operation that makes such things
  /// @param known lines of the replacement
  private List<Line> lines(List<Line> maker, List<Line> known) {
    Set<Pointer> told = new TreeSet<>();
    known.forEach(line -> told.add(line.at()));
    List<Line> lines = new ArrayList<>();
    Set<Pointer> whole = new TreeSet<>();
    Set<Pointer> places = new TreeSet<>();
    SortedMap<Pointer, Json> otherwise = new TreeMap<>();
    for (Line line : maker) {
      if (plain(line.at())) {
        places.add(line.at());
        line.is().filter(_ -> says(line)).ifPresent(is -> otherwise.put(line.at(), is));
      }
    }
    for (Pointer at : places) {
      if (told.contains(at) || whole.stream().anyMatch(each -> inside(at, each))) {
        continue;
      }
      kept(at, Optional.ofNullable(otherwise.get(at)))
          .ifPresent(line -> {
            lines.add(line);
            whole.add(at);
          });
      dropped(at).ifPresent(lines::add);
    }
    return lines;
  }

  /// A member that stays, or is emptied, when a replacement leaves it out.
  ///
  /// @param otherwise what is there then and is not what was there before
  private Optional<Line> kept(Pointer at, Optional<Json> otherwise) {
    boolean seen = left(replaced, at).stream().anyMatch(each -> at.in(each.before()).isPresent());
    long filled = left(made, at).stream().filter(each -> at.in(each.shown()).isPresent()).count();
    boolean tells =
        left(made, at).isEmpty() ? otherwise.isPresent() : 2 * filled > left(made, at).size();
    if (seen || !tells) {
      return Optional.empty();
    }
    SortedMap<String, Json> when = new TreeMap<>(Map.of(Sights.sent(at), Json.of(false)));
    Pointer around = around(at);
    if (!around.steps().isEmpty()) {
      when.put(Sights.sent(around), Json.of(true));
    }
    Json is =
        otherwise.or(() -> filled(at).filter(Carried::empty)).orElse(Json.of(BEFORE + at + "}"));
    return Optional.of(new Line(at, when, Optional.of(is), 0, 0, 0));
  }

  /// A member that is not shown though it was sent.
  private Optional<Line> dropped(Pointer at) {
    Predicate<Sight> sent = each -> at.in(each.sent()).isPresent();
    List<Sight> asked = made.stream().filter(sent).toList();
    boolean seen = replaced.stream().anyMatch(sent);
    boolean shown = asked.stream().anyMatch(each -> at.in(each.shown()).isPresent());
    if (seen || shown || asked.isEmpty()) {
      return Optional.empty();
    }
    SortedMap<String, Json> when = new TreeMap<>(Map.of(Sights.sent(at), Json.of(true)));
    return Optional.of(new Line(at, when, Optional.empty(), 0, 0, asked.size()));
  }

  /// What all things have there that were made without it; empty where they differ.
  private Optional<Json> filled(Pointer at) {
    Set<Optional<Json>> values = new HashSet<>();
    left(made, at).forEach(each -> values.add(at.in(each.shown())));
    return values.size() == 1 ? values.iterator().next() : Optional.empty();
  }

  /// Those in which what it stands in was sent, and it was not.
  private static List<Sight> left(List<Sight> sights, Pointer at) {
    Pointer around = around(at);
    return sights.stream()
        .filter(each -> around.in(each.sent()).filter(Obj.class::isInstance).isPresent())
        .filter(each -> at.in(each.sent()).isEmpty())
        .toList();
  }

  private static Pointer around(Pointer at) {
    return new Pointer(at.steps().subList(0, at.steps().size() - 1));
  }

  private static boolean inside(Pointer at, Pointer whole) {
    int size = whole.steps().size();
    return at.steps().size() > size && at.steps().subList(0, size).equals(whole.steps());
  }

  /// Whether a place is a member by a name of its own, of objects alone.
  private static boolean plain(Pointer at) {
    return !at.steps().isEmpty()
        && at.steps().stream().noneMatch(step -> step.contains("{") || step.matches("\\d+"));
  }

  private static boolean empty(Json value) {
    return switch (value) {
      case Json.Null _ -> true;
      case Json.Text(String text) -> text.isEmpty();
      case Arr arr -> arr.isEmpty();
      case Obj obj -> obj.isEmpty();
      case Json.Bool _, Json.Num _ -> false;
    };
  }
}
