package dev.dtu.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Somebody who was brought along with a password that a hook alone knows, and hooks that fail.
@Timeout(120)
class PasswordHookOktaTest {

  private static final String TYPE = "com.okta.user.credential.password.import";
  private static final String LOGIN = "brought@example.com";
  private static final String PASSWORD = "Known-1-elsewhere";

  @TempDir Path folder;

  private static String hook(Outside outside) throws Exception {
    Obj made =
        outside.call(
            "POST",
            "/api/v1/inlineHooks",
            """
            {"name": "passwords", "type": "%s", "version": "1.0.0",
             "channel": {"type": "HTTP", "version": "1.0.0", "config": {
               "uri": "%s", "method": "POST",
               "authScheme": {"type": "HEADER", "key": "Authorization", "value": "s3cret"}}}}
            """
                .formatted(TYPE, outside.receiver.url()));
    return made.text("id").orElseThrow();
  }

  private static String brought(Outside outside) throws Exception {
    Obj made =
        outside.call(
            "POST",
            "/api/v1/users?activate=true",
            """
            {"profile": {"firstName": "B", "lastName": "T", "login": "%1$s", "email": "%1$s"},
             "credentials": {"password": {"hook": {"type": "default"}}}}
            """
                .formatted(LOGIN));
    assertThat(made.toString()).contains("\"IMPORT\"");
    return made.text("id").orElseThrow();
  }

  private static int signsIn(Outside outside, String password) throws Exception {
    String body = "{\"username\": \"%s\", \"password\": \"%s\"}".formatted(LOGIN, password);
    return outside.answer("POST", "/api/v1/authn", body).statusCode();
  }

  private static void says(Outside outside, String credential) {
    String answer =
        "{\"commands\": [{\"type\": \"com.okta.action.update\", \"value\": {\"credential\":"
            + " \"%s\"}}]}";
    outside.receiver.answers(_ -> new Receiver.Answer(200, answer.formatted(credential)));
  }

  @Test
  void a_hook_knows_the_password_once_and_the_organisation_from_then_on() throws Exception {
    try (var outside = new Outside("okta", folder)) {
      hook(outside);
      String user = brought(outside);
      says(outside, "VERIFIED");
      assertThat(signsIn(outside, PASSWORD)).isEqualTo(200);
      Obj heard = outside.receiver.next().json();
      assertThat(heard.text("eventType")).contains(TYPE);
      Obj data = heard.obj("data").orElseThrow();
      assertThat(data.toString())
          .contains("\"credential\":{\"username\":\"" + LOGIN + "\",\"password\":\"" + PASSWORD)
          .contains("\"action\":{\"credential\":\"UNVERIFIED\"}");
      says(outside, "UNVERIFIED");
      assertThat(signsIn(outside, PASSWORD)).isEqualTo(200);
      assertThat(signsIn(outside, "Another-1-word")).isEqualTo(401);
      assertThat(outside.call("GET", "/api/v1/users/" + user, "").toString())
          .contains("\"provider\":{\"type\":\"OKTA\"");
    }
  }

  @Test
  void what_a_hook_does_not_verify_signs_nobody_in() throws Exception {
    try (var outside = new Outside("okta", folder)) {
      brought(outside);
      assertThat(signsIn(outside, PASSWORD)).as("no hook").isEqualTo(401);
      String hook = hook(outside);
      says(outside, "UNVERIFIED");
      assertThat(signsIn(outside, PASSWORD)).isEqualTo(401);
      outside.receiver.answers(204);
      assertThat(signsIn(outside, PASSWORD)).isEqualTo(401);
      outside.receiver.answers(500);
      assertThat(signsIn(outside, PASSWORD)).isEqualTo(401);
      says(outside, "VERIFIED");
      outside.call("POST", "/api/v1/inlineHooks/" + hook + "/lifecycle/deactivate", "");
      assertThat(signsIn(outside, PASSWORD)).as("an inactive hook").isEqualTo(401);
      outside.call("POST", "/api/v1/inlineHooks/" + hook + "/lifecycle/activate", "");
      assertThat(signsIn(outside, PASSWORD)).isEqualTo(200);
    }
  }

  @Test
  void tries_that_a_hook_does_not_verify_count_until_the_account_is_locked() throws Exception {
    try (var outside = new Outside("okta", folder)) {
      hook(outside);
      String user = brought(outside);
      says(outside, "UNVERIFIED");
      for (int i = 0; i < 10; i++) {
        assertThat(signsIn(outside, "Wrong-1-word")).isEqualTo(401);
      }
      assertThat(outside.call("GET", "/api/v1/users/" + user, "").text("status"))
          .contains("LOCKED_OUT");
    }
  }

  @Test
  void a_token_for_a_password_asks_the_hook_too() throws Exception {
    try (var outside = new Outside("okta", folder)) {
      hook(outside);
      brought(outside);
      Obj client =
          outside.call(
              "POST",
              "/oauth2/v1/clients",
              """
              {"client_name": "C", "application_type": "native", "grant_types": ["password"],
               "redirect_uris": ["https://app.test/back"], "response_types": ["code", "token"],
               "token_endpoint_auth_method": "client_secret_basic"}
              """);
      String pair =
          client.text("client_id").orElseThrow() + ":" + client.text("client_secret").orElseThrow();
      String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
      String form = "grant_type=password&scope=openid&username=" + LOGIN + "&password=" + PASSWORD;
      says(outside, "UNVERIFIED");
      assertThat(token(outside, basic, form).statusCode()).isEqualTo(400);
      says(outside, "VERIFIED");
      HttpResponse<String> given = token(outside, basic, form);
      assertThat(given.statusCode()).as(given.body()).isEqualTo(200);
    }
  }

  private static HttpResponse<String> token(Outside outside, String basic, String form)
      throws Exception {
    var request =
        HttpRequest.newBuilder(
                URI.create(outside.hosted.url(outside.universe) + "/oauth2/v1/token"))
            .header("authorization", "Basic " + basic)
            .header("content-type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form));
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  @Test
  void a_hook_that_was_not_told_stands_in_the_log() throws Exception {
    try (var outside = new Outside("okta", folder)) {
      outside.receiver.answers(heard -> {
        String challenge = heard.header("X-Okta-Verification-Challenge");
        return challenge == null || challenge.isEmpty()
            ? new Receiver.Answer(404, "")
            : new Receiver.Answer(200, "{\"verification\": \"" + challenge + "\"}");
      });
      Obj hook =
          outside.call(
              "POST",
              "/api/v1/eventHooks",
              """
              {"name": "told", "events": {"type": "EVENT_TYPE", "items": ["group.lifecycle.create"]},
               "channel": {"type": "HTTP", "version": "1.0.0", "config": {"uri": "%s"}}}
              """
                  .formatted(outside.receiver.url()));
      String id = hook.text("id").orElseThrow();
      outside.call("POST", "/api/v1/eventHooks/" + id + "/lifecycle/verify", "");
      outside.call("POST", "/api/v1/groups", "{\"profile\": {\"name\": \"G\"}}");
      outside.until("delivered", "failed");
      String filter = "/api/v1/logs?filter=eventType%20eq%20%22event_hook.delivery%22";
      Json told = Json.trusted(outside.answer("GET", filter, "").body());
      assertThat(told.asArr().orElseThrow().size()).as(told.toString()).isEqualTo(1);
      assertThat(told.toString())
          .contains("\"outcome\":{\"result\":\"FAILURE\"")
          .contains("\"id\":\"" + id + "\"");
    }
  }
}
