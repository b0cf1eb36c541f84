package dev.dtu.readme;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.model.Conversation;
import com.slack.api.model.Message;
import com.slack.api.model.User;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Wish;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A session by Slack's own client, unchanged; it fails on members it does not know.
class SlackSdkTest {

  @TempDir Path folder;

  /// What a test does with a client of a fresh universe.
  interface Session {
    void hold(MethodsClient client) throws Exception;
  }

  private void session(Session session) throws Exception {
    try (Hosted hosted = Hosted.start("slack", folder)) {
      Universe universe = hosted.universes().create(Wish.ANYTHING.named("office"));
      Slack slack = Slack.getInstance(config(hosted.url(universe)));
      try {
        session.hold(slack.methods(hosted.token(universe)));
      } finally {
        slack.close();
      }
    }
  }

  private static SlackConfig config(String url) {
    var config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(url + "/api/");
    config.setFailOnUnknownProperties(true);
    return config;
  }

  private static String general(MethodsClient client) throws Exception {
    return client.conversationsList(r -> r.limit(100)).getChannels().getFirst().getId();
  }

  @Test
  void a_token_stands_for_somebody_of_the_workspace() throws Exception {
    session(client -> {
      var who = client.authTest(r -> r);
      assertThat(who.isOk()).isTrue();
      List<User> users = client.usersList(r -> r.limit(100)).getMembers();
      assertThat(users).extracting(User::getName).contains("robot", "ada", "grace");
      assertThat(users).extracting(User::getId).contains(who.getUserId());
      assertThat(client.teamInfo(r -> r).getTeam().getId()).isEqualTo(who.getTeamId());
      assertThat(client.usersLookupByEmail(r -> r.email("ada@example.com")).getUser().getName())
          .isEqualTo("ada");
    });
  }

  @Test
  void a_channel_made_is_listed_renamed_and_archived() throws Exception {
    session(client -> {
      Conversation made = client.conversationsCreate(r -> r.name("engines")).getChannel();
      assertThat(made.getId()).matches("C[A-Z0-9]{10}");
      assertThat(made.isPrivate()).isFalse();
      assertThat(client.conversationsList(r -> r.limit(2)).getChannels())
          .extracting(Conversation::getName)
          .containsExactly("general", "random");
      String cursor =
          client.conversationsList(r -> r.limit(2)).getResponseMetadata().getNextCursor();
      assertThat(client.conversationsList(r -> r.limit(2).cursor(cursor)).getChannels())
          .extracting(Conversation::getName)
          .containsExactly("engines");
      client.conversationsRename(r -> r.channel(made.getId()).name("looms"));
      client.conversationsSetTopic(r -> r.channel(made.getId()).topic("Cards"));
      client.conversationsArchive(r -> r.channel(made.getId()));
      Conversation now = client.conversationsInfo(r -> r.channel(made.getId())).getChannel();
      assertThat(now.getName()).isEqualTo("looms");
      assertThat(now.getTopic().getValue()).isEqualTo("Cards");
      assertThat(now.isArchived()).isTrue();
    });
  }

  @Test
  void a_message_posted_stands_in_its_channel_until_it_is_deleted() throws Exception {
    session(client -> {
      String channel = general(client);
      ChatPostMessageResponse posted =
          client.chatPostMessage(r -> r.channel(channel).text("Good morning"));
      assertThat(posted.getChannel()).isEqualTo(channel);
      assertThat(posted.getTs()).matches("[0-9]{10}[.][0-9]{6}");
      assertThat(posted.getMessage().getTs()).isEqualTo(posted.getTs());
      client.chatUpdate(r -> r.channel(channel).ts(posted.getTs()).text("Good evening"));
      assertThat(client.conversationsHistory(r -> r.channel(channel)).getMessages())
          .extracting(Message::getText)
          .containsExactly("Good evening");
      var gone = client.chatDelete(r -> r.channel(channel).ts(posted.getTs()));
      assertThat(gone.getTs()).isEqualTo(posted.getTs());
      assertThat(client.conversationsHistory(r -> r.channel(channel)).getMessages()).isEmpty();
    });
  }

  @Test
  void people_are_members_of_a_channel_until_they_are_kicked() throws Exception {
    session(client -> {
      String channel = client.conversationsCreate(r -> r.name("engines")).getChannel().getId();
      String general = general(client);
      List<String> people = client.conversationsMembers(r -> r.channel(general)).getMembers();
      assertThat(people).hasSize(5);
      String self = client.authTest(r -> r).getUserId();
      assertThat(people.getFirst()).isEqualTo(self);
      List<String> two = people.subList(1, 3);
      assertThat(client.conversationsInvite(r -> r.channel(channel).users(two)).getChannel())
          .extracting(Conversation::getId)
          .isEqualTo(channel);
      assertThat(client.conversationsMembers(r -> r.channel(channel)).getMembers())
          .containsExactly(self, two.getFirst(), two.getLast());
      client.conversationsKick(r -> r.channel(channel).user(two.getFirst()));
      assertThat(client.conversationsMembers(r -> r.channel(channel)).getMembers())
          .containsExactly(self, two.getLast());
    });
  }

  @Test
  void a_refusal_is_a_code() throws Exception {
    session(client -> {
      var unknown = client.conversationsInfo(r -> r.channel("C0000000000"));
      assertThat(unknown.isOk()).isFalse();
      assertThat(unknown.getError()).isEqualTo("channel_not_found");
      assertThat(client.chatPostMessage(r -> r.text("to nobody")).getError())
          .isEqualTo("invalid_arguments");
      assertThat(client.conversationsCreate(r -> r.name("general")).getError())
          .isEqualTo("name_taken");
    });
  }
}
