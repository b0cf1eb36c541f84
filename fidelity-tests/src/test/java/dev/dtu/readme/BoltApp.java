package dev.dtu.readme;

import com.slack.api.Slack;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.event.MessageChangedEvent;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.model.event.ReactionAddedEvent;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;

/// An app as people write them with Slack's own framework for Java: a command that opens a modal, a
/// button, a home tab, choices, a shortcut, and answers to what people write.
///
/// `node-bolt/app.mjs` is the same app for Node.
final class BoltApp {

  private static final String FORM =
      """
      {"type": "modal", "callback_id": "deploy", "title": {"type": "plain_text", "text": "Deploy"},
       "submit": {"type": "plain_text", "text": "Go"}, "private_metadata": "%s",
       "blocks": [
         {"type": "input", "block_id": "target",
          "label": {"type": "plain_text", "text": "Target"},
          "element": {"type": "plain_text_input", "action_id": "said"}},
         {"type": "actions", "block_id": "where", "elements": [
          {"type": "external_select", "action_id": "place", "min_query_length": 1,
           "placeholder": {"type": "plain_text", "text": "Where"}}]}%s]}\
      """;
  private static final String ASK =
      """
      {"type": "modal", "callback_id": "%s", "title": {"type": "plain_text", "text": "%s"},
       "submit": {"type": "plain_text", "text": "Yes"}, "notify_on_close": true,
       "blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": "Sure?"}}]}\
      """;
  private static final String CHOSEN =
      """
      , {"type": "section", "block_id": "told", "text": {"type": "mrkdwn", "text": "to %s"}}\
      """;
  private static final String HOME =
      """
      {"type": "home", "blocks": [
        {"type": "section", "text": {"type": "mrkdwn", "text": "Welcome <@%s>"}}]}\
      """;
  private static final String BUTTON =
      """
      [{"type": "actions", "block_id": "row", "elements": [
        {"type": "button", "action_id": "approve", "value": "1",
         "text": {"type": "plain_text", "text": "Approve"}}]}]\
      """;

  private BoltApp() {}

  static App of(Slack slack, String token, String secret) {
    var config =
        AppConfig.builder().slack(slack).singleTeamBotToken(token).signingSecret(secret).build();
    App app = new App(config);
    commands(app);
    choices(app);
    modals(app);
    events(app);
    return app;
  }

  private static void commands(App app) {
    app.command(
        "/deploy",
        (request, context) -> {
          String channel = request.getPayload().getChannelId();
          context
              .client()
              .viewsOpen(r ->
                  r.triggerId(context.getTriggerId()).viewAsString(FORM.formatted(channel, "")));
          return context.ack();
        });
    app.command(
        "/echo", (request, context) -> context.ack("you said " + request.getPayload().getText()));
    app.globalShortcut(
        "greet",
        (_, context) -> {
          context
              .client()
              .viewsOpen(r ->
                  r.triggerId(context.getTriggerId())
                      .viewAsString(ASK.formatted("greeting", "Greet")));
          return context.ack();
        });
    app.blockAction(
        "approve",
        (request, context) -> {
          String who = request.getPayload().getUser().getName();
          context.respond(r -> r.replaceOriginal(true).text("Approved by " + who));
          return context.ack();
        });
  }

  private static void choices(App app) {
    app.blockSuggestion(
        "place",
        (request, context) -> {
          String typed = request.getPayload().getValue();
          return context.ack(r ->
              r.options(
                  java.util.List.of(
                      com.slack.api.app_backend.interactive_components.response.Option.builder()
                          .text(
                              com.slack.api.model.block.composition.PlainTextObject.builder()
                                  .text(typed + "duction")
                                  .build())
                          .value(typed + "duction")
                          .build())));
        });
    app.blockAction(
        "place",
        (request, context) -> {
          var payload = request.getPayload();
          String chosen = payload.getActions().getFirst().getSelectedOption().getValue();
          context
              .client()
              .viewsUpdate(r ->
                  r.viewId(payload.getView().getId())
                      .hash(payload.getView().getHash())
                      .viewAsString(
                          FORM.formatted(
                              payload.getView().getPrivateMetadata(), CHOSEN.formatted(chosen))));
          return context.ack();
        });
  }

  private static void modals(App app) {
    app.viewSubmission("deploy", BoltApp::deploy);
    app.viewSubmission(
        "confirm", (_, context) -> context.ackWithPush(ASK.formatted("sure", "Really")));
    app.viewSubmission(
        "sure",
        (_, context) -> {
          context
              .client()
              .chatPostMessage(r -> r.channel("#general").text("Deploying").blocksAsString(BUTTON));
          return context.ack(r -> r.responseAction("clear"));
        });
    app.viewClosed(
        "greeting",
        (_, context) -> {
          context.client().chatPostMessage(r -> r.channel("#general").text("nobody was greeted"));
          return context.ack();
        });
  }

  private static Response deploy(ViewSubmissionRequest request, ViewSubmissionContext context)
      throws IOException {
    var values = request.getPayload().getView().getState().getValues();
    String target = values.get("target").get("said").getValue();
    return target == null || target.length() < 3
        ? context.ackWithErrors(Map.of("target", "too short"))
        : context.ackWithUpdate(ASK.formatted("confirm", "Confirm"));
  }

  private static void events(App app) {
    app.event(
        AppHomeOpenedEvent.class,
        (payload, context) -> {
          String user = payload.getEvent().getUser();
          context.client().viewsPublish(r -> r.userId(user).viewAsString(HOME.formatted(user)));
          return context.ack();
        });
    app.message(
        Pattern.compile("^ping$"),
        (payload, context) -> {
          MessageEvent event = payload.getEvent();
          context
              .client()
              .chatPostMessage(
                  r -> r.channel(event.getChannel()).threadTs(event.getTs()).text("pong"));
          return context.ack();
        });
    app.event(MessageChangedEvent.class, (_, context) -> context.ack());
    app.event(
        ReactionAddedEvent.class,
        (payload, context) -> {
          var event = payload.getEvent();
          context
              .client()
              .chatPostMessage(
                  r -> r.channel(event.getItem().getChannel()).text("saw " + event.getReaction()));
          return context.ack();
        });
  }
}
