package dev.dtu.fidelity;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What was found as one page that needs nothing else: operations as a heat map, and behind each the
/// first pair of answers that diverge, side by side.
public final class HtmlReport {

  private static final String PLACE = "\"@figures@\"";

  private HtmlReport() {}

  public static String of(Map<String, Board> boards) {
    List<Json> twins = new ArrayList<>();
    boards.forEach((twin, board) -> twins.add(twin(twin, board)));
    // a slash behind the bracket would end the script it stands in
    String figures = Json.array(twins).toString().replace("<", "\\u003c");
    return page().replace(PLACE, figures);
  }

  private static Obj twin(String name, Board board) {
    List<Json> operations = new ArrayList<>();
    board
        .operations()
        .forEach((operation, tally) -> {
          Obj.Builder one =
              Obj.builder()
                  .put("name", operation)
                  .put("seen", tally.seen())
                  .put("scored", tally.scored())
                  .put("primed", tally.primed())
                  .put("echo", tally.echo())
                  .put("out", tally.leftOut());
          Line line = tally.line(Line.Who.TWIN);
          one.put("status", share(line.status()));
          one.put("shape", share(line.shape()));
          one.put("value", share(line.value()));
          Sample sample = board.samples().get(operation);
          if (sample != null) {
            one.put("sample", sample(sample));
          }
          operations.add(one.build());
        });
    List<Json> lines = new ArrayList<>();
    for (Line.Who who : Line.Who.values()) {
      Line line = board.all().line(who);
      lines.add(
          Obj.builder()
              .put("name", Figures.word(who))
              .put("status", share(line.status()))
              .put("shape", share(line.shape()))
              .put("value", share(line.value()))
              .build());
    }
    return Obj.builder()
        .put("name", name)
        .put("lines", Json.array(lines))
        .put("operations", Json.array(operations))
        .build();
  }

  private static Json share(Share share) {
    return Json.array(List.of(Json.of(share.right()), Json.of(share.all())));
  }

  private static Obj sample(Sample sample) {
    return Obj.builder()
        .put("session", sample.session())
        .put("exchange", sample.exchange())
        .put("request", sample.request())
        .put("recorded", sample.recorded())
        .put("twin", sample.twin())
        .put("wrong", Json.array(sample.wrong().stream().map(Json::of).toList()))
        .build();
  }

  private static String page() {
    try (InputStream in = HtmlReport.class.getResourceAsStream("page.html")) {
      if (in == null) {
        throw new IllegalStateException("expected page.html beside the class, found none");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException("reading page.html", broken);
    }
  }
}
