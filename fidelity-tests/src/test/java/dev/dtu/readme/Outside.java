package dev.dtu.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.event.Deliveries;
import dev.dtu.journal.Entry;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Row;
import dev.dtu.twin.Turn;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Wish;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A universe with one twin, an operator, and software that hears of events.
final class Outside implements AutoCloseable {

  final Hosted hosted;
  final Universe universe;
  final Receiver receiver = new Receiver();
  private final HttpClient http = HttpClient.newHttpClient();

  Outside(String twin, Path folder) throws Exception {
    hosted = Hosted.start(twin, folder);
    universe = hosted.universes().create(Wish.ANYTHING.named("lab"));
  }

  /// Calls the twin as its admin; anything but success is an error.
  Obj call(String method, String path, String body) throws Exception {
    return call(universe, method, path, body);
  }

  Obj call(Universe in, String method, String path, String body) throws Exception {
    HttpResponse<String> answer = answer(in, method, path, body);
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    return answer.body().isEmpty() ? Obj.EMPTY : (Obj) Json.trusted(answer.body());
  }

  /// What the twin answers its admin, whatever it is.
  HttpResponse<String> answer(String method, String path, String body) throws Exception {
    return answer(universe, method, path, body);
  }

  private HttpResponse<String> answer(Universe in, String method, String path, String body)
      throws Exception {
    var credential = hosted.universes().credentials(in, hosted.twin()).getFirst();
    String header = hosted.twin().authForms().getFirst().name();
    var request =
        HttpRequest.newBuilder(URI.create(hosted.url(in) + path))
            .header(header, credential.header().replaceFirst("^[^:]+: ", ""))
            .header("content-type", "application/json; charset=utf-8")
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /// Asks the control port about the universe.
  HttpResponse<String> control(String method, String path, String body) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(hosted.server().controlUrl() + "/universes/lab" + path))
            .header("authorization", "Bearer " + hosted.server().token())
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  Obj told(String method, String path, String body) throws Exception {
    HttpResponse<String> answer = control(method, path, body);
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    return answer.body().isEmpty() ? Obj.EMPTY : (Obj) Json.trusted(answer.body());
  }

  void freeze() throws Exception {
    told("POST", "/clock", "{\"freeze\": true}");
  }

  void advance(String by) throws Exception {
    told("POST", "/clock", "{\"advance\": \"" + by + "\"}");
  }

  /// The states of all deliveries, in order.
  List<String> states() {
    return states(universe);
  }

  static List<String> states(Universe in) {
    List<String> states = new ArrayList<>();
    for (Row row : rows(in)) {
      states.add(row.value().obj("item").orElse(Obj.EMPTY).text("state").orElse(""));
    }
    return states;
  }

  static List<Row> rows(Universe in) {
    List<Row> rows = new ArrayList<>();
    in.store().table(Deliveries.TABLE).rows(0).forEachRemaining(rows::add);
    return rows;
  }

  /// Waits until the deliveries have these states.
  void until(String... states) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!states().equals(List.of(states))) {
      if (System.nanoTime() > end) {
        throw new AssertionError("expected " + List.of(states) + ", found " + rows(universe));
      }
      Thread.onSpinWait();
    }
  }

  /// No defects, and the journal makes the same universe again.
  @Override
  public void close() {
    for (Universe each : hosted.universes().all()) {
      for (Entry entry : each.entries(1, Integer.MAX_VALUE)) {
        if (entry instanceof Entry.Called(Turn turn)) {
          assertThat(turn.outcome()).isNotInstanceOf(Turn.Outcome.Defect.class);
        }
        if (entry instanceof Entry.Tick tick) {
          assertThat(tick.defect()).isEmpty();
        }
      }
      assertThat(each.replay().differences()).isEmpty();
    }
    http.close();
    hosted.close();
    receiver.close();
  }
}
