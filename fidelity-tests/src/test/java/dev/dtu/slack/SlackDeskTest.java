package dev.dtu.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Messages that are still written, lists and their rows, emoji, assistants, and what administrators do.
class SlackDeskTest {

  private final Workspace office = new Workspace();
  private final String ops =
      Workspace.at(office.bot("conversations.create", "{'name': 'ops'}"), "channel.id");

  @AfterEach
  void the_journal_told_again_gives_the_same() {
    assertThat(office.universe().replay().differences()).isEmpty();
  }

  private static void ok(Obj reply) {
    assertThat(reply.flag("ok")).as(reply.toString()).isTrue();
  }

  private static String error(Obj reply) {
    return Workspace.error(reply);
  }

  @Test
  void a_stream_grows_until_it_is_stopped() {
    String team = Workspace.at(office.bot("auth.test", "{}"), "team_id");
    String whom = "'recipient_user_id': 'U0ROBOT0001', 'recipient_team_id': '" + team + "'";
    Obj begun =
        office.bot(
            "chat.startStream",
            "{'channel': '%s', 'markdown_text': 'One', %s}".formatted(ops, whom));
    String place = "{'channel': '%s', 'ts': '%s'".formatted(ops, Workspace.at(begun, "ts"));
    ok(office.bot("chat.appendStream", place + ", 'markdown_text': ', two'}"));
    String last = "{'type': 'markdown_text', 'text': ', three.'}";
    Obj ended = office.bot("chat.stopStream", place + ", 'chunks': [" + last + "]}");
    assertThat(Workspace.at(ended, "message.text")).isEqualTo("One, two, three.");
    assertThat(Workspace.texts(office.bot("conversations.history", "{'channel':'" + ops + "'}")))
        .contains("One, two, three.");
    assertThat(error(office.bot("chat.appendStream", place + ", 'markdown_text': 'x'}")))
        .isEqualTo("message_not_in_streaming_state");
  }

  @Test
  void a_stream_says_what_it_lacks_and_whose_it_is() {
    assertThat(error(office.bot("chat.startStream", "{'channel': '%s'}".formatted(ops))))
        .isEqualTo("missing_recipient_user_id");
    String posted =
        Workspace.at(
            office.bot("chat.postMessage", "{'channel':'%s','text':'a'}".formatted(ops)), "ts");
    String place = "{'channel': '%s', 'ts': '%s', 'markdown_text': 'b'}".formatted(ops, posted);
    assertThat(error(office.bot("chat.appendStream", place)))
        .isEqualTo("message_not_in_streaming_state");
    ok(office.person("conversations.join", "{'channel': '%s'}".formatted(ops)));
    assertThat(error(office.person("chat.stopStream", place)))
        .isEqualTo("message_not_owned_by_app");
  }

  @Test
  void rows_of_a_list_are_made_changed_shown_and_taken_away() {
    String list = Workspace.at(office.bot("slackLists.create", "{'name': 'Sprint'}"), "list_id");
    String row =
        Workspace.at(
            office.bot(
                "slackLists.items.create",
                "{'list_id':'%s','initial_fields':[{'column_id':'C1','text':'a'}]}"
                    .formatted(list)),
            "item.id");
    String cell = "'row_id':'%s','column_id':'C1','text':'b'".formatted(row);
    ok(
        office.bot(
            "slackLists.items.update", "{'list_id':'%s','cells':[{%s}]}".formatted(list, cell)));
    String named = "{'list_id':'%s','id':'%s'}".formatted(list, row);
    Obj shown = office.bot("slackLists.items.info", named);
    Obj field = (Obj) shown.obj("record").orElseThrow().items("fields").at(0);
    assertThat(field.text("text")).contains("b");
    assertThat(Workspace.at(shown, "list.title")).isEqualTo("Sprint");
    ok(
        office.bot(
            "slackLists.items.deleteMultiple",
            "{'list_id':'%s','ids':['%s']}".formatted(list, row)));
    assertThat(error(office.bot("slackLists.items.info", named))).isEqualTo("record_not_found");
    assertThat(error(office.bot("slackLists.items.info", "{'list_id':'F1','id':'R1'}")))
        .isEqualTo("list_not_found");
  }

  @Test
  void emoji_are_brought_named_twice_renamed_and_removed() {
    ok(office.person("admin.emoji.add", "{'name':'anchor','url':'https://a.test/a.png'}"));
    ok(office.person("admin.emoji.addAlias", "{'name':'sea','alias_for':'anchor'}"));
    assertThat(error(office.person("admin.emoji.add", "{'name':'sea','url':'https://a.test'}")))
        .isEqualTo("error_name_taken");
    Obj all = office.bot("emoji.list", "{}").obj("emoji").orElseThrow();
    assertThat(all.text("sea")).contains("alias:anchor");
    ok(office.person("admin.emoji.rename", "{'name':'anchor','new_name':'hook'}"));
    ok(office.person("admin.emoji.remove", "{'name':'sea'}"));
    assertThat(office.bot("emoji.list", "{}").obj("emoji").orElseThrow().keys())
        .containsExactly("hook");
    assertThat(error(office.person("admin.emoji.remove", "{'name':'sea'}")))
        .isEqualTo("emoji_not_found");
  }

  @Test
  void grants_are_kept_by_what_they_are_for() {
    String ada = Workspace.at(office.as("ada").call("auth.test", "{}"), "user_id");
    String trigger = "{'trigger_id': 'Ft0TRIGGER1'";
    ok(
        office.bot(
            "workflows.triggers.permissions.set",
            trigger
                + ", 'permission_type': 'named_entities', 'user_ids': ['U0ROBOT0001', '"
                + ada
                + "']}"));
    ok(
        office.bot(
            "workflows.triggers.permissions.remove", trigger + ", 'user_ids': 'U0ROBOT0001'}"));
    Obj listed = office.bot("workflows.triggers.permissions.list", trigger + "}");
    assertThat(listed.text("permission_type")).contains("named_entities");
    assertThat(listed.items("user_ids").items()).isEqualTo(List.of(Json.of(ada)));
    String nobody = trigger + ", 'permission_type': 'named_entities', 'user_ids': ['U1']}";
    assertThat(error(office.bot("workflows.triggers.permissions.set", nobody)))
        .isEqualTo("user_not_found");
    assertThat(error(office.bot("workflows.triggers.permissions.list", "{'trigger_id': 'T'}")))
        .isEqualTo("trigger_not_found");
    assertThat(
            office
                .bot("workflows.triggers.permissions.list", "{'trigger_id': 'Ft0TRIGGER2'}")
                .text("permission_type"))
        .contains("everyone");
  }

  @Test
  void administrators_make_channels_and_say_who_may_post() {
    Obj made = office.person("admin.conversations.create", "{'name':'desk','is_private':'false'}");
    String named = "{'channel_id': '" + Workspace.at(made, "channel_id") + "'";
    ok(
        office.person(
            "admin.conversations.setConversationPrefs",
            named + ", 'prefs': {'who_can_post': 'type:admin,user:U1'}}"));
    Obj prefs =
        office
            .person("admin.conversations.getConversationPrefs", named + "}")
            .obj("prefs")
            .orElseThrow();
    assertThat(prefs.obj("who_can_post").orElseThrow().items("user").at(0))
        .isEqualTo(Json.of("U1"));
    assertThat(
            error(
                office.person(
                    "admin.conversations.create", "{'name':'desk','is_private':'false'}")))
        .isEqualTo("name_taken");
    Obj bulk =
        office.person("admin.conversations.bulkArchive", "{'channel_ids':['C404', '" + ops + "']}");
    assertThat(bulk.items("not_added").size()).isEqualTo(1);
    assertThat(
            office
                .bot("conversations.info", "{'channel':'" + ops + "'}")
                .obj("channel")
                .orElseThrow()
                .flag("is_archived"))
        .isTrue();
  }

  @Test
  void a_dialog_says_all_that_is_wrong_with_it() {
    Obj wrong = office.bot("dialog.open", "{'trigger_id':'1','dialog':{'title':'Book'}}");
    assertThat(error(wrong)).isEqualTo("validation_errors");
    assertThat(wrong.obj("response_metadata").orElseThrow().items("messages").items())
        .contains(Json.of("The field `callback_id` is required"));
  }

  @Test
  void a_form_of_parts_is_a_form() {
    Obj echoed = office.parts("api.test", "foo", "bar");
    assertThat(Workspace.at(echoed, "args.foo")).isEqualTo("bar");
  }

  @Test
  void a_remote_file_is_known_by_its_apps_name_for_it() {
    ok(
        office.bot(
            "files.remote.add",
            "{'external_id':'plan','external_url':'https://a.test/plan','title':'Plan'}"));
    ok(office.bot("files.remote.update", "{'external_id':'plan','title':'Plan B'}"));
    assertThat(
            Workspace.at(office.bot("files.remote.info", "{'external_id':'plan'}"), "file.title"))
        .isEqualTo("Plan B");
    ok(office.bot("files.remote.share", "{'external_id':'plan','channels':'%s'}".formatted(ops)));
    ok(office.bot("files.remote.remove", "{'external_id':'plan'}"));
    assertThat(error(office.bot("files.remote.info", "{'external_id':'plan'}")))
        .isEqualTo("file_not_found");
  }
}
