package dev.dtu.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.call.Origin;
import dev.dtu.call.Request;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.load.Catalog;
import dev.dtu.twin.AuthForm;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import dev.dtu.universe.Wish;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What becomes of a message of Slack: who reacted to it, where it is pinned and starred.
class SlackStateTest {

  private static final Origin ORIGIN = new Origin("https", "slack.localhost", "");

  private final Twin twin;
  private final Universes universes;
  private final Universe universe;
  private final String channel;
  private final String message;

  SlackStateTest() throws Exception {
    twin = Specs.catalog("slack").twin();
    universes =
        new Universes(
            Map.of("slack", twin),
            1,
            () -> Instant.parse("2026-11-21T12:00:00Z"),
            Catalog.people());
    universe = universes.create(Wish.ANYTHING.named("marks"));
    channel = at(call("conversations.create", "{\"name\": \"ops\"}"), "channel", "id");
    Obj posted = call("chat.postMessage", in("\"text\": \"hello\""));
    message = at(posted, "message", "ts");
  }

  private Obj call(String method, String body) {
    String credential = universes.credentials(universe, twin).getFirst().value();
    AuthForm form = twin.authForms().getFirst();
    Request request =
        Request.of("POST", "/api/" + method)
            .with(form.name(), form.prefix() + credential)
            .withJson(Json.trusted(body));
    var turn = universe.turn("slack", ORIGIN, request);
    assertThat(turn.reply().status()).isEqualTo(200);
    return Json.trusted(turn.reply().body().toString()).asObj().orElseThrow();
  }

  private static String at(Obj reply, String member, String inner) {
    return reply
        .obj(member)
        .flatMap(it -> it.text(inner))
        .orElseThrow(() -> new AssertionError(reply));
  }

  private String in(String more) {
    return "{\"channel\": \"" + channel + "\", " + more + "}";
  }

  private Obj mark(String method, String more) {
    return call(method, in("\"timestamp\": \"" + message + "\"" + more));
  }

  private static String error(Obj reply) {
    return reply.text("error").orElse("");
  }

  @Test
  void a_reaction_is_seen_on_the_message_until_it_is_taken_back() {
    String thumb = ", \"name\": \"thumbsup\"";
    assertThat(mark("reactions.add", thumb).flag("ok")).isTrue();
    assertThat(error(mark("reactions.add", thumb))).isEqualTo("already_reacted");
    Obj seen = mark("reactions.get", "").obj("message").orElseThrow();
    Obj reaction = seen.items("reactions").at(0).asObj().orElseThrow();
    assertThat(reaction.text("name")).contains("thumbsup");
    assertThat(reaction.items("users").size()).isEqualTo(1);
    Obj history = call("conversations.history", "{\"channel\": \"" + channel + "\"}");
    assertThat(history.items("messages").at(0).toString()).contains("thumbsup");
    assertThat(mark("reactions.remove", thumb).flag("ok")).isTrue();
    assertThat(error(mark("reactions.remove", thumb))).isEqualTo("no_reaction");
    assertThat(mark("reactions.get", "").toString()).doesNotContain("thumbsup");
  }

  @Test
  void a_pinned_message_is_shown_as_it_is_now_and_goes_with_its_message() {
    assertThat(mark("pins.add", "").flag("ok")).isTrue();
    assertThat(error(mark("pins.add", ""))).isEqualTo("already_pinned");
    call("chat.update", in("\"ts\": \"" + message + "\", \"text\": \"changed\""));
    Obj pins = call("pins.list", "{\"channel\": \"" + channel + "\"}");
    Obj pin = pins.items("items").at(0).asObj().orElseThrow();
    assertThat(at(pin, "message", "text")).isEqualTo("changed");
    assertThat(pin.text("type")).contains("message");
    assertThat(pin.keys()).contains("created", "created_by").doesNotContain("date_create");
    assertThat(mark("pins.remove", "").flag("ok")).isTrue();
    assertThat(error(mark("pins.remove", ""))).isEqualTo("no_pin");

    mark("pins.add", "");
    call("chat.delete", in("\"ts\": \"" + message + "\""));
    Obj left = call("pins.list", "{\"channel\": \"" + channel + "\"}");
    assertThat(left.items("items").isEmpty()).isTrue();
    assertThat(error(mark("pins.add", ""))).isEqualTo("message_not_found");
  }

  @Test
  void stars_are_listed_over_all_channels() {
    assertThat(mark("stars.add", "").flag("ok")).isTrue();
    assertThat(error(mark("stars.add", ""))).isEqualTo("already_starred");
    assertThat(call("stars.list", "{}").items("items").size()).isEqualTo(1);
    assertThat(mark("stars.remove", "").flag("ok")).isTrue();
    assertThat(error(mark("stars.remove", ""))).isEqualTo("not_starred");
    assertThat(call("stars.list", "{}").items("items").isEmpty()).isTrue();
  }
}
