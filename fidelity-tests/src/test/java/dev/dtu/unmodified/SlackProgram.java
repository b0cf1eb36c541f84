package dev.dtu.unmodified;

import com.slack.api.Slack;

/// Asks Slack who it is, and says something in a channel; it knows nothing of twins.
final class SlackProgram {

  private SlackProgram() {}

  public static void main(String[] arguments) throws Exception {
    var client = Slack.getInstance().methods(System.getenv("DTU_SLACK_TOKEN"));
    System.out.println("user " + client.authTest(r -> r).getUser());
    String channel = client.conversationsList(r -> r.limit(1)).getChannels().getFirst().getId();
    var said = client.chatPostMessage(r -> r.channel(channel).text("Good morning"));
    System.out.println("posted " + said.isOk());
    System.exit(0); // its threads would go on for a while
  }
}
