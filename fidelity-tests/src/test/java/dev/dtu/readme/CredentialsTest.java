package dev.dtu.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Which tokens let software in: any of a service's forms where a universe takes any, and only those
/// it handed out where it is strict.
class CredentialsTest {

  @TempDir static Path folder;
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static Hosted hosted;
  private static Universe strict;
  private static Universe other;

  @BeforeAll
  static void start() throws Exception {
    hosted =
        Hosted.start(
            List.of("okta", "jira", "slack", "google-accounts", "drive", "docs", "sheets"), folder);
    strict = hosted.universes().create(Wish.ANYTHING.named("strict"));
    other = hosted.universes().create(Wish.ANYTHING.named("other"));
  }

  @AfterAll
  static void stop() {
    hosted.close();
  }

  /// A token as software brings it that never heard of twins.
  ///
  /// @param line the header, or where the token is among the arguments the whole body
  /// @param read an operation that needs one
  /// @param no what a service says to a token that is not its own
  record Brought(String twin, String line, String read, String no) {
    @Override
    public String toString() {
      return twin + " " + line.substring(0, Math.min(24, line.length()));
    }
  }

  private static final String JWT =
      "eyJhbGciOiJSUzI1NiIsImtpZCI6ImEifQ."
          + Base64.getUrlEncoder()
              .withoutPadding()
              .encodeToString("{\"sub\":\"a\",\"iss\":\"b\"}".getBytes(StandardCharsets.UTF_8))
          + ".c2ln";

  static List<Brought> brought() {
    String bearer = "Authorization: Bearer ";
    List<Brought> all = new ArrayList<>();
    String users = "GET /api/v1/users?limit=1";
    all.add(new Brought("okta", "Authorization: SSWS 00" + "aB3_".repeat(10), users, "E0000011"));
    all.add(new Brought("okta", bearer + JWT, users, "401"));
    String test = "POST /api/auth.test";
    String bot = "xoxb-123456789012-1234567890123-" + "aB3c".repeat(6);
    all.add(new Brought("slack", bearer + bot, test, "invalid_auth"));
    all.add(
        new Brought(
            "slack",
            bearer + "xoxp-123456789012-123456789012-1234567890123-" + "0af9".repeat(8),
            test,
            "invalid_auth"));
    all.add(new Brought("slack", "token=" + bot, test, "invalid_auth"));
    String myself = "GET /rest/api/3/myself";
    String pair = "ada@example.com:ATATT3xFfGF0" + "aB3_".repeat(40);
    all.add(
        new Brought(
            "jira",
            "Authorization: Basic "
                + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)),
            myself,
            "401"));
    all.add(new Brought("jira", bearer + JWT, myself, "401"));
    String google = bearer + "ya29.a0" + "aB3_".repeat(40);
    all.add(new Brought("drive", google, "GET /drive/v3/about?fields=user", "UNAUTHENTICATED"));
    all.add(
        new Brought(
            "drive",
            bearer + "ya29.c.c0" + "aB3_".repeat(50),
            "GET /drive/v3/files",
            "UNAUTHENTICATED"));
    all.add(new Brought("sheets", google, "GET /v4/spreadsheets/none", "UNAUTHENTICATED"));
    all.add(new Brought("docs", google, "GET /v1/documents/none", "UNAUTHENTICATED"));
    return all;
  }

  private static HttpResponse<String> asked(String universe, Brought brought) throws Exception {
    String[] read = brought.read.split(" ", 2);
    String url = hosted.server().dataUrl() + "/u/" + universe + "/" + brought.twin + read[1];
    boolean argument = !brought.line.startsWith("Authorization: ");
    var request =
        HttpRequest.newBuilder(URI.create(url))
            .method(read[0], HttpRequest.BodyPublishers.ofString(argument ? brought.line : ""));
    if (read[0].equals("POST")) {
      request.header("content-type", "application/x-www-form-urlencoded");
    }
    if (!argument) {
      request.header("Authorization", brought.line.substring("Authorization: ".length()));
    }
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static String told(HttpResponse<String> answer) {
    return answer.statusCode() + " " + answer.body();
  }

  @ParameterizedTest
  @MethodSource("brought")
  void a_universe_that_takes_any_lets_a_token_of_its_own_in(Brought brought) throws Exception {
    HttpResponse<String> answer = asked(Universes.DEFAULT, brought);
    assertThat(told(answer)).doesNotContain(brought.no);
    assertThat(answer.statusCode()).isIn(200, 404);
  }

  @ParameterizedTest
  @MethodSource("brought")
  void a_strict_universe_refuses_it_in_the_services_words(Brought brought) throws Exception {
    assertThat(told(asked("strict", brought))).contains(brought.no);
  }

  @ParameterizedTest
  @MethodSource("brought")
  void a_strict_universe_takes_what_it_was_made_with_and_nobody_elses(Brought brought)
      throws Exception {
    assertThat(told(asked("strict", own(strict, brought)))).doesNotContain(brought.no);
    String others = told(asked("strict", own(other, brought)));
    if (brought.line.startsWith("token=")) { // the gateway reads no bodies
      assertThat(others).contains(brought.no);
    } else {
      assertThat(others).startsWith("421").contains("universe 'strict'", "'other'");
    }
  }

  /// The same, with what a universe was made with for the first form of that place.
  private static Brought own(Universe universe, Brought brought) {
    boolean argument = !brought.line.startsWith("Authorization: ");
    String line =
        hosted.universes().credentials(universe, universe.twin(brought.twin)).stream()
            .filter(each -> each.header().startsWith("Authorization: ") != argument)
            .findFirst()
            .map(each -> argument ? "token=" + each.value() : each.header())
            .orElseThrow();
    return new Brought(brought.twin, line, brought.read, brought.no);
  }

  @Test
  void who_brings_no_token_is_let_in_nowhere() throws Exception {
    for (Brought each : brought()) {
      var nothing = new Brought(each.twin, "", each.read, each.no);
      for (String universe : List.of(Universes.DEFAULT, "strict")) {
        assertThat(told(asked(universe, nothing)))
            .containsAnyOf("401", "403", "not_authed")
            .doesNotContain("\"ok\":true");
      }
    }
  }
}
