package dev.dtu.readme;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.model.File;
import com.slack.api.model.Message;
import com.slack.api.webhook.WebhookResponse;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Wish;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files and webhooks by Slack's own client, unchanged; it fails on members it does not know.
class SlackFilesSdkTest {

  private static final String TEXT = "what was written\n";

  @TempDir Path folder;

  /// A client of a fresh universe.
  ///
  /// @param people the same client for a person
  private record Desk(Hosted hosted, Universe universe, Slack slack, String token, String people) {

    MethodsClient bot() {
      return slack.methods(token);
    }

    MethodsClient person() {
      return slack.methods(people);
    }

    String url() {
      return hosted.url(universe);
    }

    String general() throws Exception {
      return bot().conversationsList(r -> r.limit(10)).getChannels().getFirst().getId();
    }

    HttpResponse<String> get(String url, String token) throws Exception {
      var request = HttpRequest.newBuilder(URI.create(url));
      if (!token.isEmpty()) {
        request.header("authorization", "Bearer " + token);
      }
      try (HttpClient client = HttpClient.newHttpClient()) {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      }
    }
  }

  /// What a test does at a desk.
  private interface Session {
    void hold(Desk desk) throws Exception;
  }

  private void session(Session session) throws Exception {
    try (Hosted hosted = Hosted.start("slack", folder)) {
      Universe universe = hosted.universes().create(Wish.ANYTHING.named("office"));
      var config = new SlackConfig();
      config.setMethodsEndpointUrlPrefix(hosted.url(universe) + "/api/");
      config.setFailOnUnknownProperties(true);
      Slack slack = Slack.getInstance(config);
      try {
        session.hold(
            new Desk(
                hosted,
                universe,
                slack,
                hosted.token(universe),
                hosted.credential(universe, "slack", "user")));
      } finally {
        slack.close();
      }
    }
  }

  @Test
  void a_file_is_uploaded_shared_downloaded_and_deleted() throws Exception {
    session(desk -> {
      String general = desk.general();
      File made =
          desk.bot()
              .filesUploadV2(r ->
                  r.content(TEXT)
                      .filename("notes.txt")
                      .title("Notes")
                      .channel(general)
                      .initialComment("have a look"))
              .getFile();
      File file = desk.bot().filesInfo(r -> r.file(made.getId())).getFile();
      assertThat(file.getTitle()).isEqualTo("Notes");
      assertThat(file.getMimetype()).isEqualTo("text/plain");
      assertThat(file.getSize()).isEqualTo(TEXT.length());
      assertThat(file.getChannels()).containsExactly(general);
      Message said =
          desk.bot().conversationsHistory(r -> r.channel(general)).getMessages().getFirst();
      assertThat(said.getText()).isEqualTo("have a look");
      assertThat(said.getFiles().getFirst().getId()).isEqualTo(made.getId());
      assertThat(desk.get(file.getUrlPrivate(), desk.token()).body()).isEqualTo(TEXT);
      assertThat(desk.get(file.getUrlPrivate(), "").statusCode()).isEqualTo(302);
      assertThat(desk.bot().filesList(r -> r.channel(general)).getFiles()).hasSize(1);
      assertThat(desk.bot().filesDelete(r -> r.file(made.getId())).isOk()).isTrue();
      assertThat(desk.bot().filesInfo(r -> r.file(made.getId())).getError())
          .isEqualTo("file_deleted");
    });
  }

  @Test
  void a_file_has_a_public_address_while_a_person_lets_it() throws Exception {
    session(desk -> {
      String general = desk.general();
      String id =
          desk.bot()
              .filesUploadV2(r -> r.content(TEXT).filename("open.txt").channel(general))
              .getFile()
              .getId();
      assertThat(desk.bot().filesSharedPublicURL(r -> r.file(id)).getError())
          .isEqualTo("not_allowed_token_type");
      File open = desk.person().filesSharedPublicURL(r -> r.file(id)).getFile();
      String secret = open.getPermalinkPublic().replaceAll(".*-", "");
      String address = open.getUrlPrivate() + "?pub_secret=" + secret;
      assertThat(desk.get(address, "").body()).isEqualTo(TEXT);
      desk.person().filesRevokePublicURL(r -> r.file(id));
      assertThat(desk.get(address, "").statusCode()).isEqualTo(302);
    });
  }

  @Test
  void what_was_not_uploaded_is_no_file() throws Exception {
    session(desk -> {
      assertThat(desk.bot().filesGetUploadURLExternal(r -> r.filename("a").length(0)).getError())
          .isEqualTo("missing_argument");
      var begun = desk.bot().filesGetUploadURLExternal(r -> r.filename("a.bin").length(5));
      assertThat(desk.bot().filesInfo(r -> r.file(begun.getFileId())).getError())
          .isEqualTo("file_not_found");
    });
  }

  @Test
  void a_webhook_posts_to_its_channel_and_answers_in_words() throws Exception {
    session(desk -> {
      String team = desk.bot().authTest(r -> r).getTeamId();
      String hooks = desk.url() + "/services/" + team + "/B0WEBHOOK01/";
      WebhookResponse said =
          desk.slack().send(hooks + "WebhookOfThisWorkspace01", "{\"text\": \"deployed\"}");
      assertThat(said.getCode()).isEqualTo(200);
      assertThat(said.getBody()).isEqualTo("ok");
      String general = desk.general();
      Message message =
          desk.bot().conversationsHistory(r -> r.channel(general)).getMessages().getFirst();
      assertThat(message.getText()).isEqualTo("deployed");
      assertThat(message.getBotId()).isEqualTo("B0WEBHOOK01");
      assertThat(desk.slack().send(hooks + "Another", "{\"text\": \"x\"}").getBody())
          .isEqualTo("invalid_token");
      assertThat(desk.slack().send(hooks + "WebhookOfThisWorkspace01", "{}").getBody())
          .isEqualTo("no_text");
      assertThat(desk.slack().send(hooks + "WebhookOfThisWorkspace01", "nothing").getBody())
          .isEqualTo("invalid_payload");
    });
  }
}
