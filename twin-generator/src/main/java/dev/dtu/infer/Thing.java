package dev.dtu.infer;

import dev.dtu.contract.Schema;
import dev.dtu.effect.Resource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A resource that procedures show, while it is being found. Guarded by the one thread that infers.
final class Thing {
  private final Set<String> nouns = new LinkedHashSet<>();
  private final Set<List<String>> families = new LinkedHashSet<>();
  private final List<Schema> shapes = new ArrayList<>();
  private final Set<String> schemas = new LinkedHashSet<>();
  private final List<String> members = new ArrayList<>();
  private String name = "";
  private String idMember = "";
  private boolean single;
  private List<Resource.Scope> scopes = List.of();

  /// Takes note of a reply that shows it.
  ///
  /// @param member of the reply, or the word it is called by
  void shown(Procedure by, String member, Schema shape, String place) {
    nouns.add(by.noun());
    families.add(by.family());
    members.add(Words.kebab(member));
    shapes.add(shape);
    if (!place.isEmpty()) {
      schemas.add(place);
    }
  }

  List<Schema> shapes() {
    return shapes;
  }

  /// True when one of the item's members is one of these.
  boolean heldIn(Schema item) {
    return item.possibleProperties().stream()
        .flatMap(member -> member.schema().name().stream())
        .anyMatch(
            held -> shapes.stream().anyMatch(own -> own.name().filter(held::equals).isPresent()));
  }

  List<String> schemas() {
    return List.copyOf(schemas);
  }

  void alsoIn(String place) {
    schemas.add(place);
  }

  /// The words that replies call it by, with repetitions.
  List<String> members() {
    return members;
  }

  /// The families, by their last word, that show it.
  Set<String> nouns() {
    return nouns;
  }

  /// True when a family of its own stands below another: `chat.scheduledMessages` below `chat`.
  boolean below(List<String> family) {
    return families.stream()
        .anyMatch(
            own -> own.size() > family.size() && own.subList(0, family.size()).equals(family));
  }

  String name() {
    return name;
  }

  void name(String given) {
    name = given;
  }

  String idMember() {
    return idMember;
  }

  void idMember(String member) {
    idMember = member;
  }

  boolean single() {
    return single;
  }

  void oneOnly() {
    single = true;
  }

  List<Resource.Scope> scopes() {
    return scopes;
  }

  void scopes(List<Resource.Scope> found) {
    scopes = List.copyOf(found);
  }

  /// True for one that a procedure may be said to be about.
  boolean called(String word) {
    return Words.alike(word, name);
  }

  /// The argument of a procedure that names a row: what cannot be left out before what can, and what
  /// says most: `channel_id`, then `message_ts`, then `id`, then `channel`.
  Optional<String> key(Procedure procedure) {
    String own = Words.plain(name);
    String id = Words.plain(idMember);
    for (boolean required : List.of(true, false)) {
      for (String wanted : List.of(own + "id", own + id, id, own)) {
        for (Schema.Property p : procedure.arguments().values()) {
          if (p.required() == required && Words.plain(p.name()).equals(wanted) && !holds(p)) {
            return Optional.of(p.name());
          }
        }
      }
    }
    return Optional.empty();
  }

  /// True for an argument that, among those of other things, says it means this one.
  boolean meantBy(Schema.Property argument) {
    String said = Words.plain(argument.name());
    String own = Words.plain(name);
    return (said.equals(own) || said.equals(own + "id")) && !holds(argument);
  }

  /// True for an argument that is a document itself.
  static boolean holds(Schema.Property argument) {
    Schema schema = argument.schema();
    return schema.types().isEmpty()
        ? !schema.possibleProperties().isEmpty()
        : schema.allows("object") || schema.allows("array");
  }
}
