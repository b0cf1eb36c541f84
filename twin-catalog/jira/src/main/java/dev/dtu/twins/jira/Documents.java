package dev.dtu.twins.jira;

import dev.dtu.effect.Play;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;

/// Texts with form: version 3 has documents of Atlassian's format, version 2 and the agile API have
/// plain text in Jira's own notation. What was told in one way is shown in the other.
///
/// - source: developer.atlassian.com, Atlassian Document Format, structure, 2026-09-12
final class Documents {

  private static final int LEVELS = 6;

  private Documents() {}

  /// Whether the call's version of the API knows plain texts alone.
  static boolean plain(Play play) {
    return !play.scene().call().request().path().contains("/rest/api/3/");
  }

  static boolean is(Json value) {
    return value.asObj().flatMap(it -> it.text("type")).filter("doc"::equals).isPresent();
  }

  /// A text as the call's version of the API shows it.
  static Json told(Play play, Json value) {
    if (plain(play)) {
      return is(value) ? Json.of(text(value)) : value;
    }
    return value.asText().<Json>map(it -> it.isEmpty() ? Json.Null.NULL : of(it)).orElse(value);
  }

  /// A document of a plain text: a paragraph for what stands between empty lines.
  static Obj of(String text) {
    List<Json> blocks = new ArrayList<>();
    for (String block : text.replace("\r", "").split("\n\\s*\n", -1)) {
      List<Json> words = new ArrayList<>();
      for (String line : block.strip().split("\n", -1)) {
        if (!words.isEmpty()) {
          words.add(Obj.of("type", Json.of("hardBreak")));
        }
        if (!line.isEmpty()) {
          words.add(Obj.of("type", Json.of("text"), "text", Json.of(line)));
        }
      }
      if (!words.isEmpty()) {
        blocks.add(Obj.of("type", Json.of("paragraph"), "content", Json.array(words)));
      }
    }
    return Obj.of("type", Json.of("doc"), "version", Json.of(1))
        .with("content", Json.array(blocks));
  }

  /// The plain text of a document, in Jira's notation.
  static String text(Json value) {
    return switch (value) {
      case Json.Text(String text) -> text;
      case Obj node -> blocks(node, "\n\n").strip();
      case Arr _, Json.Num _, Json.Bool _, Json.Null _ -> "";
    };
  }

  private static String blocks(Obj node, String between) {
    List<String> parts = new ArrayList<>();
    for (Json each : node.items("content")) {
      each.asObj().map(Documents::block).filter(it -> !it.isEmpty()).ifPresent(parts::add);
    }
    return String.join(between, parts);
  }

  private static String block(Obj node) {
    return switch (node.text("type").orElse("")) {
      case "heading" -> "h" + level(node) + ". " + inline(node);
      case "bulletList" -> list(node, "*");
      case "orderedList" -> list(node, "#");
      case "codeBlock" -> "{code}" + inline(node) + "{code}";
      case "blockquote" -> "{quote}" + blocks(node, "\n\n") + "{quote}";
      case "panel" -> "{panel}" + blocks(node, "\n\n") + "{panel}";
      case "rule" -> "----";
      case "table" -> blocks(node, "\n");
      case "tableRow" -> row(node);
      case "paragraph" -> inline(node);
      default -> node.has("content") ? blocks(node, "\n\n") : word(node);
    };
  }

  private static String level(Obj node) {
    String level =
        node.obj("attrs").flatMap(it -> it.find("level")).flatMap(Json::asWords).orElse("1");
    return level.matches("[1-" + LEVELS + "]") ? level : "1";
  }

  private static String list(Obj node, String sign) {
    List<String> lines = new ArrayList<>();
    for (Json item : node.items("content")) {
      for (Json part : item.asObj().orElse(Obj.EMPTY).items("content")) {
        Obj inner = part.asObj().orElse(Obj.EMPTY);
        boolean nested = inner.text("type").filter(it -> it.endsWith("List")).isPresent();
        String text = block(inner);
        lines.add(nested ? text.replaceAll("(?m)^([*#])", sign + "$1") : sign + " " + text);
      }
    }
    return String.join("\n", lines);
  }

  private static String row(Obj node) {
    var row = new StringBuilder();
    String end = "|";
    for (Json cell : node.items("content")) {
      Obj inner = cell.asObj().orElse(Obj.EMPTY);
      end = inner.text("type").filter("tableHeader"::equals).isPresent() ? "||" : "|";
      row.append(end).append(blocks(inner, " "));
    }
    return row + end;
  }

  private static String inline(Obj node) {
    var text = new StringBuilder();
    for (Json each : node.items("content")) {
      each.asObj().map(Documents::word).ifPresent(text::append);
    }
    return text.toString();
  }

  private static String word(Obj node) {
    Obj attrs = node.obj("attrs").orElse(Obj.EMPTY);
    return switch (node.text("type").orElse("")) {
      case "hardBreak" -> "\n";
      case "mention" -> "[~accountid:" + attrs.text("id").orElse("") + "]";
      case "emoji" -> attrs.text("text").or(() -> attrs.text("shortName")).orElse("");
      case "inlineCard", "blockCard" -> "[" + attrs.text("url").orElse("") + "]";
      default -> marked(node);
    };
  }

  private static String marked(Obj node) {
    String text = node.text("text").orElse("");
    for (Json each : node.items("marks")) {
      Obj mark = each.asObj().orElse(Obj.EMPTY);
      text =
          switch (mark.text("type").orElse("")) {
            case "strong" -> "*" + text + "*";
            case "em" -> "_" + text + "_";
            case "code" -> "{{" + text + "}}";
            case "strike" -> "-" + text + "-";
            case "underline" -> "+" + text + "+";
            case "link" ->
                "[%s|%s]"
                    .formatted(text, mark.obj("attrs").flatMap(it -> it.text("href")).orElse(""));
            default -> text;
          };
    }
    return text;
  }

  /// The text as a page shows it.
  static String page(Json value) {
    String text = text(value).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    List<String> parts = new ArrayList<>();
    for (String block : text.split("\n\\s*\n", -1)) {
      if (!block.isBlank()) {
        parts.add("<p>" + block.strip().replace("\n", "<br/>\n") + "</p>");
      }
    }
    return String.join("\n\n", parts);
  }
}
