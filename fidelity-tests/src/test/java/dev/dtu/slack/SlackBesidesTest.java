package dev.dtu.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What stands beside a workspace's daily work: tokens of other services, networks that are trusted,
/// what old clients are told, and what nobody has.
class SlackBesidesTest {

  private final Workspace slack = new Workspace();

  @AfterEach
  void the_journal_told_again_gives_the_same() {
    assertThat(slack.universe().replay().differences()).isEmpty();
  }

  private static String error(Obj reply) {
    return Workspace.error(reply);
  }

  private String connected(String provider) {
    return Workspace.at(
        slack.act("connect", "{'user': 'ada', 'provider': '" + provider + "'}"),
        "external_token_id");
  }

  @Test
  void an_app_has_tokens_of_other_services_until_they_are_deleted() {
    String id = connected("calendar");
    assertThat(id).matches("Et[A-Z0-9]{10}");
    String named = "{'external_token_id': '" + id + "'";
    String token = Workspace.at(slack.bot("apps.auth.external.get", named + "}"), "external_token");
    assertThat(slack.bot("apps.auth.external.get", named + "}").text("external_token"))
        .contains(token);
    Obj fresh = slack.bot("apps.auth.external.get", named + ", 'force_refresh': true}");
    assertThat(Workspace.at(fresh, "external_token")).isNotEqualTo(token);
    assertThat(slack.bot("apps.auth.external.delete", named + "}").flag("ok")).isTrue();
    assertThat(error(slack.bot("apps.auth.external.get", named + "}")))
        .isEqualTo("token_not_found");
    assertThat(error(slack.bot("apps.auth.external.delete", named + "}")))
        .isEqualTo("token_not_found");
  }

  @Test
  void all_tokens_of_a_service_or_of_an_app_are_deleted_at_once() {
    assertThat(error(slack.bot("apps.auth.external.delete", "{}"))).isEqualTo("no_tokens_found");
    connected("calendar");
    String mail = connected("mail");
    assertThat(error(slack.bot("apps.auth.external.delete", "{'provider_key': 'maps'}")))
        .isEqualTo("providers_not_found");
    assertThat(error(slack.bot("apps.auth.external.delete", "{'app_id': 'A0NOBODY01'}")))
        .isEqualTo("app_not_found");
    String calendar = "{'provider_key': 'calendar'}";
    assertThat(slack.bot("apps.auth.external.delete", calendar).flag("ok")).isTrue();
    String named = "{'external_token_id': '" + mail + "'}";
    assertThat(slack.bot("apps.auth.external.get", named).flag("ok")).isTrue();
    assertThat(slack.bot("apps.auth.external.delete", "{}").flag("ok")).isTrue();
    assertThat(error(slack.bot("apps.auth.external.get", named))).isEqualTo("token_not_found");
  }

  @Test
  void networks_are_trusted_that_are_written_as_networks() {
    String update = "admin.audit.anomaly.allow.updateItem";
    assertThat(slack.person(update, "{'trusted_cidr': ['10.0.0.0/8']}").flag("ok")).isTrue();
    for (String wrong : List.of("10.0.0.0/33", "10.0.0/8", "anywhere")) {
      assertThat(error(slack.person(update, "{'trusted_cidr': ['" + wrong + "']}")))
          .as(wrong)
          .isEqualTo("invalid_field_or_data");
    }
    assertThat(error(slack.person(update, "{'trusted_asns': ['here']}")))
        .isEqualTo("invalid_field_or_data");
    assertThat(slack.person("admin.audit.anomaly.allow.getItem", "{}").flag("ok")).isTrue();
  }

  @Test
  void old_clients_are_told_of_what_they_may_see() {
    Workspace.Bearer grace = slack.as("grace");
    grace.call("conversations.create", "{'name': 'hers', 'is_private': true}");
    Obj told = grace.call("rtm.start", "{}");
    assertThat(Workspace.at(told, "self.name")).isEqualTo("grace");
    assertThat(Workspace.at(told, "url")).startsWith("wss://");
    assertThat(told.items("users").size())
        .isEqualTo(slack.bot("users.list", "{}").items("members").size());
    assertThat(told.items("channels").toString()).contains("general").contains("created");
    assertThat(told.items("groups").toString()).contains("hers");
    assertThat(slack.as("katherine").call("rtm.start", "{}").toString()).doesNotContain("hers");
  }

  @Test
  void ids_are_those_of_an_organisation_where_there_is_none() {
    Obj told = slack.bot("migration.exchange", "{'users': 'U0ROBOT0001,U0NOBODY01'}");
    assertThat(told.at("user_id_map.U0ROBOT0001")).contains(Json.of("U0ROBOT0001"));
    assertThat(told.items("invalid_user_ids").at(0)).isEqualTo(Json.of("U0NOBODY01"));
  }

  @Test
  void administrators_put_nobody_into_a_channel_where_one_of_them_is_nobody() {
    Workspace.Bearer grace = slack.as("grace");
    Obj made = grace.call("conversations.create", "{'name': 'hers', 'is_private': true}");
    String in = "{'channel_id': '" + Workspace.at(made, "channel.id") + "', 'user_ids': '%s'}";
    String ada = Workspace.at(slack.as("ada").call("auth.test", "{}"), "user_id");
    Obj none = slack.person("admin.conversations.invite", in.formatted(ada + ",U0NOBODY01"));
    assertThat(error(none)).isEqualTo("failed_for_some_users");
    assertThat(none.at("failed_user_ids.U0NOBODY01")).contains(Json.of("user_not_found"));
    String members = "{'channel': '" + Workspace.at(made, "channel.id") + "'}";
    assertThat(grace.call("conversations.members", members).toString()).doesNotContain(ada);
    assertThat(slack.person("admin.conversations.invite", in.formatted(ada)).flag("ok")).isTrue();
    assertThat(grace.call("conversations.members", members).toString()).contains(ada);
  }
}
