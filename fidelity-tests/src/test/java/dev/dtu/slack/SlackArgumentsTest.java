package dev.dtu.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.call.Body;
import dev.dtu.call.Request;
import dev.dtu.contract.Operation;
import dev.dtu.contract.Schema;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What all methods say of arguments that are missing, or that lead to no page.
class SlackArgumentsTest {

  /// Taking one's own token back ends the test.
  private static final List<String> LAST = List.of("auth.revoke", "apps.uninstall");

  private final Workspace slack = new Workspace();

  private List<Operation> methods() {
    List<Operation> all = new ArrayList<>();
    for (var line : slack.contract().lines()) {
      if (line.path().startsWith("/api/") && !LAST.contains(line.id())) {
        all.add(slack.contract().operation(line.id()));
      }
    }
    return all;
  }

  private static Schema arguments(Operation method) {
    return method.body().orElseThrow().schemaFor("application/json").orElseThrow();
  }

  private static List<String> required(Operation method) {
    return method.body().isEmpty() ? List.of() : List.copyOf(arguments(method).required());
  }

  private static boolean takes(Operation method, String argument) {
    return method.body().isPresent() && arguments(method).property(argument).isPresent();
  }

  /// What a person is answered; the bot, or the app, where a person's token is none for it.
  private Obj answer(String method, String arguments) {
    Obj reply = slack.person(method, arguments);
    if (Workspace.error(reply).equals("not_allowed_token_type")) {
      reply = slack.bot(method, arguments);
    }
    return Workspace.error(reply).equals("not_allowed_token_type")
        ? slack.app(method, arguments)
        : reply;
  }

  @Test
  void a_method_without_an_argument_that_it_requires_does_nothing_and_names_it() {
    var wrong = new TreeMap<String, String>();
    int asked = 0;
    for (Operation method : methods()) {
      List<String> required = required(method);
      if (required.isEmpty()) {
        continue;
      }
      asked++;
      Obj reply = answer(method.id(), "{}");
      boolean named =
          reply.toString().contains("missing required field: " + required.getFirst() + "\"");
      boolean general = Workspace.error(reply).equals("invalid_arguments");
      if (reply.flag("ok") || general && !named) {
        wrong.put(method.id(), reply.toString());
      }
    }
    assertThat(asked).isGreaterThan(200);
    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"cursor", "limit"})
  void a_list_refuses_a_page_that_is_none(String argument) {
    var wrong = new TreeMap<String, String>();
    int asked = 0;
    for (Operation method : methods()) {
      if (!required(method).isEmpty() || !takes(method, argument)) {
        continue;
      }
      asked++;
      String value = argument.equals("limit") ? "-1" : "'nowhere'";
      Obj reply = answer(method.id(), "{'" + argument + "': " + value + "}");
      if (!Workspace.error(reply).equals("invalid_" + argument)) {
        wrong.put(method.id(), reply.toString());
      }
    }
    assertThat(asked).isGreaterThan(25);
    assertThat(wrong).isEmpty();
  }

  @Test
  void a_list_s_last_page_leads_nowhere() {
    var wrong = new TreeMap<String, String>();
    for (Operation method : methods()) {
      if (required(method).isEmpty() && takes(method, "cursor")) {
        Obj reply = answer(method.id(), "{}");
        String next = reply.at("response_metadata.next_cursor").flatMap(Json::asText).orElse("");
        if (!reply.flag("ok") || !next.isEmpty()) {
          wrong.put(method.id(), reply.toString());
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void arguments_may_stand_in_the_query_too() {
    String token = slack.robot().credential().value();
    Request get =
        Request.of("GET", "/api/conversations.info")
            .withQuery(dev.dtu.call.Query.parse("channel=general&include_num_members=1"));
    Obj told = (Obj) Json.trusted(slack.robot().reply(get).body().toString());
    assertThat(told.at("channel.num_members")).isPresent();
    Request post =
        Request.of("POST", "/api/conversations.info")
            .with("content-type", "application/x-www-form-urlencoded")
            .with(Body.of("channel=general&include_num_members=1&token=" + token));
    Obj form = (Obj) Json.trusted(slack.robot().reply(post).body().toString());
    assertThat(form).isEqualTo(told);
    assertThat(
            slack.bot("conversations.info", "{'channel': 'general', 'include_num_members': true}"))
        .isEqualTo(told);
  }
}
