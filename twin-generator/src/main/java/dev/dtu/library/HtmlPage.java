package dev.dtu.library;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;

/// A saved page of HTML as sections: `h1` to `h6` are headings, a row of a table is a line, what stands
/// in `pre` keeps its lines. Scripts, styles, navigation and forms are left out; so is what the page
/// hides, in which somebody could speak to a reader that is a program.
final class HtmlPage {

  private static final Set<String> LEFT_OUT =
      Set.of(
          "script",
          "style",
          "nav",
          "footer",
          "form",
          "svg",
          "iframe",
          "noscript",
          "template",
          "button",
          "select",
          "head");
  private static final Set<String> LINES =
      Set.of("p", "li", "tr", "div", "section", "article", "dt", "dd", "br", "table", "ul", "ol");

  private final String file;
  private final List<Section> sections = new ArrayList<>();
  private final List<String> path = new ArrayList<>();
  private final List<Integer> levels = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private int begins = 1;

  private HtmlPage(String file) {
    this.file = file;
  }

  static List<Section> sections(String file, String page) {
    Document document = Jsoup.parse(page, "", Parser.htmlParser().setTrackPosition(true));
    var reading = new HtmlPage(file);
    if (!document.title().isBlank()) {
      reading.path.add(document.title().strip());
      reading.levels.add(0);
    }
    reading.walk(document.body(), false);
    reading.leave();
    return reading.sections;
  }

  private void walk(Node node, boolean plain) {
    switch (node) {
      case TextNode words -> text.append(plain ? words.getWholeText() : words.text());
      case Element element when LEFT_OUT.contains(element.normalName()) || hidden(element) -> {}
      case Element element when element.normalName().matches("h[1-6]") -> enter(element);
      case Element element -> {
        boolean pre = plain || element.normalName().equals("pre");
        boolean line = LINES.contains(element.normalName()) || element.normalName().equals("pre");
        if (line) {
          text.append('\n');
        }
        if (element.normalName().matches("td|th")) {
          text.append(" | ");
        }
        element.childNodes().forEach(child -> walk(child, pre));
        if (line) {
          text.append('\n');
        }
      }
      default -> {}
    }
  }

  private static boolean hidden(Element element) {
    String style = element.attr("style").replace(" ", "");
    return element.hasAttr("hidden")
        || element.attr("aria-hidden").equals("true")
        || style.contains("display:none")
        || style.contains("visibility:hidden");
  }

  private void enter(Element heading) {
    leave();
    int level = heading.normalName().charAt(1) - '0';
    while (!levels.isEmpty() && levels.getLast() >= level) {
      levels.removeLast();
      path.removeLast();
    }
    if (!heading.text().isBlank()) {
      levels.add(level);
      path.add(heading.text().strip());
    }
    begins = Math.max(1, heading.sourceRange().start().lineNumber());
  }

  private void leave() {
    String said =
        text.toString()
            .replaceAll("[ \\t\\x0B\\f\\r]+\n", "\n")
            .replaceAll("\n{3,}", "\n\n")
            .strip();
    if (!said.isEmpty()) {
      sections.add(new Section(file, path, begins, said));
    }
    text.setLength(0);
  }
}
