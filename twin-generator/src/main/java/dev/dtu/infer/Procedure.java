package dev.dtu.infer;

import dev.dtu.contract.Operation;
import dev.dtu.contract.Parameter;
import dev.dtu.contract.Route;
import dev.dtu.contract.Schema;
import dev.dtu.effect.Effect.Binding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// An operation called by its name, with arguments in a form, a document or the query:
/// `files.comments.delete` is `delete` of the family `files comments`, and so is `/files/comments/delete`.
///
/// @param family the words before the last, versions left out
/// @param words of the name: `schedule message`
/// @param arguments by name, in declared order
record Procedure(
    Operation operation,
    List<String> family,
    List<String> words,
    Map<String, Schema.Property> arguments) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
  private static final Pattern VERSION = Pattern.compile("v?[0-9]+([._][0-9]+)*");

  /// The operation as a procedure; empty when its path has a parameter or its name no verb.
  static Optional<Procedure> of(Operation operation) {
    List<String> steps = new ArrayList<>();
    for (Route.Segment segment : operation.route().segments()) {
      if (!(segment instanceof Route.Segment.Fixed(String text))) {
        return Optional.empty();
      }
      steps.add(text);
    }
    String last = steps.isEmpty() ? "" : steps.removeLast();
    List<String> parts = List.of(last.split("\\.", -1));
    if (parts.stream().anyMatch(part -> !NAME.matcher(part).matches())) {
      return Optional.empty();
    }
    boolean dotted = parts.size() > 1;
    List<String> family = dotted ? parts.subList(0, parts.size() - 1) : nouns(steps);
    List<String> words = new ArrayList<>(Words.of(parts.getLast()));
    if (words.size() > 1 && VERSION.matcher(words.getLast()).matches()) {
      words.removeLast();
    }
    return family.isEmpty() || words.isEmpty() || !dotted && !Calling.verb(words.getFirst())
        ? Optional.empty()
        : Optional.of(
            new Procedure(operation, List.copyOf(family), List.copyOf(words), asked(operation)));
  }

  private static List<String> nouns(List<String> steps) {
    List<String> nouns = new ArrayList<>(steps);
    nouns.removeIf(step -> step.isEmpty() || VERSION.matcher(step).matches());
    return nouns;
  }

  private static Map<String, Schema.Property> asked(Operation operation) {
    Map<String, Schema.Property> asked = new LinkedHashMap<>();
    operation
        .body()
        .flatMap(body -> body.content().values().stream().findFirst())
        .ifPresent(
            schema -> schema.possibleProperties().forEach(p -> asked.putIfAbsent(p.name(), p)));
    for (Parameter p : operation.parameters()) {
      if (p.place() == Parameter.Place.QUERY) {
        asked.putIfAbsent(
            p.name(),
            new Schema.Property(p.name(), p.schema(), p.required(), false, false, p.deprecated()));
      }
    }
    return asked;
  }

  String id() {
    return operation.id();
  }

  String verb() {
    return words.getFirst();
  }

  /// What the verb is said of, when the name says it: `message` for `postMessage`.
  String object() {
    return Words.kebab(String.join("-", words.subList(1, words.size())));
  }

  /// The last word of the family, for one.
  String noun() {
    return Words.kebab(family.getLast());
  }

  /// Where an argument stands.
  Binding binding(String argument) {
    boolean query = operation.parameter(Parameter.Place.QUERY, argument).isPresent();
    return new Binding(query ? Binding.Source.QUERY : Binding.Source.BODY, argument);
  }

  /// True for an argument that cannot be left out.
  boolean requires(String argument) {
    Schema.Property asked = arguments.get(argument);
    return asked != null && asked.required();
  }

  /// True when some argument cannot be left out.
  boolean asks() {
    return arguments.values().stream().anyMatch(Schema.Property::required);
  }

  /// The members of the reply, in declared order.
  List<Schema.Property> replied() {
    return operation
        .success()
        .flatMap(reply -> reply.json())
        .map(Schema::possibleProperties)
        .orElse(List.of());
  }
}
