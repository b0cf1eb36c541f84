package dev.dtu.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import org.junit.jupiter.api.Test;

/// Channels that are shared with another organisation.
class SlackConnectTest {

  private final Workspace slack = new Workspace();

  private String invited(String more) {
    Obj reply = slack.bot("conversations.inviteShared", "{'channel': 'random'" + more + "}");
    assertThat(reply.flag("ok")).as(reply.toString()).isTrue();
    return Workspace.at(reply, "invite_id");
  }

  private Obj channel() {
    return slack.bot("conversations.info", "{'channel': 'random'}").obj("channel").orElseThrow();
  }

  @Test
  void an_invitation_is_accepted_then_approved_and_the_channel_is_shared() {
    slack.hears();
    String id = invited(", 'emails': 'eve@partner.example'");
    assertThat(channel().flag("is_pending_ext_shared")).isTrue();
    String accept = "{'invite_id': '" + id + "', 'channel_name': 'random'}";
    Obj accepted = slack.bot("conversations.acceptSharedInvite", accept);
    assertThat(accepted.text("channel_id")).isEqualTo(channel().text("id"));
    assertThat(Workspace.error(slack.bot("conversations.acceptSharedInvite", accept)))
        .isEqualTo("invite_used");
    String approve = "{'invite_id': '" + id + "'}";
    assertThat(slack.bot("conversations.approveSharedInvite", approve).flag("ok")).isTrue();
    assertThat(Workspace.error(slack.bot("conversations.approveSharedInvite", approve)))
        .isEqualTo("already_approved");
    assertThat(channel().flag("is_ext_shared")).isTrue();
    assertThat(channel().items("shared_team_ids").size()).isEqualTo(2);
    for (String step : new String[] {"received", "accepted", "approved"}) {
      Obj told = slack.told("shared_channel_invite_" + step).getFirst();
      assertThat(told.obj("invite").orElseThrow().text("id")).contains(id);
    }
    assertThat(slack.told("channel_shared")).hasSize(1);
    Obj listed = slack.bot("conversations.listConnectInvites", "{}");
    assertThat(listed.items("invites").at(0).at("status")).contains(Json.of("approved"));
  }

  @Test
  void an_invitation_that_is_declined_is_over() {
    String id = invited(", 'user_ids': 'U0PARTNER01'");
    String named = "{'invite_id': '" + id + "'}";
    assertThat(slack.bot("conversations.declineSharedInvite", named).flag("ok")).isTrue();
    assertThat(channel().flag("is_pending_ext_shared")).isFalse();
    assertThat(Workspace.error(slack.bot("conversations.declineSharedInvite", named)))
        .isEqualTo("inactive_invite");
    assertThat(Workspace.error(slack.bot("conversations.approveSharedInvite", named)))
        .isEqualTo("invalid_action");
    assertThat(
            Workspace.error(
                slack.bot("conversations.declineSharedInvite", "{'invite_id': 'I0NOBODY'}")))
        .isEqualTo("invite_not_found");
  }

  @Test
  void who_is_invited_has_to_be_told_once() {
    assertThat(Workspace.error(slack.bot("conversations.inviteShared", "{'channel': 'random'}")))
        .isEqualTo("recipients_not_specified");
    String two = "{'channel': 'random', 'emails': ['a@b.example', 'c@d.example']}";
    assertThat(Workspace.error(slack.bot("conversations.inviteShared", two)))
        .isEqualTo("too_many_emails");
    String none = "{'channel': 'random', 'emails': 'nobody'}";
    assertThat(Workspace.error(slack.bot("conversations.inviteShared", none)))
        .isEqualTo("invalid_email");
  }

  @Test
  void another_organisation_may_invite_where_it_is_and_the_sharing_ends() {
    String id = invited(", 'emails': 'eve@partner.example'");
    String channel = channel().text("id").orElseThrow();
    String set = "{'channel': '" + channel + "', 'target_team': 'T0PARTNER01', 'action': '%s'}";
    String method = "conversations.externalInvitePermissions.set";
    assertThat(Workspace.error(slack.bot(method, set.formatted("upgrade"))))
        .isEqualTo("not_supported");
    slack.bot(
        "conversations.acceptSharedInvite",
        "{'invite_id': '" + id + "', 'channel_name': 'random'}");
    slack.bot(
        "conversations.approveSharedInvite",
        "{'invite_id': '" + id + "', 'target_team': 'T0PARTNER01'}");
    assertThat(slack.bot(method, set.formatted("upgrade")).flag("ok")).isTrue();
    assertThat(Workspace.error(slack.bot(method, set.formatted("sideways"))))
        .isEqualTo("invalid_action");
    slack.hears();
    String end = "{'channel_id': '" + channel + "'}";
    assertThat(slack.person("admin.conversations.disconnectShared", end).flag("ok")).isTrue();
    assertThat(channel().flag("is_ext_shared")).isFalse();
    assertThat(slack.told("channel_unshared").getFirst().text("previously_connected_team_id"))
        .contains("T0PARTNER01");
  }
}
