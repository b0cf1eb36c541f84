package dev.dtu.twins.docs;

import dev.dtu.json.Obj;
import java.util.List;

/// A document as a page of HTML, with the styles of text beside it.
///
/// - source: developers.google.com, Drive API, guides/ref-export-formats, 2026-09-12
final class Html {

  private final Tab tab;
  private final Counting counting;
  private final StringBuilder out = new StringBuilder();

  private Html(Tab tab) {
    this.tab = tab;
    this.counting = new Counting(tab.part("lists"));
  }

  static String of(Document document) {
    var body = new StringBuilder();
    for (Tab tab : document.tabs()) {
      var html = new Html(tab);
      html.content(Export.shown(tab.body()));
      html.footnotes();
      body.append(html.out);
    }
    return "<html><head><meta content=\"text/html; charset=UTF-8\" http-equiv=\"content-type\">"
        + "</head><body class=\"doc-content\">"
        + body
        + "</body></html>";
  }

  private void footnotes() {
    List<Segment> notes = Export.footnotes(tab);
    for (int i = 0; i < notes.size(); i++) {
      int number = i + 1;
      out.append(
          "<div><p><a href=\"#ftnt_ref%d\" id=\"ftnt%d\">[%d]</a>"
              .formatted(number, number, number));
      for (Obj element : Told.objects(Export.shown(notes.get(i)), "content")) {
        inline(Told.obj(element, "paragraph"));
      }
      out.append("</p></div>");
    }
  }

  private void content(Obj holder) {
    for (Obj element : Told.objects(holder, "content")) {
      element.obj("paragraph").ifPresent(this::paragraph);
      element.obj("table").ifPresent(this::table);
      element.obj("tableOfContents").ifPresent(this::content);
    }
  }

  private void table(Obj told) {
    out.append("<table>");
    for (Obj row : Told.objects(told, "tableRows")) {
      out.append("<tr>");
      for (Obj cell : Told.objects(row, "tableCells")) {
        Obj style = Told.obj(cell, "tableCellStyle");
        out.append(
            "<td colspan=\"%d\" rowspan=\"%d\">"
                .formatted(Told.whole(style, Grid.COLUMNS, 1), Told.whole(style, Grid.ROWS, 1)));
        content(cell);
        out.append("</td>");
      }
      out.append("</tr>");
    }
    out.append("</table>");
  }

  private void paragraph(Obj told) {
    if (told.has("bullet")) {
      Counting.Item item = counting.next(Told.obj(told, "bullet"));
      String list = item.numbered() ? "ol" : "ul";
      String start = item.numbered() ? " start=\"" + item.number() + "\"" : "";
      out.append("<%s%s class=\"lst-level-%d\"><li>".formatted(list, start, item.level()));
      inline(told);
      out.append("</li></").append(list).append('>');
    } else {
      Obj look = Told.obj(told, "paragraphStyle");
      String type = Told.text(look, "namedStyleType");
      String tag = type.startsWith("HEADING_") ? "h" + type.charAt(type.length() - 1) : "p";
      String id = look.has("headingId") ? " id=\"" + Told.text(look, "headingId") + "\"" : "";
      String name =
          type.endsWith("TITLE")
              ? " class=\"" + type.toLowerCase(java.util.Locale.ROOT) + "\""
              : "";
      out.append('<').append(tag).append(name).append(id).append('>');
      inline(told);
      out.append("</").append(tag).append('>');
    }
  }

  private void inline(Obj paragraph) {
    for (Obj element : Told.objects(paragraph, "elements")) {
      element.obj("textRun").ifPresent(this::run);
      out.append(escaped(Export.words(element)));
      if (element.has("footnoteReference")) {
        int number = Export.number(tab, element);
        out.append(
            "<sup><a href=\"#ftnt%d\" id=\"ftnt_ref%d\">[%d]</a></sup>"
                .formatted(number, number, number));
      }
      if (element.has("inlineObjectElement")) {
        out.append("<img src=\"").append(escaped(source(element))).append("\">");
      }
      if (element.has("pageBreak") || element.has("horizontalRule")) {
        out.append("<hr>");
      }
    }
  }

  private String source(Obj element) {
    String id = Told.text(Told.obj(element, "inlineObjectElement"), "inlineObjectId");
    Obj properties = Told.obj(Told.obj(tab.part("inlineObjects"), id), "inlineObjectProperties");
    Obj image = Told.obj(Told.obj(properties, "embeddedObject"), "imageProperties");
    return Told.text(image, "contentUri");
  }

  private void run(Obj run) {
    String content = Told.text(run, "content");
    String text = content.endsWith("\n") ? content.substring(0, content.length() - 1) : content;
    if (text.isEmpty()) {
      return;
    }
    Obj style = Told.obj(run, "textStyle");
    String css = css(style);
    String span = css.isEmpty() ? "<span>" : "<span style=\"" + css + "\">";
    String url = Told.text(Told.obj(style, "link"), "url");
    String words = escaped(text).replace("\u000b", "<br>");
    String whole = url.isEmpty() ? words : "<a href=\"" + escaped(url) + "\">" + words + "</a>";
    out.append(span).append(whole).append("</span>");
  }

  private static String css(Obj style) {
    var css = new StringBuilder();
    css.append(style.flag("bold") ? "font-weight:700;" : "");
    css.append(style.flag("italic") ? "font-style:italic;" : "");
    boolean lined = style.flag("underline");
    boolean struck = style.flag("strikethrough");
    if (lined || struck) {
      String lines = (lined ? "underline" : "") + (lined && struck ? " " : "");
      css.append("text-decoration:").append(lines).append(struck ? "line-through;" : ";");
    }
    switch (Told.text(style, "baselineOffset")) {
      case "SUPERSCRIPT" -> css.append("vertical-align:super;");
      case "SUBSCRIPT" -> css.append("vertical-align:sub;");
      default -> css.append("");
    }
    return css.toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
