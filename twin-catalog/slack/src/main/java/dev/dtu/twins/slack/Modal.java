package dev.dtu.twins.slack;

import dev.dtu.effect.Play;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import dev.dtu.twin.Refusal;
import java.util.List;
import java.util.Optional;

/// What a call wants a view to be, checked as Slack checks it. A view of no kind fits none of them,
/// which is told besides, as recorded traffic of slack-ruby/slack-ruby-client shows, 2026-08-31.
///
/// - source: docs.slack.dev/reference/views and the builders of slack-api-client 1.48.0, 2026-08-31
final class Modal {

  private static final int TITLE = 24;
  private static final int SECRET = 3000;
  private static final int NAME = 255;
  private static final int BLOCKS = 100;
  private static final int BYTES = 40 * 1024;

  private Modal() {}

  /// The view of a call.
  ///
  /// - refuses, in this order: `invalid_arguments`, `view_too_large` (more than 40 KiB here, 250 at
  ///   Slack)
  ///
  /// @param type what it has to be; empty for either
  static Obj of(Play play, String type) {
    return checked(play, given(play.arguments().find("view").orElse(Json.Null.NULL)), type);
  }

  private static Obj given(Json view) {
    try {
      Json meant = view instanceof Json.Text(String text) ? Json.parse(text) : view;
      return meant.asObj().orElseThrow(() -> wrong("must be an object", ""));
    } catch (Malformed broken) {
      throw wrong("must be valid JSON", "");
    }
  }

  /// The view with all that one has, and ids for its blocks.
  static Obj checked(Play play, Obj view, String wanted) {
    String type =
        view.text("type")
            .orElseThrow(() ->
                Said.wrong("invalid_arguments", "failed to match all allowed schemas", "/view")
                    .because("/view", "missing required field: type"));
    if (!wanted.isEmpty() && !type.equals(wanted)) {
      throw wrong("must be of type " + wanted, "/type");
    }
    boolean modal = type.equals("modal");
    if (modal && view.obj("title").isEmpty()) {
      throw wrong("missing required field: title", "");
    }
    for (String label : List.of("title", "submit", "close")) {
      shorter(view.obj(label).flatMap(it -> it.text("text")), TITLE, "/" + label + "/text");
    }
    shorter(view.text("private_metadata"), SECRET, "/private_metadata");
    shorter(view.text("callback_id"), NAME, "/callback_id");
    shorter(view.text("external_id"), NAME, "/external_id");
    if (view.find("blocks").flatMap(Json::asArr).isEmpty()) {
      throw wrong("missing required field: blocks", "");
    }
    Arr blocks = blocks(play, view);
    if (view.bytes().length > BYTES) {
      throw Said.no("view_too_large");
    }
    return whole(view, type, blocks);
  }

  /// A view's blocks are arguments as the rest of it is.
  private static Arr blocks(Play play, Obj view) {
    try {
      return Wording.checked(play, view.items("blocks"), BLOCKS);
    } catch (Refusal wrong) {
      Refusal.Cause cause = wrong.causes().getFirst();
      throw wrong(cause.what(), cause.field());
    }
  }

  private static Obj whole(Obj view, String type, Arr blocks) {
    var whole = Obj.builder().put("type", type);
    if (type.equals("modal")) {
      whole.put("title", view.find("title").orElse(Json.Null.NULL));
    }
    for (String label : List.of("submit", "close")) {
      whole.put(label, view.find(label).orElse(Json.Null.NULL));
    }
    return whole
        .put("blocks", blocks)
        .put("private_metadata", view.text("private_metadata").orElse(""))
        .put("callback_id", view.text("callback_id").orElse(""))
        .put("external_id", view.text("external_id").orElse(""))
        .put("clear_on_close", view.flag("clear_on_close"))
        .put("notify_on_close", view.flag("notify_on_close"))
        .build();
  }

  private static void shorter(Optional<String> text, int most, String where) {
    if (text.filter(it -> it.length() > most).isPresent()) {
      throw wrong("must be less than " + (most + 1) + " characters", where);
    }
  }

  private static RuntimeException wrong(String what, String where) {
    return Said.wrong("invalid_arguments", what, "/view" + where);
  }
}
