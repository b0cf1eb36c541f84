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
      visitor.ask(Course.BEFORE);
      calls(running);
      new Telling(visitor, running).course();
      visitor.ask(Course.AFTER);
      stream(visitor);
      files(visitor);
      operators(visitor);
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
                + " add a step to Course, or take the status away")
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

  /// A fork's journal while it goes on, begins anew and ends.
  private static void stream(Visitor visitor) throws Exception {
    visitor.ask("POST", "/universes", "{\"name\": \"s\", \"fork\": \"w\"}");
    String told =
        visitor.stream(
            visitor.request("/universes/s/journal/stream").header("last-event-id", "1"),
            () -> visitor.ask("PUT", "/universes/s/tables/notes/note/rows/n3", "{\"item\": {}}"),
            "event: gap",
            () -> visitor.ask("DELETE", "/universes/s", ""));
    assertThat(told).contains("event: gap", "event: end");
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

  /// Others are let in, of whom one may not do much.
  private static void operators(Visitor visitor) throws Exception {
    String reader =
        "{\"name\": \"reader\", \"role\": \"read\", \"token\": \"a-token-of-some-length\"}";
    visitor.ask(
        List.of(
            List.of("POST", "/operators", reader),
            List.of("POST", "/operators", reader),
            List.of("POST", "/operators", "{\"name\": \"one\", \"role\": \"run\"}"),
            List.of("GET", "/operators", ""),
            List.of("GET", "/operators/me", ""),
            List.of("GET", "/audit?actor=operator&limit=2", ""),
            List.of("DELETE", "/operators/one", ""),
            List.of("DELETE", "/operators/operator", "")));
    for (Promises.Operation operation : Promises.CONTROL.operations()) {
      String body = Visitor.body(operation);
      visitor.ask(
          HttpRequest.newBuilder(URI.create(visitor.url() + Visitor.path(operation, "none")))
              .header("authorization", "Bearer a-token-of-some-length")
              .header("content-type", "application/json")
              .method(operation.method(), HttpRequest.BodyPublishers.ofString(body)),
          HttpResponse.BodyHandlers.ofString());
    }
    for (int i = 0; i < 100; i++) {
      visitor.ask("POST", "/operators", "{\"name\": \"o" + i + "\", \"role\": \"run\"}");
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

  /// @param authority in which a folder that is none stands for the authority; empty for no TLS
  private Server server(Ledger ledger, String authority) throws Exception {
    Universes universes = Keeping.universes(ledger, 100);
    for (String name : List.of("default", "w")) {
      if (universes.find(name).isEmpty()) {
        universes.create(Wish.ANYTHING.named(name).takingAnyCredential());
      }
    }
    var disguise = ServerOptions.Disguise.NONE.of(folder.resolve(authority).resolve("ca"));
    return Server.start(
        ServerOptions.anyPorts()
            .withToken("secret")
            .with(authority.isEmpty() ? disguise : disguise.withProxy(0)),
        universes,
        new DiskBlobs(ledger.blobs(), 1 << 20));
  }

  private void onFullDisk(Set<String> seen) throws Exception {
    var full = new AtomicBoolean();
    try (Ledger ledger = FullDisk.open(folder.resolve("kept"), full::get);
        Server server = server(ledger, "")) {
      var visitor = new Visitor(client, server.controlUrl(), seen);
      new Telling(visitor, server.dataUrl()).lost();
      visitor.ask("GET", "/ca", "");
      visitor.ask(
          List.of(
              List.of("POST", "/universes/w/snapshots", "{\"name\": \"before\"}"),
              List.of("PUT", "/universes/w/tables/notes/note/rows/n1", "{\"item\": {}}"),
              List.of("PUT", "/universes/w/faults/one", "{\"fault\": {\"lose\": \"after\"}}"),
              List.of(
                  "POST",
                  "/universes/w/timers",
                  "{\"name\": \"one\", \"in\": \"PT9H\", \"does\": \"remove\","
                      + " \"table\": \"notes/note\", \"key\": \"n9\"}")));
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
          visitor.ask(operation.method(), path + Visitor.query(operation), fresh(operation));
        }
      }
      full.set(false);
      // who has nothing to wait for stays asleep when the server starts again
      visitor.ask("DELETE", "/universes/w/timers/one", "");
      visitor.ask("DELETE", "/universes/w/sockets/k1", "");
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
        Server server = server(ledger, Files.createFile(folder.resolve("file")).toString());
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
          String path = Visitor.path(operation, "w") + Visitor.query(operation);
          visitor.ask(operation.method(), path, fresh(operation));
        }
      }
      for (int beyond = 0; beyond <= 200; beyond++) { // a stream that did not begin takes no place
        assertThat(visitor.ask("GET", "/universes/w/journal/stream", "").body())
            .contains("cannot be read");
      }
      visitor.ask("POST", "/universes", "{\"fork\": \"w\"}");
      for (Path there : folders) {
        Files.delete(there);
      }
      visitor.ask("DELETE", "/universes/w", "");
    }
  }
}
