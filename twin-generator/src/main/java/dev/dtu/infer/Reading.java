package dev.dtu.infer;

import dev.dtu.contract.Operation;
import dev.dtu.contract.ReplyShape;
import dev.dtu.contract.RequestBody;
import dev.dtu.contract.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a body of a request or reply holds.
sealed interface Reading {

  /// Nothing that is JSON with members.
  record Nothing() implements Reading {}

  /// Items.
  ///
  /// @param member that holds them; empty when the body is the array
  record Many(String member, Schema item, String source) implements Reading {}

  /// One thing.
  ///
  /// @param member that holds it; empty when the body is the thing
  record One(String member, Schema item, String source) implements Reading {}

  Reading NOTHING = new Nothing();

  /// Arrays that stand beside the items.
  Set<String> BESIDE = Set.of("errors", "warnings", "warningMessages", "errorMessages", "links");

  Set<String> WRAPPERS = Set.of("data", "result", "item", "response", "payload");

  /// Members that name a thing.
  Set<String> IDS = Set.of("id", "uuid", "gid", "sid", "key");

  /// What the successful reply of an operation holds.
  static Reading reply(Operation operation) {
    if (operation.successStatus().filter(status -> status == 204).isPresent()) {
      return NOTHING;
    }
    Optional<Schema> schema = operation.success().flatMap(ReplyShape::json);
    return schema
        .map(s ->
            of(
                s,
                "reply:" + operation.id(),
                operation.paging().flatMap(p -> p.items()).orElse(""),
                operation))
        .orElse(NOTHING);
  }

  /// What the body of a request holds: one thing, or nothing.
  ///
  /// @param members of the item; what is one of them is no wrapper
  static Reading body(Operation operation, Set<String> members) {
    Optional<Schema> schema = operation.body().flatMap(Reading::anyContent);
    if (schema.isEmpty() || !holdsMembers(schema.get())) {
      return NOTHING;
    }
    String source = "body:" + operation.id();
    Reading read = one(schema.get(), source, operation);
    if (read instanceof One whole && whole.member().isEmpty() && !members.isEmpty()) {
      read = beside(schema.get(), source, members, operation);
    }
    boolean part = read instanceof One one && members.contains(one.member());
    return part ? new One("", schema.get(), source) : read;
  }

  /// The things that the body of a request holds a list of.
  static Optional<Many> listed(Operation operation) {
    return operation
        .body()
        .flatMap(Reading::anyContent)
        .map(schema -> of(schema, "body:" + operation.id(), "", operation))
        .filter(Many.class::isInstance)
        .map(Many.class::cast);
  }

  private static Optional<Schema> anyContent(RequestBody body) {
    return body.schemaFor("application/json")
        .or(() -> body.content().values().stream().findFirst());
  }

  private static Reading of(Schema schema, String source, String paged, Operation operation) {
    if (schema.types().contains("array")) {
      return schema.items().filter(Reading::holdsMembers).isPresent()
          ? new Many("", schema.items().orElseThrow(), source)
          : NOTHING;
    }
    if (!holdsMembers(schema)) {
      return NOTHING;
    }
    Optional<Reading> many = many(schema, source, paged, operation);
    return many.orElseGet(() -> one(schema, source, operation));
  }

  private static Optional<Reading> many(
      Schema schema, String source, String paged, Operation operation) {
    List<Schema.Property> arrays = new ArrayList<>();
    boolean onlyWalking = true;
    boolean counted = schema.properties().stream().anyMatch(p -> p.name().startsWith("total"));
    for (Schema.Property p : schema.properties()) {
      if (p.schema().types().contains("array")
          && p.schema().items().filter(Reading::holdsMembers).isPresent()) {
        arrays.add(p);
      } else {
        onlyWalking &= Walking.walks(p.name()) || counted && asked(p.name(), operation);
      }
    }
    String noun = noun(operation);
    if (arrays.size() > 1) {
      arrays.removeIf(p -> BESIDE.contains(p.name().replace("_", "")) && !p.name().equals(paged));
    }
    for (Schema.Property p : arrays) {
      boolean alone = arrays.size() == 1 && onlyWalking;
      boolean paging = p.name().equals(paged);
      boolean named = onlyWalking && (Words.alike(p.name(), noun) || p.name().equals("items"));
      if (alone || paging || named) {
        return Optional.of(new Many(p.name(), p.schema().items().orElseThrow(), source));
      }
    }
    return Optional.empty();
  }

  private static Reading one(Schema schema, String source, Operation operation) {
    List<Schema.Property> objects = new ArrayList<>();
    boolean onlyWalking = true;
    for (Schema.Property p : schema.properties()) {
      Set<String> types = p.schema().types();
      boolean object = types.contains("object") && !p.schema().possibleProperties().isEmpty();
      if (object && !Walking.walks(p.name())) {
        objects.add(p);
      } else {
        onlyWalking &= Walking.walks(p.name());
      }
    }
    if (objects.size() == 1 && onlyWalking) {
      Schema.Property p = objects.getFirst();
      if (saysNoun(p, operation) || WRAPPERS.contains(p.name()) || carriesId(p, schema)) {
        return new One(p.name(), p.schema(), source);
      }
    }
    return source.startsWith("reply:")
        ? named(schema, source, operation).orElse(new One("", schema, source))
        : new One("", schema, source);
  }

  /// What is told beside other things, such as the action that makes it, where its member has the
  /// name of the thing and the reply has no id of its own.
  private static Optional<Reading> named(Schema schema, String source, Operation operation) {
    boolean known = schema.possibleProperties().stream().anyMatch(p -> isId(p.name()));
    return schema.possibleProperties().stream()
        .filter(p -> p.schema().types().contains("object"))
        .filter(p -> !known && Words.alike(p.name(), noun(operation)) && carriesId(p, schema))
        .findFirst()
        .map(p -> new One(p.name(), p.schema(), source));
  }

  /// What is sent beside members that are none of the thing's, such as a key against doing it twice.
  private static Reading beside(
      Schema schema, String source, Set<String> members, Operation operation) {
    for (Schema.Property p : schema.properties()) {
      boolean object =
          p.schema().types().contains("object") && !p.schema().possibleProperties().isEmpty();
      boolean others =
          schema.properties().stream()
              .anyMatch(other -> !other.name().equals(p.name()) && members.contains(other.name()));
      if (object && !others && Words.alike(p.name(), noun(operation))) {
        return new One(p.name(), p.schema(), source);
      }
    }
    return new One("", schema, source);
  }

  /// True for a member called as the place is: `ssh_key` where the place is `keys`.
  private static boolean saysNoun(Schema.Property member, Operation operation) {
    String name = Words.plain(Words.kebab(member.name()));
    List<String> last = Words.of(Words.kebab(noun(operation)));
    List<String> own = Words.of(Words.kebab(member.name()));
    return Words.plain(noun(operation)).contains(name)
        || !last.isEmpty() && !own.isEmpty() && own.getLast().equals(last.getLast());
  }

  /// True when the member has an id, and what it stands in has none.
  private static boolean carriesId(Schema.Property member, Schema schema) {
    return hasId(member.schema())
        && schema.possibleProperties().stream().noneMatch(p -> isId(p.name()));
  }

  /// True when all that it may be have an id.
  private static boolean hasId(Schema schema) {
    return schema.properties().stream().anyMatch(p -> isId(p.name()))
        || !schema.variants().isEmpty() && schema.variants().stream().allMatch(Reading::hasId);
  }

  private static boolean isId(String name) {
    return IDS.contains(Words.plain(name));
  }

  /// True for a member that repeats what the path asks for, as the id of a list's container.
  private static boolean asked(String name, Operation operation) {
    String plain = Words.plain(name);
    return Words.of(name).size() > 1
        && List.of(operation.route().template().split("/")).stream()
            .anyMatch(piece -> piece.startsWith("{") && plain.equals(Words.plain(piece)));
  }

  private static String noun(Operation operation) {
    String noun = "";
    for (String piece : operation.route().template().split("/")) {
      noun = piece.isEmpty() || piece.startsWith("{") ? noun : piece;
    }
    return noun;
  }

  private static boolean holdsMembers(Schema schema) {
    Set<String> types = schema.types();
    return types.contains("object")
        || (types.isEmpty() && !schema.variants().isEmpty())
        || (types.isEmpty() && !schema.properties().isEmpty())
        || (types.isEmpty() && schema.node().isEmpty());
  }

  /// Where the item's shape stands, as [dev.dtu.effect.Resource#schemas] has it.
  static String place(Reading reading) {
    if (Forms.item(reading).filter(s -> s.possibleProperties().isEmpty()).isPresent()) {
      return "";
    }
    return switch (reading) {
      case Nothing _ -> "";
      case One one ->
          one.item().name().map(name -> "schema:" + name).orElse(at(one.source(), one.member()));
      case Many many ->
          many.item()
              .name()
              .map(name -> "schema:" + name)
              .orElse(at(many.source(), many.member()) + "[]");
    };
  }

  private static String at(String source, String member) {
    return member.isEmpty() ? source : source + "#" + member;
  }
}
