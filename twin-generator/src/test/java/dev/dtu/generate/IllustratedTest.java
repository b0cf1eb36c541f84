package dev.dtu.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.contract.Contract;
import dev.dtu.distill.Distilled;
import dev.dtu.distill.Distiller;
import dev.dtu.folder.ProblemsFile;
import dev.dtu.folder.TitleFile;
import dev.dtu.folder.TwinFolder;
import dev.dtu.infer.Inference;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.load.TwinLoader;
import dev.dtu.recording.Recordings;
import dev.dtu.recording.Session;
import dev.dtu.tenant.SeedFile;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Examples of a document tell of what no recording shows, and of nothing else.
class IllustratedTest {

  private static final String SCHEMAS =
      """
      "components": {"schemas": {
        "Task": {"type": "object", "properties": {"id": {"type": "string", "readOnly": true},
          "title": {"type": "string"}, "kind": {"type": "string"}}},
        "Label": {"type": "object", "properties": {"id": {"type": "string", "readOnly": true},
          "name": {"type": "string"}, "state": {"type": "string", "enum": ["SHOWN", "HIDDEN"]},
          "by": {"type": "string"}, "note": {"type": "string"}, "self": {"type": "string"}}}}}
      """;

  private static final String LABEL =
      """
      {"id": "lab7Hb3Xk9LdP", "name": "%s", "state": "SHOWN", "by": "Ada Example",
       "self": "https://{yourTasks}/labels/lab7Hb3Xk9LdP"}\
      """;

  @TempDir Path folder;

  /// A path on which things of a schema are made.
  private static String made(String path, String schema, String sent, String shown) {
    String content =
        "{\"content\": {\"application/json\": {\"example\": %s, \"schema\":"
            + " {\"$ref\": \"#/components/schemas/"
            + schema
            + "\"}}}%s}";
    return "\"%s\": {\"post\": {\"operationId\": \"create%s\", \"requestBody\": %s,"
            .formatted(path, schema, content.formatted(sent, ""))
        + " \"responses\": {\"201\": "
        + content.formatted(shown, ", \"description\": \"\"")
        + "}}}";
  }

  private Path document(String label) throws Exception {
    String task = "{\"id\": \"tsk1\", \"title\": \"t\", \"kind\": \"EXAMPLE\"}";
    String text =
        "{\"openapi\": \"3.0.3\", \"info\": {\"title\": \"Tasks\", \"version\": \"1\"},"
            + " \"paths\": {"
            + made("/tasks", "Task", "{\"title\": \"t\"}", task)
            + ", "
            + made("/labels", "Label", "{\"name\": \"Red\"}", label)
            + "}, "
            + SCHEMAS
            + "}";
    return Files.writeString(folder.resolve("tasks.json"), text);
  }

  private List<Session> recorded() throws Exception {
    List<Session> sessions = new ArrayList<>();
    for (String name : List.of("first tide", "second wind", "third rope")) {
      String line =
          ("{\"request\":{\"method\":\"POST\",\"url\":\"https://tasks.example/tasks\","
                  + "\"headers\":{},\"body\":{\"title\":\"t\"}},\"response\":{\"status\":201,"
                  + "\"headers\":{},\"body\":{\"id\":\"tsk%s\",\"title\":\"t\",\"kind\":"
                  + "\"PLAIN\"}},\"service\":\"tasks\"}\n")
              .formatted(name.hashCode() & 0xfff);
      Path file = Files.writeString(folder.resolve(name + ".jsonl"), line);
      sessions.addAll(Recordings.read(file).sessions());
    }
    return sessions;
  }

  /// What is mined of recordings and a document.
  private Obj mined(List<Session> sessions, Path document) throws Exception {
    var twin = new TwinFolder("tasks", folder.resolve("tasks"));
    Distilled distilled = Distiller.distill(List.of(document), Distiller.Options.named("tasks"));
    distilled.writeTo(twin.spec());
    Contract contract = Contract.of(distilled.read("contract.json"), distilled);
    var plain = TwinLoader.plain("tasks", contract, Inference.of(contract));
    Files.createDirectories(twin.data());
    String source = "made by hand, 2026-11-23";
    Files.writeString(
        twin.data().resolve("problems.yaml"), new ProblemsFile(plain).text(sessions, source));
    Files.writeString(
        twin.data().resolve("twin.yaml"),
        new TitleFile(plain, sessions).text("Tasks", List.of(source)) + SeedFile.named(sessions));
    SeedFile.empty(twin.data(), sessions, source);
    new Mines(List.of(document))
        .mine(twin, sessions, new PrintStream(OutputStream.nullOutputStream()));
    return Json.parse(Files.readAllBytes(twin.data().resolve("mined.json"))).asObj().orElseThrow();
  }

  @Test
  void what_nobody_recorded_is_told_by_examples_without_their_own_words_and_ids() throws Exception {
    Obj mined = mined(recorded(), document(LABEL.formatted("Red")));
    assertThat(mined.text("source").orElse(""))
        .endsWith("1 operations by examples of the document");
    String label = mined.at("operations.createLabel").orElseThrow().toString();
    assertThat(label)
        .contains("\"SHOWN\"", "\"${origin}/labels/${")
        .doesNotContain("Ada Example", "lab7Hb3Xk9LdP", "Red", "note");
    assertThat(mined.at("operations.createTask").orElseThrow().toString())
        .contains("PLAIN")
        .doesNotContain("EXAMPLE");
  }

  @Test
  void what_an_example_shows_otherwise_than_it_was_sent_is_a_slip() throws Exception {
    Obj mined = mined(recorded(), document(LABEL.formatted("SHOWN")));
    String label = mined.at("operations.createLabel").orElseThrow().toString();
    assertThat(label).doesNotContain("\"/name\"");
  }

  @Test
  void of_a_service_that_nobody_recorded_examples_tell_nothing() throws Exception {
    Obj mined = mined(List.of(), document(LABEL.formatted("Red")));
    assertThat(mined.at("operations.createLabel").isEmpty()).isTrue();
  }
}
