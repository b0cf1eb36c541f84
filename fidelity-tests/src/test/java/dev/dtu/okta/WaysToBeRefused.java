package dev.dtu.okta;

import dev.dtu.call.Body;
import dev.dtu.call.Request;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.junit.World;
import dev.dtu.laws.Provocations;
import dev.dtu.universe.Clock;
import dev.dtu.universe.Universes;
import dev.dtu.universe.Wish;
import java.time.Duration;
import java.time.Instant;

/// What brings Okta to say each problem of its management API.
final class WaysToBeRefused {

  private static final String USERS = "/api/v1/users";
  private static final String PASSWORD = "Correct-1-horse";
  private static final int APPS_A_MINUTE = 100;
  private static final int CALLS_AT_ONCE = 75;

  private WaysToBeRefused() {}

  /// Something that is done to an organisation.
  @FunctionalInterface
  interface Doing {
    void to(Tenant org) throws Exception;
  }

  /// In the universe of the test.
  static Provocations.Act org(Doing doing) {
    return (world, _) -> doing.to(new Tenant(world.universe()));
  }

  /// To somebody who can sign in; the address is that of the person.
  private static Provocations.Act member(String method, String way, String body) {
    return org(org ->
        org.send(method, USERS + "/" + org.user("eve@example.com", PASSWORD) + "/" + way, body));
  }

  private static String eve(Tenant org) {
    return USERS + "/" + org.user("eve@example.com", PASSWORD);
  }

  /// Somebody who was made and not activated.
  private static String staged(Tenant org) {
    return USERS + "/" + org.post(USERS + "?activate=false", Org.person("may")).is(200).text("id");
  }

  private static String suspended(Tenant org) {
    String eve = eve(org);
    org.post(eve + "/lifecycle/suspend", "").is(200);
    return eve;
  }

  static Provocations in(Provocations all) {
    return lists(people(roads(weather(all))));
  }

  private static Provocations roads(Provocations all) {
    return all.when("no-route", org(org -> org.get("/api/v1/nothing")))
        .when("wrong-method", org(org -> org.delete(USERS)))
        .when("unauthenticated", org(org -> org.ask(Request.of("GET", USERS))))
        .when("forbidden", org(WaysToBeRefused::systemScope))
        .when("insufficient-scope", org(WaysToBeRefused::otherScope))
        .when("proof-refused", org(WaysToBeRefused::unproved))
        .when("not-found", org(org -> org.get(USERS + "/nobody")))
        .when("malformed", org(org -> org.post(USERS, "{")))
        .when("invalid", org(org -> org.post("/api/v1/groups", "{'profile': {'name': ''}}")))
        .when("missing-parameter", org(org -> org.get("/api/v1/policies")))
        .when("unsupported-media", org(WaysToBeRefused::otherMedia))
        .when("precondition-failed", org(WaysToBeRefused::otherTag))
        .when("conflict", org(WaysToBeRefused::twice))
        .when("not-licensed", WaysToBeRefused::unlicensed)
        .when("authenticator-used", org(WaysToBeRefused::used))
        .when("no-telephony", org(WaysToBeRefused::silent))
        .when("unanswered", WaysToBeRefused::unanswered);
  }

  private static Provocations weather(Provocations all) {
    return all.when("broken", (world, _) -> struck(world, "broken"))
        .when("unavailable", (world, _) -> struck(world, "unavailable"))
        .when("rate-limited", (world, _) -> crowded(world))
        .when("concurrency-limited", (world, _) -> atOnce(world));
  }

  private static void struck(World world, String problem) {
    world.fault("{\"fault\": {\"refuse\": \"%s\"}}".formatted(problem));
    new Tenant(world.universe()).get(USERS);
  }

  private static void atOnce(World world) {
    world.limit();
    Request request = Request.of("GET", USERS).with("authorization", Tenant.TOKEN);
    world.universe().turn("okta", Tenant.ORIGIN, request, CALLS_AT_ONCE);
  }

  private static void crowded(World world) {
    world.limit();
    world.freeze();
    var org = new Tenant(world.universe());
    for (int i = 0; i <= APPS_A_MINUTE; i++) {
      org.get("/api/v1/apps");
    }
  }

  private static void used(Tenant org) {
    String all = "/api/v1/authenticators";
    String id =
        org.post(all + "?activate=true", "{'key': 'custom_app', 'name': 'A'}").is(200).text("id");
    org.post(all + "/" + id + "/lifecycle/deactivate", "");
  }

  private static void silent(Tenant org) {
    String all = "/api/v1/authenticators";
    String phone = "{'key': 'phone_number', 'name': 'Phone'}";
    int place = org.get(all).is(200).texts("key").indexOf("phone_number");
    org.put(all + "/" + org.get(all).texts("id").get(place), phone);
  }

  private static void systemScope(Tenant org) {
    String scopes = "/api/v1/authorizationServers/default/scopes";
    String id = org.get(scopes).is(200).texts("id").getFirst();
    org.delete(scopes + "/" + id);
  }

  private static void otherScope(Tenant org) throws Exception {
    String client = Robot.app(org, false);
    String token =
        Robot.ask(
                org,
                Robot.assertion(Robot.KEY, Robot.statement(org, client)),
                "",
                "okta.groups.read")
            .is(200)
            .text("access_token");
    org.ask(Request.of("GET", USERS).with("authorization", "Bearer " + token));
  }

  private static void unproved(Tenant org) throws Exception {
    String token = Robot.bound(org, Robot.app(org), Robot.KEY);
    org.ask(Request.of("GET", USERS).with("authorization", "Bearer " + token));
  }

  private static void otherMedia(Tenant org) {
    org.ask(
        Request.of("POST", USERS)
            .with("authorization", Tenant.TOKEN)
            .with("content-type", "text/plain")
            .with(Body.of("Eve")));
  }

  private static void otherTag(Tenant org) {
    String tag = org.get(eve(org)).is(200).reply().headers().find("etag").orElseThrow();
    org.ask(
        Request.of("POST", USERS + "/eve@example.com")
            .with("authorization", Tenant.TOKEN)
            .with("content-type", "application/json")
            .with("if-match", tag.replaceAll("[0-9a-f]{8}", "00000000"))
            .with(Body.of("{\"profile\": {\"nickName\": \"E\"}}")));
  }

  private static void twice(Tenant org) {
    org.post("/api/v1/groups", "{'profile': {'name': 'Cars'}}").is(200);
    org.post("/api/v1/groups", "{'profile': {'name': 'Cars'}}");
  }

  private static void unlicensed(World world, Universes universes) throws Exception {
    var then = new Clock.Frozen(Instant.parse("2025-03-01T00:00:00Z"));
    Wish wish = Wish.ANYTHING.named("classic").seeded("classic").takingAnyCredential();
    new Tenant(universes.create(wish.withClock(then))).get("/api/v1/authorizationServers");
  }

  private static void unanswered(World world, Universes universes) {
    world.freeze();
    var org = new Tenant(world.universe());
    String hook =
        org.post(
                "/api/v1/eventHooks",
                "{'name': 'audit', 'events': {'type': 'EVENT_TYPE', 'items':"
                    + " ['user.lifecycle.create']}, 'channel': {'type': 'HTTP', 'version':"
                    + " '1.0.0', 'config': {'uri': 'https://nobody.test/hook'}}}")
            .is(200)
            .text("id");
    org.post("/api/v1/eventHooks/" + hook + "/lifecycle/verify", "");
    world.advance(Duration.ofSeconds(10));
  }

  private static Provocations people(Provocations all) {
    String profile = Org.person("may");
    return passwords(all)
        .when("role-assigned", org(WaysToBeRefused::assignedTwice))
        .when("already-active", member("POST", "lifecycle/activate", ""))
        .when("not-in-this-status", member("POST", "lifecycle/reactivate", ""))
        .when("not-locked-out", member("POST", "lifecycle/unlock", ""))
        .when("cannot-suspend", org(org -> org.post(staged(org) + "/lifecycle/suspend", "")))
        .when("cannot-unsuspend", member("POST", "lifecycle/unsuspend", ""))
        .when(
            "expire-needs-password",
            org(org -> org.post(USERS + "?activate=true&nextLogin=changePassword", profile)))
        .when(
            "expire-needs-activation",
            org(org -> org.post(USERS + "?activate=false&nextLogin=changePassword", profile)));
  }

  private static void assignedTwice(Tenant org) {
    String roles = eve(org) + "/roles";
    org.post(roles, "{'type': 'ORG_ADMIN'}").is(201);
    org.post(roles, "{'type': 'ORG_ADMIN'}");
  }

  private static Provocations passwords(Provocations all) {
    String change = "{'oldPassword': {'value': '%s'}, 'newPassword': {'value': 'Other-2-horse'}}";
    String question =
        "{'password': {'value': '%s'}, 'recovery_question': {'question': 'Why?',"
            + " 'answer': 'because'}}";
    String where = "/credentials/";
    return all.when(
            "credentials-refused",
            member("POST", "credentials/change_password", change.formatted("wrong")))
        .when(
            "forgot-password-not-allowed",
            org(org -> org.post(staged(org) + where + "forgot_password", "")))
        .when(
            "change-password-not-allowed",
            org(org ->
                org.post(suspended(org) + where + "change_password", change.formatted(PASSWORD))))
        .when(
            "change-question-not-allowed",
            org(org ->
                org.post(
                    suspended(org) + where + "change_recovery_question",
                    question.formatted(PASSWORD))))
        .when(
            "wrong-answer",
            member(
                "POST",
                "credentials/forgot_password_recovery_question",
                "{'password': {'value': 'Other-2-horse'}, 'recovery_question': {'answer':"
                    + " 'wrong'}}"));
  }

  private static Provocations lists(Provocations all) {
    return things(all)
        .when("api-validation", org(org -> org.get("/api/v1/apps?expand=nothing")))
        .when("search-and-filter", org(org -> org.get(USERS + "?search=a&filter=b")))
        .when("invalid-search", org(org -> org.get(USERS + "?search=id%20eqq%20%22x%22")))
        .when("invalid-filter", org(org -> org.get(USERS + "?filter=id%20eqq%20%22x%22")))
        .when("invalid-cursor", org(org -> org.get("/api/v1/apps?after=nothing")))
        .when("invalid-parameter", org(org -> org.get("/api/v1/logs?since=2001-01-01T00:00:00Z")));
  }

  private static Provocations things(Provocations all) {
    return all.when("group-not-own", org(WaysToBeRefused::everyone))
        .when("delete-app-forbidden", org(org -> org.delete(bookmark(org, ""))))
        .when("inactive-user", org(WaysToBeRefused::inactive))
        .when("credentials-not-allowed", org(WaysToBeRefused::shared))
        .when("read-only", org(WaysToBeRefused::moved))
        .when("system-kept", org(org -> org.delete(policy(org))))
        .when(
            "no-oauth-app",
            org(org ->
                org.get(
                    bookmark(org, "").replace("/api/v1/apps/", "/api/v1/internal/apps/")
                        + "/settings/oauth/idToken")));
  }

  private static void everyone(Tenant org) {
    String id = org.get("/api/v1/groups?q=Everyone").is(200).texts("id").getFirst();
    org.put("/api/v1/groups/" + id, "{'profile': {'name': 'Nobody'}}");
  }

  private static String bookmark(Tenant org, String credentials) {
    String made =
        "{'name': 'bookmark', 'label': 'News', 'signOnMode': 'BOOKMARK', %s 'settings': {'app':"
            + " {'url': 'https://news.test', 'requestIntegration': false}}}";
    return "/api/v1/apps/"
        + org.post("/api/v1/apps", made.formatted(credentials)).is(200).text("id");
  }

  private static void inactive(Tenant org) {
    String user = suspended(org).substring(USERS.length() + 1);
    org.post(bookmark(org, "") + "/users", "{'id': '%s', 'scope': 'USER'}".formatted(user));
  }

  private static void shared(Tenant org) {
    String user = eve(org).substring(USERS.length() + 1);
    String app =
        org.post(
                "/api/v1/apps",
                "{'name': 'template_basic_auth', 'label': 'Shared', 'signOnMode': 'BASIC_AUTH',"
                    + " 'credentials': {'scheme': 'SHARED_USERNAME_AND_PASSWORD', 'userName':"
                    + " 'u', 'password': {'value': 'p'}}, 'settings': {'app': {'url':"
                    + " 'https://x.test', 'authURL': 'https://x.test/auth'}}}")
            .is(200)
            .text("id");
    org.post(
        "/api/v1/apps/" + app + "/users",
        "{'id': '%s', 'scope': 'USER', 'credentials': {'userName': 'eve'}}".formatted(user));
  }

  private static String policy(Tenant org) {
    return "/api/v1/policies/"
        + org.get("/api/v1/policies?type=PASSWORD").is(200).texts("id").getFirst();
  }

  private static void moved(Tenant org) {
    String policy = policy(org);
    Obj told = org.get(policy).is(200).obj().without("_links").with("priority", Json.of(7L));
    org.put(policy, told.toString());
  }
}
