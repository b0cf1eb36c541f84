package dev.dtu.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Wish;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Inline hooks of Okta's: a call waits for what the hook says, and is done as it says.
@Timeout(120)
class InlineHooksOktaTest {

  private static final String TOKENS = "com.okta.oauth2.tokens.transform";
  private static final String POLICIES = "/api/v1/authorizationServers/default/policies";

  private static final String SCOPES = "/api/v1/authorizationServers/default/scopes";

  @TempDir Path folder;

  private static String hook(Outside outside, String type) throws Exception {
    Obj made =
        outside.call(
            "POST",
            "/api/v1/inlineHooks",
            """
            {"name": "%s", "type": "%s", "version": "1.0.0",
             "channel": {"type": "HTTP", "version": "1.0.0", "config": {
               "uri": "%s", "method": "POST", "headers": [{"key": "X-Team", "value": "blue"}],
               "authScheme": {"type": "HEADER", "key": "Authorization", "value": "s3cret"}}}}
            """
                .formatted("hook " + UUID.randomUUID(), type, outside.receiver.url()));
    return made.text("id").orElseThrow();
  }

  /// A hook that the default authorization server asks before it hands out tokens.
  private static String tokenHook(Outside outside) throws Exception {
    orders(outside);
    return ruled(outside);
  }

  /// The scope that tokens are asked for.
  private static void orders(Outside outside) throws Exception {
    outside.call("POST", SCOPES, "{\"name\": \"orders\"}");
  }

  /// A hook that a rule of the server names.
  private static String ruled(Outside outside) throws Exception {
    String hook = hook(outside, TOKENS);
    Obj policy =
        outside.call(
            "POST",
            POLICIES,
            """
            {"type": "OAUTH_AUTHORIZATION_POLICY", "status": "ACTIVE", "name": "all",
             "description": "all", "priority": 1, "conditions": {"clients": {"include": ["ALL_CLIENTS"]}}}
            """);
    outside.call(
        "POST",
        POLICIES + "/" + policy.text("id").orElseThrow() + "/rules",
        """
        {"type": "RESOURCE_ACCESS", "name": "machines", "status": "ACTIVE", "priority": 1,
         "conditions": {"grantTypes": {"include": ["client_credentials"]}, "scopes": {"include": ["*"]}},
         "actions": {"token": {"accessTokenLifetimeMinutes": 60, "inlineHook": {"id": "%s"}}}}
        """
            .formatted(hook));
    return hook;
  }

  /// Asks the default authorization server for a token.
  private static HttpResponse<String> token(Outside outside) throws Exception {
    return token(outside, outside.universe);
  }

  private static HttpResponse<String> token(Outside outside, Universe in) throws Exception {
    String client = outside.hosted.credential(in, "okta", "web");
    String basic = Base64.getEncoder().encodeToString(client.getBytes(StandardCharsets.UTF_8));
    var request =
        HttpRequest.newBuilder(URI.create(outside.hosted.url(in) + "/oauth2/default/v1/token"))
            .header("authorization", "Basic " + basic)
            .header("content-type", "application/x-www-form-urlencoded")
            .POST(
                HttpRequest.BodyPublishers.ofString("grant_type=client_credentials&scope=orders"));
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  private static CompletableFuture<HttpResponse<String>> waiting(Outside outside) {
    return CompletableFuture.supplyAsync(() -> {
      try {
        return token(outside);
      } catch (Exception broken) {
        throw new AssertionError(broken);
      }
    });
  }

  private static Obj body(HttpResponse<String> answer) {
    return (Obj) Json.trusted(answer.body());
  }

  private static Obj claims(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    String token = body(answer).text("access_token").orElseThrow();
    byte[] told = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
    return (Obj) Json.trusted(new String(told, StandardCharsets.UTF_8));
  }

  private static void says(Outside outside, String answer) {
    outside.receiver.answers(_ -> new Receiver.Answer(200, answer));
  }

  private static String patch(String steps) {
    return "{\"commands\": [{\"type\": \"com.okta.access.patch\", \"value\": [" + steps + "]}]}";
  }

  @Test
  void a_token_says_what_the_hook_adds_and_lasts_as_long_as_it_says() throws Exception {
    try (var outside = new Outside("okta", folder)) {
      tokenHook(outside);
      says(
          outside,
          patch(
              """
              {"op": "add", "path": "/claims/patient", "value": "1234"},
              {"op": "replace", "path": "/claims/aud", "value": "api://clinic"},
              {"op": "replace", "path": "/token/lifetime/expiration", "value": 300}
              """));
      HttpResponse<String> answer = token(outside);
      Obj claims = claims(answer);
      assertThat(claims.text("patient")).contains("1234");
      assertThat(claims.text("aud")).contains("api://clinic");
      assertThat(body(answer).find("expires_in")).contains(Json.of(300));
      Receiver.Heard heard = outside.receiver.next();
      assertThat(heard.header("Authorization")).isEqualTo("s3cret");
      assertThat(heard.header("X-Team")).isEqualTo("blue");
      assertThat(heard.json().text("eventType")).contains(TOKENS);
      Obj access = heard.json().obj("data").flatMap(data -> data.obj("access")).orElseThrow();
      assertThat(access.obj("claims").flatMap(told -> told.text("jti")))
          .isEqualTo(claims.text("jti"));
      assertThat(heard.body()).contains("\"expiration\":3600").doesNotContain("\"identity\"");
    }
  }

  @Test
  void what_a_hook_is_shown_to_prove_who_asks_is_not_told_to_operators() throws Exception {
    try (var outside = new Outside("okta", folder)) {
      tokenHook(outside);
      says(outside, "{}");
      claims(token(outside));
      for (String path :
          List.of(
              "/tables/universe/delivery/rows",
              "/tables/universe/delivery/rows/d1",
              "/diff/lab?turn=0",
              "/deliveries/d1",
              "/journal")) {
        assertThat(outside.told("GET", path, "").toString())
            .as(path)
            .doesNotContain("\"value\":\"s3cret\"},{\"name\":\"X-Team\"");
      }
      assertThat(outside.told("GET", "/tables/universe/delivery/rows/d1", "").toString())
          .contains("•••")
          .doesNotContain("s3cret");
    }
  }

  @Test
  void a_hook_that_returns_an_error_denies_the_token() throws Exception {
    try (var outside = new Outside("okta", folder)) {
      tokenHook(outside);
      says(outside, "{\"error\": {\"errorSummary\": \"Not on Sundays\"}}");
      HttpResponse<String> denied = token(outside);
      assertThat(denied.statusCode()).isEqualTo(400);
      assertThat(body(denied).text("error")).contains("server_error");
      assertThat(body(denied).text("error_description")).contains("Not on Sundays");
      says(outside, "{\"error\": {}}");
      assertThat(body(token(outside)).text("error_description"))
          .contains("The callback service returned an error");
    }
  }

  @Test
  void an_answer_of_which_anything_cannot_be_done_changes_nothing() throws Exception {
    try (var outside = new Outside("okta", folder)) {
      tokenHook(outside);
      List<String> wrong = new ArrayList<>();
      wrong.add("not JSON");
      wrong.add("[]");
      wrong.add("{\"commands\": {}}");
      wrong.add("{\"commands\": [{\"type\": \"com.okta.identity.patch\", \"value\": []}]}");
      wrong.add("{\"commands\": [{\"type\": \"com.okta.other\", \"value\": []}]}");
      wrong.add(patch("{\"op\": \"remove\", \"path\": \"/claims/iss\"}"));
      wrong.add(patch("{\"op\": \"replace\", \"path\": \"/claims/none\", \"value\": 1}"));
      wrong.add(patch("{\"op\": \"add\", \"path\": \"/elsewhere\", \"value\": 1}"));
      wrong.add(
          patch("{\"op\": \"replace\", \"path\": \"/token/lifetime/expiration\", \"value\": 5}"));
      for (String answer : wrong) {
        says(
            outside,
            answer.replace("[{\"op\"", "[{\"op\": \"add\", \"path\": \"/claims/x\"}, {\"op\""));
        assertThat(claims(token(outside)).has("x")).as(answer).isFalse();
      }
      outside.receiver.answers(500);
      claims(token(outside));
      outside.receiver.answers(204);
      claims(token(outside));
    }
  }

  @Test
  void a_hook_that_no_rule_names_or_that_is_not_active_is_not_asked() throws Exception {
    try (var outside = new Outside("okta", folder)) {
      orders(outside);
      hook(outside, TOKENS);
      claims(token(outside));
      String hook = ruled(outside);
      outside.call("POST", "/api/v1/inlineHooks/" + hook + "/lifecycle/deactivate", "");
      claims(token(outside));
      assertThat(outside.universe.store().table("universe/delivery")).isEmpty();
    }
  }

  @Test
  void a_clock_that_passes_the_time_hands_out_the_token_as_it_was() throws Exception {
    try (var outside = new Outside("okta", folder)) {
      tokenHook(outside);
      outside.freeze();
      var asked = new CountDownLatch(3);
      var free = new CountDownLatch(1);
      outside.receiver.answers(_ -> held(asked, free));
      CompletableFuture<HttpResponse<String>> first = waiting(outside);
      CompletableFuture<HttpResponse<String>> second = waiting(outside);
      outside.until("sending", "sending");
      Universe fork = outside.hosted.universes().create(Wish.ANYTHING.named("f").forkOf("lab"));
      assertThat(Outside.states(fork)).containsExactly("left", "left");
      assertThat(first).isNotDone();
      outside.advance("PT4S");
      assertThat(claims(first.join()).has("patient")).isFalse();
      assertThat(claims(second.join()).has("patient")).isFalse();
      free.countDown();
    }
  }

  /// Adds a claim, but not before it may.
  private static Receiver.Answer held(CountDownLatch asked, CountDownLatch free) {
    asked.countDown();
    try {
      free.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    return new Receiver.Answer(
        200, patch("{\"op\": \"add\", \"path\": \"/claims/patient\", \"value\": \"1\"}"));
  }

  @Test
  void a_client_that_hangs_up_changes_nothing_for_its_service() throws Exception {
    try (var outside = new Outside("okta", folder)) {
      tokenHook(outside);
      var asked = new CountDownLatch(1);
      var free = new CountDownLatch(1);
      outside.receiver.answers(_ -> held(asked, free));
      HttpClient gone = HttpClient.newHttpClient();
      String client = outside.hosted.credential(outside.universe, "okta", "web");
      String basic = Base64.getEncoder().encodeToString(client.getBytes(StandardCharsets.UTF_8));
      gone.sendAsync(
          HttpRequest.newBuilder(
                  URI.create(outside.hosted.url(outside.universe) + "/oauth2/default/v1/token"))
              .header("authorization", "Basic " + basic)
              .header("content-type", "application/x-www-form-urlencoded")
              .POST(
                  HttpRequest.BodyPublishers.ofString("grant_type=client_credentials&scope=orders"))
              .build(),
          HttpResponse.BodyHandlers.ofString());
      asked.await();
      gone.shutdownNow();
      free.countDown();
      outside.until("delivered");
      assertThat(claims(token(outside)).text("patient")).contains("1");
    }
  }

  @Test
  void a_hook_is_tried_with_a_request_of_ones_own() throws Exception {
    try (var outside = new Outside("okta", folder)) {
      String hook = hook(outside, TOKENS);
      String path = "/api/v1/inlineHooks/" + hook + "/execute";
      String preview =
          "{\"eventType\": \"" + TOKENS + "\", \"data\": {\"access\": {\"claims\": {}}}}";
      says(outside, "{\"commands\": []}");
      assertThat(outside.call("POST", path, preview)).isEqualTo(Json.trusted("{\"commands\":[]}"));
      assertThat(outside.receiver.next().json()).isEqualTo(Json.trusted(preview));
      outside.receiver.answers(500);
      HttpResponse<String> failed = outside.answer("POST", path, preview);
      assertThat(failed.statusCode()).isEqualTo(400);
      assertThat(body(failed).text("errorCode")).contains("E0000001");
    }
  }

  @Test
  void a_telephony_hook_is_told_whom_the_code_is_for_and_does_not_hinder() throws Exception {
    try (var outside = new Outside("okta", folder)) {
      hook(outside, "com.okta.telephony.provider");
      Json first = Json.trusted(outside.answer("GET", "/api/v1/users", "").body());
      String user =
          first.asArr().orElseThrow().at(0).asObj().orElseThrow().text("id").orElseThrow();
      outside.receiver.answers(500);
      outside.call(
          "POST",
          "/api/v1/users/" + user + "/factors",
          """
          {"factorType": "sms", "provider": "OKTA", "profile": {"phoneNumber": "+15554151337"}}
          """);
      Obj data = outside.receiver.next().json().obj("data").orElseThrow();
      assertThat(data.obj("userProfile").flatMap(one -> one.text("userId"))).contains(user);
      assertThat(data.obj("messageProfile").flatMap(one -> one.text("phoneNumber")))
          .contains("+15554151337");
    }
  }
}
