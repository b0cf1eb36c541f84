package dev.dtu.laws;

import dev.dtu.contract.Operation;
import dev.dtu.contract.Paging;
import dev.dtu.contract.Parameter;
import dev.dtu.effect.Effect;
import dev.dtu.effect.Resource;
import dev.dtu.json.Json;
import dev.dtu.sample.Sampler.Optionals;
import dev.dtu.trial.Bench;
import dev.dtu.trial.Made;
import dev.dtu.trial.Subject;
import dev.dtu.trial.Verdict;
import dev.dtu.trial.Walk;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Walking a list page by page visits each item once: by cursor also while items are added, by
/// offset and page while nothing changes.
final class PagesVisitOnce implements Law {

  private static final int ROWS = 5;

  @Override
  public String name() {
    return "pages-visit-once";
  }

  @Override
  public List<Effect> about(Subject subject, Resource resource) {
    return subject.effects(resource.name(), Effect.Kind.LIST).stream()
        .filter(list -> !resource.singleton() && walked(subject.operation(list)))
        .toList();
  }

  private static boolean walked(Operation operation) {
    return operation
        .paging()
        .filter(paging -> paging.limit().isPresent() && leads(paging))
        .isPresent();
  }

  /// True when a client can tell how to ask for the next page, and whether there is one.
  private static boolean leads(Paging paging) {
    return switch (paging.style()) {
      case CURSOR ->
          paging.items().isEmpty()
              || paging.link()
              || paging.next().isPresent()
              || paging.more().isPresent();
      case OFFSET, PAGE -> true;
      case LIMIT -> false;
    };
  }

  @Override
  public Set<String> hold(Bench bench, Effect list) {
    Resource resource = bench.subject().resource(list.resource());
    Made first = bench.maker().placed(list);
    List<String> before = new ArrayList<>(List.of(first.address().id()));
    for (int i = 1; i < ROWS; i++) {
      before.add(another(bench, first).address().id());
    }
    Paging paging = bench.subject().operation(list).paging().orElseThrow();
    var walk = new Walk(bench, list).limit(limit(bench, list, paging));
    if (paging.style() == Paging.Style.CURSOR) {
      int[] added = new int[1];
      walk.between(() -> {
        if (added[0]++ < 3) {
          another(bench, first);
        }
      });
    }
    List<Json> items = walk.items(Views.asking(bench, list, first));
    List<String> ids = bench.ids(resource, items);
    Views.shown(list, ids, items);
    if (!chosen(bench, list)) {
      visited(list, before, ids);
    } else {
      visited(list, before.subList(0, 1), ids); // the others may not be what the filter asks for
    }
    Set<String> seen = new LinkedHashSet<>();
    if (first.called()) {
      seen.addAll(List.of(first.by(), list.operation()));
    }
    return seen;
  }

  /// True when the list is asked for a selection.
  private static boolean chosen(Bench bench, Effect list) {
    return list.filters().keySet().stream().anyMatch(name -> Views.chooses(bench, list, name));
  }

  private static void visited(Effect list, List<String> before, List<String> ids) {
    for (String id : before) {
      int times = Collections.frequency(ids, id);
      if (times != 1) {
        throw new Verdict.Broken(
            "expected each item once in a walk through %s, found %s %d times among %s"
                .formatted(list.operation(), id, times, ids));
      }
    }
    if (new HashSet<>(ids).size() != ids.size()) {
      throw new Verdict.Broken("expected each item at most once, found " + ids);
    }
  }

  private static int limit(Bench bench, Effect list, Paging paging) {
    Optional<Long> least =
        paging
            .limit()
            .flatMap(name -> bench.subject().operation(list).parameter(Parameter.Place.QUERY, name))
            .flatMap(parameter -> parameter.schema().keyword("minimum"))
            .flatMap(Json::asWords)
            .filter(words -> words.matches("\\d{1,6}"))
            .map(Long::valueOf);
    return (int) Math.max(2, least.orElse(2L));
  }

  /// One more row beside the first, in the same scopes and containers.
  static Made another(Bench bench, Made first) {
    List<String> key = first.address().key();
    List<String> scopes = key.subList(0, key.size() - 1);
    Optional<Effect> by = bench.subject().effect(first.by());
    if (by.isPresent() && by.get().kind() == Effect.Kind.LINK) {
      Made row = bench.maker().any(first.address().resource(), scopes);
      return bench
          .maker()
          .linked(by.get(), new Made(row.address(), row.by(), row.sent(), first.containers()));
    }
    return by.isPresent()
        ? bench.maker().by(by.get(), scopes, first.containers(), Optionals.SOME)
        : bench.maker().planted(first.address().resource(), scopes);
  }
}
