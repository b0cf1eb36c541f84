package dev.dtu.twins.slack;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A text as the elements of a block that says the same: who and what it mentions, links, emoji, and
/// words that are bold, italic, struck or code.
///
/// - source: docs.slack.dev/messaging/formatting-message-text and
///   docs.slack.dev/reference/block-kit/blocks/rich-text-block, 2026-08-31
final class Prose {

  /// What begins none of them.
  private static final String MARKS = "<>&:*_~`";

  private static final String FENCE = "```";
  private static final Pattern PIECE =
      Pattern.compile(
          "<([@#!]?)([^<>|]+)(?:\\|([^<>]*))?>"
              + "|(?<![\\w<|])(https?://[^\\s<>|]+)"
              + "|(?<![\\w:]):([a-z0-9_+'-]+):(?::skin-tone-([2-6]):)?"
              + "|(?<![\\w*])\\*(?=[^\\s*])([^*\\n]+)(?<!\\s)\\*(?![\\w*])"
              + "|(?<![\\w_])_(?=[^\\s_])([^_\\n]+)(?<!\\s)_(?![\\w_])"
              + "|(?<![\\w~])~(?=[^\\s~])([^~\\n]+)(?<!\\s)~(?![\\w~])"
              + "|(?<![\\w`])`([^`\\n]+)`(?![\\w`])");

  /// The groups of words with a style, the first of [#PIECE]'s.
  private static final int STYLED = 7;

  private static final List<String> STYLES = List.of("bold", "italic", "strike", "code");
  private static final Json WORDS = Json.of("text");

  private Prose() {}

  /// The parts of a block of rich text.
  static Arr parts(String text) {
    if (!text.contains(FENCE)) {
      return Arr.of(part("rich_text_section", elements(text)));
    }
    List<Json> parts = new ArrayList<>();
    String[] pieces = text.split(FENCE, -1);
    for (int i = 0; i < pieces.length; i++) {
      boolean fenced = i % 2 == 1 && i < pieces.length - 1;
      String piece = i % 2 == 1 && !fenced ? FENCE + pieces[i] : pieces[i];
      String plain = piece.replaceAll("^\\n|\\n$", "");
      if (!plain.isEmpty()) {
        parts.add(
            fenced
                ? part("rich_text_preformatted", Arr.of(words(plain))).with("border", Json.of(0))
                : part("rich_text_section", elements(plain)));
      }
    }
    return Arr.of(parts);
  }

  private static Obj part(String type, Arr elements) {
    return Obj.of("type", Json.of(type), "elements", elements);
  }

  private static Arr elements(String text) {
    if (plain(text)) {
      return Arr.of(Obj.of("type", WORDS, "text", Json.of(text)));
    }
    List<Json> elements = new ArrayList<>();
    Matcher piece = PIECE.matcher(text);
    int at = 0;
    while (piece.find()) {
      if (piece.start() > at) {
        elements.add(words(text.substring(at, piece.start())));
      }
      elements.add(element(piece));
      at = piece.end();
    }
    if (at < text.length()) {
      elements.add(words(text.substring(at)));
    }
    return Arr.of(elements);
  }

  /// Whether a text is nothing but words.
  private static boolean plain(String text) {
    for (int i = 0; i < MARKS.length(); i++) { // the JVM looks for one character many at a time
      if (text.indexOf(MARKS.charAt(i)) >= 0) {
        return false;
      }
    }
    return true;
  }

  private static Obj words(String text) {
    String meant = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    return Obj.of("type", WORDS, "text", Json.of(meant));
  }

  private static Obj element(Matcher piece) {
    if (piece.group(2) != null) {
      return bracketed(piece);
    }
    if (piece.group(4) != null) {
      return named("link", "url", piece.group(4));
    }
    if (piece.group(5) != null) {
      Obj emoji = named("emoji", "name", piece.group(5));
      String tone = piece.group(6);
      return tone == null ? emoji : emoji.with("skin_tone", Json.of(Integer.parseInt(tone)));
    }
    int style = 0;
    while (piece.group(STYLED + style) == null) {
      style++;
    }
    Obj styled = Obj.of(STYLES.get(style), Json.of(true));
    return words(piece.group(STYLED + style)).with("style", styled);
  }

  private static Obj bracketed(Matcher piece) {
    String name = piece.group(2);
    String label = piece.group(3);
    return switch (piece.group(1)) {
      case "@" -> named("user", "user_id", name);
      case "#" -> named("channel", "channel_id", name);
      case "!" -> special(name, label == null ? "" : label);
      default -> {
        Obj link = named("link", "url", name);
        yield label == null ? link : link.with("text", label);
      }
    };
  }

  private static Obj special(String name, String label) {
    String[] told = name.split("\\^", -1);
    if (told[0].equals("subteam") && told.length > 1) {
      return named("usergroup", "usergroup_id", told[1]);
    }
    if (told[0].equals("date") && told.length > 2 && told[1].matches("\\d{1,12}")) {
      Obj date =
          named("date", "format", told[2]).with("timestamp", Json.of(Long.parseLong(told[1])));
      Obj linked = told.length > 3 ? date.with("url", told[3]) : date;
      return label.isEmpty() ? linked : linked.with("fallback", label);
    }
    return named("broadcast", "range", told[0]);
  }

  private static Obj named(String type, String member, String value) {
    return Obj.of("type", Json.of(type), member, Json.of(value));
  }
}
