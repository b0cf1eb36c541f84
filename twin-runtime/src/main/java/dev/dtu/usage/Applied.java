package dev.dtu.usage;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Makes of an item what lines say of it.
final class Applied {

  private static final String ITEM = "item:";

  private Applied() {}

  /// The item with what the lines say, the first that holds for each member; those made of other
  /// members come last, and keep their place meanwhile. What hangs on what the item has become is asked
  /// when all else is known, and goes before it.
  static Obj of(List<Line> lines, Obj item, Facts facts) {
    List<Line> turned = lines.stream().filter(Line::turns).toList();
    if (turned.isEmpty()) {
      return made(lines, item, facts);
    }
    Obj made = made(lines.stream().filter(line -> !line.turns()).toList(), item, facts);
    return applied(Line.named(turned, facts), made, new Itself(made, facts), new LinkedHashSet<>());
  }

  private static Obj made(List<Line> lines, Obj item, Facts facts) {
    Set<Pointer> settled = new LinkedHashSet<>();
    Set<Pointer> waiting = new LinkedHashSet<>();
    List<Line> first = new ArrayList<>();
    List<Line> named = Line.named(lines, facts);
    for (Line line : named) {
      boolean late = line.late();
      if (late && line.here(facts).filter(here -> here.holds(facts)).isPresent()) {
        waiting.add(line.at());
      } else if (!late && !waiting.contains(line.at())) {
        first.add(line);
      }
    }
    Obj made = applied(first, item, facts, settled);
    List<Line> last =
        named.stream().filter(each -> each.late() || waiting.contains(each.at())).toList();
    return applied(last, made, new Itself(made, facts), settled);
  }

  /// What is known once the item is made.
  private record Itself(Obj item, Facts facts) implements Facts {

    @Override
    public Optional<Json> asked(Pointer at) {
      return facts.asked(at);
    }

    @Override
    public Optional<Json> fact(String name, Pointer at) {
      return name.startsWith(ITEM)
          ? Pointer.of(name.substring(ITEM.length())).in(item)
          : facts.fact(name, at);
    }
  }

  private static Obj applied(List<Line> lines, Obj item, Facts facts, Set<Pointer> settled) {
    Obj seen = item;
    for (Line each : lines) {
      Optional<Line> here = each.here(facts);
      if (here.isEmpty() || settled.contains(here.get().at()) || !here.get().holds(facts)) {
        continue;
      }
      Line line = here.get();
      if (line.is().filter(Line.KEPT::equals).isPresent() || line.yields(facts)) {
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
        boolean drawn = line.draws();
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
