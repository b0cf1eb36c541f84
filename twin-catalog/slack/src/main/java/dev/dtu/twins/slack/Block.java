package dev.dtu.twins.slack;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What a block may hold.
///
/// - source: docs.slack.dev/reference/block-kit/blocks and the builders of slack-api-client 1.48.0,
///   2026-08-31
final class Block {

  private static final Optional<String> IMAGE = Optional.of("image");
  private static final int SECTION = 3000;
  private static final int HEADER = 150;
  private static final int FIELDS = 10;
  private static final int ACTIONS = 25;
  private static final int CONTEXT = 10;
  private static final int LABEL = 2000;
  private static final int FIELD = 2000;
  private static final int URL = 3000;
  private static final int ALT = 2000;
  private static final int MARKDOWN = 12_000;
  private static final int TITLE = 200;

  /// The kinds that there are; those that slack-api-client has besides are of Slack's own clients.
  ///
  /// - source: docs.slack.dev/reference/block-kit, 2026-11-22
  private static final Set<String> KINDS =
      new TreeSet<>(
          List.of(
              "actions",
              "alert",
              "call",
              "card",
              "carousel",
              "container",
              "context",
              "context_actions",
              "data_table",
              "data_visualization",
              "divider",
              "file",
              "header",
              "image",
              "input",
              "markdown",
              "plan",
              "rich_text",
              "section",
              "share_shortcut",
              "table",
              "task_card",
              "video"));

  private Block() {}

  /// Refuses a block of a kind that is none, or that says too much, as `invalid_blocks` with where.
  static void check(Obj block, String where) {
    String type = block.text("type").orElse("");
    if (!KINDS.contains(type)) {
      throw wrong("unsupported type: " + type, where + "/type");
    }
    switch (type) {
      case "section" -> section(block, where);
      case "header" -> {
        required(block, "text", where);
        plain(block.obj("text"), where + "/text/type");
        words(block.obj("text"), HEADER, where + "/text/text");
      }
      case "actions" -> {
        required(block, "elements", where);
        most(block, "elements", ACTIONS, where);
        elements(block, where + "/elements/");
      }
      case "context" -> {
        required(block, "elements", where);
        most(block, "elements", CONTEXT, where);
      }
      case "image" -> {
        required(block, "alt_text", where);
        shorter(block.text("image_url"), URL, where + "/image_url");
        shorter(block.text("alt_text"), ALT, where + "/alt_text");
      }
      case "markdown" -> shorter(block.text("text"), MARKDOWN, where + "/text");
      case "video" -> words(block.obj("title"), TITLE, where + "/title/text");
      case "input" -> {
        required(block, "label", where);
        words(block.obj("label"), LABEL, where + "/label/text");
        words(block.obj("hint"), LABEL, where + "/hint/text");
        required(block, "element", where);
        element(block, "element", where);
      }
      default -> {
        // others are kept as they were sent
      }
    }
  }

  private static void section(Obj block, String where) {
    words(block.obj("text"), SECTION, where + "/text/text");
    most(block, "fields", FIELDS, where);
    List<Json> fields = block.items("fields").items();
    for (int i = 0; i < fields.size(); i++) {
      words(fields.get(i).asObj(), FIELD, where + "/fields/" + i + "/text");
    }
    element(block, "accessory", where);
    if (!block.has("text") && !block.has("fields")) {
      throw wrong("must define either `fields` or `text`", where);
    }
  }

  /// A block whose elements all have an id to tell them apart.
  static Obj named(Obj block, String base) {
    Obj named = block;
    for (String one : List.of("accessory", "element")) {
      Optional<Obj> element = block.obj(one).filter(it -> !it.has("action_id"));
      boolean acts = element.filter(it -> !it.text("type").equals(IMAGE)).isPresent();
      named = acts ? named.with(one, element.get().with("action_id", base)) : named;
    }
    if (block.text("type").filter("actions"::equals).isEmpty()) {
      return named;
    }
    List<Json> elements = new ArrayList<>();
    for (Json each : block.items("elements")) {
      Obj element = each.asObj().orElse(Obj.EMPTY);
      String id = base.substring(0, base.length() - 1) + elements.size() % 10;
      elements.add(element.has("action_id") ? element : element.with("action_id", id));
    }
    return named.with("elements", Arr.of(elements));
  }

  private static void elements(Obj block, String where) {
    List<Json> elements = block.items("elements").items();
    for (int i = 0; i < elements.size(); i++) {
      Element.check(elements.get(i).asObj().orElse(Obj.EMPTY), where + i);
    }
  }

  private static void element(Obj block, String member, String where) {
    block.obj(member).ifPresent(it -> Element.check(it, where + "/" + member));
  }

  private static void required(Obj block, String member, String where) {
    if (!block.has(member)) {
      throw wrong("missing required field: " + member, where);
    }
  }

  /// Refuses a text with marks in it, where Slack shows plain ones alone.
  private static void plain(Optional<Obj> text, String where) {
    Optional<String> type = text.flatMap(it -> it.text("type"));
    if (type.filter(it -> !it.equals("plain_text")).isPresent()) {
      throw wrong("unsupported type: " + type.get(), where);
    }
  }

  private static void shorter(Optional<String> words, int most, String where) {
    if (words.filter(it -> it.length() > most).isPresent()) {
      throw wrong("must be less than " + (most + 1) + " characters", where);
    }
  }

  private static void words(Optional<Obj> text, int most, String where) {
    String words = text.flatMap(it -> it.text("text")).orElse("");
    shorter(Optional.of(words), most, where);
    if (text.isPresent() && words.isEmpty() && text.get().has("text")) {
      throw wrong("must be more than 0 characters", where);
    }
  }

  private static void most(Obj block, String member, int most, String where) {
    Optional<Json> items = block.find(member);
    if (items.isPresent() && block.items(member).size() > most) {
      throw wrong("no more than " + most + " items allowed", where + "/" + member);
    }
  }

  private static RuntimeException wrong(String what, String where) {
    return Said.wrong("invalid_blocks", what, where);
  }
}
