package dev.dtu.usage;

import dev.dtu.contract.Complaint;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What was seen of one operation.
///
/// @param seen how many of its answers were read; 0 where nothing but leniency is known
/// @param ids the shape of the ids it makes; empty when none is known
/// @param item what becomes of the thing it makes or changes, members before those in them
/// @param view what it shows of a thing otherwise than the thing is kept
/// @param found what there is to a thing that nobody was seen to make
/// @param apart whether a creation answers with something else than the thing it makes
/// @param forgiven rules of the document that requests broke and were answered all the same:
///     `/profile/login minLength`, see [#place]
public record Usage(
    long seen,
    Optional<String> ids,
    List<Line> item,
    List<Line> view,
    List<Line> found,
    boolean apart,
    NavigableSet<String> forgiven) {

  private static final String ITEM = "item:";

  public static final Usage NONE =
      new Usage(0, Optional.empty(), List.of(), List.of(), List.of(), false, new TreeSet<>());

  public Usage {
    item = List.copyOf(item);
    view = List.copyOf(view);
    found = List.copyOf(found);
    forgiven = java.util.Collections.unmodifiableNavigableSet(new TreeSet<>(forgiven));
  }

  /// The same that forgives these.
  Usage forgiving(NavigableSet<String> rules) {
    return new Usage(seen, ids, item, view, found, apart, rules);
  }

  /// Whether a rule of the document was seen not to be one.
  ///
  /// @param parameter the parameter complained of; empty for the body
  public boolean forgives(String parameter, Complaint complaint) {
    return !forgiven.isEmpty() && forgiven.contains(place(parameter, complaint));
  }

  private static String keyword(Complaint complaint) {
    boolean nothing = complaint.keyword().equals("type") && complaint.what().endsWith("found null");
    return nothing ? "null" : complaint.keyword();
  }

  /// How a broken rule is called: the place, its array indexes as `[]`, and the rule's keyword, or
  /// `null` where there is a null in the place of another type.
  public static String place(String parameter, Complaint complaint) {
    return (parameter + complaint.path()).replaceAll("/\\d+(?=/|$)", "/[]")
        + " "
        + keyword(complaint);
  }

  /// The item with what the lines say, the first that holds for each member; those made of other
  /// members come last.
  public static Obj applied(List<Line> lines, Obj item, Facts facts) {
    Set<Pointer> settled = new TreeSet<>();
    Obj made = applied(lines, item, facts, settled, false);
    return applied(lines, made, new Itself(made, facts), settled, true);
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
    Set<Pointer> places = new TreeSet<>();
    item.forEach(line -> places.add(line.at()));
    return places;
  }

  /// What is known once the item is made.
  private record Itself(Obj item, Facts facts) implements Facts {

    @Override
    public Optional<Json> fact(String name, Pointer at) {
      return name.startsWith(ITEM)
          ? Pointer.of(name.substring(ITEM.length())).in(item)
          : facts.fact(name, at);
    }
  }

  private static Obj applied(
      List<Line> lines, Obj item, Facts facts, Set<Pointer> settled, boolean late) {
    Obj seen = item;
    for (Line line : lines) {
      if (settled.contains(line.at()) || line.late() != late || !line.holds(facts)) {
        continue;
      }
      if (line.is().filter(Line.KEPT::equals).isPresent()) {
        settled.add(line.at());
        continue;
      }
      if (line.is().isEmpty()) {
        seen = line.at().without(seen);
        settled.add(line.at());
        continue;
      }
      Optional<Json> value = Filling.of(line.is().get(), facts, line.at());
      if (value.isPresent()) {
        boolean drawn = line.is().filter(Line.DRAWN::equals).isPresent();
        boolean there = line.at().in(seen).filter(is -> drawn || like(is, value.get())).isPresent();
        seen = there ? seen : line.at().with(seen, value.get());
        settled.add(line.at());
      }
    }
    return seen;
  }

  /// Whether a value is what a bare object, or a list of them, says: that there is one, or so many.
  private static boolean like(Json value, Json bare) {
    return switch (bare) {
      case Obj obj when obj.isEmpty() -> value instanceof Obj;
      case Arr arr when !arr.isEmpty() ->
          value instanceof Arr own
              && own.size() == arr.size()
              && own.items().stream().allMatch(each -> like(each, Obj.EMPTY))
              && arr.items().stream().allMatch(Obj.EMPTY::equals);
      case Obj _, Arr _, Json.Text _, Json.Num _, Json.Bool _, Json.Null _ -> false;
    };
  }
}
