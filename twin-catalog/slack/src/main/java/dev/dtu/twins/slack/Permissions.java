package dev.dtu.twins.slack;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Whom administrators let use functions, and triggers of a kind.
///
/// - source: docs.slack.dev/reference/methods/admin.functions.permissions.* and
///   admin.workflows.triggers.types.permissions.*, 2026-08-31
final class Permissions {

  static final Repertoire PARTS =
      Repertoire.NONE
          .finding("admin.functions.permissions.set", Permissions::function)
          .finding("admin.functions.permissions.lookup", Permissions::functions)
          .finding("admin.workflows.triggers.types.permissions.set", Permissions::trigger)
          .finding("admin.workflows.triggers.types.permissions.lookup", Permissions::triggers);

  private static final List<String> VISIBLE =
      List.of("everyone", "app_collaborators", "named_entities", "no_one");

  /// What the ids of kinds of triggers look like; which there are is not documented.
  private static final Pattern TRIGGER = Pattern.compile("FTT[A-Z0-9]{2,}");

  private static final String VISIBILITY = "visibility";
  private static final String USERS = "user_ids";
  private static final String NAMED = "named_entities";

  private Permissions() {}

  private static Obj people(Kept kept, String id, String type) {
    Obj told = Obj.of("type", Json.of(type));
    return kept.words(id, USERS).isEmpty() ? told : told.with(USERS, kept.shown(id, USERS));
  }

  /// Says who may use a function.
  ///
  /// - refuses, in this order: `function_not_found`, `invalid_visibility`
  private static Reply function(Play play) {
    String id = play.argument("function_id").orElse("");
    if (Kept.of(play, "function").about(id).isEmpty()) {
      throw Said.no("function_not_found");
    }
    Optional<String> visibility = play.argument(VISIBILITY).filter(it -> !it.isEmpty());
    if (visibility.filter(it -> !VISIBLE.contains(it)).isPresent()) {
      throw Said.no("invalid_visibility");
    }
    put(play, Kept.of(play, "function-visible"), id);
    return Said.ok();
  }

  private static void put(Play play, Kept kept, String id) {
    String visibility = play.argument(VISIBILITY).filter(it -> !it.isEmpty()).orElse(NAMED);
    kept.put(id, kept.about(id).with(VISIBILITY, visibility));
    kept.words(id, USERS, visibility.equals(NAMED) ? Membership.words(play, USERS) : List.of());
  }

  /// Who may use functions.
  ///
  /// - out: `errors`, by the ids that are of no function
  private static Reply functions(Play play) {
    Kept kept = Kept.of(play, "function-visible");
    Obj all = Obj.EMPTY;
    Obj errors = Obj.EMPTY;
    for (String id : Membership.words(play, "function_ids")) {
      if (Kept.of(play, "function").about(id).isEmpty()) {
        errors = errors.with(id, "function_not_found");
        continue;
      }
      String type = kept.about(id).text(VISIBILITY).orElse("app_collaborators");
      all = all.with(id, Obj.of("distribution", people(kept, id, type)));
    }
    return Said.ok(Obj.of("permissions", all, "errors", errors));
  }

  /// Says who may begin workflows by triggers of a kind.
  ///
  /// - refuses, in this order: `trigger_type_id_not_found`, `required_visibility`,
  ///   `invalid_permission_type`, `visibility_is_not_named_entities`, `invalid_named_entities`
  private static Reply trigger(Play play) {
    String id = play.argument("id").orElse("");
    if (!TRIGGER.matcher(id).matches()) {
      throw Said.no("trigger_type_id_not_found");
    }
    String visibility =
        play.argument(VISIBILITY)
            .filter(it -> !it.isEmpty())
            .orElseThrow(() -> Said.no("required_visibility"));
    List<String> users = Membership.words(play, USERS);
    if (!VISIBLE.contains(visibility)) {
      throw Said.no("invalid_permission_type");
    }
    if (!visibility.equals(NAMED) && !users.isEmpty()) {
      throw Said.no("visibility_is_not_named_entities");
    }
    boolean known = users.stream().allMatch(each -> play.rows("user").find(each).isPresent());
    if (visibility.equals(NAMED) && (users.isEmpty() || !known)) {
      throw Said.no("invalid_named_entities");
    }
    Kept kept = Kept.of(play, "trigger-visible");
    put(play, kept, id);
    return Said.ok(told(kept, id));
  }

  private static Obj told(Kept kept, String id) {
    Obj told = Obj.of(VISIBILITY, Json.of(kept.about(id).text(VISIBILITY).orElse("everyone")));
    return kept.words(id, USERS).isEmpty() ? told : told.with(USERS, kept.shown(id, USERS));
  }

  /// Who may begin workflows by triggers of some kinds.
  ///
  /// - refuses: `trigger_type_id_not_found`
  private static Reply triggers(Play play) {
    Obj all = Obj.EMPTY;
    for (String id : Membership.words(play, "trigger_type_ids")) {
      if (!TRIGGER.matcher(id).matches()) {
        throw Said.no("trigger_type_id_not_found");
      }
      all = all.with(id, told(Kept.of(play, "trigger-visible"), id));
    }
    return Said.ok(Obj.of("permissions", all));
  }
}
