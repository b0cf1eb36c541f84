package dev.dtu.twins.slack;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What an element of a block may hold: a button, a list to choose of, an input.
///
/// - source: docs.slack.dev/reference/block-kit/block-elements and the builders of slack-api-client
///   1.48.0, 2026-08-31
final class Element {

  private static final int LABEL = 75;
  private static final int VALUE = 2000;
  private static final int URL = 3000;
  private static final int NAME = 255;
  private static final int PLACEHOLDER = 150;
  private static final int OPTION = 150;

  /// How many options an element has at most.
  private static final Map<String, Integer> OPTIONS =
      new TreeMap<>(
          Map.of(
              "static_select", 100,
              "multi_static_select", 100,
              "overflow", 5,
              "checkboxes", 10,
              "radio_buttons", 10));

  private Element() {}

  /// Refuses an element that lacks something or says too much, as `invalid_blocks` with where.
  static void check(Obj element, String where) {
    String type = element.text("type").orElse("");
    if (type.isEmpty()) {
      throw wrong("missing required field: type", where);
    }
    shorter(element.text("action_id"), NAME, where + "/action_id");
    shorter(words(element, "placeholder"), PLACEHOLDER, where + "/placeholder/text");
    if (type.equals("button")) {
      if (!element.has("text")) {
        throw wrong("missing required field: text", where);
      }
      shorter(words(element, "text"), LABEL, where + "/text/text");
      shorter(element.text("value"), VALUE, where + "/value");
      shorter(element.text("url"), URL, where + "/url");
    }
    Integer most = OPTIONS.get(type);
    if (most != null) {
      options(element, most, where);
    }
  }

  private static void options(Obj element, int most, String where) {
    if (!element.has("options") && !element.has("option_groups")) {
      throw wrong("missing required field: options", where);
    }
    List<Json> options = element.items("options").items();
    if (options.size() > most) {
      throw wrong("no more than " + most + " items allowed", where + "/options");
    }
    for (int i = 0; i < options.size(); i++) {
      String place = where + "/options/" + i;
      Obj option = options.get(i).asObj().orElseThrow(() -> wrong("must be an object", place));
      if (!option.has("text")) {
        throw wrong("missing required field: text", place);
      }
      shorter(words(option, "text"), LABEL, place + "/text/text");
      shorter(option.text("value"), OPTION, place + "/value");
    }
  }

  private static Optional<String> words(Obj holder, String member) {
    return holder.obj(member).flatMap(it -> it.text("text"));
  }

  private static void shorter(Optional<String> text, int most, String where) {
    if (text.filter(it -> it.length() > most).isPresent()) {
      throw wrong("must be less than " + (most + 1) + " characters", where);
    }
  }

  private static RuntimeException wrong(String what, String where) {
    return Said.wrong("invalid_blocks", what, where);
  }
}
