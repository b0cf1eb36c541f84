package dev.dtu.letter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.contract.Contract;
import dev.dtu.distill.Distilled;
import dev.dtu.distill.Distiller;
import dev.dtu.fidelity.Board;
import dev.dtu.fidelity.Line;
import dev.dtu.folder.ProblemsFile;
import dev.dtu.folder.TitleFile;
import dev.dtu.folder.TwinFolder;
import dev.dtu.infer.Inference;
import dev.dtu.judge.Measure;
import dev.dtu.load.TwinLoader;
import dev.dtu.recording.Recordings;
import dev.dtu.recording.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is found of headers, and what a twin makes of it.
class LetterTest {

  private static final String DOCUMENT =
      """
      {"openapi": "3.0.3", "info": {"title": "Pins", "version": "1"}, "paths": {
        "/pins": {"get": {"operationId": "listPins", "responses": {"200": {"description": "",
            "content": {"application/json": {"schema": {"type": "array",
            "items": {"$ref": "#/components/schemas/Pin"}}}}}}}},
        "/pins/{pinId}": {"get": {"operationId": "getPin", "parameters": [
            {"name": "pinId", "in": "path", "required": true, "schema": {"type": "string"}}],
            "responses": {"200": {"description": "", "content": {"application/json":
            {"schema": {"$ref": "#/components/schemas/Pin"}}}}}}}},
        "components": {"schemas": {
          "Pin": {"type": "object", "properties": {"id": {"type": "string", "readOnly": true},
            "name": {"type": "string"}}}}}}
      """;

  @TempDir Path folder;

  private static String line(String path, int number, int left, String more, String answered) {
    return ("{\"request\":{\"method\":\"GET\",\"url\":\"https://pins.example%s\",\"headers\":{},"
            + "\"body\":null},\"response\":{\"status\":200,\"headers\":{\"content-type\":"
            + "\"application/json\",\"x-engine\":\"pinboard\",\"x-request\":\"%s\","
            + "\"x-ratelimit-limit\":\"40\",\"x-ratelimit-remaining\":\"%d\","
            + "\"x-ratelimit-reset\":\"1772366460\"%s},\"body\":%s},\"service\":\"pins\","
            + "\"recorded_at\":\"2026-03-01T12:00:%02dZ\"}\n")
        .formatted(
            path,
            "req%08xf".formatted((left * 7919L + number) * 104_729L % 0xffffffL),
            left,
            more,
            answered,
            40 - left);
  }

  /// A session of somebody who looks at pins.
  private Path session(String name, String id, int number) throws Exception {
    String pin = "{\"id\":\"pin%s\",\"name\":\"n%s\"}".formatted(id, id);
    String self = ",\"link\":\"<https://pins.example/pins>; rel=\\\"self\\\"\"";
    String tag = ",\"etag\":\"W/\\\"%s\\\"\"".formatted(id);
    String text =
        line("/pins", number, 39, self, "[" + pin + "]")
            + line("/pins/pin" + id, number, 38, tag, pin)
            + line("//pins/pin" + id, number, 37, tag, pin);
    Path place = Files.createDirectories(folder.resolve("recordings"));
    return Files.writeString(place.resolve(name + ".jsonl"), text);
  }

  private List<Session> training() throws Exception {
    List<Session> sessions = new ArrayList<>();
    List<String> names = List.of("first try", "second thing", "third idea", "fourth look");
    for (int i = 0; i < names.size(); i++) {
      Path file = session(names.get(i), List.of("4Kx9", "8Wd3", "2Mv6", "6Jn0").get(i), i);
      sessions.addAll(Recordings.read(file).sessions());
    }
    return sessions;
  }

  private TwinFolder made(List<Session> sessions) throws Exception {
    var folders = new TwinFolder("pins", folder.resolve("pins"));
    Distilled distilled = Distiller.distill("pins.json", DOCUMENT, Distiller.Options.named("pins"));
    distilled.writeTo(folders.spec());
    Contract contract = Contract.of(distilled.read("contract.json"), distilled);
    var plain = TwinLoader.plain("pins", contract, Inference.of(contract));
    Files.createDirectories(folders.data());
    String source = "made by hand, 2026-11-22";
    String problems = new ProblemsFile(plain).text(sessions, source);
    Files.writeString(folders.data().resolve("problems.yaml"), problems);
    var letter = new Letter(plain, sessions);
    String title = new TitleFile(plain, sessions).text("Pins", List.of(source));
    Files.writeString(folders.data().resolve("twin.yaml"), title + letter.text());
    String limits = letter.limits(source).orElse("");
    Files.writeString(folders.data().resolve("limits.yaml"), limits);
    return folders;
  }

  private String text(String file) throws Exception {
    return Files.readString(folder.resolve("pins").resolve("twin").resolve(file));
  }

  @Test
  void what_all_replies_carry_stands_on_the_title_page() throws Exception {
    made(training());
    assertThat(text("twin.yaml"))
        .contains("\"x-engine\": \"pinboard\"", "\"x-request\": \"${id:req")
        .contains("tags: {form: weak, reads: [\"getPin\"]}", "self: true")
        .contains("doubled-slash: ignored")
        .doesNotContain("x-ratelimit", "trailing-slash", "sorted");
  }

  @Test
  void two_slashes_are_one_unless_they_were_seen_to_lead_nowhere() throws Exception {
    List<Session> sessions = new ArrayList<>();
    Path file = session("first try", "4Kx9", 0);
    String text = Files.readString(file);
    Files.writeString(file, text.lines().findFirst().orElseThrow() + "\n");
    sessions.addAll(Recordings.read(file).sessions());
    made(sessions);
    assertThat(text("twin.yaml")).contains("doubled-slash: ignored");
    String last = text.lines().reduce((_, each) -> each).orElseThrow();
    String missing = last.replace("\"status\":200", "\"status\":404");
    String lost =
        missing.replaceFirst(
            "\"body\":\\{.*\\},\"service\"", "\"body\":{\"no\":\"such page\"}},\"service\"");
    assertThat(lost).isNotEqualTo(missing);
    Files.writeString(file, lost + "\n");
    made(Recordings.read(file).sessions());
    assertThat(text("twin.yaml")).doesNotContain("doubled-slash");
    Files.writeString(file, missing + "\n");
    made(Recordings.read(file).sessions());
    assertThat(text("twin.yaml"))
        .as("it names what is missing: that comes from where the path led")
        .contains("doubled-slash: ignored");
  }

  @Test
  void how_many_calls_are_left_is_counted_as_it_was_seen() throws Exception {
    made(training());
    assertThat(text("limits.yaml"))
        .contains("\"x-ratelimit-remaining\": \"${remaining}\"", "calls: 40", "within: PT60S")
        .contains("operations: [\"getPin\",\"listPins\"]");
  }

  @Test
  void few_recordings_tell_no_headers() throws Exception {
    made(training().subList(0, 2));
    assertThat(text("twin.yaml")).doesNotContain("headers:", "pages:");
    assertThat(text("limits.yaml")).isEmpty();
  }

  @Test
  void a_twin_with_them_answers_with_the_headers_that_clients_act_on() throws Exception {
    TwinFolder twin = made(training());
    Path unseen = Files.createDirectories(folder.resolve("unseen"));
    Files.move(session("fifth visit", "7Hb3", 5), unseen.resolve("fifth.jsonl"));
    Board board = Measure.of(twin, unseen, unseen);
    assertThat(board.findings())
        .as("what a doubled slash led to was there before")
        .noneMatch(each -> each.divergence().rule().equals("etag"));
    assertThat(board.operations()).containsOnlyKeys("getPin", "listPins");
    assertThat(board.all().line(Line.Who.TWIN).status().part()).isOne();
  }
}
