package dev.dtu.twins.jira;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Rows;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Who watches issues and votes for them; each issue tells how many do.
///
/// - source: developer.atlassian.com, platform REST v3, issue watchers and issue votes, 2026-09-12
final class Regard {

  static final Repertoire PARTS =
      Repertoire.NONE
          .on("getIssueWatchers", Regard::watchers)
          .on("addWatcher", Regard::watch)
          .on("removeWatcher", Regard::unwatch)
          .on("getIsWatchingIssueBulk", Regard::watching)
          .on("getVotes", Regard::votes)
          .on("addVote", play -> vote(play, true))
          .on("removeVote", play -> vote(play, false));

  private static final String WATCHER = "watcher";
  private static final String WATCHES = "watches";

  private Regard() {}

  private static String me(Play play) {
    return Accounts.me(play).text("accountId").orElse("");
  }

  /// Whoever makes an issue watches it.
  static void begin(Play play, Thing issue) {
    play.rows(WATCHER).make(Accounts.me(play), issue.id());
  }

  static Reply watchers(Play play) {
    Thing issue = Issues.asked(play);
    List<Json> all = new ArrayList<>();
    for (Thing each : play.rows(WATCHER).all(issue.id())) {
      all.add(person(play, each.id()).without("locale"));
    }
    Obj told = Issues.fields(issue).obj(WATCHES).orElse(Obj.EMPTY);
    return Answer.of(
        play,
        Obj.of("self", Json.of(self(issue, "watchers")))
            .with("isWatching", Json.of(told.flag("isWatching")))
            .with("watchCount", told.find("watchCount").orElse(Json.of(all.size())))
            .with("watchers", Json.array(all)));
  }

  private static String self(Thing issue, String what) {
    String key = issue.text("key").orElse(issue.id());
    return "${origin}/rest/api/3/issue/" + key + "/" + what;
  }

  private static Obj person(Play play, String account) {
    return Accounts.find(play, account);
  }

  /// Has somebody watch an issue.
  ///
  /// - in: an account's id, as the whole body; the caller where there is none
  static Reply watch(Play play) {
    String account =
        play.scene().body().flatMap(Json::asText).filter(it -> !it.isEmpty()).orElse(me(play));
    if (play.rows("user").find(account).isEmpty()) {
      throw Said.wrong(
          ("The user \"%s\" does not have permission to view this issue. This user will not be"
                  + " added to the watch list.")
              .formatted(account));
    }
    put(play, Issues.asked(play), account, true);
    return Issues.done();
  }

  /// Has somebody watch an issue no more.
  static Reply unwatch(Play play) {
    Optional<String> account = play.asked("accountId").or(() -> play.asked("username"));
    if (account.isEmpty()) {
      throw Said.wrong("You must specify the account ID of the user to remove as a watcher.");
    }
    put(play, Issues.asked(play), account.get(), false);
    return Issues.done();
  }

  /// Has an account watch an issue, or not.
  static void put(Play play, Thing issue, String account, boolean watches) {
    Rows rows = play.rows(WATCHER);
    Optional<Thing> there = rows.find(issue.id(), account);
    boolean mine = account.equals(me(play));
    Obj told = Issues.fields(issue).obj(WATCHES).orElse(Obj.EMPTY);
    boolean before = there.isPresent() || mine && told.flag("isWatching");
    if (before == watches) {
      return;
    }
    if (watches) {
      rows.make(person(play, account), issue.id());
    } else {
      there.ifPresent(rows::remove);
    }
    int count = count(told, "watchCount") + (watches ? 1 : -1);
    told = told.with("watchCount", Json.of(Math.max(0, count)));
    told = mine ? told.with("isWatching", Json.of(watches)) : told;
    told = told.has("self") ? told : told.with("self", self(issue, "watchers"));
    keep(play, issue, WATCHES, told);
  }

  private static void keep(Play play, Thing issue, String field, Obj told) {
    play.rows(Issues.ISSUE).keep(issue.with("fields", Issues.fields(issue).with(field, told)));
  }

  private static int count(Obj told, String member) {
    String words = told.find(member).flatMap(Json::asWords).orElse("0");
    return words.matches("\\d{1,9}") ? Integer.parseInt(words) : 0;
  }

  /// Tells which of some issues the caller watches.
  static Reply watching(Play play) {
    Obj told = Obj.EMPTY;
    for (Json id : play.sent().items("issueIds")) {
      String name = id.asWords().orElse("");
      Optional<Thing> issue = play.rows(Issues.ISSUE).find(name);
      boolean watches =
          issue
              .flatMap(it -> Issues.fields(it).obj(WATCHES))
              .filter(it -> it.flag("isWatching"))
              .isPresent();
      told = told.with(name, Json.of(watches));
    }
    return Answer.of(play, Obj.of("issuesIsWatching", told));
  }

  static Reply votes(Play play) {
    Thing issue = Issues.asked(play);
    Obj told = Issues.fields(issue).obj("votes").orElse(Obj.EMPTY);
    boolean mine = told.flag("hasVoted");
    List<Json> voters = mine ? List.of(Accounts.me(play)) : List.of();
    return Answer.of(
        play,
        Obj.of("self", Json.of(self(issue, "votes")))
            .with("votes", Json.of(count(told, "votes")))
            .with("hasVoted", Json.of(mine))
            .with("voters", Json.array(voters)));
  }

  /// Votes for an issue, or takes the vote back.
  private static Reply vote(Play play, boolean votes) {
    Thing issue = Issues.asked(play);
    Obj told = Issues.fields(issue).obj("votes").orElse(Obj.EMPTY);
    if (told.flag("hasVoted") != votes) {
      int count = Math.max(0, count(told, "votes") + (votes ? 1 : -1));
      told = told.with("votes", Json.of(count)).with("hasVoted", Json.of(votes));
      keep(play, issue, "votes", told.has("self") ? told : told.with("self", self(issue, "votes")));
      play.plainly();
    }
    return Issues.done();
  }
}
