package dev.dtu.laws;

import dev.dtu.contract.Parameter;
import dev.dtu.contract.Schema;
import dev.dtu.contract.SchemaCheck;
import dev.dtu.effect.Effect;
import dev.dtu.effect.Resource;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.trial.Asking;
import dev.dtu.trial.Bench;
import dev.dtu.trial.Dig;
import dev.dtu.trial.Made;
import dev.dtu.trial.Subject;
import dev.dtu.trial.Verdict;
import dev.dtu.trial.Walk;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A list filtered by what a row shows has the row, and filtered by something else has not.
final class FilterSelects implements Law {

  @Override
  public String name() {
    return "filter-selects";
  }

  @Override
  public List<Effect> about(Subject subject, Resource resource) {
    return subject.effects(resource.name(), Effect.Kind.LIST).stream()
        .filter(list -> !resource.singleton() && !list.filters().isEmpty())
        .toList();
  }

  @Override
  public Set<String> hold(Bench bench, Effect list) {
    Made made = bench.maker().placed(list);
    Json shown = shown(bench, list, made);
    int tried = 0;
    for (Map.Entry<String, String> told : list.filters().entrySet()) {
      String[] parts = told.getValue().split(" ");
      Optional<String> word =
          Dig.find(shown, parts[0])
              .filter(value -> kept(made.sent(), parts[0], value))
              .flatMap(FilterSelects::word);
      if (word.isPresent()) {
        String test = parts.length > 1 ? parts[1] : "=";
        tried += tried(bench, list, made, new Question(told.getKey(), word.get(), test));
      }
    }
    if (tried == 0) {
      throw new Verdict.Unfit("items of " + list.operation() + " show nothing it is filtered by");
    }
    return made.called() ? Set.of(list.operation(), made.by()) : Set.of();
  }

  /// @param word what the row shows
  private record Question(String argument, String word, String test) {

    /// Whether a row passes that shows just what is asked for.
    boolean same() {
      return switch (test) {
        case ">", "<" -> false;
        case "!" -> !word.equals("true");
        default -> true;
      };
    }
  }

  /// The row as the list shows it.
  private static Json shown(Bench bench, Effect list, Made made) {
    Resource resource = bench.subject().resource(list.resource());
    for (Json item : new Walk(bench, list).items(Views.asking(bench, list, made))) {
      if (bench.ids(resource, List.of(item)).contains(made.address().id())) {
        return item;
      }
    }
    throw new Verdict.Unfit("items of " + list.operation() + " do not show their id");
  }

  /// False for what the client sent as another kind of value: an id for the thing shown.
  private static boolean kept(Json sent, String member, Json shown) {
    return Dig.find(sent, member)
        .filter(value -> value.asWords().isPresent() != shown.asWords().isPresent())
        .isEmpty();
  }

  private static Optional<String> word(Json value) {
    if (value instanceof Arr several) {
      return several.isEmpty() ? Optional.empty() : word(several.at(0));
    }
    return value
        .asWords()
        .or(() ->
            Stream.of("id", "key", "name", "login")
                .flatMap(name -> Dig.find(value, name).flatMap(Json::asWords).stream())
                .findFirst())
        .filter(word -> !word.isBlank() && word.indexOf(',') < 0);
  }

  private static int tried(Bench bench, Effect list, Made made, Question question) {
    String word = question.test.equals("!") ? "true" : question.word;
    boolean passes = question.same();
    if (!asks(bench, list, made, new Question(question.argument, word, ""), passes)) {
      return 0;
    }
    Optional<String> other =
        question.test.equals("=") ? other(bench, list, question) : Optional.empty();
    other.ifPresent(
        each -> asks(bench, list, made, new Question(question.argument, each, ""), false));
    return 1;
  }

  /// Asks, and expects the row or not; false when the list takes no such word.
  private static boolean asks(
      Bench bench, Effect list, Made made, Question question, boolean expected) {
    Optional<Schema> schema = schema(bench, list, question.argument);
    Optional<Parameter> parameter = parameter(bench, list, question.argument);
    Json value =
        parameter
            .map(each -> SchemaCheck.parameterValue(List.of(question.word), each))
            .orElse(Json.of(question.word));
    boolean taken =
        schema
            .filter(s -> SchemaCheck.check(value, s, SchemaCheck.Direction.REQUEST).isEmpty())
            .isPresent();
    if (!taken) {
      return false;
    }
    Asking asking = Views.asking(bench, list, made);
    Effect.Binding.Source source =
        parameter.isPresent() ? Effect.Binding.Source.QUERY : Effect.Binding.Source.BODY;
    asking.bind(new Effect.Binding(source, question.argument), question.word);
    Resource resource = bench.subject().resource(list.resource());
    List<Json> items = new Walk(bench, list).items(asking);
    boolean found = bench.ids(resource, items).contains(made.address().id());
    if (found != expected) {
      throw new Verdict.Broken(
          "%s=%s: expected %s %s in %s"
              .formatted(
                  question.argument,
                  question.word,
                  made.address(),
                  expected ? "to be" : "not to be",
                  list.operation()));
    }
    return true;
  }

  private static Optional<Parameter> parameter(Bench bench, Effect list, String name) {
    return bench.subject().operation(list).parameter(Parameter.Place.QUERY, name);
  }

  private static Optional<Schema> schema(Bench bench, Effect list, String name) {
    return parameter(bench, list, name)
        .map(Parameter::schema)
        .or(() ->
            new Asking(bench.subject().operation(list))
                .schema()
                .flatMap(whole -> Dig.find(whole, name)));
  }

  /// A word the argument takes and the row does not show.
  private static Optional<String> other(Bench bench, Effect list, Question question) {
    Optional<Schema> schema = schema(bench, list, question.argument);
    List<String> listed =
        schema.stream()
            .map(s -> s.types().contains("array") ? s.items().orElse(s) : s)
            .flatMap(s -> s.enumeration().stream())
            .flatMap(each -> each.asWords().stream())
            .filter(each -> !each.equalsIgnoreCase("all") && !each.equalsIgnoreCase("any"))
            .filter(each -> !each.equals(question.word))
            .toList();
    if (!listed.isEmpty()) {
      return Optional.of(listed.getFirst());
    }
    boolean free = schema.filter(s -> s.types().contains("string")).isPresent();
    return free ? Optional.of(question.word + "x") : Optional.empty();
  }
}
