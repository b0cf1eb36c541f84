package dev.dtu.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.call.Body;
import dev.dtu.call.Origin;
import dev.dtu.call.Reply;
import dev.dtu.call.Request;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What Slack says of calls that are spelled wrong, and in which order it looks.
class SlackSpellingTest {

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String JSON = "application/json; charset=utf-8";

  private final Workspace slack = new Workspace();

  private Obj sent(String method, String type, String body, String token) {
    Request request = Request.of("POST", "/api/" + method).with(Body.of(body));
    Request typed = type.isEmpty() ? request : request.with("content-type", type);
    Request whole = token.isEmpty() ? typed : typed.with("authorization", "Bearer " + token);
    Origin origin = new Origin("https", "slack.com", "");
    return (Obj) Json.trusted(slack.universe().answer("slack", origin, whole).body().toString());
  }

  private String error(String method, String type, String body, String token) {
    return Workspace.error(sent(method, type, body, token));
  }

  @ParameterizedTest
  @CsvSource({
    "application/x-www-form-urlencoded, request%5Btimeout%5D=180, invalid_array_arg",
    "application/x-www-form-urlencoded, users[]=U1, invalid_array_arg",
    "application/x-www-form-urlencoded, na%20me=x, invalid_arg_name",
    "application/x-www-form-urlencoded, '', invalid_form_data",
    "application/json; charset=koi8-r, {}, invalid_charset",
    "application/xml, <a/>, invalid_post_type",
    "'', text=hello, missing_post_type",
    "application/json, '{', invalid_form_data",
  })
  void a_body_that_cannot_be_read_is_told_before_the_token(String type, String body, String says) {
    assertThat(error("chat.postMessage", type, body, "")).isEqualTo(says);
    boolean bare = type.equals(FORM) && body.isEmpty();
    assertThat(error("chat.postMessage", type, body, "xoxb-nobody"))
        .isEqualTo(bare ? "invalid_auth" : says);
  }

  @Test
  void every_reply_has_a_name_and_may_be_read_by_pages_of_others() {
    Reply reply = slack.robot().reply("auth.test", "{}");
    String name = reply.headers().find("x-slack-req-id").orElseThrow();
    assertThat(name).matches("[0-9a-f]{32}");
    assertThat(slack.robot().reply("auth.test", "{}").headers().find("x-slack-req-id").orElse(""))
        .isNotEqualTo(name);
    assertThat(reply.headers().find("access-control-allow-origin")).contains("*");
    assertThat(reply.headers().find("access-control-expose-headers"))
        .contains("x-slack-req-id, retry-after");
  }

  @Test
  void gates_are_passed_one_after_the_other() {
    String none = "{\"channel\": \"nowhere\"}";
    Obj unknown = sent("chat.shout", FORM, "a[]=1", "");
    assertThat(Workspace.error(unknown)).isEqualTo("unknown_method");
    assertThat(unknown.text("req_method")).contains("chat.shout");
    assertThat(error("chat.postMessage", JSON, none, "")).isEqualTo("not_authed");
    assertThat(error("chat.postMessage", JSON, none, "xoxb-nobody")).isEqualTo("invalid_auth");
    String app = slack.bearer("app", "connections:write").credential().value();
    assertThat(error("chat.postMessage", JSON, none, app)).isEqualTo("not_allowed_token_type");
    String reader = slack.bearer("bot", "users:read").credential().value();
    assertThat(error("chat.postMessage", JSON, "{}", reader)).isEqualTo("missing_scope");
    String writer = slack.bearer("bot", "chat:write").credential().value();
    assertThat(error("chat.postMessage", JSON, "{}", writer)).isEqualTo("invalid_arguments");
    assertThat(error("chat.postMessage", JSON, none, writer)).isEqualTo("channel_not_found");
    String outside = slack.as("ada").call("conversations.create", "{'name': 'ours'}").toString();
    String id = Workspace.at((Obj) Json.trusted(outside), "channel.id");
    assertThat(error("chat.postMessage", JSON, "{\"channel\": \"" + id + "\"}", writer))
        .isEqualTo("no_text");
    String said = "{\"channel\": \"" + id + "\", \"text\": \"x\"}";
    assertThat(error("chat.postMessage", JSON, said, writer)).isEqualTo("not_in_channel");
  }

  @Test
  void documents_stand_in_forms_as_text_and_the_token_among_the_fields() {
    String writer = slack.bearer("bot", "chat:write", "chat:write.public").credential().value();
    String blocks = "%5B%7B%22type%22%3A%22divider%22%7D%5D";
    Obj said =
        sent(
            "chat.postMessage",
            FORM,
            "token=" + writer + "&channel=general&text=x&blocks=" + blocks,
            "");
    assertThat(said.flag("ok")).as(said.toString()).isTrue();
    Obj message = said.obj("message").orElseThrow();
    assertThat(((Obj) message.items("blocks").at(0)).text("type")).contains("divider");
    Obj parts =
        sent(
            "chat.postMessage",
            "multipart/form-data; boundary=e",
            "--e\r\ncontent-disposition: form-data; name=\"channel\"\r\n\r\ngeneral\r\n--e\r\n"
                + "content-disposition: form-data; name=\"text\"\r\n\r\nparts\r\n--e--\r\n",
            writer);
    assertThat(Workspace.at(parts, "message.text")).isEqualTo("parts");
  }
}
