package dev.dtu.mine;

import dev.dtu.contract.Contract;
import dev.dtu.contract.Operation;
import dev.dtu.effect.Effect;
import dev.dtu.effect.Meanings;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.usage.Line;
import dev.dtu.usage.Pointer;
import dev.dtu.usage.Usage;
import dev.dtu.usage.Usages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Where a service's things say that they are found, of things that nobody was seen to ask for.
///
/// Where things of several resources link by the same member to where they are read, or to an operation
/// whose path goes on from there (`/lifecycle/deactivate`), those of all resources do that have such an
/// operation: the path is their own. For a twin that nobody will mend.
public final class Homes {

  /// So many resources tell what a link is to.
  private static final int SEVERAL = 3;

  /// And so many of ten that have one there.
  private static final int MOST = 8;

  private static final List<String> ADDRESS = List.of("href", "url");

  private final SortedMap<String, Habit> habits = new TreeMap<>();
  private final SortedMap<String, List<Way>> ways;
  private final SortedMap<Pointer, SortedMap<String, SortedMap<String, Integer>>> told =
      new TreeMap<>();

  /// What a link is to.
  ///
  /// @param base what stands before the path
  /// @param tail what follows the thing's own path
  private record Habit(String base, String tail) {}

  /// An operation about things, in the place where they are read.
  private record Way(String operation, String resource, Home home) {}

  private final Usages recorded;

  private Homes(SortedMap<String, List<Way>> ways, Usages recorded) {
    this.ways = ways;
    this.recorded = recorded;
  }

  /// What is known, with the addresses that a service's habits tell.
  ///
  /// @param recorded what recordings tell, of which an address is believed
  public static Usages of(Usages known, Usages recorded, Contract contract, Meanings meanings) {
    var homes = new Homes(ways(contract, meanings), recorded);
    homes.watch(known);
    homes.settle();
    SortedMap<String, Usage> all = new TreeMap<>(known.operations());
    all.replaceAll((id, usage) -> homes.at(id, usage));
    return new Usages(known.source(), all);
  }

  private static SortedMap<String, List<Way>> ways(Contract contract, Meanings meanings) {
    SortedMap<String, Operation> reads = new TreeMap<>();
    for (Effect effect : meanings.effects()) {
      if (effect.kind() == Effect.Kind.READ && !effect.resource().isEmpty()) {
        reads.putIfAbsent(effect.resource(), contract.operation(effect.operation()));
      }
    }
    SortedMap<String, List<Way>> ways = new TreeMap<>();
    for (Effect effect : meanings.effects()) {
      if (effect.kind() != Effect.Kind.ANSWER) {
        Optional.ofNullable(reads.get(effect.resource()))
            .flatMap(read -> Home.of(read, contract.operation(effect.operation()), contract))
            .ifPresent(home ->
                ways.computeIfAbsent(effect.operation(), _ -> new ArrayList<>())
                    .add(new Way(effect.operation(), effect.resource(), home)));
      }
    }
    return ways;
  }

  /// Counts what was seen of each link, by resource.
  private void watch(Usages known) {
    for (Map.Entry<String, Usage> each : known.operations().entrySet()) {
      for (Way way : ways.getOrDefault(each.getKey(), List.of())) {
        for (Line line : lines(each.getValue())) {
          text(line)
              .flatMap(way.home()::tells)
              .ifPresent(habit ->
                  told.computeIfAbsent(line.at(), _ -> new TreeMap<>())
                      .computeIfAbsent(habit, _ -> new TreeMap<>())
                      .merge(way.resource(), 1, Integer::sum));
        }
      }
    }
  }

  private static List<Line> lines(Usage usage) {
    List<Line> lines = new ArrayList<>(usage.item());
    lines.addAll(usage.view());
    lines.addAll(usage.found());
    return lines;
  }

  private static Optional<String> text(Line line) {
    boolean address = !line.at().steps().isEmpty() && ADDRESS.contains(line.at().steps().getLast());
    return address ? line.is().flatMap(Json::asText) : Optional.empty();
  }

  /// What most resources say.
  private void settle() {
    told.forEach((at, several) -> {
      int all = several.values().stream().mapToInt(Map::size).sum();
      several.forEach((habit, resources) -> {
        if (resources.size() >= SEVERAL && 10 * resources.size() >= MOST * all) {
          int parts = habit.indexOf('\n');
          habits.put(
              at.toString(), new Habit(habit.substring(0, parts), habit.substring(parts + 1)));
        }
      });
    });
  }

  private Usage at(String id, Usage usage) {
    Usage all = usage;
    for (Way way : ways.getOrDefault(id, List.of())) {
      all =
          new Usage(
              all.seen(),
              all.ids(),
              at(way, all.item()),
              at(way, all.view()),
              at(way, all.found()),
              all.apart(),
              all.rules(),
              all.around(),
              all.objections());
    }
    return all;
  }

  private List<Line> at(Way way, List<Line> lines) {
    List<Line> all = new ArrayList<>();
    for (Line line : lines) {
      Optional<String> own = own(way, line.at());
      boolean doubted = own.filter(address -> doubted(way, line, address)).isPresent();
      all.add(doubted ? own.map(text -> with(line, line.at(), text)).orElse(line) : line);
      for (String name : ADDRESS) {
        Pointer at = line.at().to(name);
        boolean bare = line.is().equals(Optional.of(Obj.EMPTY));
        boolean lacking = bare && lines.stream().noneMatch(each -> each.at().equals(at));
        own(way, at).filter(_ -> lacking).ifPresent(text -> all.add(with(line, at, text)));
      }
    }
    return all;
  }

  /// Whether what is said there is nothing, or no recording's and the address but for host and ids.
  private boolean doubted(Way way, Line line, String address) {
    boolean seen = recorded.of(way.operation()).filter(it -> it.seen() > 0).isPresent();
    return line.is().equals(Optional.of(Line.DRAWN))
        || !seen && text(line).filter(text -> Home.like(text, address)).isPresent();
  }

  private static Line with(Line line, Pointer at, String text) {
    return new Line(
        at, line.when(), Optional.of(Json.of(text)), line.seen(), line.against(), line.unheeded());
  }

  private Optional<String> own(Way way, Pointer at) {
    return Optional.ofNullable(habits.get(at.toString()))
        .flatMap(habit -> way.home().address(habit.base(), habit.tail()));
  }
}
