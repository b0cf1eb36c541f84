package dev.dtu.fidelity;

import java.util.List;
import java.util.Map;

/// What was found as JUnit's XML: a case an operation, which fails where anything of it diverges.
public final class JunitReport {

  private JunitReport() {}

  /// @param fallen what is under its floor, a line each; a case of its own
  public static String of(Map<String, Board> boards, List<String> fallen) {
    var out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
    boards.forEach((twin, board) -> suite(twin, board, out));
    out.append("<testsuite name=\"floors\" tests=\"1\" failures=\"")
        .append(fallen.isEmpty() ? 0 : 1)
        .append("\">\n<testcase classname=\"floors\" name=\"no score is under its floor\">");
    if (!fallen.isEmpty()) {
      out.append("<failure message=\"under the floor\">")
          .append(escaped(String.join("\n", fallen)))
          .append("</failure>");
    }
    return out.append("</testcase>\n</testsuite>\n</testsuites>\n").toString();
  }

  private static void suite(String twin, Board board, StringBuilder out) {
    long failures = board.samples().size();
    out.append(
        "<testsuite name=\"%s\" tests=\"%d\" failures=\"%d\">%n"
            .formatted(escaped(twin), board.operations().size(), failures));
    board
        .operations()
        .forEach((operation, tally) -> {
          out.append(
              "<testcase classname=\"%s\" name=\"%s\">"
                  .formatted(escaped(twin), escaped(operation)));
          Sample sample = board.samples().get(operation);
          Line line = tally.line(Line.Who.TWIN);
          if (tally.scored() == 0) {
            out.append("<skipped message=\"nothing of it was scored\"/>");
          } else if (sample != null) {
            out.append(
                "<failure message=\"status %s, shape %s, value %s of %d\">"
                    .formatted(line.status(), line.shape(), line.value(), tally.scored()));
            out.append(escaped(sample.session() + ", exchange " + sample.exchange() + "\n"))
                .append(escaped(String.join("\n", sample.wrong())))
                .append("</failure>");
          }
          out.append("</testcase>\n");
        });
    out.append("</testsuite>\n");
  }

  static String escaped(String text) {
    var out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '&' -> out.append("&amp;");
            case '"' -> out.append("&quot;");
            default -> {
              boolean told = c >= ' ' || c == '\n' || c == '\t';
              out.appendCodePoint(told && c != 0xFFFE && c != 0xFFFF ? c : '?');
            }
          }
        });
    return out.toString();
  }
}
