package dev.dtu.twins.docs;

import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;

/// A document as plain text: a line a paragraph, items with what stands before them, the cells of a row
/// parted by tabs, footnotes at the end.
///
/// - source: developers.google.com, Drive API, guides/ref-export-formats, 2026-09-12
final class Plain {

  private static final String RULE = "________________";
  private static final int INDENT = 3;

  private final Tab tab;
  private final Counting counting;

  private Plain(Tab tab) {
    this.tab = tab;
    this.counting = new Counting(tab.part("lists"));
  }

  static String of(Document document) {
    List<String> lines = new ArrayList<>();
    for (Tab tab : document.tabs()) {
      var plain = new Plain(tab);
      plain.content(lines, Export.shown(tab.body()));
      List<Segment> notes = Export.footnotes(tab);
      if (!notes.isEmpty()) {
        lines.add(RULE);
      }
      for (int i = 0; i < notes.size(); i++) {
        List<String> note = new ArrayList<>();
        plain.content(note, Export.shown(notes.get(i)));
        lines.add("[" + (i + 1) + "]" + String.join("\n", note));
      }
    }
    return String.join("\n", lines);
  }

  private void content(List<String> lines, Obj holder) {
    for (Obj element : Told.objects(holder, "content")) {
      element.obj("paragraph").ifPresent(told -> lines.add(paragraph(told)));
      element.obj("table").ifPresent(told -> table(lines, told));
      element.obj("tableOfContents").ifPresent(told -> content(lines, told));
    }
  }

  private String paragraph(Obj told) {
    var line = new StringBuilder();
    if (told.has("bullet")) {
      Counting.Item item = counting.next(Told.obj(told, "bullet"));
      line.append(" ".repeat(INDENT * item.level())).append(item.label()).append(' ');
    }
    for (Obj element : Told.objects(told, "elements")) {
      String text = Told.text(Told.obj(element, "textRun"), "content").replace('\u000b', '\n');
      line.append(text.endsWith("\n") ? text.substring(0, text.length() - 1) : text);
      line.append(Export.words(element));
      if (element.has("footnoteReference")) {
        line.append('[').append(Export.number(tab, element)).append(']');
      }
      if (element.has("pageBreak") || element.has("horizontalRule")) {
        line.append(RULE);
      }
    }
    return line.toString();
  }

  private void table(List<String> lines, Obj told) {
    for (Obj row : Told.objects(told, "tableRows")) {
      List<String> cells = new ArrayList<>();
      for (Obj cell : Told.objects(row, "tableCells")) {
        List<String> inner = new ArrayList<>();
        content(inner, cell);
        cells.add(String.join("\n", inner));
      }
      lines.add(String.join("\t", cells));
    }
  }
}
