package dev.dtu.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.contract.Contract;
import dev.dtu.distill.Distilled;
import dev.dtu.distill.Distiller;
import dev.dtu.fidelity.Board;
import dev.dtu.fidelity.Line;
import dev.dtu.folder.ProblemsFile;
import dev.dtu.folder.TitleFile;
import dev.dtu.folder.TwinFolder;
import dev.dtu.generate.Mines;
import dev.dtu.infer.Inference;
import dev.dtu.judge.Measure;
import dev.dtu.load.TwinLoader;
import dev.dtu.recording.Recordings;
import dev.dtu.recording.Session;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is mined of things that stand in every tenant, and of who calls, and what a twin makes of it.
class TenantTest {

  private static final String DOCUMENT =
      """
      {"openapi": "3.0.3", "info": {"title": "Tasks", "version": "1"}, "paths": {
        "/groups": {"get": {"operationId": "listGroups", "responses": {"200": {"description": "",
            "content": {"application/json": {"schema": {"type": "array",
            "items": {"$ref": "#/components/schemas/Group"}}}}}}}},
        "/groups/{groupId}": {"get": {"operationId": "getGroup", "parameters": [
            {"name": "groupId", "in": "path", "required": true, "schema": {"type": "string"}}],
            "responses": {"200": {"description": "", "content": {"application/json":
            {"schema": {"$ref": "#/components/schemas/Group"}}}}}}},
        "/users/{userId}": {"get": {"operationId": "getUser", "parameters": [
            {"name": "userId", "in": "path", "required": true, "schema": {"type": "string"}}],
            "responses": {"200": {"description": "", "content": {"application/json":
            {"schema": {"$ref": "#/components/schemas/User"}}}}}}},
        "/tasks": {"post": {"operationId": "createTask", "requestBody": {"content":
            {"application/json": {"schema": {"$ref": "#/components/schemas/Task"}}}},
            "responses": {"200": {"description": "", "content":
            {"application/json": {"schema": {"$ref": "#/components/schemas/Task"}}}}}}},
        "/tasks/{taskId}": {"get": {"operationId": "getTask", "parameters": [
            {"name": "taskId", "in": "path", "required": true, "schema": {"type": "string"}}],
            "responses": {"200": {"description": "", "content": {"application/json":
            {"schema": {"$ref": "#/components/schemas/Task"}}}}}}}},
        "components": {"schemas": {
          "Group": {"type": "object", "properties": {"id": {"type": "string", "readOnly": true},
            "name": {"type": "string"}, "system": {"type": "boolean"}, "size": {"type": "integer"}}},
          "User": {"type": "object", "properties": {"id": {"type": "string", "readOnly": true},
            "email": {"type": "string"}, "active": {"type": "boolean"}}},
          "Task": {"type": "object", "properties": {"id": {"type": "string", "readOnly": true},
            "title": {"type": "string"}, "by": {"type": "string"}, "seenBy": {"type": "string"},
            "plan": {"type": "string"}}}}}}
      """;

  @TempDir Path folder;

  private static String line(String host, String call, String sent, String answered) {
    String[] words = call.split(" ");
    return ("{\"request\":{\"method\":\"%s\",\"url\":\"https://%s.tasks.example%s\",\"headers\":{},"
            + "\"body\":%s},\"response\":{\"status\":200,\"headers\":{\"content-type\":"
            + "\"application/json\"},\"body\":%s},\"service\":\"tasks\",\"cassette\":\"%s\"}\n")
        .formatted(words[0], host, words[1], sent, answered, "NAME");
  }

  /// A session of somebody who looks round, and then makes a task.
  private Path session(String doing, String host, String token) throws Exception {
    boolean plus = host.startsWith("plus");
    String everyone = "{\"id\":\"grp%sEa1\",\"name\":\"Everyone\",\"system\":true,\"size\":%d}";
    String own = ",{\"id\":\"grp%sOb2\",\"name\":\"Left by %s\",\"size\":2}";
    String auditors = ",{\"id\":\"grp%sAc3\",\"name\":\"Auditors\",\"system\":true,\"size\":3}";
    String groups =
        "["
            + everyone.formatted(token, 4 + token.charAt(0) % 5)
            + own.formatted(token, doing)
            + (plus ? auditors.formatted(token) : "")
            + "]";
    String me = "{\"id\":\"usr%sMe9\",\"email\":\"%s@tasks.example\",\"active\":true}";
    String task =
        "{\"id\":\"tsk%s\",\"title\":\"t\",\"by\":\"usr%sMe9\",\"seenBy\":\"grp%sEa1\",\"plan\":\"%s\"}"
            .formatted(token, token, token, plus ? "PLUS" : "BASE");
    String name = doing + "__" + host;
    String text =
        line(host, "GET /groups", "null", groups)
            + line(host, "GET /users/me", "null", me.formatted(token, doing.replace(" ", "")))
            + line(host, "POST /tasks", "{\"title\":\"t\"}", task);
    Path file = folder.resolve("recordings").resolve(name + ".jsonl");
    Files.createDirectories(folder.resolve("recordings"));
    return Files.writeString(file, text.replace("NAME", name));
  }

  private List<Path> training() throws Exception {
    return List.of(
        session("first try", "base-00", "4Kx9bQz7La"),
        session("second thing", "base-01", "8Wd3Pz5Tqb"),
        session("third idea", "base-00", "2Mv6Rc1Hsc"),
        session("fourth look", "plus-00", "6Jn0Yf4Gbd"),
        session("fifth visit", "plus-01", "7Hb3Xk9Lde"),
        session("sixth sense", "plus-00", "1Qs7Vd3Kef"));
  }

  private TwinFolder made(List<Path> files) throws Exception {
    List<Session> sessions = new ArrayList<>();
    files.forEach(file -> sessions.addAll(Recordings.read(file).sessions()));
    var twin = new TwinFolder("tasks", folder.resolve("tasks"));
    Distilled distilled =
        Distiller.distill("tasks.json", DOCUMENT, Distiller.Options.named("tasks"));
    distilled.writeTo(twin.spec());
    Contract contract = Contract.of(distilled.read("contract.json"), distilled);
    var plain = TwinLoader.plain("tasks", contract, Inference.of(contract));
    Files.createDirectories(twin.data());
    String source = "made by hand, 2026-11-22";
    String problems = new ProblemsFile(plain).text(sessions, source);
    Files.writeString(twin.data().resolve("problems.yaml"), problems);
    Files.writeString(
        twin.data().resolve("twin.yaml"),
        new TitleFile(plain, sessions).text("Tasks", List.of(source)) + SeedFile.named(sessions));
    SeedFile.empty(twin.data(), sessions, source);
    new Mines().mine(twin, sessions, new PrintStream(OutputStream.nullOutputStream()));
    return twin;
  }

  private static String text(TwinFolder twin, String file) throws Exception {
    return Files.readString(twin.data().resolve(file));
  }

  @Test
  void things_of_every_tenant_are_seeds_and_what_somebody_left_is_not() throws Exception {
    TwinFolder twin = made(training());
    assertThat(text(twin, "twin.yaml")).contains("seeds: [\"default\",\"base\",\"plus\"]");
    assertThat(text(twin, "seeds/default.yaml"))
        .contains("\"name\":\"Everyone\"", "\"shape\":\"grp[A-Za-z0-9]{13}")
        .doesNotContain("Left by", "Auditors", "4Kx9bQz7La", "\"size\"");
    assertThat(text(twin, "seeds/plus.yaml"))
        .contains("\"name\":\"Auditors\"", "\"size\":3", "like: default")
        .doesNotContain("Everyone", "6Jn0Yf4Gbd");
    assertThat(text(twin, "seeds/base.yaml")).contains("rows: []");
  }

  @Test
  void who_calls_is_somebody_of_the_universe_and_the_same_everywhere() throws Exception {
    TwinFolder twin = made(training());
    assertThat(text(twin, "seeds/default.yaml"))
        .contains("\"called\":[\"me\"]", "\"email\":\"${email}\"", "\"each\":\"people\"")
        .doesNotContain("@tasks.example");
    assertThat(text(twin, "mined.json"))
        .contains("\"at\":\"/by\",\"is\":\"${caller:user:me}\"")
        .contains("\"at\":\"/seenBy\",\"is\":\"${row:group::/name:Everyone}\"");
  }

  @Test
  void a_twin_with_them_is_right_about_a_tenant_that_nobody_mined() throws Exception {
    List<Path> files = training();
    TwinFolder twin = made(files);
    Path unseen = Files.createDirectories(folder.resolve("unseen"));
    for (String host : List.of("base-07", "plus-07")) {
      Path file = session("seventh heaven", host, "3Lt8Wn2Zrg");
      Files.move(file, unseen.resolve(host + ".jsonl"));
    }
    Board board = Measure.of(twin, unseen, unseen);
    var made = board.operations().get("createTask").line(Line.Who.TWIN);
    assertThat(made.value().all()).isEqualTo(2);
    assertThat(made.value().part()).as(board.findings().toString()).isOne();
  }
}
