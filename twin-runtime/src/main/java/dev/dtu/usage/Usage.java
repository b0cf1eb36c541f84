package dev.dtu.usage;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// What was seen of one operation.
///
/// @param seen how many of its answers were read; 0 where nothing but leniency is known
/// @param ids the shape of the ids it makes, or, where it makes none, of things that are there
/// though     nobody made them; [#ANY_ID] for any, empty when none is known
/// @param item what becomes of the thing it makes or changes, members before those in them
/// @param view what it shows of a thing otherwise than the thing is kept
/// @param found what there is to a thing that nobody was seen to make
/// @param apart whether a creation answers with something else than the thing it makes
/// @param rules of the document that it does not keep
/// @param around what its answers are beside the thing
/// @param objections what it says no to; the first that holds is what it says
public record Usage(
    long seen,
    Optional<String> ids,
    List<Line> item,
    List<Line> view,
    List<Line> found,
    boolean apart,
    Loose rules,
    Around around,
    List<Objection> objections) {

  /// The shape of ids that are of none.
  public static final String ANY_ID = "*";

  private static final String REQUIRED = " required";

  public static final Usage NONE =
      new Usage(
          0, Optional.empty(), List.of(), List.of(), List.of(), false, Loose.NONE, Around.NONE);

  public Usage {
    item = List.copyOf(item);
    view = List.copyOf(view);
    found = List.copyOf(found);
    objections = List.copyOf(objections);
  }

  /// Of an operation that says no to nothing.
  public Usage(
      long seen,
      Optional<String> ids,
      List<Line> item,
      List<Line> view,
      List<Line> found,
      boolean apart,
      Loose rules,
      Around around) {
    this(seen, ids, item, view, found, apart, rules, around, List.of());
  }

  /// What it answers with where that is a text; empty where nothing is known of such.
  public Optional<Json> text(Facts facts) {
    return item.stream()
        .filter(line -> line.at().steps().isEmpty() && line.holds(facts))
        .flatMap(line -> line.is().flatMap(is -> Filling.of(is, facts, line.at())).stream())
        .findFirst();
  }

  /// The same of a deletion that leaves something.
  public Usage leaving(List<Line> left) {
    return new Usage(seen, ids, left, view, found, apart, rules, around, objections);
  }

  /// The same with what it says no to.
  public Usage objecting(List<Objection> others) {
    return new Usage(seen, ids, item, view, found, apart, rules, around, others);
  }

  /// The same with further lines of what becomes of the thing, of places that have none.
  public Usage adding(List<Line> lines) {
    List<Line> all = new ArrayList<>(item);
    for (Line line : lines) {
      if (item.stream().noneMatch(each -> each.at().equals(line.at()))) {
        all.add(line);
      }
    }
    return new Usage(seen, ids, all, view, found, apart, rules, around, objections);
  }

  /// The same with further lines of what a read or a list shows otherwise.
  public Usage showing(List<Line> lines) {
    List<Line> all = new ArrayList<>(view);
    all.addAll(lines);
    return new Usage(seen, ids, item, all, found, apart, rules, around, objections);
  }

  /// The same of an operation that answers of things nobody made.
  ///
  /// @param shape of their ids
  public Usage finding(String shape) {
    return new Usage(seen, Optional.of(shape), item, view, found, apart, rules, around, objections);
  }

  /// Whether more is known than that there are things nobody made.
  public boolean tells() {
    return !ids.map(NONE::finding).equals(Optional.of(this));
  }

  /// The same with other rules not kept.
  public Usage with(Loose loose) {
    return new Usage(seen, ids, item, view, found, apart, loose, around, objections);
  }

  /// The same as far as it tells what becomes of some members of the thing.
  public Usage heeded(List<String> members) {
    List<Line> lines =
        item.stream()
            .filter(line -> !line.at().steps().isEmpty())
            .filter(line -> members.contains(line.at().steps().getFirst()))
            .toList();
    return new Usage(seen, ids, lines, List.of(), found, apart, rules, around, objections);
  }

  /// The same with each template as it is written otherwise.
  public Usage with(UnaryOperator<Json> written) {
    return new Usage(
        seen,
        ids,
        Line.each(item, written),
        Line.each(view, written),
        Line.each(found, written),
        apart,
        rules,
        around.with(written),
        objections.stream().map(each -> each.with(written)).toList());
  }

  /// The same with other lines in the place of those at their members and below.
  Usage under(Usage declared) {
    return new Usage(
        Math.max(seen, 1), // what is declared counts as seen
        ids,
        under(item, declared.item),
        under(view, declared.view),
        under(found, declared.found),
        apart,
        rules,
        around.under(declared.around),
        objections);
  }

  private static List<Line> under(List<Line> seen, List<Line> declared) {
    List<Line> lines = new ArrayList<>();
    for (Line line : seen) {
      if (declared.stream().noneMatch(over -> over.at().holds(line.at()))) {
        lines.add(line);
      }
    }
    lines.addAll(declared);
    return lines;
  }

  /// Whether the service was seen to show something else there than a caller had asked for.
  public boolean unheeded(Pointer at) {
    return item.stream().anyMatch(line -> line.unheeded() > 0 && line.at().meets(at));
  }

  /// Whether it was seen to leave there what was there before.
  public boolean keeps(Pointer at) {
    return item.stream()
        .filter(line -> line.at().meets(at))
        .anyMatch(line -> line.is().equals(Optional.of(Json.of("${before:" + line.at() + "}"))));
  }

  /// Whether a deletion was seen to leave the thing there the first time, under some condition.
  public boolean leaves() {
    return item.stream().anyMatch(Usage::whole);
  }

  /// Whether it leaves this thing.
  public boolean leaves(Facts facts) {
    return item.stream().anyMatch(line -> whole(line) && line.holds(facts));
  }

  private static boolean whole(Line line) {
    return line.at().equals(Pointer.ROOT) && line.is().filter(Line.KEPT::equals).isPresent();
  }

  /// Whether it was seen to leave nothing there.
  public boolean takes(Pointer at) {
    return item.stream().anyMatch(line -> line.at().equals(at) && line.is().isEmpty());
  }

  /// An item that was completed as the document asks, without the members that it was seen to be
  /// without and did not have before.
  public Obj bare(Obj given, Obj whole) {
    Obj bare = whole;
    for (String rule : rules.departed()) {
      if (rule.endsWith(REQUIRED)) {
        Pointer at = Pointer.of(rule.substring(0, rule.length() - REQUIRED.length()));
        boolean drawn = !at.steps().isEmpty() && at.in(given).isEmpty();
        bare = drawn ? at.without(bare) : bare;
      }
    }
    return bare;
  }

  /// Whether a rule of the document is broken by what was seen of it: by nothing where it asks for
  /// something, or by null.
  ///
  /// @param rule as [Loose#place] calls it
  public boolean says(String rule) {
    boolean none = rule.endsWith(REQUIRED);
    if (!none && !rule.endsWith(" null")) {
      return false;
    }
    Pointer at = Pointer.of(rule.substring(0, rule.indexOf(' ')));
    Optional<Json> is = none ? Optional.empty() : Optional.of(Json.Null.NULL);
    return Stream.of(item, view, found)
        .flatMap(List::stream)
        .anyMatch(line -> line.is().equals(is) && line.at().folded().equals(at));
  }

  /// Whether it was seen to show something there otherwise than the thing is kept.
  public boolean views(Pointer at) {
    return view.stream().anyMatch(line -> line.at().meets(at));
  }

  /// The item with what the lines say, the first that holds for each member.
  public static Obj applied(List<Line> lines, Obj item, Facts facts) {
    return Applied.of(lines, item, facts);
  }

  /// What was given, with what the lines say of the rest.
  public static Obj filled(List<Line> lines, Obj given, Facts facts) {
    Obj item = applied(lines, given, facts);
    return item.equals(given) ? item : over(item, given);
  }

  /// An object with another's members in the place of its own.
  public static Obj over(Obj item, Obj given) {
    Obj whole = item;
    for (Obj.Member each : given) {
      Json other = item.find(each.key()).orElse(null);
      whole =
          other instanceof Obj made && each.value() instanceof Obj own
              ? whole.with(each.key(), over(made, own))
              : whole.with(each.key(), each.value());
    }
    return whole;
  }

  /// The places it says anything of.
  public Set<Pointer> places() {
    Set<Pointer> places = new LinkedHashSet<>();
    item.forEach(line -> places.add(line.at()));
    view.stream().filter(Line::keeps).forEach(line -> places.add(line.at()));
    return places;
  }
}
