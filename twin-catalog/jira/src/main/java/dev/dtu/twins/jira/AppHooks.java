package dev.dtu.twins.jira;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Rows;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twins.jira.jql.Clause;
import dev.dtu.twins.jira.jql.Jql;
import dev.dtu.twins.jira.jql.Misread;
import dev.dtu.twins.jira.jql.Sign;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Webhooks that apps register for themselves: they end after thirty days unless they are refreshed.
///
/// - source: developer.atlassian.com, platform REST v3, webhooks, 2026-09-12
final class AppHooks {

  static final Repertoire PARTS =
      Repertoire.NONE
          .on("registerDynamicWebhooks", AppHooks::register)
          .on("getDynamicWebhooksForApp", AppHooks::list)
          .on("refreshWebhooks", AppHooks::refresh)
          .on("deleteWebhookById", AppHooks::delete)
          .on("getFailedWebhooks", AppHooks::failed);

  private static final String HOOK = "webhook-2";
  private static final Duration LIFE = Duration.ofDays(30);
  private static final int MOST = 100;
  private static final List<Sign> SIGNS =
      List.of(Sign.EQUALS, Sign.NOT_EQUALS, Sign.IN, Sign.NOT_IN);
  private static final List<String> FIELDS =
      List.of("issuekey", "key", "project", "issuetype", "status", "assignee", "reporter");

  private AppHooks() {}

  /// Refuses people: just apps register webhooks so.
  private static void judge(Play play) {
    Optional<String> credential = play.scene().call().request().headers().find("authorization");
    if (credential.filter(it -> it.startsWith("Basic ")).isPresent()) {
      throw Said.barred("Only Connect and OAuth 2.0 apps can use this operation.");
    }
  }

  private static Json end(Play play) {
    return Json.of(play.scene().moment().plus(LIFE).toEpochMilli());
  }

  /// Registers webhooks; of each it is told whether it was.
  ///
  /// - in: `url`, `webhooks` (`events`, `jqlFilter`, `fieldIdsFilter`)
  /// - refuses: `barred` for people
  static Reply register(Play play) {
    judge(play);
    Json url = play.sent().find("url").orElse(Json.of(""));
    List<Json> results = new ArrayList<>();
    for (Json each : play.sent().items("webhooks")) {
      Obj wish = each.asObj().orElse(Obj.EMPTY);
      List<String> wrong = wrong(wish.text("jqlFilter").orElse(""));
      if (!wrong.isEmpty()) {
        results.add(Obj.of("errors", Search.texts(wrong)));
        continue;
      }
      Rows rows = play.rows(HOOK);
      Thing made = rows.make(wish.with("url", url).with("expirationDate", end(play)));
      Json id = Sprints.number(made.id());
      rows.keep(made.with("id", id));
      results.add(Obj.of("createdWebhookId", id));
    }
    return Answer.of(play, Obj.of("webhookRegistrationResult", Json.array(results)));
  }

  private static List<String> wrong(String jql) {
    List<String> wrong = new ArrayList<>();
    try {
      Jql.read(jql).where().ifPresent(clause -> judge(clause, wrong));
    } catch (Misread misread) {
      wrong.add(misread.said());
    }
    return wrong;
  }

  private static void judge(Clause clause, List<String> wrong) {
    switch (clause) {
      case Clause.All all -> all.clauses().forEach(each -> judge(each, wrong));
      case Clause.Any any -> any.clauses().forEach(each -> judge(each, wrong));
      case Clause.Not not -> judge(not.clause(), wrong);
      case Clause.Term term -> {
        String name = term.field().told();
        boolean own = !term.field().number().isEmpty() || !term.field().key().isEmpty();
        if (!own && FIELDS.stream().noneMatch(name::equalsIgnoreCase)) {
          wrong.add("The clause %s is unsupported".formatted(name));
        } else if (!SIGNS.contains(term.sign())) {
          wrong.add("The operator %s is unsupported".formatted(term.sign().text()));
        }
      }
    }
  }

  private static Reply list(Play play) {
    judge(play);
    List<Json> all = new ArrayList<>();
    play.rows(HOOK).all().forEach(it -> all.add(play.rows(HOOK).shown(it)));
    return Answer.page(play, all, MOST);
  }

  private static List<Thing> named(Play play) {
    List<Thing> named = new ArrayList<>();
    for (Json id : play.sent().items("webhookIds")) {
      id.asWords().flatMap(play.rows(HOOK)::find).ifPresent(named::add);
    }
    return named;
  }

  /// Lets webhooks live on for thirty days.
  private static Reply refresh(Play play) {
    judge(play);
    named(play).forEach(it -> play.rows(HOOK).keep(it.with("expirationDate", end(play))));
    return Answer.of(play, Obj.of("expirationDate", end(play)));
  }

  private static Reply delete(Play play) {
    judge(play);
    named(play).forEach(play.rows(HOOK)::remove);
    return Reply.empty(202);
  }

  /// Webhooks that could not be told of events; none is given up here.
  private static Reply failed(Play play) {
    judge(play);
    int most = Math.clamp(Search.number(play, "maxResults", MOST), 1, MOST);
    return Answer.of(play, Obj.of("maxResults", Json.of(most), "values", Json.array(List.of())));
  }
}
