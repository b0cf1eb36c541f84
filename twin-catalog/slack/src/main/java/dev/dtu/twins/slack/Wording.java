package dev.dtu.twins.slack;

import dev.dtu.effect.Play;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import dev.dtu.twin.Mint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a call wants said: text, blocks, attachments, checked as Slack checks them.
///
/// @param text empty when there is none
/// @param cut whether the text was longer than messages may be
record Wording(String text, Arr blocks, Arr attachments, Optional<Json> metadata, boolean cut) {

  /// The most characters a message's text keeps.
  static final int TEXT = 40_000;

  /// The most characters of text written as Markdown.
  static final int MARKDOWN = 12_000;

  /// The most characters of a bot's text that become a block.
  private static final int SECTION = 3_000;

  private static final int BLOCKS = 50;
  private static final int ATTACHMENTS = 100;
  private static final int NAMED = 255;

  private static final Mint BLOCK_ID = Mint.of("[A-Za-z0-9]{5}");
  private static final Json WORDS_BLOCK = Json.of("rich_text");

  /// What the call says.
  ///
  /// - refuses, in this order: `no_text`, `markdown_text_conflict`, `msg_too_long`,
  ///   `invalid_blocks_format`, `invalid_blocks`, `too_many_attachments`,
  ///   `invalid_metadata_format`
  /// - source: docs.slack.dev/reference/methods/chat.postMessage, 2026-08-31
  static Wording of(Play play) {
    return of(play, play.arguments());
  }

  /// What arguments say that are not the call's own; refuses the same.
  static Wording of(Play play, Obj arguments) {
    String plain = Mentions.linked(play, arguments, arguments.text("text").orElse(""));
    String markdown = arguments.text("markdown_text").orElse("");
    Arr blocks = list(arguments, "blocks");
    Arr attachments = list(arguments, "attachments");
    if (plain.isEmpty() && markdown.isEmpty() && blocks.isEmpty() && attachments.isEmpty()) {
      throw Said.no("no_text");
    }
    if (!markdown.isEmpty() && (!plain.isEmpty() || !blocks.isEmpty())) {
      throw Said.no("markdown_text_conflict");
    }
    if (markdown.length() > MARKDOWN) {
      throw Said.no("msg_too_long");
    }
    if (attachments.size() > ATTACHMENTS) {
      throw Said.no("too_many_attachments");
    }
    String text = markdown.isEmpty() ? plain : markdown;
    return new Wording(
        text.length() > TEXT ? text.substring(0, TEXT) : text,
        checked(play, blocks),
        attachments,
        metadata(arguments),
        text.length() > TEXT);
  }

  /// The blocks of a call, checked, each with an id of its own.
  static Arr blocks(Play play) {
    return checked(play, list(play.arguments(), "blocks"));
  }

  /// A list that stands in an argument, or in its text.
  private static Arr list(Obj arguments, String name) {
    Json value = arguments.find(name).orElse(Arr.EMPTY);
    Json meant = value instanceof Json.Text(String text) ? read(name, text) : value;
    if (meant instanceof Arr several) {
      return several;
    }
    throw Said.no("invalid_" + name + (name.equals("blocks") ? "_format" : ""));
  }

  private static Json read(String name, String text) {
    try {
      return text.isBlank() ? Arr.EMPTY : Json.parse(text);
    } catch (Malformed broken) {
      throw Said.no("invalid_" + name + (name.equals("blocks") ? "_format" : ""));
    }
  }

  /// Whether metadata is told to be nothing, which takes away what there was.
  boolean plain() {
    return metadata.filter(Obj.EMPTY::equals).isPresent();
  }

  private static Optional<Json> metadata(Obj arguments) {
    Optional<Json> given = arguments.find("metadata");
    if (given.isEmpty()) {
      return given;
    }
    Json meant =
        given.get() instanceof Json.Text(String text) ? read("metadata_format", text) : given.get();
    if (meant.equals(Obj.EMPTY)) {
      return Optional.of(meant);
    }
    boolean whole =
        meant.asObj().filter(it -> it.has("event_type") && it.has("event_payload")).isPresent();
    if (!whole) {
      throw Said.no("invalid_metadata_format");
    }
    return Optional.of(meant);
  }

  private static Arr checked(Play play, Arr blocks) {
    return checked(play, blocks, BLOCKS);
  }

  /// The blocks, each with an id of its own.
  static Arr checked(Play play, Arr blocks, int most) {
    if (blocks.size() > most) {
      throw Said.wrong("invalid_blocks", "no more than " + most + " items allowed", "/blocks");
    }
    List<Json> named = new ArrayList<>(blocks.size());
    for (int i = 0; i < blocks.size(); i++) {
      String where = "/blocks/" + i;
      Obj block =
          blocks
              .at(i)
              .asObj()
              .orElseThrow(() -> Said.wrong("invalid_blocks", "must be an object", where));
      if (block.text("type").isEmpty()) {
        throw Said.wrong("invalid_blocks", "missing required field: type", where);
      }
      Block.check(block, where);
      if (block.text("block_id").filter(id -> id.length() > NAMED).isPresent()) {
        throw Said.wrong("invalid_blocks", "must be less than 256 characters", where + "/block_id");
      }
      Obj own = Block.named(block, id(play, "action" + i));
      named.add(own.has("block_id") ? own : own.with("block_id", id(play, "block" + i)));
    }
    return Arr.of(named);
  }

  /// A made-up id of five characters, as blocks have it.
  private static String id(Play play, String of) {
    return BLOCK_ID.make(play.scene().dice().at(of), 0);
  }

  /// The blocks a message shows: a bot's text becomes one where it sent none and the text is short.
  ///
  /// - source: recorded traffic of slack-ruby/slack-ruby-client, chat.postMessage, 2026-08-31
  Arr shown(Play play) {
    if (!blocks.isEmpty() || text.isEmpty() || text.length() > SECTION) {
      return blocks;
    }
    return Arr.of(
        Obj.of("type", WORDS_BLOCK, "block_id", Json.of(id(play, "rich")))
            .with("elements", Prose.parts(text)));
  }
}
