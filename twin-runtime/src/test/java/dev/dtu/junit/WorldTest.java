package dev.dtu.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.dtu.fault.Fault;
import dev.dtu.fault.NamedPlan;
import dev.dtu.fault.Rule;
import dev.dtu.fault.Selector;
import dev.dtu.fault.Trigger;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Climate;
import dev.dtu.twin.NotesTwin;
import dev.dtu.twin.RateLimits;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Universes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.testkit.engine.EngineTestKit;

/// What a test does to its world, while software calls it over HTTP.
class WorldTest {

  @RegisterExtension final UniverseExtension universes = UniverseExtension.of(notes());

  private static Twin notes() {
    var busy =
        new NamedPlan(
            "busy",
            "it takes no calls",
            "none, 2026-11-21",
            List.of(
                new Rule(
                    "busy",
                    Selector.ALL,
                    Trigger.ALWAYS,
                    new Fault.Refuse("unavailable", 0, dev.dtu.call.Headers.NONE))));
    var limits =
        new RateLimits(
            List.of(
                new RateLimits.Bucket(
                    "all", List.of("*"), List.of(), false, 2, Duration.ofHours(1))),
            new TreeMap<>());
    return NotesTwin.twin().with(new Climate(new TreeMap<>(Map.of("busy", busy)), limits));
  }

  /// Software under test: creates a note, and tries again when it is told to or cannot tell.
  private static final class Client implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI url;
    private final String credential;

    Client(World world) {
      url = world.url("notes");
      credential = world.credential("notes").value();
    }

    int create(String text) throws Exception {
      for (int i = 0; i < 3; i++) {
        try {
          int status = send(text).statusCode();
          if (status != 429 && status != 503) {
            return status;
          }
        } catch (IOException lost) {
          // tried again: the service may have it twice now
        }
      }
      return 0;
    }

    private HttpResponse<String> send(String text) throws Exception {
      String body = Obj.of("text", Json.of(text)).toString();
      return http.send(
          HttpRequest.newBuilder(URI.create(url + "/notes"))
              .header("authorization", "Bearer " + credential)
              .header("content-type", "application/json")
              .header("x-dtu-scenario", "notes")
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
      http.shutdownNow();
    }
  }

  @Test
  void a_refused_call_is_made_again(World world) throws Exception {
    world.fault(
        "{\"fault\": {\"refuse\": \"rate-limited\"}, \"when\": {\"first\": 2}, \"on\": {\"twin\":"
            + " \"notes\"}}");
    try (var client = new Client(world)) {
      assertThat(client.create("one")).isEqualTo(201);
    }
    world.verify("operation=createNote&status=429&fault=any").exactly(2);
    world.verify("operation=createNote&status=201&correlation=notes").exactly(1);
    world.inOrder("status=429", "status=429", "status=201");
    world.verify("status=5xx").never();
    world.conforms();
  }

  @Test
  void a_lost_reply_leads_to_two_notes(World world) throws Exception {
    String lost = world.fault("{\"fault\": {\"lose\": \"after\"}}");
    try (var client = new Client(world)) {
      CompletableFuture<Integer> created =
          CompletableFuture.supplyAsync(() -> {
            try {
              return client.create("one");
            } catch (Exception failed) {
              throw new AssertionError(failed);
            }
          });
      world.verify("fault=" + lost).within(Duration.ofMinutes(1)).atLeast(1);
      world.clear(lost);
      assertThat(created.get()).isIn(201, 0);
    }
    assertThat(world.calls("operation=createNote")).hasSizeBetween(2, 3);
  }

  @Test
  void the_weather_is_what_a_service_is_known_for_until_it_clears(World world) throws Exception {
    world.plan("notes", "busy");
    try (var client = new Client(world)) {
      assertThat(client.create("one")).isZero();
      world.clear();
      assertThat(client.create("one")).isEqualTo(201);
    }
    world.verify("status=503").exactly(3);
    world.verify("status=503").atMost(3);
  }

  @Test
  void time_passes_only_when_it_is_told_to(World world) throws Exception {
    world.freeze();
    Instant begin = world.now();
    world.limit();
    try (var client = new Client(world)) {
      assertThat(client.create("one")).isEqualTo(201);
      assertThat(client.create("two")).isEqualTo(201);
      assertThat(client.create("three")).isZero();
      assertThat(world.now()).isEqualTo(begin);
      world.advance(Duration.ofHours(1));
      assertThat(client.create("four")).isEqualTo(201);
      world.advance(Instant.parse("2026-12-24T18:00:00Z"));
      assertThat(client.create("five")).isEqualTo(201);
    }
    world.verify("body=text=five&since=2026-12-24T18:00:00Z&until=2026-12-24T18:00:01Z").exactly(1);
  }

  @Test
  void each_world_has_addresses_and_forks_are_reached_beside_it(World world, Universes all)
      throws Exception {
    assertThat(world.url("notes").getPath()).isEqualTo("/u/default/notes");
    assertThat(world.url("notes")).isEqualTo(world.url("notes"));
    assertThat(all.find("default")).contains(world.universe());
  }

  @Test
  void what_is_asked_of_a_world_wrongly_is_told(World world) {
    wrong(() -> world.url("nots"), "has no twin 'nots'");
    wrong(() -> world.fault("{\"fault\": {\"refuse\": \"bussy\"}}"), "a problem (", "'bussy'");
    wrong(() -> world.fault("{\"falt\": 1}"), "did you mean 'fault'?");
    wrong(() -> world.fault("{"), "a fault: ");
    wrong(
        () -> world.fault("{\"on\": {\"twin\": \"x\"}, \"fault\": {\"delay\": \"PT1S\"}}"),
        "no twin 'x'");
    wrong(() -> world.plan("notes", "bussy"), "(busy), found 'bussy'; did you mean 'busy'?");
    wrong(() -> world.verify("oepration=x"), "did you mean 'operation'?");
    wrong(() -> world.verify("status=200").within(Duration.ofHours(1)), "PT5M");
    assertThatThrownBy(() -> world.verify("status=200").atLeast(1))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("universe 'default': expected at least 1 of: status 200");
  }

  private static void wrong(Runnable call, String... words) {
    assertThatThrownBy(call::run).isInstanceOf(RuntimeException.class).message().contains(words);
  }

  /// Run by the test below.
  static class Sample {
    @RegisterExtension final UniverseExtension universes = UniverseExtension.of(notes());

    @Test
    void broken(World world) throws Exception {
      try (var client = new Client(world)) {
        client.create("one");
      }
      world.universe().answer("notes", new dev.dtu.call.Origin("http", "x", ""), nowhere());
      world.conforms();
    }

    private static dev.dtu.call.Request nowhere() {
      return dev.dtu.call.Request.of("GET", "/nowhere");
    }
  }

  @Test
  void a_client_that_breaks_its_contract_fails_the_test_that_asks() {
    var failures =
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectMethod(Sample.class, "broken", World.class.getName()))
            .execute()
            .testEvents()
            .failed()
            .list();
    assertThat(failures).hasSize(1);
    assertThat(failures.getFirst().toString())
        .contains("1 of 2 calls keep to their contracts", "no-route");
  }
}
