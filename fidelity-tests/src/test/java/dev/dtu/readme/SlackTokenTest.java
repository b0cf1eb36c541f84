package dev.dtu.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.universe.Universe;
import dev.dtu.universe.Wish;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tokens as the services' older clients send them: among the fields of a form.
class SlackTokenTest {
  private static final String FORM = "application/x-www-form-urlencoded";

  @TempDir Path folder;

  private static String send(HttpRequest.Builder request) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
    }
  }

  private static String form(String url, String fields) throws Exception {
    return send(
        HttpRequest.newBuilder(URI.create(url))
            .header("content-type", FORM)
            .POST(HttpRequest.BodyPublishers.ofString(fields)));
  }

  @Test
  void a_token_in_a_form_is_known_and_the_journal_does_not_tell_it() throws Exception {
    try (Hosted hosted = Hosted.start("slack", folder)) {
      Universe universe = hosted.universes().create(Wish.ANYTHING.named("office"));
      String url = hosted.url(universe) + "/api/auth.test";
      String token = hosted.token(universe);
      assertThat(form(url, "token=" + token)).contains("\"ok\":true");
      String journal =
          send(
              HttpRequest.newBuilder(
                      URI.create(hosted.server().controlUrl() + "/universes/office/journal?from=1"))
                  .header("authorization", "Bearer " + hosted.server().token())
                  .GET());
      assertThat(journal).contains("auth.test").doesNotContain(token);
    }
  }

  @Test
  void no_token_is_told_from_one_that_nobody_has() throws Exception {
    try (Hosted hosted = Hosted.start("slack", folder)) {
      Universe universe = hosted.universes().create(Wish.ANYTHING.named("office"));
      String url = hosted.url(universe) + "/api/auth.test";
      assertThat(form(url, "a=b")).contains("not_authed");
      assertThat(form(url, "token=xoxb-nobody-has-this-one")).contains("invalid_auth");
      assertThat(form(hosted.url(universe) + "/api/no.such", "a=b")).contains("unknown_method");
    }
  }
}
