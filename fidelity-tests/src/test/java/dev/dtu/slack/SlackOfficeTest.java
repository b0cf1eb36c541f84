package dev.dtu.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.call.Body;
import dev.dtu.call.Reply;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What administrators look at and decide: who is asked in, who is signed in, what is counted, which
/// workspaces and barriers there are.
class SlackOfficeTest {

  private final Workspace slack = new Workspace();
  private final String team = Workspace.at(slack.bot("auth.test", "{}"), "team_id");

  @AfterEach
  void the_journal_told_again_gives_the_same() {
    assertThat(slack.universe().replay().differences()).isEmpty();
  }

  private String error(String method, String arguments) {
    return Workspace.error(slack.person(method, arguments));
  }

  @Test
  void who_is_recommended_is_invited_when_an_administrator_agrees() {
    slack.hears();
    Obj asked = slack.act("recommend", "{'user': 'ada', 'email': 'eve@x.example'}");
    String id = Workspace.at(asked, "invite_request.id");
    Obj event = slack.told("invite_requested").getFirst();
    assertThat(Workspace.at(event, "invite_request.id")).isEqualTo(id);
    assertThat(slack.person("admin.inviteRequests.list", "{}").toString()).contains(id);
    String it = "{'invite_request_id': '" + id + "'}";
    assertThat(slack.person("admin.inviteRequests.approve", it).flag("ok")).isTrue();
    assertThat(error("admin.inviteRequests.deny", it)).isEqualTo("already_processed");
    assertThat(slack.person("admin.inviteRequests.list", "{}").toString()).doesNotContain(id);
    Obj approved = slack.person("admin.inviteRequests.approved.list", "{}");
    assertThat(approved.items("approved_requests").at(0).at("invite.email"))
        .contains(Json.of("eve@x.example"));
    assertThat(slack.person("admin.inviteRequests.denied.list", "{}").toString())
        .doesNotContain(id);
    String again = "{'team_id': '" + team + "', 'email': '%s', 'channel_ids': 'general'}";
    assertThat(error("admin.users.invite", again.formatted("eve@x.example")))
        .isEqualTo("already_in_team_invited_user");
    assertThat(error("admin.users.invite", again.formatted("ada@example.com")))
        .isEqualTo("already_in_team");
    assertThat(error("admin.users.invite", again.formatted("nobody"))).isEqualTo("invalid_email");
    assertThat(error("admin.users.invite", again.formatted("e@x.example").replace(team, "T0NO")))
        .isEqualTo("team_not_found");
  }

  @Test
  void leave_to_invite_from_outside_is_asked_for_and_given_once() {
    slack.hears();
    Obj asked =
        slack.act("propose", "{'user': 'ada', 'channel': 'general', 'email': 'eve@x.example'}");
    String it = "{'invite_id': '" + Workspace.at(asked, "invite_id") + "'}";
    assertThat(slack.told("shared_channel_invite_requested")).hasSize(1);
    Obj listed = slack.bot("conversations.requestSharedInvite.list", "{}");
    assertThat(listed.items("invite_requests").size()).isEqualTo(1);
    assertThat(slack.bot("conversations.requestSharedInvite.approve", it).flag("ok")).isTrue();
    assertThat(Workspace.error(slack.bot("conversations.requestSharedInvite.deny", it)))
        .isEqualTo("invite_already_approved");
    assertThat(
            slack
                .bot("conversations.requestSharedInvite.list", "{}")
                .items("invite_requests")
                .size())
        .isZero();
    Obj all = slack.bot("conversations.requestSharedInvite.list", "{'include_approved': true}");
    assertThat(all.items("invite_requests").size()).isEqualTo(1);
    assertThat(
            Workspace.error(
                slack.bot("conversations.requestSharedInvite.approve", "{'invite_id': 'I0'}")))
        .isEqualTo("invite_not_found");
  }

  @Test
  void who_acts_in_the_pages_is_signed_in_until_the_session_is_ended() {
    assertThat(slack.person("admin.users.session.list", "{}").items("active_sessions").size())
        .isZero();
    slack.act("look", "{'user': 'ada'}");
    slack.act("look", "{'user': 'grace'}");
    Obj listed = slack.person("admin.users.session.list", "{'limit': 1}");
    Obj session = (Obj) listed.items("active_sessions").at(0);
    String user = Workspace.at(session, "user_id");
    String end = "{'user_id': '" + user + "', 'session_id': %s}";
    assertThat(error("admin.users.session.invalidate", end.formatted(7)))
        .isEqualTo("session_not_found");
    String id = Workspace.at(session, "session_id");
    assertThat(slack.person("admin.users.session.invalidate", end.formatted(id)).flag("ok"))
        .isTrue();
    assertThat(slack.person("admin.users.session.list", "{}").toString()).doesNotContain(user);
    assertThat(error("admin.users.session.reset", "{'user_id': 'U0ROBOT0001'}"))
        .isEqualTo("cannot_reset_bot");
    assertThat(error("admin.users.session.list", "{'user_id': '" + user + "'}"))
        .isEqualTo("missing_team");
    Obj everybody = slack.person("users.list", "{}");
    String grace =
        everybody.items("members").items().stream()
            .filter(each -> each.at("name").equals(java.util.Optional.of(Json.of("grace"))))
            .map(each -> Workspace.at((Obj) each, "id"))
            .findFirst()
            .orElseThrow();
    slack.person("admin.users.session.resetBulk", "{'user_ids': ['" + grace + "']}");
    assertThat(slack.person("admin.users.session.list", "{}").items("active_sessions").size())
        .isZero();
  }

  @Test
  void what_is_counted_is_what_is_there() throws Exception {
    String ts =
        Workspace.at(
            slack.person("chat.postMessage", "{'channel': 'general', 'text': 'four'}"), "ts");
    slack.bot("reactions.add", "{'channel': 'general', 'timestamp': '" + ts + "', 'name': 'wave'}");
    Obj metadata = slack.person("admin.analytics.messages.metadata", "{'channel': 'general'}");
    Obj one = (Obj) metadata.items("messages").at(0);
    assertThat(one.find("text_character_count")).contains(Json.of(4L));
    assertThat(one.toString()).doesNotContain("four").contains("\"count\":1");
    Obj activity = slack.person("admin.analytics.messages.activity", "{'channel': 'general'}");
    assertThat(activity.items("message_activities").at(0).at("unique_user_reactions_count"))
        .contains(Json.of(1L));
    assertThat(error("admin.analytics.messages.activity", "{'channel': 'C0NO'}"))
        .isEqualTo("channel_not_found");
    assertThat(error("admin.analytics.getFile", "{'type': 'cat'}")).isEqualTo("invalid_type");
    assertThat(error("admin.analytics.getFile", "{'type': 'member', 'date': '2019-01-01'}"))
        .isEqualTo("data_not_available");
    assertThat(error("admin.analytics.getFile", "{'type': 'member', 'date': '2026-11-21'}"))
        .isEqualTo("file_not_yet_available");
    slack.later(24 * 3600);
    List<String> people = packed("{'type': 'member', 'date': '2026-11-21'}");
    assertThat(people)
        .anyMatch(line -> line.contains("ada@example.com") && line.contains("\"is_active\":true"));
    List<String> channels = packed("{'type': 'public_channel', 'date': '2026-11-21'}");
    assertThat(channels).hasSize(2).anyMatch(line -> line.contains("\"messages_posted_count\":1"));
    assertThat(packed("{'type': 'public_channel', 'metadata_only': true}"))
        .anyMatch(line -> line.contains("\"name\":\"random\""));
  }

  private List<String> packed(String asked) throws Exception {
    Workspace.Bearer admin = slack.as("ada");
    Reply reply = admin.reply("admin.analytics.getFile", asked);
    assertThat(reply.headers().find("content-type")).contains("application/gzip");
    var bytes = new ByteArrayInputStream(((Body.Bytes) reply.body()).content());
    try (var unpacked = new GZIPInputStream(bytes)) {
      return new String(unpacked.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  @Test
  void workspaces_are_told_made_and_parted_from() {
    Obj own = slack.bot("auth.teams.list", "{'include_icon': true}");
    assertThat(own.items("teams").at(0).at("id")).contains(Json.of(team));
    assertThat(own.items("teams").at(0).at("icon.image_34")).isPresent();
    String make = "{'team_domain': 'modest', 'team_name': 'Modest'}";
    String made = Workspace.at(slack.person("admin.teams.create", make), "team");
    assertThat(error("admin.teams.create", make)).isEqualTo("domain_taken");
    assertThat(slack.person("admin.teams.list", "{}").toString())
        .contains(team, made, "https://modest.slack.com/");
    Obj invited =
        slack.bot("conversations.inviteShared", "{'channel': 'random', 'emails': 'eve@p.example'}");
    String id = "{'invite_id': '" + Workspace.at(invited, "invite_id") + "'";
    slack.bot("conversations.acceptSharedInvite", id + ", 'channel_name': 'random'}");
    slack.bot("conversations.approveSharedInvite", id + "}");
    Obj others = slack.person("team.externalTeams.list", "{}");
    assertThat(others.find("total_count")).contains(Json.of(1L));
    String other = Workspace.at((Obj) others.items("organizations").at(0), "team_id");
    assertThat(error("team.externalTeams.disconnect", "{'target_team': 'T0NO'}"))
        .isEqualTo("invalid_target_team");
    slack.person("team.externalTeams.disconnect", "{'target_team': '" + other + "'}");
    assertThat(slack.person("team.externalTeams.list", "{}").find("total_count"))
        .contains(Json.of(0L));
    Obj found = slack.person("users.discoverableContacts.lookup", "{'email': 'ada@example.com'}");
    assertThat(found.flag("is_discoverable")).isTrue();
  }

  @Test
  void channels_are_looked_for_and_groups_kept_apart() {
    slack.bot("conversations.create", "{'name': 'hush', 'is_private': true}");
    Obj found = slack.person("admin.conversations.search", "{'query': 'hu', 'sort': 'name'}");
    assertThat(found.items("conversations").at(0).at("is_private")).contains(Json.of(true));
    assertThat(
            slack
                .person("admin.conversations.search", "{'search_channel_types': 'private_exclude'}")
                .toString())
        .doesNotContain("hush");
    assertThat(error("admin.conversations.search", "{'sort': 'colour'}")).isEqualTo("invalid_sort");
    String one = group("one");
    String two = group("two");
    String bar =
        "{'primary_usergroup_id': '%s', 'barriered_from_usergroup_ids': ['%s'],"
            + " 'restricted_subjects': ['im', 'mpim', 'call']}";
    Obj barrier = slack.person("admin.barriers.create", bar.formatted(one, two));
    assertThat(Workspace.at(barrier, "barrier.primary_usergroup.name")).isEqualTo("one");
    assertThat(error("admin.barriers.create", bar.formatted(one, two)))
        .isEqualTo("barrier_already_exists");
    assertThat(error("admin.barriers.create", bar.formatted("S0", two)))
        .isEqualTo("primary_usergroup_not_found");
    assertThat(slack.person("admin.barriers.list", "{}").items("barriers").size()).isEqualTo(1);
  }

  private String group(String name) {
    return Workspace.at(
        slack.person("usergroups.create", "{'name': '" + name + "'}"), "usergroup.id");
  }
}
