package dev.dtu.twins.docs;

import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;

/// A document as Markdown: headings, lists, tables, links, footnotes, and text that is bold, italic or
/// struck through.
///
/// - source: developers.google.com, Drive API, guides/ref-export-formats, and support.google.com, use
///   Markdown in Google Docs, 2026-09-12
final class Markdown {

  private static final String SPECIAL = "\\`*_[]#<>+-=|~!";

  private final Tab tab;
  private final Counting counting;
  private final StringBuilder out = new StringBuilder();
  private boolean listed;

  private Markdown(Tab tab) {
    this.tab = tab;
    this.counting = new Counting(tab.part("lists"));
  }

  static String of(Document document) {
    var all = new StringBuilder();
    for (Tab tab : document.tabs()) {
      var one = new Markdown(tab);
      if (document.tabs().size() > 1) {
        one.block("# " + escaped(Told.text(tab.properties(), "title")), false);
      }
      one.content(Export.shown(tab.body()));
      one.footnotes();
      all.append(one.out);
    }
    return all.toString();
  }

  // Items of a list follow one another; all other blocks are parted by an empty line.
  private void block(String text, boolean item) {
    if (!out.isEmpty() && !(item && listed)) {
      out.append('\n');
    }
    listed = item;
    out.append(text).append('\n');
  }

  private void content(Obj holder) {
    for (Obj element : Told.objects(holder, "content")) {
      element.obj("paragraph").ifPresent(this::paragraph);
      element.obj("table").ifPresent(told -> block(table(told), false));
      element.obj("tableOfContents").ifPresent(this::content);
    }
  }

  private void footnotes() {
    List<Segment> notes = Export.footnotes(tab);
    for (int i = 0; i < notes.size(); i++) {
      var text = new ArrayList<String>();
      for (Obj element : Told.objects(Export.shown(notes.get(i)), "content")) {
        text.add(inline(Told.obj(element, "paragraph")).strip());
      }
      block("[^" + (i + 1) + "]: " + String.join("\n    ", text), false);
    }
  }

  private void paragraph(Obj told) {
    String text = inline(told);
    if (told.has("bullet")) {
      Counting.Item item = counting.next(Told.obj(told, "bullet"));
      String indent = (item.numbered() ? "   " : "  ").repeat(item.level());
      block(indent + (item.numbered() ? item.number() + ". " : "* ") + text, true);
    } else if (!text.isBlank()) {
      block(marks(Told.text(Told.obj(told, "paragraphStyle"), "namedStyleType")) + text, false);
    }
  }

  private static String marks(String type) {
    if (type.equals("TITLE")) {
      return "# ";
    }
    return type.startsWith("HEADING_")
        ? "#".repeat(type.charAt(type.length() - 1) - '0') + " "
        : "";
  }

  private String inline(Obj paragraph) {
    var text = new StringBuilder();
    for (Obj element : Told.objects(paragraph, "elements")) {
      element.obj("textRun").ifPresent(run -> text.append(run(run)));
      text.append(escaped(Export.words(element)));
      if (element.has("footnoteReference")) {
        text.append("[^").append(Export.number(tab, element)).append(']');
      }
      if (element.has("inlineObjectElement")) {
        text.append("![][").append(image(Told.obj(element, "inlineObjectElement"))).append(']');
      }
      text.append(element.has("horizontalRule") ? "---" : "");
    }
    return text.toString();
  }

  private String image(Obj told) {
    int at = tab.part("inlineObjects").keys().indexOf(Told.text(told, "inlineObjectId"));
    return "image" + (at + 1);
  }

  // Marks stand right beside the words that they mark, not beside blanks.
  private static String run(Obj run) {
    String content = Told.text(run, "content");
    String text = content.endsWith("\n") ? content.substring(0, content.length() - 1) : content;
    if (text.isBlank()) {
      return text;
    }
    int from = text.indexOf(text.strip().substring(0, 1));
    String words = text.strip();
    Obj style = Told.obj(run, "textStyle");
    String mark = style.flag("bold") ? "**" : "";
    mark += style.flag("italic") ? "*" : "";
    mark += style.flag("strikethrough") ? "~~" : "";
    String marked = mark + escaped(words) + new StringBuilder(mark).reverse();
    String url = Told.text(Told.obj(style, "link"), "url");
    marked = url.isEmpty() ? marked : "[" + marked + "](" + url + ")";
    return text.substring(0, from) + marked + text.substring(from + words.length());
  }

  private static String escaped(String text) {
    var escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\u000b') {
        escaped.append("  \n");
      } else {
        escaped.append(SPECIAL.indexOf(c) >= 0 ? "\\" : "").append(c);
      }
    }
    return escaped.toString();
  }

  private String table(Obj told) {
    List<String> lines = new ArrayList<>();
    for (Obj row : Told.objects(told, "tableRows")) {
      List<String> cells = new ArrayList<>();
      for (Obj cell : Told.objects(row, "tableCells")) {
        List<String> inner = new ArrayList<>();
        for (Obj element : Told.objects(cell, "content")) {
          inner.add(inline(Told.obj(element, "paragraph")));
        }
        cells.add(String.join(" ", inner).replace("\n", " ").strip());
      }
      lines.add("| " + String.join(" | ", cells) + " |");
      if (lines.size() == 1) {
        lines.add("| " + String.join(" | ", cells.stream().map(_ -> ":----").toList()) + " |");
      }
    }
    return String.join("\n", lines);
  }
}
