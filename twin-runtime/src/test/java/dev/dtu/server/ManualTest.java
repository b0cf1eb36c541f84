package dev.dtu.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.control.Audit;
import dev.dtu.control.Control;
import dev.dtu.control.Operators;
import dev.dtu.control.Route;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.load.ManualFiles;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The control port's document tells its routes as they are, no more and no less.
class ManualTest {

  private static final String FILES =
      "twin-runtime/src/main/resources/dev/dtu/control/openapi/TOPIC.yaml";

  private final Promises promises = Promises.CONTROL;

  @TempDir Path folder;
  private Running running;

  @BeforeEach
  void start() throws Exception {
    running = new Running(folder);
  }

  @AfterEach
  void stop() {
    running.close();
  }

  private HttpResponse<String> open(String path) throws Exception {
    return running.send(HttpRequest.newBuilder(URI.create(running.server.controlUrl() + path)));
  }

  @Test
  void every_route_is_told_and_what_is_told_is_a_route() {
    var told = new TreeSet<String>();
    promises.operations().forEach(operation -> told.add(operation.toString()));
    var there = new TreeSet<String>();
    routes().forEach(route -> there.add(route.method() + " " + route.path()));
    var untold = new TreeSet<>(there);
    untold.removeAll(told);
    assertThat(untold).as("routes to be told in " + FILES).isEmpty();
    told.removeAll(there);
    assertThat(told).as("told in " + FILES + ", and no route").isEmpty();
  }

  private List<Route> routes() {
    return new Control(running.universes, running.blobs, "localhost", 1)
        .describedBy(new ManualFiles())
        .approachedBy(new NoApproaches())
        .openedTo(new Operators("secret"), new Audit(InstantSource.system()))
        .measuredBy(() -> "")
        .routes();
  }

  @Test
  void the_role_an_operation_needs_is_told() {
    Map<String, String> needed = new TreeMap<>();
    routes()
        .forEach(each -> needed.put(each.method() + " " + each.path(), each.needs().toString()));
    for (Promises.Operation operation : promises.operations()) {
      String usual = operation.method().equals("GET") ? "read" : "run";
      assertThat(operation.itself().text("x-role").orElse(usual))
          .as(operation + " in " + operation.file())
          .isEqualTo(needed.get(operation.toString()));
    }
  }

  @Test
  void the_parameters_of_a_path_are_told() {
    for (Promises.Operation operation : promises.operations()) {
      List<String> inPath =
          Pattern.compile("\\{(\\w+)}")
              .matcher(operation.path())
              .results()
              .map((MatchResult found) -> found.group(1))
              .sorted()
              .toList();
      assertThat(promises.parameters(operation, "path"))
          .as(operation + " in " + operation.file())
          .isEqualTo(inPath);
    }
  }

  @Test
  void the_parameters_of_a_query_are_told_and_no_others_are_taken() throws Exception {
    for (Promises.Operation operation : promises.operations()) {
      HttpResponse<String> refused =
          running.control(
              operation.method(),
              Visitor.path(operation, "default") + "?no-such=1",
              Visitor.body(operation));
      String where = operation + " in " + operation.file() + ": " + refused.body();
      assertThat(refused.statusCode()).as(where).isEqualTo(400);
      Obj error = Running.json(refused).obj("error").orElseThrow();
      assertThat(error.text("found")).as(where).contains("no-such");
      String expected = error.text("expected").orElseThrow();
      assertThat(promises.parameters(operation, "query"))
          .as(where)
          .containsExactlyInAnyOrder(
              expected.equals("none") ? new String[0] : expected.split(", "));
    }
  }

  @Test
  void operations_have_a_name_of_their_own_a_line_and_a_success() {
    Set<String> names = new HashSet<>();
    for (Promises.Operation operation : promises.operations()) {
      String where = operation + " in " + operation.file();
      assertThat(names.add(operation.itself().text("operationId").orElseThrow()))
          .as(where)
          .isTrue();
      assertThat(operation.itself().text("summary")).as(where).isPresent();
      List<String> statuses = promises.responses(operation).keys();
      assertThat(statuses).as(where).anyMatch(status -> status.startsWith("2"));
      for (String status : statuses) {
        Obj response = promises.followed(promises.responses(operation).find(status).orElseThrow());
        assertThat(response.text("description")).as(where + " " + status).isPresent();
      }
    }
  }

  @Test
  void references_lead_somewhere_and_every_component_is_referred_to() {
    var references = new TreeSet<String>();
    references(promises.document(), references);
    references.forEach(each -> promises.followed(Obj.of("$ref", Json.of(each))));
    var components = new TreeSet<String>();
    for (Obj.Member kind : promises.document().obj("components").orElseThrow()) {
      if (!kind.key().equals("securitySchemes")) {
        ((Obj) kind.value())
            .keys()
            .forEach(name -> components.add("#/components/" + kind.key() + "/" + name));
      }
    }
    components.removeAll(references);
    assertThat(components).as("components nobody refers to").isEmpty();
  }

  private static void references(Json json, Set<String> found) {
    switch (json) {
      case Obj object -> {
        object.text("$ref").ifPresent(found::add);
        object.forEach(member -> references(member.value(), found));
      }
      case dev.dtu.json.Arr array -> array.forEach(each -> references(each, found));
      case Json.Text _, Json.Num _, Json.Bool _, Json.Null _ -> {}
    }
  }

  @Test
  void examples_fit_their_schemas() {
    List<String> misfits = new ArrayList<>();
    int tried = 0;
    for (Obj media : media(promises.document())) {
      Json schema = media.find("schema").orElse(Obj.EMPTY);
      Map<String, Json> examples = new TreeMap<>();
      media.find("example").ifPresent(example -> examples.put("example", example));
      for (Obj.Member each : media.obj("examples").orElse(Obj.EMPTY)) {
        examples.put(each.key(), ((Obj) each.value()).find("value").orElseThrow());
      }
      for (Json example : examples.values()) {
        tried++;
        promises.misfits(schema, example.toString()).stream()
            .map(misfit -> misfit + " in " + example)
            .forEach(misfits::add);
      }
    }
    assertThat(misfits).isEmpty();
    assertThat(tried).isGreaterThan(25);
  }

  /// All media types of the document.
  private static List<Obj> media(Json json) {
    List<Obj> found = new ArrayList<>();
    if (json instanceof Obj object) {
      for (Obj.Member content : object.obj("content").orElse(Obj.EMPTY)) {
        content.value().asObj().ifPresent(found::add);
      }
      object.forEach(member -> found.addAll(media(member.value())));
    }
    return found;
  }

  @Test
  void the_document_and_the_page_are_for_everybody_and_the_rest_is_not() throws Exception {
    assertThat(Json.parse(open("/openapi.json").body())).isEqualTo(promises.document());
    assertThat(open("/openapi.yaml").body()).startsWith("openapi: 3.1.0\n");
    assertThat(open("/docs").statusCode()).isEqualTo(200);
    for (Promises.Operation operation : promises.operations()) {
      boolean forAll = operation.itself().items("security").equals(dev.dtu.json.Arr.EMPTY);
      boolean saysSo = operation.itself().has("security");
      int status =
          running
              .send(
                  HttpRequest.newBuilder(
                          URI.create(
                              running.server.controlUrl() + Visitor.path(operation, "default")))
                      .method(operation.method(), HttpRequest.BodyPublishers.noBody()))
              .statusCode();
      assertThat(status).as(operation.toString()).isEqualTo(saysSo && forAll ? 200 : 401);
    }
  }

  @Test
  void the_page_names_files_that_are_there_and_kept_and_no_others_are_served() throws Exception {
    HttpResponse<String> page = open("/docs");
    List<String> named =
        Pattern.compile("(?:src|href)=\"(/docs/[^\"]+)\"")
            .matcher(page.body())
            .results()
            .map(found -> found.group(1))
            .toList();
    assertThat(named).hasSize(3);
    for (String file : named) {
      HttpResponse<String> served = open(file);
      assertThat(served.statusCode()).as(file).isEqualTo(200);
      assertThat(served.headers().firstValue("content-type"))
          .contains((file.endsWith(".css") ? "text/css" : "text/javascript") + "; charset=utf-8");
    }
    String edition = named.getFirst().split("/")[2];
    for (String other :
        List.of(
            "/docs/" + edition + "/index.html",
            "/docs/" + edition + "/swagger-ui.js",
            "/docs/" + edition + "/..%2Fpage.html",
            "/docs/0/start.js")) {
      assertThat(open(other).statusCode()).as(other).isEqualTo(404);
    }
    assertThat(page.body()).doesNotContain("http");
  }

  @Test
  void a_reply_that_is_not_told_does_not_pass() {
    var headers = Map.of("content-type", "application/json");
    assertThat(new Heard("GET", "/health", 200, headers, "{\"status\": \"ok\"}").misfits(promises))
        .isEmpty();
    assertThat(
            new Heard("GET", "/health", 200, headers, "{\"status\": \"ok\", \"x\": 1}")
                .misfits(promises))
        .singleElement()
        .asString()
        .contains("GET /health answered 200", "openapi/door.yaml", "'x'");
    assertThat(new Heard("GET", "/health", 418, headers, "{}").misfits(promises).toString())
        .contains("none of its responses");
    assertThat(
            new Heard("GET", "/universes/u/hash", 200, Map.of("content-type", "text/html"), "")
                .misfits(promises)
                .toString())
        .contains("openapi/states.yaml", "text/html is none of [application/json]");
    assertThat(new Heard("DELETE", "/universes/u", 204, headers, "{}").misfits(promises).toString())
        .contains("a body was not expected");
    assertThat(
            new Heard("GET", "/universes/u/hash", 401, headers, "{\"error\": {\"what\": \"x\"}}")
                .misfits(promises)
                .toString())
        .contains("no header www-authenticate");
    assertThat(new Heard("GET", "/nowhere", 200, headers, "{}").misfits(promises).toString())
        .contains("is not told; add its path");
  }

  @Test
  void streams_are_held_item_by_item() {
    Obj item = (Obj) Json.trusted("{\"type\": \"object\", \"required\": [\"n\"]}");
    Obj content =
        Obj.of(
            "text/event-stream", Obj.of("x-item", item),
            "application/jsonl", Obj.of("x-item", item));
    Obj told =
        Obj.of(
            "paths",
            Obj.of(
                "/s",
                Obj.of(
                    "get",
                    Obj.of("tags", Json.array(List.of(Json.of("s"))))
                        .with("responses", Obj.of("200", Obj.of("content", content))))),
            "components",
            Obj.EMPTY);
    var streams = new Promises(told);
    String events = ": hello\n\nid: 1\nevent: entry\ndata: {\"n\": 1}\n\ndata: {}\n\n";
    var sse = Map.of("content-type", "text/event-stream;charset=utf-8");
    assertThat(new Heard("GET", "/s", 200, sse, events).misfits(streams)).hasSize(1);
    var lines = Map.of("content-type", "application/jsonl");
    assertThat(new Heard("GET", "/s", 200, lines, "{\"n\": 1}\n{}\n{}\n").misfits(streams))
        .hasSize(2);
  }

  @Test
  void tests_hear_the_control_port_through_the_door_alone() throws Exception {
    List<String> around = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        String text = Files.readString(file);
        boolean asks = text.contains("HttpRequest") && text.contains("controlUrl() + ");
        boolean held = text.contains("Door.held") || text.contains("running.send");
        if (asks && !held) {
          around.add(file.toString());
        }
      }
    }
    assertThat(around).as("ask by Running.control, or pass replies through Door.held").isEmpty();
  }
}
