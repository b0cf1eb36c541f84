package dev.dtu.infer;

import dev.dtu.contract.Parameter;
import dev.dtu.contract.Schema;
import dev.dtu.effect.Effect.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which member of an item holds what its path calls it, by what else it is known, and what an id
/// looks like that the service makes.
final class Identity {
  private static final List<String> NAMES_OF_ROWS =
      List.of(
          "id",
          "key",
          "slug",
          "login",
          "username",
          "name",
          "number",
          "code",
          "sid",
          "uuid",
          "uid",
          "guid",
          "identifier",
          "token");
  private static final List<String> UNIQUE =
      List.of("id", "key", "slug", "login", "username", "profile.login");
  private static final Set<String> GIVEN =
      Set.of("name", "slug", "key", "login", "username", "email", "label", "title", "path", "ref");
  private static final int DEPTH = 2;

  /// Members in which a thing tells what it is known by.
  private static final Set<String> PARTS = Set.of("profile", "attributes", "metadata");

  /// Where it tells its very name, which in the others may be somebody else's.
  private static final Set<String> BESIDE = Set.of("metadata");

  private Identity() {}

  /// The member, dotted when nested; empty when the item does not show its id.
  static String member(Draft draft, Forms forms) {
    List<String> all = candidates(draft, forms);
    return all.isEmpty() ? "" : all.getFirst();
  }

  /// Further members the row is found by.
  static List<String> aliases(Draft draft, Forms forms) {
    if (draft.idParameter().isEmpty()) {
      return List.of();
    }
    List<String> all = candidates(draft, forms);
    Set<String> aliases = new LinkedHashSet<>(all.isEmpty() ? all : all.subList(1, all.size()));
    for (String unique : UNIQUE) {
      if (!all.isEmpty()
          && !unique.equals(all.getFirst())
          && draft.shapes().stream().anyMatch(s -> find(s, unique, forms).isPresent())) {
        aliases.add(unique);
      }
    }
    draft.names().stream().filter(name -> !name.equals(member(draft, forms))).forEach(aliases::add);
    return List.copyOf(aliases);
  }

  private static List<String> candidates(Draft draft, Forms forms) {
    Set<String> found = new LinkedHashSet<>();
    String parameter = draft.idParameter();
    List<List<String>> words = new ArrayList<>();
    if (!parameter.isEmpty()) {
      words.addAll(alternatives(parameter));
    }
    for (List<String> said : words) {
      for (Schema shape : draft.shapes()) {
        Optional<String> member = said(said, shape, draft, forms);
        if (member.isPresent()) {
          found.add(member.get());
          break;
        }
      }
    }
    if (found.isEmpty() && draft.manner() != Draft.Manner.SINGLE) {
      draft.shapes().stream()
          .flatMap(shape -> usual(shape, draft, forms).stream())
          .findFirst()
          .ifPresent(found::add);
    }
    return List.copyOf(found);
  }

  /// `userIdOrLogin` says `user id` and `login`; the id comes first.
  private static List<List<String>> alternatives(String parameter) {
    List<List<String>> all = new ArrayList<>();
    List<String> now = new ArrayList<>();
    for (String word : Words.of(parameter)) {
      if (word.equals("or") && !now.isEmpty()) {
        all.add(now);
        now = new ArrayList<>();
      } else {
        now.add(word);
      }
    }
    all.add(now);
    all.sort((a, b) -> Boolean.compare(!a.contains("id"), !b.contains("id")));
    return all;
  }

  /// The member that says these words: all of them, or the last of them, or what is usual.
  private static Optional<String> said(List<String> words, Schema shape, Draft draft, Forms forms) {
    String whole = String.join("", words);
    for (int from = 0; from < words.size(); from++) {
      String wanted = String.join("", words.subList(from, words.size()));
      boolean partial =
          from > 0 && wanted.equals(Words.singular(Words.plain(draft.place().noun())));
      Optional<String> found = partial ? Optional.empty() : named(shape, wanted, forms, DEPTH);
      if (found.isPresent()) {
        return found;
      }
    }
    if (whole.equals("username")) {
      return named(shape, "login", forms, 1).or(() -> named(shape, "name", forms, 1));
    }
    return words.getLast().endsWith("name") ? named(shape, "name", forms, 1) : Optional.empty();
  }

  private static Optional<String> named(Schema shape, String plain, Forms forms, int depth) {
    Map<String, Schema.Property> members = forms.members(shape);
    for (Schema.Property p : members.values()) {
      if (Words.plain(p.name()).equals(plain) && scalar(p.schema())) {
        return Optional.of(p.name());
      }
    }
    boolean common = plain.equals("id") || plain.equals("name") || plain.equals("key");
    for (Schema.Property p : members.values()) {
      boolean part = common ? BESIDE.contains(p.name()) : PARTS.contains(p.name());
      Optional<String> below =
          depth > 1 && part ? named(p.schema(), plain, forms, depth - 1) : Optional.empty();
      if (below.isPresent()) {
        return Optional.of(p.name() + "." + below.get());
      }
    }
    return Optional.empty();
  }

  /// What rows are usually known by, when its kind fits the parameter's.
  private static Optional<String> usual(Schema shape, Draft draft, Forms forms) {
    Optional<Schema> asked = asked(draft);
    boolean whole = asked.filter(s -> s.types().contains("integer")).isPresent();
    for (String name : NAMES_OF_ROWS) {
      Schema.Property p = forms.members(shape).get(name);
      boolean fits =
          p != null
              && scalar(p.schema())
              && (asked.isEmpty() || whole == p.schema().types().contains("integer"));
      if (fits) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }

  private static Optional<Schema> asked(Draft draft) {
    for (Draft.Use use : draft.uses()) {
      if (use.home() && use.place() == draft.place() && !use.op().names().isEmpty()) {
        return use.op()
            .operation()
            .parameter(Parameter.Place.PATH, use.op().names().getLast())
            .map(Parameter::schema);
      }
    }
    return Optional.empty();
  }

  static Optional<Schema.Property> find(Schema shape, String dotted, Forms forms) {
    int dot = dotted.indexOf('.');
    if (dot < 0) {
      return Optional.ofNullable(forms.members(shape).get(dotted)).filter(p -> scalar(p.schema()));
    }
    return Optional.ofNullable(forms.members(shape).get(dotted.substring(0, dot)))
        .flatMap(p -> find(p.schema(), dotted.substring(dot + 1), forms));
  }

  static boolean scalar(Schema schema) {
    return (!schema.allows("object") && !schema.allows("array"))
        || (schema.types().isEmpty() && schema.possibleProperties().isEmpty())
        || schema.types().contains("string")
        || schema.types().contains("integer");
  }

  /// The shape of an id the service makes; empty when the client gives it.
  static String shape(Draft draft, Forms forms) {
    if (draft.manner() == Draft.Manner.SINGLE) {
      return "";
    }
    boolean made = draft.does(Kind.CREATE);
    if (!made && (draft.does(Kind.PUT) || draft.does(Kind.REPLACE))) {
      return "";
    }
    String member = member(draft, forms);
    if (!member.isEmpty() && made && clientNames(draft, member, forms)) {
      return "";
    }
    List<Schema> said = new ArrayList<>();
    for (Schema shape : draft.shapes()) {
      find(shape, member, forms).map(Schema.Property::schema).ifPresent(said::add);
    }
    for (Draft.Use use : draft.uses()) {
      Forms.item(use.reply())
          .flatMap(shape -> find(shape, member, forms))
          .map(Schema.Property::schema)
          .ifPresent(said::add);
    }
    routed(draft.place(), draft.place().depth(), said);
    return narrowest(said).map(Identity::shape).orElse("[a-z0-9]{20}");
  }

  /// What the routes through a row's place say of its id.
  private static void routed(Place place, int depth, List<Schema> said) {
    for (Place.Op op : place.ops()) {
      if (depth > 0 && op.names().size() >= depth) {
        op.operation()
            .parameter(Parameter.Place.PATH, op.names().get(depth - 1))
            .map(Parameter::schema)
            .ifPresent(said::add);
      }
    }
    place.below().forEach(below -> routed(below, depth, said));
  }

  /// The one that allows least: a number before a UUID before a pattern before any text.
  private static Optional<Schema> narrowest(List<Schema> said) {
    return said.stream().min(java.util.Comparator.comparingInt(Identity::width));
  }

  private static int width(Schema schema) {
    if (schema.types().contains("integer") || schema.types().contains("number")) {
      return schema.types().contains("string") ? 3 : 0;
    }
    boolean uuid = schema.format().filter(f -> f.equals("uuid")).isPresent();
    return uuid ? 1 : schema.pattern().isPresent() ? 2 : 4;
  }

  private static boolean clientNames(Draft draft, String member, Forms forms) {
    Optional<Schema.Property> sent = draft.sent().flatMap(s -> find(s, member, forms));
    String last = member.substring(member.lastIndexOf('.') + 1);
    return sent.filter(p -> !p.readOnly() && !p.schema().readOnly())
        .filter(p ->
            (p.required() && !p.name().equals("id"))
                || Words.of(last).stream().anyMatch(GIVEN::contains))
        .isPresent();
  }

  /// The shape of an id of which its schema is known.
  static String shape(Schema schema) {
    if (schema.types().contains("integer") || schema.types().contains("number")) {
      return "#{" + first(schema) + "}";
    }
    if (schema.format().filter(f -> f.equals("uuid")).isPresent()) {
      return "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";
    }
    return schema.pattern().flatMap(Patterns::shape).orElseGet(() -> sized(schema));
  }

  private static String sized(Schema schema) {
    long most = number(schema, "maxLength", 20);
    long least = number(schema, "minLength", 1);
    return "[a-z0-9]{" + Math.max(least, Math.min(20, most)) + "}";
  }

  private static long first(Schema schema) {
    return Math.max(1, number(schema, "minimum", 1));
  }

  private static long number(Schema schema, String keyword, long otherwise) {
    return schema
        .keyword(keyword)
        .filter(dev.dtu.json.Json.Num.class::isInstance)
        .flatMap(n -> ((dev.dtu.json.Json.Num) n).whole())
        .orElse(otherwise);
  }
}
