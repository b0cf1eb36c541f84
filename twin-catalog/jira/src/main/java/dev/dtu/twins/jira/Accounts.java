package dev.dtu.twins.jira;

import dev.dtu.effect.Play;
import dev.dtu.effect.Rows;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.Optional;

/// People, as issues and what belongs to them show them.
final class Accounts {

  /// Whoever a project has for its issues.
  static final String AUTOMATIC = "-1";

  private Accounts() {}

  /// Who calls.
  static Obj me(Play play) {
    return play.rows("myself").first().map(Accounts::of).orElse(Obj.EMPTY);
  }

  static Obj of(Thing user) {
    Obj item = user.item();
    Obj person = Obj.EMPTY;
    for (String member :
        java.util.List.of(
            "self",
            "accountId",
            "emailAddress",
            "avatarUrls",
            "displayName",
            "active",
            "timeZone",
            "accountType")) {
      Optional<Json> value = item.find(member);
      person = value.isPresent() ? person.with(member, value.get()) : person;
    }
    return addressed(user.showing(person)).item();
  }

  /// Somebody with where they are read.
  static Thing addressed(Thing user) {
    return user.item().has("self")
        ? user
        : user.with("self", "${origin}/rest/api/3/user?accountId=" + user.id());
  }

  /// The person of an account, of whom no more may be known than that.
  static Obj find(Play play, String account) {
    Rows users = play.rows("user");
    return users.find(account).map(Accounts::of).orElse(Obj.of("accountId", Json.of(account)));
  }

  /// Whom a project has for its issues: its leader, or nobody.
  static Json automatic(Play play, Thing project) {
    boolean lead = project.text("assigneeType").filter("PROJECT_LEAD"::equals).isPresent();
    Optional<String> leader = project.text("lead.accountId");
    return lead && leader.isPresent() ? find(play, leader.get()) : Json.Null.NULL;
  }

  /// Whom an assignment means: nobody, the one the project has for its issues, or an account.
  static Json assigned(Play play, Json told, Optional<Thing> project) {
    Optional<String> account =
        told.asObj().map(it -> it.text("accountId").or(() -> it.text("id"))).orElse(told.asText());
    if (account.isEmpty() || account.get().isEmpty()) {
      return Json.Null.NULL;
    }
    if (account.get().equals(AUTOMATIC)) {
      return project.map(it -> automatic(play, it)).orElse(Json.Null.NULL);
    }
    return find(play, account.get());
  }
}
