package dev.dtu.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.fault.Fault;
import dev.dtu.fault.Rule;
import dev.dtu.fault.Selector;
import dev.dtu.fault.Trigger;
import dev.dtu.ledger.FullDisk;
import dev.dtu.ledger.Ledger;
import dev.dtu.store.DiskBlobs;
import dev.dtu.universe.Faults;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import dev.dtu.universe.Wish;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Every reply that the control port's document tells is given at least once, and fits.
@Timeout(120)
class EveryReplyTest {

  /// What is asked in a universe `w`, in this order: method, path, body.
  private static final List<List<String>> COURSE =
      List.of(
          List.of("GET", "/", ""),
          List.of("GET", "/health", ""),
          List.of("GET", "/openapi.json", ""),
          List.of("GET", "/openapi.yaml", ""),
          List.of("GET", "/docs", ""),
          List.of("GET", "/docs/" + Promises.EDITION + "/start.js", ""),
          List.of("GET", "/docs/" + Promises.EDITION + "/index.html", ""),
          List.of(
              "POST",
              "/universes",
              "{\"name\": \"w\", \"auth\": \"any\", \"dice\": \"lucky\", \"twins\": [\"notes\"],"
                  + " \"clock\": {\"at\": \"2026-01-31T12:00:00Z\", \"frozen\": true}}"),
          List.of("GET", "/universes", ""),
          List.of("GET", "/universes/w", ""),
          List.of("GET", "/universes/w/clock", ""),
          List.of("POST", "/universes/w/clock", "{\"advance\": \"PT1H\", \"run\": true}"),
          List.of(
              "POST",
              "/universes/w/timers",
              "{\"name\": \"late\", \"in\": \"PT1H\", \"does\": \"remove\","
                  + " \"table\": \"notes/note\", \"key\": \"n9\"}"),
          List.of(
              "POST",
              "/universes/w/timers",
              "{\"name\": \"one\", \"at\": \"2099-01-31T12:00:00Z\", \"does\": \"put\","
                  + " \"table\": \"notes/note\", \"key\": \"n8\", \"row\": {\"item\": {}}}"),
          List.of("GET", "/universes/w/timers?limit=1", ""),
          List.of("DELETE", "/universes/w/timers/one", ""),
          List.of("POST", "/universes/w/clock", "{\"advance\": \"PT2H\"}"),
          List.of(
              "POST",
              "/universes/w/faults",
              "{\"name\": \"busy\", \"on\": {\"operation\": \"list\", \"arguments\": {\"a\": 1}},"
                  + " \"fault\": {\"refuse\": \"rate-limited\", \"headers\": {\"retry-after\":"
                  + " 1}}}"),
          List.of(
              "PUT",
              "/universes/w/faults/slow",
              "{\"when\": {\"first\": 9, \"chance\": 1},"
                  + " \"fault\": {\"delay\": {\"least\": \"PT0S\", \"most\": \"PT0.001S\"}}}"),
          List.of("GET", "/universes/w/faults", ""),
          List.of("DELETE", "/universes/w/faults/busy", ""),
          List.of("GET", "/universes/w/plans", ""),
          List.of("PATCH", "/universes/w/settings", "{\"limits\": true}"),
          List.of("GET", "/universes/w/settings", ""),
          List.of(
              "POST",
              "/universes/w/tables/notes/note/rows",
              "{\"key\": \"n1\", \"item\": {\"a\": 1}, \"within\": [\"x/y\"], \"hidden\": {}}"),
          List.of("PUT", "/universes/w/tables/notes/note/rows/n2", "{\"item\": {}}"),
          List.of("POST", "/universes", "{\"name\": \"f\", \"fork\": \"w\"}"),
          List.of("PATCH", "/universes/f/tables/notes/note/rows/n1", "{\"item\": {\"a\": 2}}"),
          List.of("PUT", "/universes/f/tables/notes/note/rows/n3", "{\"item\": {}}"),
          List.of("DELETE", "/universes/f/tables/notes/note/rows/n2", ""),
          List.of("GET", "/universes/w/diff/f", ""),
          List.of("GET", "/universes/w/hash", ""),
          List.of("GET", "/universes/w/tables", ""),
          List.of("GET", "/universes/w/tables/notes/note/rows?limit=1", ""),
          List.of("GET", "/universes/w/tables/notes/note/rows/n1", ""),
          List.of("GET", "/universes/w/tables/universe/clock/rows", ""),
          List.of("GET", "/universes/w/journal?from=1&limit=2", ""),
          List.of("GET", "/universes/w/journal?from=1", ""),
          List.of("GET", "/universes/f/journal?from=1", ""),
          List.of("GET", "/universes/w/diff/w?turn=1", ""),
          List.of("GET", "/universes/w/diff/w?turn=999", ""),
          List.of("GET", "/metrics", ""),
          List.of("POST", "/universes/w/snapshots", "{\"name\": \"kept\"}"),
          List.of("POST", "/universes/w/snapshots", "{\"name\": \"kept\"}"),
          List.of("GET", "/universes/w/snapshots", ""),
          List.of("GET", "/universes/w@kept", ""),
          List.of("GET", "/universes/w@kept/hash", ""),
          List.of("GET", "/universes/w@kept/diff/w", ""),
          List.of("GET", "/universes/w@kept/tables/notes/note/rows", ""),
          List.of("POST", "/universes/w/restore", "{\"snapshot\": \"kept\"}"),
          List.of("POST", "/universes/w/restore", "{\"turn\": 2}"),
          List.of("POST", "/universes/w/restore", "{\"turn\": 999}"),
          List.of(
              "POST",
              "/universes",
              "{\"name\": \"l\", \"labels\": {\"run\": \"17\"}, \"ttl\": \"PT1H\"}"),
          List.of("GET", "/universes?label=run", ""),
          List.of("POST", "/universes", "{\"fork\": \"none\"}"),
          List.of("POST", "/universes", "{\"fork\": \"w\", \"turn\": 999}"),
          List.of("POST", "/universes", "{\"name\": \"w\"}"),
          List.of("DELETE", "/universes/w/faults", ""),
          List.of("POST", "/universes/f/reset", ""),
          List.of("DELETE", "/universes/f", ""));

  /// What no request can bring about here, with the reason.
  private static final List<String> UNSEEN =
      List.of(
          ".* 500", // a defect of the program
          "POST /universes/import 413"); // 256 MiB, refused by what refuses a smaller body

  @TempDir Path folder;
  private final HttpClient client = HttpClient.newHttpClient();

  private static Set<String> told() {
    var told = new TreeSet<String>();
    for (Promises.Operation operation : Promises.CONTROL.operations()) {
      Promises.CONTROL
          .responses(operation)
          .keys()
          .forEach(code -> told.add(operation + " " + code));
    }
    return told;
  }

  @Test
  void every_reply_that_is_told_is_given() throws Exception {
    Set<String> seen = new TreeSet<>();
    try (var running = new Running(folder.resolve("blobs"))) {
      var visitor = new Visitor(client, running.server.controlUrl(), seen);
      for (List<String> step : COURSE.subList(0, 20)) {
        visitor.ask(step.get(0), step.get(1), step.get(2));
      }
      calls(running);
      for (List<String> step : COURSE.subList(20, COURSE.size())) {
        visitor.ask(step.get(0), step.get(1), step.get(2));
      }
      files(visitor);
      refusals(visitor);
      full(visitor, running.universe("w"));
    }
    onFullDisk(seen);
    onLostFiles(seen);
    Set<String> missing = told();
    missing.removeAll(seen);
    assertThat(missing.stream().filter(each -> UNSEEN.stream().noneMatch(each::matches)))
        .as(
            "told in twin-runtime/src/main/resources/dev/dtu/control/openapi and never seen here;"
                + " add a step to COURSE, or take the status away")
        .isEmpty();
    assertThat(seen.stream().filter(each -> UNSEEN.stream().anyMatch(each::matches)))
        .as("seen after all")
        .isEmpty();
  }

  /// Calls of every outcome, so that the journal has them to tell.
  private void calls(Running running) throws Exception {
    for (String path : List.of("notes", "notes/none", "../echo", "../nowhere")) {
      var request =
          HttpRequest.newBuilder(running.data("/u/w/notes/api/v1/" + path).normalize())
              .header("authorization", "Token any")
              .header("content-type", "application/json");
      running.send(request.copy().POST(HttpRequest.BodyPublishers.ofString("{\"text\": \"a\"}")));
      running.send(request.copy().GET());
    }
    byte[] binary = {(byte) 0xff, 0, 1};
    running.send(
        HttpRequest.newBuilder(running.data("/u/w/notes/echo"))
            .header("authorization", "Token any")
            .POST(HttpRequest.BodyPublishers.ofByteArray(binary)));
  }

  private static void files(Visitor visitor) throws Exception {
    for (String wish : List.of("{}", "{}", "{\"dice\": 1}")) {
      visitor.ask(
          visitor
              .request("/universes")
              .header("idempotency-key", "once")
              .POST(HttpRequest.BodyPublishers.ofString(wish)),
          HttpResponse.BodyHandlers.ofString());
    }
    HttpResponse<byte[]> file =
        visitor.ask(
            visitor.request("/universes/w/journal/file"), HttpResponse.BodyHandlers.ofByteArray());
    for (int again = 0; again < 2; again++) {
      visitor.ask(
          visitor
              .request("/universes/import?name=copy")
              .POST(HttpRequest.BodyPublishers.ofByteArray(file.body())),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  /// What every operation of a kind refuses.
  private static void refusals(Visitor visitor) throws Exception {
    var text = HttpResponse.BodyHandlers.ofString();
    String long1 = "\"" + "x".repeat(1 << 20) + "\"";
    for (Promises.Operation operation : Promises.CONTROL.operations()) {
      String path = Visitor.path(operation, "w");
      String body = Visitor.body(operation);
      visitor.ask(operation.method(), path + "?no-such=1", body);
      visitor.ask(
          HttpRequest.newBuilder(URI.create(visitor.url() + path))
              .method(operation.method(), HttpRequest.BodyPublishers.ofString(body)),
          text);
      visitor.ask(operation.method(), Visitor.path(operation, "none"), body);
      if (!path.endsWith("/import")) {
        visitor.ask(operation.method(), path, long1);
      }
      if (!body.isEmpty()) {
        visitor.ask(
            visitor
                .request(path)
                .header("content-type", "text/plain")
                .method(operation.method(), HttpRequest.BodyPublishers.ofString(body)),
            text);
      }
      if (!operation.toString().equals("DELETE /universes/{u}")) {
        visitor.ask(operation.method(), Visitor.path(operation, "w@kept"), body);
      }
      if (path.contains("/notes/note/")) {
        visitor.ask(operation.method(), path.replace("/notes/note/", "/universe/clock/"), body);
      }
    }
    visitor.ask(
        "POST",
        "/universes/w/timers",
        "{\"in\": \"PT1H\", \"does\": \"remove\", \"table\": \"universe/clock\", \"key\": \"a\"}");
  }

  private static void full(Visitor visitor, Universe universe) throws Exception {
    var fault = new Fault.Lose(true);
    universe.act(
        "test",
        "many",
        draft -> {
          for (int i = 0; i < dev.dtu.fault.FaultPlan.LIMIT; i++) {
            Faults.set(draft, new Rule("f" + i, Selector.ALL, Trigger.ALWAYS, fault));
          }
        });
    visitor.ask("POST", "/universes/w/faults", "{\"fault\": {\"lose\": \"after\"}}");
    visitor.ask("PUT", "/universes/w/faults/one", "{\"fault\": {\"lose\": \"after\"}}");
  }

  private Server server(Ledger ledger) throws Exception {
    Universes universes = Keeping.universes(ledger, 100);
    for (String name : List.of("default", "w")) {
      if (universes.find(name).isEmpty()) {
        universes.create(Wish.ANYTHING.named(name).takingAnyCredential());
      }
    }
    return Server.start(
        ServerOptions.anyPorts().withToken("secret"),
        universes,
        new DiskBlobs(ledger.blobs(), 1 << 20));
  }

  private void onFullDisk(Set<String> seen) throws Exception {
    var full = new AtomicBoolean();
    try (Ledger ledger = FullDisk.open(folder.resolve("kept"), full::get);
        Server server = server(ledger)) {
      var visitor = new Visitor(client, server.controlUrl(), seen);
      for (List<String> step :
          List.of(
              List.of("POST", "/universes/w/snapshots", "{\"name\": \"before\"}"),
              List.of("PUT", "/universes/w/tables/notes/note/rows/n1", "{\"item\": {}}"),
              List.of("PUT", "/universes/w/faults/one", "{\"fault\": {\"lose\": \"after\"}}"),
              List.of(
                  "POST",
                  "/universes/w/timers",
                  "{\"name\": \"one\", \"in\": \"PT9H\", \"does\": \"remove\","
                      + " \"table\": \"notes/note\", \"key\": \"n9\"}"))) {
        visitor.ask(step.get(0), step.get(1), step.get(2));
      }
      byte[] file =
          visitor
              .ask(
                  visitor.request("/universes/w/journal/file"),
                  HttpResponse.BodyHandlers.ofByteArray())
              .body();
      full.set(true);
      for (Promises.Operation operation : Promises.CONTROL.operations()) {
        String path = Visitor.path(operation, "w");
        if (path.endsWith("/import")) {
          visitor.ask(
              visitor
                  .request(path + "?name=there")
                  .POST(HttpRequest.BodyPublishers.ofByteArray(file)),
              HttpResponse.BodyHandlers.ofString());
        } else if (!operation.method().equals("GET")
            && !operation.toString().equals("DELETE /universes/{u}")) {
          visitor.ask(operation.method(), path, fresh(operation));
        }
      }
      full.set(false);
      // who has nothing to wait for stays asleep when the server starts again
      visitor.ask("DELETE", "/universes/w/timers/one", "");
    }
  }

  /// The body that the document shows, with names nothing has yet.
  private static String fresh(Promises.Operation operation) {
    return Visitor.body(operation)
        .replace("\"key\":\"n1\"", "\"key\":\"n4\"")
        .replace("\"name\":\"before\"", "\"name\":\"after\"");
  }

  private void onLostFiles(Set<String> seen) throws Exception {
    try (Ledger ledger = FullDisk.open(folder.resolve("kept"), () -> false);
        Server server = server(ledger);
        Stream<Path> files = Files.walk(folder.resolve("kept/universes"))) {
      var visitor = new Visitor(client, server.controlUrl(), seen);
      List<Path> folders = new ArrayList<>();
      for (Path each : files.toList()) {
        if (Files.isRegularFile(each)) {
          Files.delete(each);
        } else if (each.getFileName().toString().endsWith("-w")) {
          folders.add(each);
        }
      }
      assertThat(folders).hasSize(1);
      for (Promises.Operation operation : Promises.CONTROL.operations()) {
        if (!operation.path().equals("/universes/{u}") || operation.method().equals("GET")) {
          visitor.ask(operation.method(), Visitor.path(operation, "w"), fresh(operation));
        }
      }
      visitor.ask("POST", "/universes", "{\"fork\": \"w\"}");
      for (Path there : folders) {
        Files.delete(there);
      }
      visitor.ask("DELETE", "/universes/w", "");
    }
  }
}
