package dev.dtu.distill;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One `x-amend` of an overlay: what a schema or an operation of the documents lacks, or tells too
/// narrowly.
///
/// `{schema: Rule, at: conditions.people[], members: {extra: {type: string}}, optional: [name], types:
/// ["null"], words: [NEW], drops: [gone], source: …}`. `at` leads on from the schema; an operation's
/// document stands at `{operation: getRule, reply: "200"}` or `{operation: createRule, body: true}`. An
/// operation also takes `parameters`, which stand in the place of those of their names, and `replies`, a
/// schema by status (`{}` for no body).
///
/// @param said what stands there
record Amendment(Spot spot, Obj said) {

  private static final Pattern STEP = Pattern.compile("\\[]|\\{}|[^.\\[\\]{}]+");
  private static final List<String> INNER = List.of("allOf", "oneOf", "anyOf");

  Optional<String> schema() {
    return said.text("schema");
  }

  Optional<String> operation() {
    return said.text("operation");
  }

  private List<String> steps() {
    List<String> steps = new ArrayList<>();
    Matcher step = STEP.matcher(said.text("at").orElse(""));
    while (step.find()) {
      steps.add(step.group());
    }
    return steps;
  }

  /// The schema as it should be; empty when `at` leads nowhere in it, or there is nothing to widen.
  Optional<Json> amended(Json schema) {
    return amended(schema.asObj().orElse(Obj.EMPTY), steps()).map(Json.class::cast);
  }

  private Optional<Obj> amended(Obj schema, List<String> steps) {
    if (steps.isEmpty()) {
      return edited(schema);
    }
    String step = steps.getFirst();
    List<String> rest = steps.subList(1, steps.size());
    String holder =
        switch (step) {
          case "[]" -> "items";
          case "{}" -> "additionalProperties";
          default -> "properties";
        };
    Optional<Obj> held = schema.obj(holder);
    if (!holder.equals("properties")) {
      Optional<Obj> own = held.flatMap(each -> amended(each, rest));
      return own.map(each -> schema.with(holder, each)).or(() -> inner(schema, steps));
    }
    Optional<Obj> own =
        held.flatMap(all -> all.obj(step))
            .flatMap(member -> amended(member, rest))
            .map(member -> schema.with(holder, held.get().with(step, member)));
    return own.isPresent() ? own : inner(schema, steps);
  }

  /// The same in the first schema it is made of that has the place.
  private Optional<Obj> inner(Obj schema, List<String> steps) {
    for (String word : INNER) {
      List<Json> branches = new ArrayList<>(schema.items(word).items());
      for (int i = 0; i < branches.size(); i++) {
        Optional<Obj> changed = branches.get(i).asObj().flatMap(each -> amended(each, steps));
        if (changed.isPresent()) {
          branches.set(i, changed.get());
          return Optional.of(schema.with(word, Arr.of(branches)));
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Obj> edited(Obj schema) {
    Obj edited = schema;
    if (said.has("members")) {
      edited = members(edited, said.obj("members").orElse(Obj.EMPTY));
    }
    if (said.has("optional")) {
      edited = optional(edited);
    }
    if (said.has("drops")) {
      edited = dropped(edited);
    }
    for (Json type : said.items("types")) {
      edited = wider(edited, type);
    }
    if (said.has("words")) {
      if (!edited.has("enum")) {
        return inner(schema, List.of());
      }
      edited = edited.with("enum", joined(edited.items("enum"), said.items("words")));
    }
    return edited.equals(schema) ? Optional.empty() : Optional.of(edited);
  }

  private static Obj members(Obj schema, Obj more) {
    Obj properties = schema.obj("properties").orElse(Obj.EMPTY);
    for (Obj.Member member : more) {
      properties = properties.with(member.key(), named(member.value()));
    }
    return schema.with("properties", properties);
  }

  /// A schema with its references as the contract has them.
  private static Json named(Json value) {
    return switch (value) {
      case Obj obj -> {
        var out = Obj.builder();
        obj.forEach(member ->
            out.put(
                member.key(),
                member.key().equals("$ref")
                    ? Json.of(last(member.value().asText().orElse("")))
                    : named(member.value())));
        yield out.build();
      }
      case Arr arr -> Arr.of(arr.items().stream().map(Amendment::named).toList());
      case Json other -> other;
    };
  }

  private static String last(String reference) {
    return reference.substring(reference.lastIndexOf('/') + 1);
  }

  private Obj optional(Obj schema) {
    Obj edited = schema;
    if (schema.has("required")) {
      List<Json> left = new ArrayList<>(schema.items("required").items());
      left.removeAll(said.items("optional").items());
      edited = left.isEmpty() ? edited.without("required") : edited.with("required", Arr.of(left));
    }
    List<Json> branches = new ArrayList<>(schema.items("allOf").items());
    branches.replaceAll(each -> each instanceof Obj inline ? optional(inline) : each);
    return branches.isEmpty() ? edited : edited.with("allOf", Arr.of(branches));
  }

  private Obj dropped(Obj schema) {
    Obj properties = schema.obj("properties").orElse(Obj.EMPTY);
    List<Json> required = new ArrayList<>(schema.items("required").items());
    for (Json member : said.items("drops")) {
      properties = properties.without(member.asText().orElse(""));
      required.remove(member);
    }
    Obj left = schema.has("properties") ? schema.with("properties", properties) : schema;
    return required.isEmpty() ? left.without("required") : left.with("required", Arr.of(required));
  }

  private static Obj wider(Obj schema, Json type) {
    if (type.equals(Json.of("null"))) {
      return Nullable.orNull(schema);
    }
    Optional<Json> types = schema.find("type");
    boolean plain = types.isPresent() && !schema.has("enum") && !schema.has("format");
    if (!plain) {
      return Obj.of("anyOf", Arr.of(schema, Obj.of("type", type)));
    }
    Arr several = types.get() instanceof Arr each ? each : Arr.of(types.get());
    return schema.with("type", joined(several, Arr.of(type)));
  }

  private static Arr joined(Arr one, Arr other) {
    List<Json> all = new ArrayList<>(one.items());
    other.items().stream().filter(each -> !all.contains(each)).forEach(all::add);
    return Arr.of(all);
  }

  /// The parameters that are not told anew: those of another name or place.
  private static Arr others(Arr parameters, Arr anew) {
    List<Json> others = new ArrayList<>(parameters.items());
    others.removeIf(each -> anew.items().stream().anyMatch(one -> same(each, one)));
    return Arr.of(others);
  }

  private static boolean same(Json one, Json other) {
    Obj parameter = one.asObj().orElse(Obj.EMPTY);
    Obj told = other.asObj().orElse(Obj.EMPTY);
    return parameter.text("name").equals(told.text("name"))
        && parameter.text("in").equals(told.text("in"));
  }

  /// What an operation takes and answers, as it should be; empty when it has no such document.
  Optional<Obj> amendedOperation(Obj content) {
    Obj edited = content;
    if (said.has("parameters")) {
      Arr more = named(said.items("parameters")).asArr().orElse(Arr.EMPTY);
      edited = edited.with("parameters", joined(others(edited.items("parameters"), more), more));
    }
    for (Obj.Member reply : said.obj("replies").orElse(Obj.EMPTY)) {
      Obj replies = edited.obj("replies").orElse(Obj.EMPTY);
      edited = edited.with("replies", replies.with(reply.key(), reply(reply.value())));
    }
    Optional<String> status = said.text("reply");
    if (status.isPresent()) {
      Obj replies = edited.obj("replies").orElse(Obj.EMPTY);
      Optional<Obj> changed = replies.obj(status.get()).flatMap(this::content);
      Obj whole = edited;
      return changed.map(each -> whole.with("replies", replies.with(status.get(), each)));
    }
    if (said.flag("body")) {
      Obj whole = edited;
      return edited.obj("body").flatMap(this::content).map(each -> whole.with("body", each));
    }
    return edited.equals(content) ? Optional.empty() : Optional.of(edited);
  }

  private static Obj reply(Json schema) {
    return schema.asObj().filter(Obj::isEmpty).isPresent()
        ? Obj.EMPTY
        : Obj.of("content", Obj.of("application/json", named(schema)));
  }

  /// The body or reply with every schema of its content amended that has the place.
  private Optional<Obj> content(Obj holder) {
    Obj content = holder.obj("content").orElse(Obj.EMPTY);
    Obj changed = content;
    for (Obj.Member each : content) {
      Optional<Json> amended = amended(each.value());
      changed = amended.isPresent() ? changed.with(each.key(), amended.get()) : changed;
    }
    return changed.equals(content)
        ? Optional.empty()
        : Optional.of(holder.with("content", changed));
  }

  /// What is wrong with it as it stands; empty when nothing is.
  Optional<String> wrong() {
    boolean one = schema().isPresent() != operation().isPresent();
    List<String> edits =
        List.of("members", "optional", "drops", "types", "words", "parameters", "replies").stream()
            .filter(said::has)
            .toList();
    return one && !edits.isEmpty() && Overlay.dated(said.text("source"))
        ? Optional.empty()
        : Optional.of(
            "expected 'schema' or 'operation', what is otherwise ('members', 'optional', 'drops',"
                + " 'types', 'words', 'parameters', 'replies') and a dated 'source'; found "
                + said.keys());
  }
}
