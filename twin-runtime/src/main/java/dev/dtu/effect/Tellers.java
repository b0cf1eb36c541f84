package dev.dtu.effect;

import dev.dtu.usage.Line;
import dev.dtu.usage.Usage;
import dev.dtu.usage.Usages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/// Which operations tell what there is to things of each resource. Filled once, then asked by any number
/// of threads.
final class Tellers {

  private final Usages usages;
  private final Map<String, List<Effect>> reads = new TreeMap<>();
  private final Map<String, List<Effect>> lists = new TreeMap<>();
  private final Map<String, List<Effect>> creates = new TreeMap<>();
  private final Map<String, List<Effect>> changes = new TreeMap<>();
  private final Map<String, List<Effect>> puts = new TreeMap<>();

  Tellers(Usages usages) {
    this.usages = usages;
  }

  void add(Effect effect) {
    switch (effect.kind()) {
      case READ -> add(effect, reads);
      case LIST -> add(effect, lists);
      case CREATE -> {
        add(effect, creates);
        add(effect, puts);
      }
      case UPDATE, REPLACE -> add(effect, changes);
      case PUT, COPY, LINK -> add(effect, puts);
      case DELETE, ACT, UNLINK, ANSWER -> {}
    }
  }

  private static void add(Effect effect, Map<String, List<Effect>> into) {
    into.computeIfAbsent(effect.resource(), _ -> new ArrayList<>()).add(effect);
  }

  /// The operations that read one thing.
  List<Effect> reads(String resource) {
    return reads.getOrDefault(resource, List.of());
  }

  /// Whether an operation puts rows of a resource into rows of another.
  boolean puts(String resource, String container) {
    return puts.getOrDefault(resource, List.of()).stream()
        .flatMap(each -> each.within().stream())
        .anyMatch(each -> each.resource().equals(container) && !each.named());
  }

  /// What becomes of rows of a resource that nobody was seen to make: as such were seen; else as
  /// those that were made, or as changes showed them.
  List<Line> found(String resource) {
    return lines(reads, resource, Usage::found)
        .or(() -> lines(lists, resource, Usage::found))
        .or(() -> lines(creates, resource, Usage::item))
        .or(() -> lines(changes, resource, Usage::found))
        .orElse(List.of());
  }

  private Optional<List<Line>> lines(
      Map<String, List<Effect>> effects, String resource, Function<Usage, List<Line>> which) {
    return effects.getOrDefault(resource, List.of()).stream()
        .flatMap(each -> usages.of(each.operation()).stream())
        .filter(usage -> usage.seen() > 0)
        .map(which)
        .filter(lines -> !lines.isEmpty())
        .findFirst();
  }
}
