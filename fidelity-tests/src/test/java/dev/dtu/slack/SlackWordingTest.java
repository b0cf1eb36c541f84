package dev.dtu.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.call.Body;
import dev.dtu.call.Request;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of what is said, and what is said of what cannot be.
class SlackWordingTest {

  private final Workspace slack = new Workspace();

  @AfterEach
  void the_journal_told_again_gives_the_same() {
    assertThat(slack.universe().replay().differences()).isEmpty();
  }

  private Obj posted(String arguments) {
    Obj reply = slack.bot("chat.postMessage", "{'channel': 'general', " + arguments + "}");
    return reply.obj("message").orElseThrow(() -> new AssertionError(reply));
  }

  private static List<String> messages(Obj reply) {
    return reply
        .at("response_metadata.messages")
        .flatMap(Json::asArr)
        .orElseThrow()
        .items()
        .stream()
        .map(each -> each.asText().orElse(""))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "plain words => {'type':'text','text':'plain words'}",
        "a &amp; b => {'type':'text','text':'a & b'}",
        "<@U1> hi => {'type':'user','user_id':'U1'},{'type':'text','text':' hi'}",
        "<#C1|general> => {'type':'channel','channel_id':'C1'}",
        "<!here> => {'type':'broadcast','range':'here'}",
        "<!subteam^S1|@crew> => {'type':'usergroup','usergroup_id':'S1'}",
        "<!date^7^{date}|then> =>"
            + " {'type':'date','format':'{date}','timestamp':7,'fallback':'then'}",
        "<https://a.example|here> => {'type':'link','url':'https://a.example','text':'here'}",
        "see https://a.example => {'type':'text','text':'see"
            + " '},{'type':'link','url':'https://a.example'}",
        ":wave::skin-tone-3: => {'type':'emoji','name':'wave','skin_tone':3}",
        "at 10:30:45 => {'type':'text','text':'at 10:30:45'}",
        "*bold* => {'type':'text','text':'bold','style':{'bold':true}}",
        "_so_ ~so~ => {'type':'text','text':'so','style':{'italic':true}},{'type':'text','text':'"
            + " '},{'type':'text','text':'so','style':{'strike':true}}",
        "`x` => {'type':'text','text':'x','style':{'code':true}}",
        "2 * 3 * 4 => {'type':'text','text':'2 * 3 * 4'}",
        "snake_case_name => {'type':'text','text':'snake_case_name'}",
      })
  void a_bot_s_text_becomes_a_block_of_what_it_says(String text, String elements) {
    Obj message = posted("'text': '" + text + "'");
    assertThat(message.text("text")).contains(text);
    Obj block = (Obj) message.items("blocks").at(0);
    String shown = "[" + elements.replace('\'', '"') + "]";
    assertThat(((Obj) block.items("elements").at(0)).items("elements").toString()).isEqualTo(shown);
  }

  @Test
  void what_stands_between_fences_is_kept_as_it_is() {
    Obj message = posted("'text': 'so:\\n```\\n*x* = <y>\\n```\\ndone'");
    List<Json> parts = ((Obj) message.items("blocks").at(0)).items("elements").items();
    assertThat(parts).hasSize(3);
    assertThat(((Obj) parts.get(1)).text("type")).contains("rich_text_preformatted");
    assertThat(parts.get(1).toString()).contains("{\"type\":\"text\",\"text\":\"*x* = <y>\"}");
  }

  @Test
  void names_are_linked_where_it_is_asked_for() {
    Obj group = slack.bot("usergroups.create", "{'name': 'Crew', 'handle': 'crew'}");
    String linked = "<!subteam^" + Workspace.at(group, "usergroup.id") + "|@crew>";
    String ada = Workspace.at(slack.as("ada").call("auth.test", "{}"), "user_id");
    String general =
        Workspace.at(slack.bot("conversations.info", "{'channel': 'general'}"), "channel.id");
    String text = "'text': '@crew and @ada in #general of a@b.example, @nobody: https://a.example'";
    assertThat(posted(text).text("text").orElseThrow()).startsWith("@crew and @ada in #general");
    assertThat(posted(text + ", 'link_names': true").text("text"))
        .contains(linked + " and @ada in #general of a@b.example, @nobody: https://a.example");
    assertThat(posted(text + ", 'parse': 'full'").text("text"))
        .contains(
            "%s and <@%s> in <#%s|general> of a@b.example, @nobody: <https://a.example>"
                .formatted(linked, ada, general));
    assertThat(posted("'text': '@here', 'parse': 'full'").text("text")).contains("<!here>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{'type': 'sections'}; unsupported type: sections; /type",
        "{'type': 'section'}; must define either `fields` or `text`; ''",
        "{'type': 'header'}; missing required field: text; ''",
      })
  void what_is_wrong_with_blocks_is_said_twice_and_of_a_view_as_of_an_argument(
      String block, String what, String where) {
    Obj refused =
        slack.bot("chat.postMessage", "{'channel': 'general', 'blocks': [" + block + "]}");
    String said = what + " [json-pointer:/blocks/0" + where + "]";
    assertThat(Workspace.error(refused)).isEqualTo("invalid_blocks");
    assertThat(refused.items("errors").items()).containsExactly(Json.of(said));
    assertThat(messages(refused)).containsExactly("[ERROR] " + said);
    String view = "{'type': 'home', 'blocks': [" + block + "]}";
    Obj shown = slack.bot("views.publish", "{'user_id': 'U0ROBOT0001', 'view': " + view + "}");
    assertThat(Workspace.error(shown)).isEqualTo("invalid_arguments");
    assertThat(messages(shown))
        .containsExactly("[ERROR] " + what + " [json-pointer:/view/blocks/0" + where + "]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"conversations.info", "conversations.history", "chat.postMessage"})
  void a_call_that_says_nothing_is_told_what_it_lacks(String method) {
    assertThat(messages(slack.bot(method, "{}")))
        .containsExactly("[ERROR] missing required field: channel");
    Request form =
        Request.of("POST", "/api/" + method)
            .with("content-type", "application/x-www-form-urlencoded")
            .with(Body.of(""));
    Obj told = (Obj) Json.trusted(slack.robot().reply(form).body().toString());
    assertThat(Workspace.error(told)).isEqualTo("invalid_arguments");
    assertThat(messages(told)).containsExactly("[ERROR] missing required field: channel");
    assertThat(Workspace.error(slack.bot(method, "{'channel': ''}")))
        .isEqualTo("channel_not_found");
  }

  @ParameterizedTest
  @CsvSource({"channels.info", "groups.history", "im.open", "mpim.list"})
  void what_there_was_before_conversations_names_the_one_that_is_meant(String method) {
    Obj told = slack.bot(method, "{}");
    assertThat(Workspace.error(told)).isEqualTo("method_deprecated");
    String now = "conversations" + method.substring(method.indexOf('.'));
    assertThat(messages(told).getFirst())
        .startsWith("[ERROR] This method is retired and can no longer be used. Please use " + now);
    assertThat(Workspace.error(slack.bot("channel.info", "{}"))).isEqualTo("unknown_method");
  }

  @Test
  void words_are_found_by_how_they_begin_and_people_not_by_their_ids() {
    Workspace.Bearer grace = slack.as("grace");
    String id = Workspace.at(grace.call("auth.test", "{}"), "user_id");
    grace.call("chat.postMessage", "{'channel': 'general', 'text': 'hello <@" + id + ">'}");
    assertThat(found(grace, "hel")).isEqualTo("1");
    assertThat(found(grace, "\"hello \"")).isEqualTo("1");
    assertThat(found(grace, "ello")).isEqualTo("0");
    assertThat(found(grace, id.substring(2, 6))).isEqualTo("0");
  }

  private static String found(Workspace.Bearer who, String query) {
    String told = Json.of(query).toString();
    return Workspace.at(
        (Obj)
            Json.trusted(
                who.reply(
                        Request.of("POST", "/api/search.messages")
                            .with("content-type", "application/json; charset=utf-8")
                            .with(Body.of("{\"query\": " + told + "}")))
                    .body()
                    .toString()),
        "messages.total");
  }

  @Test
  void a_page_of_people_tells_who_is_the_first_of_the_next() {
    Obj first = slack.bot("users.list", "{'limit': 2}");
    String next = Workspace.at(first, "response_metadata.next_cursor");
    Obj second = slack.bot("users.list", "{'limit': 200, 'cursor': '" + next + "'}");
    assertThat(first.text("offset"))
        .contains(Workspace.at((Obj) second.items("members").at(0), "id"));
    assertThat(second.has("offset")).isFalse();
  }
}
