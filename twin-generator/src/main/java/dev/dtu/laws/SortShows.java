package dev.dtu.laws;

import dev.dtu.contract.Parameter;
import dev.dtu.contract.Schema;
import dev.dtu.effect.Effect;
import dev.dtu.effect.Resource;
import dev.dtu.effect.Sort;
import dev.dtu.json.Json;
import dev.dtu.trial.Asking;
import dev.dtu.trial.Bench;
import dev.dtu.trial.Dig;
import dev.dtu.trial.Made;
import dev.dtu.trial.Subject;
import dev.dtu.trial.Verdict;
import dev.dtu.trial.Walk;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A list asked for an order is in that order.
final class SortShows implements Law {

  private static final int ROWS = 3;
  private static final int WORDS = 4;

  @Override
  public String name() {
    return "sort-shows";
  }

  @Override
  public List<Effect> about(Subject subject, Resource resource) {
    return subject.effects(resource.name(), Effect.Kind.LIST).stream()
        .filter(list -> !resource.singleton() && !list.sort().by().isEmpty())
        .toList();
  }

  /// @param asked the words as the argument takes them
  private record Wish(String asked, String member, boolean down) {}

  @Override
  public Set<String> hold(Bench bench, Effect list) {
    Made first = bench.maker().placed(list);
    for (int i = 1; i < ROWS; i++) {
      PagesVisitOnce.another(bench, first);
    }
    List<Wish> wishes = wishes(bench, list);
    int compared = 0;
    for (Wish wish : wishes) {
      Asking asking = Views.asking(bench, list, first);
      ask(bench, list, asking, wish);
      List<String> words = new ArrayList<>();
      for (Json item : new Walk(bench, list).items(asking)) {
        Dig.find(item, wish.member).flatMap(Json::asWords).ifPresent(words::add);
      }
      ordered(list, wish, words);
      compared += words.size() > 1 ? 1 : 0;
    }
    if (compared == 0) {
      throw new Verdict.Unfit("items of " + list.operation() + " show nothing they are ordered by");
    }
    return Set.of();
  }

  private static void ordered(Effect list, Wish wish, List<String> words) {
    for (int i = 1; i < words.size(); i++) {
      int side = compare(words.get(i - 1), words.get(i));
      if (wish.down ? side < 0 : side > 0) {
        throw new Verdict.Broken(
            "expected %s in the order %s, found %s".formatted(list.operation(), wish, words));
      }
    }
  }

  private static int compare(String one, String other) {
    String number = "-?\\d{1,18}(\\.\\d{1,18})?";
    return one.matches(number) && other.matches(number)
        ? new BigDecimal(one).compareTo(new BigDecimal(other))
        : one.compareToIgnoreCase(other);
  }

  private static void ask(Bench bench, Effect list, Asking asking, Wish wish) {
    Sort sort = list.sort();
    asking.bind(new Effect.Binding(source(bench, list, sort.by()), sort.by()), wish.asked);
    if (!sort.order().isEmpty()) {
      way(bench, list, wish.down)
          .ifPresent(word ->
              asking.bind(
                  new Effect.Binding(source(bench, list, sort.order()), sort.order()), word));
    }
  }

  private static Effect.Binding.Source source(Bench bench, Effect list, String name) {
    return bench.subject().operation(list).parameter(Parameter.Place.QUERY, name).isPresent()
        ? Effect.Binding.Source.QUERY
        : Effect.Binding.Source.BODY;
  }

  /// What may be asked: listed words, both ways where there is a word for each.
  private static List<Wish> wishes(Bench bench, Effect list) {
    List<Wish> wishes = new ArrayList<>();
    List<String> words = words(bench, list, list.sort().by());
    for (String word : words) {
      String member = list.sort().members().getOrDefault(word, word);
      boolean plain = word.matches("[A-Za-z0-9_.]+") && !word.matches(".*_(asc|desc)");
      if (plain && wishes.size() < WORDS) {
        wishes.add(new Wish(word, member, false));
        if (words.contains("-" + word)) {
          wishes.add(new Wish("-" + word, member, true));
        } else if (way(bench, list, true).isPresent()) {
          wishes.add(new Wish(word, member, true));
        }
      }
    }
    if (words.isEmpty()) {
      String id = bench.subject().resource(list.resource()).idMember();
      wishes.add(new Wish(id, id, false));
    }
    wishes.removeIf(
        wish -> !wish.down && way(bench, list, false).isEmpty() && !way(list).isEmpty());
    return wishes;
  }

  private static String way(Effect list) {
    return list.sort().order();
  }

  private static Optional<String> way(Bench bench, Effect list, boolean down) {
    return way(list).isEmpty()
        ? Optional.empty()
        : words(bench, list, way(list)).stream()
            .filter(word -> word.toLowerCase(java.util.Locale.ROOT).startsWith("desc") == down)
            .findFirst()
            .or(() -> Optional.of(down ? "desc" : "asc"))
            .filter(_ -> words(bench, list, way(list)).size() != 1);
  }

  private static List<String> words(Bench bench, Effect list, String name) {
    Optional<Schema> schema =
        bench
            .subject()
            .operation(list)
            .parameter(Parameter.Place.QUERY, name)
            .map(Parameter::schema)
            .or(() ->
                new Asking(bench.subject().operation(list))
                    .schema()
                    .flatMap(whole -> Dig.find(whole, name)));
    return schema.stream()
        .map(s -> s.types().contains("array") ? s.items().orElse(s) : s)
        .flatMap(s -> s.enumeration().stream())
        .flatMap(each -> each.asText().stream())
        .toList();
  }
}
