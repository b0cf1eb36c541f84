package dev.dtu.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Workflows and functions of apps, what administrators say of them, and what apps show beside
/// conversations.
class SlackWorkflowsTest {

  private static final String MANIFEST =
      """
      {'display_information': {'name': 'Tour'}, 'settings': {'socket_mode_enabled': true},
       'functions': {'book': {'title': 'Book', 'input_parameters':
         {'properties': {'town': {'type': 'string'}}, 'required': ['town']}}},
       'workflows': {'plan': {'title': 'Plan a tour', 'description': 'of towns',
         'steps': [{'id': '0', 'function_id': '#/functions/book', 'inputs': {}}]}}}
      """;

  private final Workspace slack = new Workspace();
  private final String app =
      Workspace.at(
          slack.person("apps.manifest.create", "{'manifest': " + MANIFEST + "}"), "app_id");

  @AfterEach
  void the_journal_told_again_gives_the_same() {
    assertThat(slack.universe().replay().differences()).isEmpty();
  }

  private Obj workflow(String asked) {
    Obj found = slack.person("admin.workflows.search", asked);
    assertThat(found.flag("ok")).as(found.toString()).isTrue();
    return found.items("workflows").size() == 0 ? Obj.EMPTY : (Obj) found.items("workflows").at(0);
  }

  @Test
  void a_manifest_s_workflows_are_found_worked_on_and_unpublished() {
    Obj found = workflow("{'query': 'TOUR', 'app_id': '" + app + "'}");
    String id = Workspace.at(found, "id");
    assertThat(found.flag("is_published")).isTrue();
    assertThat(workflow("{'query': 'nowhere'}")).isEqualTo(Obj.EMPTY);
    String both = "{'workflow_ids': ['" + id + "'], 'collaborator_ids': ['%s']}";
    Obj nobody = slack.person("admin.workflows.collaborators.add", both.formatted("U0NOBODY01"));
    assertThat(Workspace.error(nobody)).isEqualTo("error_adding_collaborators");
    assertThat(nobody.items("errors").at(0).at("user")).contains(Json.of("U0NOBODY01"));
    slack.person("admin.workflows.collaborators.add", both.formatted("U0ROBOT0001"));
    assertThat(workflow("{'collaborator_ids': ['U0ROBOT0001']}").text("id")).contains(id);
    slack.person("admin.workflows.collaborators.remove", both.formatted("U0ROBOT0001"));
    assertThat(workflow("{'collaborator_ids': ['U0ROBOT0001']}")).isEqualTo(Obj.EMPTY);
    String it = "{'workflow_ids': ['" + id + "']}";
    assertThat(slack.person("admin.workflows.unpublish", it).flag("ok")).isTrue();
    assertThat(workflow("{'publish_status': 'published'}")).isEqualTo(Obj.EMPTY);
    assertThat(workflow("{'publish_status': 'unpublished'}").text("id")).contains(id);
    assertThat(
            Workspace.error(slack.person("admin.workflows.unpublish", "{'workflow_ids': ['Wf1']}")))
        .isEqualTo("error_unpublishing_workflows");
    assertThat(slack.person("admin.workflows.permissions.lookup", it).toString())
        .contains("\"" + id + "\":{\"complete\":true");
  }

  @Test
  void functions_are_listed_by_app_and_shown_to_whom_an_administrator_says() {
    Obj listed = slack.person("admin.functions.list", "{'app_ids': ['" + app + "']}");
    Obj function = (Obj) listed.items("functions").at(0);
    String id = Workspace.at(function, "id");
    assertThat(function.text("callback_id")).contains("book");
    assertThat(function.items("input_parameters").at(0).at("name")).contains(Json.of("town"));
    String look = "{'function_ids': ['" + id + "', 'Fn0NOTHING1']}";
    Obj before = slack.person("admin.functions.permissions.lookup", look);
    assertThat(Workspace.at(before, "permissions." + id + ".distribution.type"))
        .isEqualTo("app_collaborators");
    assertThat(Workspace.at(before, "errors.Fn0NOTHING1")).isEqualTo("function_not_found");
    String set = "{'function_id': '" + id + "', 'visibility': '%s', 'user_ids': ['U0ROBOT0001']}";
    assertThat(
            Workspace.error(slack.person("admin.functions.permissions.set", set.formatted("few"))))
        .isEqualTo("invalid_visibility");
    slack.person("admin.functions.permissions.set", set.formatted("named_entities"));
    Obj after = slack.person("admin.functions.permissions.lookup", look);
    assertThat(after.toString()).contains("\"user_ids\":[\"U0ROBOT0001\"]");
    String steps = "{'workflow': 'plan', 'workflow_app_id': '%s', 'function_id': '%s'}";
    Obj of = slack.person("functions.workflows.steps.list", steps.formatted(app, id));
    assertThat(of.items("steps_versions").size()).isEqualTo(1);
    assertThat(
            Workspace.error(
                slack.person("functions.workflows.steps.list", steps.formatted("A0", id))))
        .isEqualTo("unknown_app_id");
    String other = steps.formatted(app, id).replace("'plan'", "'plot'");
    assertThat(Workspace.error(slack.person("functions.workflows.steps.list", other)))
        .isEqualTo("unknown_workflow_id");
  }

  @Test
  void the_same_manifest_told_again_tells_of_the_same_and_a_deleted_app_of_nothing() {
    String id = Workspace.at(workflow("{}"), "id");
    String update = "{'app_id': '" + app + "', 'manifest': " + MANIFEST + "}";
    assertThat(slack.person("apps.manifest.update", update).flag("ok")).isTrue();
    assertThat(workflow("{}").text("id")).contains(id);
    slack.person("apps.manifest.delete", "{'app_id': '" + app + "'}");
    assertThat(workflow("{}")).isEqualTo(Obj.EMPTY);
  }

  @Test
  void steps_that_were_run_are_in_the_log() {
    slack.act("run", "{'user': 'ada', 'function': 'book'}");
    Obj log = slack.person("admin.apps.activities.list", "{}");
    Obj first = (Obj) log.items("activities").at(0);
    assertThat(first.text("event_type")).contains("function_execution_started");
    String execution = Workspace.at(first, "payload.function_execution_id");
    assertThat(slack.failed(execution).flag("ok")).isTrue();
    Obj latest = (Obj) slack.person("admin.apps.activities.list", "{}").items("activities").at(0);
    assertThat(latest.text("level")).contains("error");
    assertThat(Workspace.error(slack.person("apps.activities.list", "{'app_id': 'A0NOWHERE1'}")))
        .isEqualTo("invalid_app");
  }

  @Test
  void a_thing_that_a_person_opens_is_shown_as_its_app_says() {
    slack.hears();
    String seen = "{'user': 'ada', 'url': 'https://modest.test/tour', 'id': 'T-1', 'type': 'tour'}";
    String trigger = Workspace.at(slack.act("open", seen), "trigger_id");
    Obj event = slack.told("entity_details_requested").getFirst();
    assertThat(event.text("trigger_id")).contains(trigger);
    assertThat(Workspace.at(event, "external_ref.id")).isEqualTo("T-1");
    assertThat(Workspace.at(event, "link.domain")).isEqualTo("modest.test");
    String other = "{'trigger_id': '" + trigger + "', 'metadata': {'external_ref': {'id': '%s'}}}";
    assertThat(Workspace.error(slack.bot("entity.presentDetails", other.replace(trigger, "1.2.3"))))
        .isEqualTo("invalid_trigger_id");
    assertThat(Workspace.error(slack.bot("entity.presentDetails", other.formatted("T-2"))))
        .isEqualTo("entity_metadata_does_not_match_trigger");
    assertThat(slack.bot("entity.presentDetails", other.formatted("T-1")).flag("ok")).isTrue();
    String signing = "{'trigger_id': '" + trigger + "', 'user_auth_required': true}";
    assertThat(Workspace.error(slack.bot("entity.presentDetails", signing)))
        .isEqualTo("user_auth_url_missing");
    String comments = "{'trigger_id': '" + trigger + "', 'comments': [{'can_delete': true}]}";
    assertThat(Workspace.error(slack.bot("entity.presentComments", comments)))
        .isEqualTo("missing_delete_action_id");
    assertThat(
            Workspace.error(
                slack.bot("entity.acknowledgeCommentAction", "{'trigger_id': '" + trigger + "'}")))
        .isEqualTo("missing_comment_data");
    Obj look = slack.act("look", "{'user': 'ada'}");
    assertThat(Workspace.at(look, "entity.metadata.external_ref.id")).isEqualTo("T-1");
  }
}
