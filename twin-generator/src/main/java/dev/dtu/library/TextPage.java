package dev.dtu.library;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Markdown and plain text as sections: headings with `#`, or underlined with `=` or `-`. What stands in
/// a fence is no heading.
final class TextPage {

  private static final Pattern HEADING = Pattern.compile("(#{1,6})\\s+(.+?)\\s*#*\\s*");

  private final String file;
  private final List<Section> sections = new ArrayList<>();
  private final List<String> path = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private int begins = 1;

  private TextPage(String file) {
    this.file = file;
  }

  static List<Section> sections(String file, String page) {
    return new TextPage(file).read(page.lines().toList());
  }

  private List<Section> read(List<String> lines) {
    boolean fenced = false;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      fenced ^= line.stripLeading().startsWith("```") || line.stripLeading().startsWith("~~~");
      Matcher heading = HEADING.matcher(line);
      String next = i + 1 < lines.size() ? lines.get(i + 1) : "";
      boolean under = !line.isBlank() && !fenced && next.matches("(={3,}|-{3,})\\s*");
      if (!fenced && heading.matches()) {
        enter(heading.group(1).length(), heading.group(2), i + 1);
      } else if (under) {
        enter(next.startsWith("=") ? 1 : 2, line.strip(), i + 1);
        i++;
      } else {
        text.append(line).append('\n');
      }
    }
    leave();
    return sections;
  }

  private void enter(int level, String heading, int line) {
    leave();
    while (path.size() >= level) {
      path.removeLast();
    }
    path.add(heading);
    begins = line;
  }

  private void leave() {
    String said = text.toString().strip();
    if (!said.isEmpty()) {
      sections.add(new Section(file, path, begins, said));
    }
    text.setLength(0);
  }
}
