package dev.dtu.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// What people and an app say to each other: the same with every framework the app is written in, and
/// however it hears of them.
record Conversation(Outside outside) {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /// All of it, in order.
  void run() throws Exception {
    begins();
    goesOn();
    heard();
  }

  /// A home tab, a command, and modals.
  void begins() throws Exception {
    home();
    echo();
    deploys();
  }

  /// A button, words, and a shortcut.
  void goesOn() throws Exception {
    approves();
    chats();
    greets();
  }

  /// The app heard of everything.
  void heard() throws Exception {
    until("all delivered", () -> outside.states().stream().allMatch("delivered"::equals));
  }

  private void home() throws Exception {
    does("ada", "home", "");
    until("a home tab", () -> look("ada").toString().contains("Welcome <@U"));
  }

  private void echo() throws Exception {
    does("ada", "command", "'channel': 'general', 'command': '/echo', 'text': 'so'");
    settled("ada");
    until(
        "an answer for one person",
        () ->
            outside.told("GET", "/outbox", "").toString().contains("you said so")
                || outside.universe.store().toString().contains("you said so"));
  }

  /// A command opens a modal, in which the app gives choices, says what is wrong, shows another modal,
  /// lays a third on it, and takes all away.
  private void deploys() throws Exception {
    does("ada", "command", "'channel': 'general', 'command': '/deploy'");
    until("a modal", () -> modals().equals(List.of("deploy")));
    settled("ada");
    does("ada", "load", "'action_id': 'place', 'value': 'pro'");
    Obj option = settled("ada").items("options").at(0).asObj().orElseThrow();
    assertThat(option.text("value")).contains("production");
    does("ada", "press", "'action_id': 'place', 'value': " + option.toString().replace('"', '\''));
    until("the modal anew", () -> look("ada").items("modals").toString().contains("to production"));
    settled("ada");
    submits("'values': {'target': {'said': 'it'}}");
    Obj done = settled("ada");
    assertThat(done.obj("errors").orElseThrow().text("target")).contains("too short");
    assertThat(modals()).containsExactly("deploy");
    submits("'values': {'target': {'said': 'everything'}}");
    settled("ada");
    assertThat(modals()).containsExactly("confirm");
    submits("");
    settled("ada");
    assertThat(modals()).containsExactly("confirm", "sure");
    submits("");
    settled("ada");
    assertThat(modals()).isEmpty();
  }

  /// Another person presses the button of the message that the app then posted.
  private void approves() throws Exception {
    Obj posted = said("Deploying");
    does(
        "grace",
        "press",
        "'channel': 'general', 'timestamp': '%s', 'action_id': 'approve'"
            .formatted(posted.text("ts").orElseThrow()));
    Obj now = said("Approved by grace");
    assertThat(now.text("ts")).isEqualTo(posted.text("ts"));
    settled("grace");
  }

  private void chats() throws Exception {
    Obj ping = does("ada", "write", "'channel': 'general', 'text': 'ping'");
    String ts = ping.text("ts").orElseThrow();
    until("a reply", () -> said("ping").find("reply_count").isPresent());
    does("grace", "react", "'channel': 'general', 'timestamp': '%s', 'name': 'eyes'".formatted(ts));
    said("saw eyes");
  }

  private void greets() throws Exception {
    does("ada", "shortcut", "'callback_id': 'greet'");
    until("a modal", () -> modals().equals(List.of("greeting")));
    settled("ada");
    does("ada", "close", "");
    said("nobody was greeted");
    settled("ada"); // the app answers what it was told after it wrote
    assertThat(modals()).isEmpty();
  }

  /// A person does something; what Slack says to that.
  Obj does(String user, String act, String arguments) throws Exception {
    String origin = outside.hosted.url(outside.universe);
    Obj told =
        outside.told(
            "POST",
            "/twins/slack/acts/" + act,
            "{\"origin\": \"%s\", \"arguments\": {\"user\": \"%s\"%s}}"
                .formatted(
                    origin, user, arguments.isEmpty() ? "" : ", " + arguments.replace('\'', '"')));
    Obj reply = told.obj("reply").orElseThrow();
    assertThat(reply.flag("ok")).as(act + ": " + reply).isTrue();
    return reply;
  }

  private void submits(String arguments) throws Exception {
    does("ada", "submit", arguments);
  }

  Obj look(String user) throws Exception {
    return does(user, "look", "");
  }

  private List<String> modals() throws Exception {
    return look("ada").items("modals").items().stream()
        .map(each -> ((Obj) each).text("callback_id").orElse(""))
        .toList();
  }

  /// The latest thing a person did, once the app answered it.
  private Obj settled(String user) throws Exception {
    until("an answer of the app", () -> !latest(user).text("state").equals(Optional.of("told")));
    Obj done = latest(user);
    assertThat(done.text("state")).as(done.toString()).contains("acknowledged");
    return done;
  }

  private Obj latest(String user) throws Exception {
    return (Obj) look(user).items("interactions").items().getLast();
  }

  /// A message of the general channel, once it is there.
  private Obj said(String text) throws Exception {
    until("'" + text + "'", () -> find(text).isPresent());
    return find(text).orElseThrow();
  }

  private Optional<Obj> find(String text) throws Exception {
    String general = EventsTest.general(outside);
    Obj history = outside.call("GET", "/api/conversations.history?channel=" + general, "");
    for (Json each : history.items("messages")) {
      Obj message = (Obj) each;
      if (message.text("text").equals(Optional.of(text))) {
        return Optional.of(message);
      }
    }
    return Optional.empty();
  }

  /// Waits for something to be so.
  void until(String what, Callable<Boolean> so) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!so.call()) {
      if (System.nanoTime() > end) {
        throw new AssertionError(
            "expected %s, found none for %s; deliveries are %s"
                .formatted(what, PATIENCE, outside.states()));
      }
      Thread.onSpinWait();
    }
  }
}
