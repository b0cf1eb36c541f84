package dev.dtu.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What apps keep, what they are, and whether people may have them.
class SlackAppsTest {

  private final Workspace slack = new Workspace();

  @AfterEach
  void the_journal_told_again_gives_the_same() {
    assertThat(slack.universe().replay().differences()).isEmpty();
  }

  private Obj store(String method, String more) {
    return slack.bot("apps.datastore." + method, "{'datastore': 'tunes', " + more + "}");
  }

  private static List<Json> ids(Obj reply) {
    return reply.items("items").items().stream()
        .map(each -> ((Obj) each).find("id").orElseThrow())
        .toList();
  }

  @Test
  void items_of_a_datastore_are_kept_changed_found_and_counted() {
    Obj put = store("put", "'item': {'id': '4', 'song': 'Float On', 'plays': 7}");
    assertThat(put.text("datastore")).contains("tunes");
    assertThat(put.obj("item").flatMap(it -> it.text("song"))).contains("Float On");
    store("update", "'item': {'id': '4', 'plays': 8}");
    Obj got = store("get", "'id': '4'").obj("item").orElseThrow();
    assertThat(got).hasToString("{\"id\":\"4\",\"song\":\"Float On\",\"plays\":8}");
    store("put", "'item': {'id': '4', 'plays': 12}");
    assertThat(store("get", "'id': '4'").obj("item").orElseThrow().has("song")).isFalse();
    String three = "{'id': '1', 'plays': 1}, {'id': '2', 'plays': 9}, {'id': '3', 'song': 'Ocean'}";
    assertThat(store("bulkPut", "'items': [" + three + "]").items("failed_items").size()).isZero();
    assertThat(ids(store("query", "'limit': 2"))).extracting(Json::toString).hasSize(2);
    String many = "'expression': '#p > :least', 'expression_attributes': {'#p': 'plays'}";
    Obj found = store("query", many + ", 'expression_values': {':least': 8}");
    assertThat(ids(found)).containsExactly(Json.of("4"), Json.of("2"));
    assertThat(store("count", many + ", 'expression_values': {':least': 8}").find("count"))
        .contains(Json.of(2));
    Obj some =
        store(
            "query",
            "'expression': 'begins_with(song, :s) AND contains(song, :t)',"
                + " 'expression_values': {':s': 'Oc', ':t': 'ean'}");
    assertThat(ids(some)).containsExactly(Json.of("3"));
    Obj within =
        store(
            "query",
            "'expression': 'plays BETWEEN :a AND :b', 'expression_values': {':a': 9, ':b': 12}");
    assertThat(ids(within)).containsExactly(Json.of("4"), Json.of("2"));
    assertThat(ids(store("bulkGet", "'ids': ['1', '9', '3']")))
        .containsExactly(Json.of("1"), Json.of("3"));
    store("delete", "'id': '1'");
    store("bulkDelete", "'ids': ['2', '3']");
    assertThat(ids(store("query", "'limit': 9"))).containsExactly(Json.of("4"));
    assertThat(store("get", "'id': '1'").obj("item")).contains(Obj.EMPTY);
  }

  @Test
  void what_a_datastore_cannot_do_is_told_with_its_code() {
    Obj nameless = store("put", "'item': {'song': 'x'}");
    assertThat(Workspace.error(nameless)).isEqualTo("datastore_error");
    assertThat(((Obj) nameless.items("errors").at(0)).text("code")).contains("missing_primary_key");
    store("put", "'item': {'id': '1'}");
    Obj unread = store("query", "'expression': '#p >'");
    assertThat(((Obj) unread.items("errors").at(0)).text("code")).contains("invalid_expression");
    Obj made =
        slack.bot(
            "apps.manifest.create",
            "{'manifest': '{\\'display_information\\': {\\'name\\': \\'T\\'},"
                + " \\'datastores\\': {\\'meals\\': {\\'primary_key\\': \\'dish\\'}}}'}");
    String app = "'app_id': '" + Workspace.at(made, "app_id") + "'";
    Obj other = store("put", app + ", 'item': {'id': '1'}");
    assertThat(((Obj) other.items("errors").at(0)).text("code"))
        .contains("datastore_config_not_found");
    String meals = "{'datastore': 'meals', " + app + ", 'item': {'dish': 'Soup'}}";
    assertThat(slack.bot("apps.datastore.put", meals).flag("ok")).isTrue();
  }

  private static String manifest(String more) {
    return "'manifest': {'display_information': {'name': 'Tour'}" + more + "}";
  }

  @Test
  void an_app_is_made_of_a_manifest_installed_told_changed_and_done_away_with() {
    String asks = ", 'oauth_config': {'scopes': {'bot': ['chat:write']}}";
    Obj made = slack.bot("apps.manifest.create", "{" + manifest(asks) + "}");
    String id = Workspace.at(made, "app_id");
    assertThat(made.text("oauth_authorize_url").orElseThrow()).endsWith("&scope=chat:write");
    String app = Workspace.at(made, "credentials.client_id");
    String secret = Workspace.at(made, "credentials.client_secret");
    String pair = "{'client_id': '" + app + "', 'client_secret': '";
    assertThat(Workspace.error(slack.bot("apps.uninstall", pair + "wrong'}")))
        .isEqualTo("bad_client_secret");
    String named = "{'app_id': '" + id + "'";
    Obj told = slack.bot("apps.manifest.export", named + "}").obj("manifest").orElseThrow();
    assertThat(Workspace.at(told, "display_information.name")).isEqualTo("Tour");
    Obj same = slack.bot("apps.manifest.update", named + ", " + manifest(asks) + "}");
    assertThat(same.find("permissions_updated")).contains(Json.of(false));
    String ends = ", 'settings': {'token_rotation_enabled': true}";
    Obj now = slack.bot("apps.manifest.update", named + ", " + manifest(ends) + "}");
    assertThat(now.find("permissions_updated")).contains(Json.of(true));
    Obj tokens = slack.installed(List.of(app, secret), "&scope=chat:write");
    assertThat(Workspace.at(tokens, "access_token")).startsWith("xoxe.xoxb-");
    assertThat(slack.bot("apps.manifest.delete", named + "}").flag("ok")).isTrue();
    assertThat(Workspace.error(slack.bot("apps.manifest.export", named + "}")))
        .isEqualTo("app_not_found");
    assertThat(Workspace.error(slack.bot("apps.manifest.export", "{'app_id': 'x'}")))
        .isEqualTo("invalid_app_id");
    assertThat(Workspace.error(slack.bot("apps.uninstall", pair + secret + "'}")))
        .isEqualTo("invalid_client_id");
  }

  @Test
  void a_manifest_says_what_is_wrong_with_it_and_where() {
    String wrong =
        Json.of(
                "{'display_information': {}, 'settings': {'event_subscriptions': {},"
                    + " 'interactivity': {'is_enabled': true}}}")
            .toString();
    Obj told = slack.bot("apps.manifest.validate", text(wrong));
    assertThat(Workspace.error(told)).isEqualTo("invalid_manifest");
    assertThat(told.items("errors").items())
        .extracting(each -> ((Obj) each).text("pointer").orElse(""))
        .containsExactly(
            "/display_information", "/settings/event_subscriptions", "/settings/interactivity");
    assertThat(Workspace.error(slack.bot("apps.manifest.create", text(wrong))))
        .isEqualTo("invalid_manifest");
    String right = Json.of("{'display_information': {'name': 'Tour'}}").toString();
    Obj fine = slack.bot("apps.manifest.validate", text(right));
    assertThat(fine.items("errors").size()).as(fine.toString()).isZero();
  }

  /// A manifest that is sent as a text.
  private static String text(String quoted) {
    return "{'manifest': " + quoted.replace("'", "\\'") + "}";
  }

  @Test
  void people_ask_for_apps_and_administrators_decide() {
    slack.hears();
    String asked = "{'user': 'grace', 'app': 'A0WANTED001', 'message': 'please'}";
    Obj first = slack.act("request", asked);
    String id = Workspace.at(first, "app_request.id");
    assertThat(slack.told("app_requested")).hasSize(1);
    assertThat(slack.person("admin.apps.requests.list", "{}").items("app_requests").size())
        .isEqualTo(1);
    String request = "{'request_id': '" + id + "'}";
    assertThat(slack.person("admin.apps.approve", request).flag("ok")).isTrue();
    assertThat(Workspace.error(slack.person("admin.apps.restrict", request)))
        .isEqualTo("request_already_resolved");
    assertThat(slack.person("admin.apps.requests.list", "{}").items("app_requests").size())
        .isZero();
    assertThat(slack.person("admin.apps.approved.list", "{}").toString()).contains("A0WANTED001");
    String app = "{'app_id': 'A0WANTED001'}";
    assertThat(slack.person("admin.apps.restrict", app).flag("ok")).isTrue();
    assertThat(slack.person("admin.apps.approved.list", "{}").items("approved_apps").size())
        .isZero();
    assertThat(slack.person("admin.apps.restricted.list", "{}").toString()).contains("A0WANTED001");
    assertThat(slack.person("admin.apps.clearResolution", app).flag("ok")).isTrue();
    assertThat(Workspace.error(slack.person("admin.apps.clearResolution", app)))
        .isEqualTo("no_resolution_found");
    String again = Workspace.at(slack.act("request", asked), "app_request.id");
    String cancel = "{'request_id': '" + again + "'}";
    assertThat(slack.person("admin.apps.requests.cancel", cancel).flag("ok")).isTrue();
    assertThat(slack.person("admin.apps.requests.list", "{}").items("app_requests").size())
        .isZero();
    assertThat(Workspace.error(slack.person("admin.apps.approve", "{}")))
        .isEqualTo("request_id_or_app_id_is_required");
    assertThat(Workspace.error(slack.person("admin.apps.approve", "{'app_id': 'x'}")))
        .isEqualTo("invalid_app_id");
  }

  @Test
  void a_step_runs_until_the_app_says_how_it_went() {
    slack.hears();
    String run = "{'user': 'ada', 'function': 'book', 'inputs': {'city': 'Portland'}}";
    String id = Workspace.at(slack.act("run", run), "function_execution_id");
    Obj told = slack.told("function_executed").getFirst();
    assertThat(told.text("function_execution_id")).contains(id);
    assertThat(Workspace.at(told, "function.callback_id")).isEqualTo("book");
    assertThat(Workspace.at(told, "inputs.city")).isEqualTo("Portland");
    String done = "{'function_execution_id': '" + id + "', 'outputs': {'seat': '12'}}";
    assertThat(slack.bot("functions.completeSuccess", done).flag("ok")).isTrue();
    assertThat(Workspace.error(slack.failed(id))).isEqualTo("execution_not_in_running_state");
    Obj seen = slack.act("run", "{'user': 'ada', 'execution': '" + id + "'}");
    assertThat(seen.text("state")).contains("completed");
    assertThat(Workspace.at(seen, "outputs.seat")).isEqualTo("12");
    assertThat(Workspace.error(slack.failed("Fx1"))).isEqualTo("function_execution_not_found");
  }
}
