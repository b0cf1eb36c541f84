package dev.dtu.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What replies show, member by member, where clients read all of it.
class SlackShapesTest {

  private final Workspace slack = new Workspace();

  @Test
  void a_person_is_shown_with_pictures_and_the_time_there() {
    Obj reply = slack.bot("users.lookupByEmail", "{'email': 'ada@example.com'}");
    Obj user = reply.obj("user").orElseThrow();
    assertThat(user.keys())
        .contains("color", "tz", "tz_label", "tz_offset", "who_can_share_contact_card");
    Obj profile = user.obj("profile").orElseThrow();
    assertThat(profile.keys())
        .contains(
            "fields",
            "status_emoji_display_info",
            "avatar_hash",
            "image_24",
            "image_512",
            "status_text_canonical");
    String id = Workspace.at(reply, "user.id");
    Obj info = slack.bot("users.info", "{'user': '" + id + "', 'include_locale': true}");
    assertThat(info.at("user.locale")).isPresent();
    assertThat(info.obj("user").orElseThrow().without("locale")).isEqualTo(user);
    List<Json> listed = slack.bot("users.list", "{}").items("members").items();
    assertThat(listed).contains(user);
    Obj got = slack.bot("users.profile.get", "{'user': '" + id + "'}");
    assertThat(got.at("profile.image_72")).isEqualTo(profile.find("image_72"));
  }

  @Test
  void a_picture_that_somebody_brought_stands_in_place_of_the_one_made_up() {
    Workspace.Bearer grace = slack.as("grace");
    String before = Workspace.at(grace.call("users.profile.get", "{}"), "profile.image_24");
    assertThat(before).contains("gravatar");
    grace.call("users.setPhoto", "{'image': 'bytes'}");
    assertThat(Workspace.at(grace.call("users.profile.get", "{}"), "profile.image_24"))
        .contains("avatars.slack-edge.com");
    grace.call("users.deletePhoto", "{}");
    assertThat(Workspace.at(grace.call("users.profile.get", "{}"), "profile.image_24"))
        .isEqualTo(before);
  }

  @Test
  void who_one_is_is_told_for_the_scope_of_each_part() {
    Workspace.Bearer basic = slack.bearer("user", "ada", "identity.basic");
    Obj told = basic.call("users.identity", "{}");
    assertThat(told.obj("user").orElseThrow().keys()).containsExactly("name", "id");
    assertThat(told.obj("team").orElseThrow().keys()).containsExactly("id");
    Workspace.Bearer more =
        slack.bearer(
            "user", "ada", "identity.basic", "identity.email", "identity.avatar", "identity.team");
    Obj all = more.call("users.identity", "{}");
    assertThat(all.at("user.email")).contains(Json.of("ada@example.com"));
    assertThat(all.at("user.image_24")).isPresent();
    assertThat(all.at("team.name")).isPresent();
  }

  @Test
  void blocks_views_and_messages_are_checked_and_nothing_is_done() {
    String section = "{'type': 'section', 'text': {'type': 'mrkdwn', 'text': '%s'}}";
    String good = "{'blocks': [" + section.formatted("hello") + "]}";
    assertThat(slack.bot("blocks.validate", good).flag("ok")).isTrue();
    Obj wrong = slack.bot("blocks.validate", "{'blocks': [{'type': 'section'}]}");
    assertThat(Workspace.error(wrong)).isEqualTo("invalid_blocks");
    assertThat(wrong.items("errors").at(0).at("pointer")).contains(Json.of("/0"));
    assertThat(Workspace.error(slack.bot("blocks.validate", "{'view': {'type': 'modal'}}")))
        .isEqualTo("invalid_view");
    assertThat(Workspace.error(slack.bot("blocks.validate", "{'message': {}}")))
        .isEqualTo("invalid_message");
    Obj both = slack.bot("blocks.validate", "{'blocks': [], 'message': {}}");
    assertThat(Workspace.error(both)).isEqualTo("invalid_arguments");
    assertThat(
            slack.bot("conversations.history", "{'channel': 'general'}").items("messages").size())
        .isZero();
  }

  @Test
  void a_canvas_is_looked_up_and_changed_by_its_sections() {
    Obj made =
        slack.bot(
            "canvases.create",
            "{'title': 'Plan', 'document_content': {'type': 'markdown', 'markdown': '#"
                + " Goals\\n\\nwin big\\n\\n## Steps'}}");
    String canvas = "'canvas_id': '" + Workspace.at(made, "canvas_id") + "'";
    Obj heads =
        slack.bot(
            "canvases.sections.lookup",
            "{" + canvas + ", 'criteria': {'section_types': ['any_header']}}");
    assertThat(heads.items("sections").size()).isEqualTo(2);
    String first = heads.items("sections").at(0).at("id").flatMap(Json::asText).orElseThrow();
    String change =
        "{%s, 'changes': [{'operation': 'insert_after', 'section_id': '%s', 'document_content':"
            + " {'type': 'markdown', 'markdown': 'be kind'}}]}";
    assertThat(slack.bot("canvases.edit", change.formatted(canvas, first)).flag("ok")).isTrue();
    Obj found =
        slack.bot(
            "canvases.sections.lookup", "{" + canvas + ", 'criteria': {'contains_text': 'KIND'}}");
    assertThat(found.items("sections").size()).isEqualTo(1);
    String gone = "{%s, 'changes': [{'operation': 'delete', 'section_id': '%s'}]}";
    assertThat(slack.bot("canvases.edit", gone.formatted(canvas, first)).flag("ok")).isTrue();
    assertThat(Workspace.error(slack.bot("canvases.edit", gone.formatted(canvas, first))))
        .isEqualTo("canvas_editing_failed");
    Obj left =
        slack.bot(
            "canvases.sections.lookup", "{" + canvas + ", 'criteria': {'section_types': ['h1']}}");
    assertThat(left.items("sections").size()).isZero();
  }

  @Test
  void what_the_workspace_has_and_prefers_is_told() {
    assertThat(slack.bot("team.billing.info", "{}").text("plan")).contains("plus");
    assertThat(slack.bot("team.preferences.list", "{}").text("who_can_post_general"))
        .contains("everyone");
    assertThat(slack.bot("team.profile.get", "{}").obj("profile").orElseThrow().keys())
        .containsExactly("fields");
    assertThat(slack.person("team.integrationLogs", "{}").items("logs").size()).isEqualTo(1);
    assertThat(slack.bot("team.info", "{}").at("team.icon.image_68")).isPresent();
  }

  private String told(String block) {
    Obj reply = slack.bot("chat.postMessage", "{'channel': 'general', 'blocks': [" + block + "]}");
    return Workspace.error(reply)
        + " "
        + reply
            .at("response_metadata.messages")
            .flatMap(Json::asArr)
            .map(all -> all.at(0).asText().orElse(""))
            .orElse("");
  }

  @Test
  void elements_of_blocks_are_checked_with_where_they_stand() {
    String row = "{'type': 'actions', 'elements': [%s]}";
    String button = "{'type': 'button', 'text': {'type': 'plain_text', 'text': '%s'}}";
    assertThat(told(row.formatted(button.formatted("Go")))).isEqualTo(" ");
    assertThat(told(row.formatted(button.formatted("o".repeat(76)))))
        .isEqualTo(
            "invalid_blocks [ERROR] must be less than 76 characters"
                + " [json-pointer:/blocks/0/elements/0/text/text]");
    assertThat(told(row.formatted("{'type': 'button'}")))
        .contains("missing required field: text [json-pointer:/blocks/0/elements/0]");
    assertThat(told(row.formatted("{'type': 'static_select'}")))
        .contains("missing required field: options");
    String option = "{'text': {'type': 'plain_text', 'text': 'a'}, 'value': 'a'}";
    String many = option + (", " + option).repeat(5);
    String section =
        "{'type': 'section', 'text': {'type': 'mrkdwn', 'text': 'x'}, 'accessory': {'type':"
            + " 'overflow', 'options': [%s]}}";
    assertThat(told(section.formatted(many)))
        .contains("no more than 5 items allowed [json-pointer:/blocks/0/accessory/options]");
    assertThat(told(section.formatted(option))).isEqualTo(" ");
  }
}
