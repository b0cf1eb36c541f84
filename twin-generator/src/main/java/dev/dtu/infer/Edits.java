package dev.dtu.infer;

import dev.dtu.contract.Schema;
import dev.dtu.effect.Effect.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a PUT or a POST to an item does to it: replaces it, changes what is sent, or makes it.
///
/// HTTP says that a PUT replaces. Services say otherwise so often that the contract is asked first,
/// in this order: whether there is another way to change a part, the verb the operation is called
/// by, whether what makes a thing may be left out, whether the body must be whole, and whether it is
/// of a shape of its own.
final class Edits {
  private static final Set<String> WHOLE =
      Set.of("replace", "replaces", "set", "put", "overwrite", "fully", "upsert", "reset");
  private static final Set<String> PART =
      Set.of(
          "update",
          "updates",
          "edit",
          "modify",
          "change",
          "patch",
          "partial",
          "partially",
          "rename");
  private static final Set<String> MAKING =
      Set.of("create", "add", "link", "assign", "enroll", "register", "grant", "connect", "upsert");

  private Edits() {}

  /// What a PUT to an item that a POST can make does.
  ///
  /// @param partly whether another operation of the place changes a part
  /// @param sent the shape of the body's item
  /// @param shown the shape a read answers
  static Kind put(Place.Op op, boolean partly, Optional<Schema> sent, Optional<Schema> shown) {
    String verb = verb(op);
    boolean nothing = sent.filter(s -> !s.possibleProperties().isEmpty()).isEmpty();
    if (partly || nothing || WHOLE.contains(verb) || demands(sent.get())) {
      return Kind.REPLACE;
    }
    boolean own =
        sent.get().name().isPresent()
            && shown.filter(s -> s.name().isPresent()).isPresent()
            && !sent.get().name().equals(shown.get().name());
    return own || PART.contains(verb) ? Kind.UPDATE : Kind.REPLACE;
  }

  /// Whether what no thing can be made without may be left out of the body: the thing keeps it, so the
  /// body is no whole one.
  ///
  /// @param sent the shape of the body's item
  /// @param making that of the body which makes one
  static boolean leaves(Place.Op op, Optional<Schema> sent, Optional<Schema> making) {
    if (sent.isEmpty() || making.isEmpty() || WHOLE.contains(verb(op))) {
      return false;
    }
    for (Schema.Property needed : making.get().possibleProperties()) {
      boolean optional =
          sent.get().property(needed.name()).filter(own -> !own.required()).isPresent();
      if (needed.required() && optional) {
        return true;
      }
    }
    return false;
  }

  private static boolean demands(Schema sent) {
    return sent.possibleProperties().stream().anyMatch(Schema.Property::required);
  }

  /// True when the operation's name says that it makes one of those.
  static boolean makes(Place.Op op, String noun) {
    return MAKING.contains(verb(op))
        && (Words.of(name(op)).stream().anyMatch(word -> Words.alike(word, noun))
            || Words.alike(name(op).substring(verb(op).length()), noun));
  }

  /// True when the operation's name says that it changes a part.
  static boolean parts(Place.Op op) {
    return PART.contains(verb(op));
  }

  private static String verb(Place.Op op) {
    List<String> words = Words.of(name(op));
    boolean method = !words.isEmpty() && words.getFirst().equalsIgnoreCase(op.operation().method());
    return words.isEmpty() || method && pathly(op, words) ? "" : words.getFirst();
  }

  /// True for a name that a tool made of the method and the path: `put_users_id`.
  private static boolean pathly(Place.Op op, List<String> words) {
    List<String> path = Words.of(op.operation().route().template().replaceAll("[{}/.-]+", "_"));
    return words.size() > 1 && path.containsAll(words.subList(1, words.size()));
  }

  /// The name of an operation without the family in front: `update-issue-type` of
  /// `orgs/update-issue-type`, `updateProject` of `Projects.updateProject`.
  private static String name(Place.Op op) {
    String id = op.id();
    return id.substring(Math.max(id.lastIndexOf('/'), id.lastIndexOf('.')) + 1);
  }
}
