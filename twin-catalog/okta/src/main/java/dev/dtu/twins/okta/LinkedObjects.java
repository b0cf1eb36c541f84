package dev.dtu.twins.okta;

import dev.dtu.call.Reply;
import dev.dtu.effect.Notes;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Problem;
import dev.dtu.twin.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Who leads whom: links between users, by the two names of a definition. A user has one primary of
/// each definition, and is the primary of any number.
///
/// - source: okta-management OpenAPI 2026.06.3, linked objects and their examples, 2026-11-22
final class LinkedObjects {

  /// What data cannot say of them.
  static final Repertoire PARTS =
      Repertoire.NONE
          .on("assignLinkedObjectValueForPrimary", LinkedObjects::assign)
          .on("listLinkedObjectsForUser", LinkedObjects::list)
          .on("deleteLinkedObjectForUser", LinkedObjects::delete)
          .on("deleteLinkedObjectDefinition", LinkedObjects::deleteDefinition);

  private static final String PRIMARY = "primary";
  private static final String DEFINITION = "definition";

  private LinkedObjects() {}

  private static Thing user(Play play) {
    return play.rows("user").get(play.asked("userIdOrLogin").orElse(""));
  }

  private static Reply assign(Play play) {
    Thing user = user(play);
    Thing definition = named(play, play.asked("primaryRelationshipName").orElse(""), PRIMARY);
    Thing primary = play.rows("user").get(play.asked("primaryUserId").orElse(""));
    Obj note = Obj.of(PRIMARY, Json.of(primary.id()), DEFINITION, Json.of(definition.id()));
    play.notes("linked-objects").put(key(user.id(), definition), note.with("user", user.id()));
    return Reply.empty(204);
  }

  /// Those a user is linked to: the one primary, or all that the user is the primary of.
  private static Reply list(Play play) {
    Thing user = user(play);
    String name = play.asked("relationshipName").orElse("");
    Thing definition = named(play, name, "");
    boolean primary = is(definition, name, PRIMARY);
    List<Json> links = new ArrayList<>();
    for (Obj note : notes(play)) {
      boolean theirs = note.text(primary ? "user" : PRIMARY).filter(user.id()::equals).isPresent();
      if (theirs && of(note, definition)) {
        String other = note.text(primary ? PRIMARY : "user").orElseThrow();
        Obj href = Obj.of("href", Json.of(play.scene().origin().url() + "/api/v1/users/" + other));
        links.add(Obj.of("_links", Obj.of("self", href)));
      }
    }
    return Reply.json(200, Json.array(links));
  }

  private static Reply delete(Play play) {
    Thing user = user(play);
    Thing definition = named(play, play.asked("relationshipName").orElse(""), PRIMARY);
    play.notes("linked-objects").remove(key(user.id(), definition));
    return Reply.empty(204);
  }

  private static Reply deleteDefinition(Play play) {
    Thing definition = named(play, play.asked("linkedObjectName").orElse(""), "");
    forget(play, note -> of(note, definition));
    play.rows("linked-object").remove(definition);
    return Reply.empty(204);
  }

  /// Takes the links of somebody who is deleted.
  static void gone(Play play, Thing user) {
    forget(
        play,
        note ->
            note.text("user").filter(user.id()::equals).isPresent()
                || note.text(PRIMARY).filter(user.id()::equals).isPresent());
  }

  private static void forget(Play play, java.util.function.Predicate<Obj> which) {
    Notes notes = play.notes("linked-objects");
    for (String key : notes.keys()) {
      if (notes.find(key).filter(which).isPresent()) {
        notes.remove(key);
      }
    }
  }

  private static List<Obj> notes(Play play) {
    Notes notes = play.notes("linked-objects");
    return notes.keys().stream().map(notes::find).flatMap(Optional::stream).toList();
  }

  private static boolean of(Obj note, Thing definition) {
    return note.text(DEFINITION).filter(definition.id()::equals).isPresent();
  }

  private static String key(String user, Thing definition) {
    return user + "/" + definition.id();
  }

  /// The definition that has the name on this side; on either where no side is told.
  private static Thing named(Play play, String name, String side) {
    return play.rows("linked-object").all().stream()
        .filter(each ->
            side.isEmpty()
                ? is(each, name, PRIMARY) || is(each, name, "associated") || each.id().equals(name)
                : is(each, name, side))
        .findFirst()
        .orElseThrow(
            () -> Refusal.of(Problem.NOT_FOUND).with("id", name).with("resource", "linked-object"));
  }

  private static boolean is(Thing definition, String name, String side) {
    return definition.text(side + ".name").filter(name::equals).isPresent();
  }
}
