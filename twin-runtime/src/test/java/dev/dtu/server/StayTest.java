package dev.dtu.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.ledger.Ledger;
import dev.dtu.ledger.Options;
import dev.dtu.twin.People;
import dev.dtu.universe.Stay;
import dev.dtu.universe.Terms;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import dev.dtu.universe.Wish;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How universes are known to those who keep house, and when they go.
class StayTest {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  @TempDir Path folder;
  private final AtomicReference<Instant> real = new AtomicReference<>(NOON);

  private static Stay lasting(Duration life) {
    return new Stay(new TreeMap<>(), Optional.of(life), Optional.empty());
  }

  private static Obj ok(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isBetween(200, 201);
    return Running.json(response);
  }

  private static String found(Running running, String body) throws Exception {
    HttpResponse<String> response = running.control("POST", "/universes", body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
    return Running.json(response).obj("error").orElseThrow().toString();
  }

  private static HttpResponse<String> claim(Running running, String key, String body)
      throws Exception {
    return running.send(
        HttpRequest.newBuilder(URI.create(running.server.controlUrl() + "/universes"))
            .header("Authorization", "Bearer secret")
            .header("content-type", "application/json")
            .header("Idempotency-Key", key)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  @Test
  void universes_have_labels_and_are_listed_by_them() throws Exception {
    try (Running running = new Running(folder)) {
      Obj made =
          ok(
              running.control(
                  "POST",
                  "/universes",
                  "{\"name\": \"a\", \"labels\": {\"run\": \"17\", \"team\": \"ops\"}}"));
      assertThat(made.obj("labels").orElseThrow().text("run")).contains("17");
      ok(running.control("POST", "/universes", "{\"name\": \"b\", \"labels\": {\"run\": \"18\"}}"));
      assertThat(names(running, "?label=run")).containsExactly("a", "b");
      assertThat(names(running, "?label=run=17")).containsExactly("a");
      assertThat(names(running, "?label=run&label=team=ops")).containsExactly("a");
      assertThat(names(running, "?label=run=1")).isEmpty();
    }
  }

  private static List<String> names(Running running, String query) throws Exception {
    List<String> names = new ArrayList<>();
    for (Json each : ok(running.control("GET", "/universes" + query, "")).items("universes")) {
      names.add(each.asObj().flatMap(universe -> universe.text("name")).orElseThrow());
    }
    return names;
  }

  @Test
  void labels_and_lives_have_limits() throws Exception {
    try (Running running = new Running(folder)) {
      String longer = "x".repeat(Stay.LABEL_CHARACTERS + 1);
      assertThat(found(running, "{\"labels\": {\"a\": \"" + longer + "\"}}"))
          .contains("at most 32");
      assertThat(found(running, "{\"labels\": {\"a=b\": \"c\"}}")).contains("without '='");
      assertThat(found(running, "{\"labels\": {\"a\": 5}}")).contains("'a': 5");
      assertThat(found(running, "{\"labels\": [\"a\"]}")).contains("array");
      Obj.Builder many = Obj.builder();
      for (int i = 0; i <= Stay.LABELS; i++) {
        many.put("l" + i, "");
      }
      assertThat(found(running, Obj.of("labels", many.build()).toString())).contains("33 of them");
      assertThat(found(running, "{\"ttl\": \"PT0.5S\"}")).contains("from PT1S to PT8760H");
      assertThat(found(running, "{\"ttl\": \"P366D\"}")).contains("from PT1S to PT8760H");
      assertThat(found(running, "{\"ttl\": \"soon\"}")).contains("a duration such as PT1H30M");
    }
  }

  @Test
  void a_universe_is_gone_when_its_time_is_over() throws Exception {
    Universes universes = Notes.universes(real::get);
    universes.create(Wish.ANYTHING.named("short").staying(lasting(Duration.ofMinutes(5))));
    universes.create(Wish.ANYTHING.named("fork").forkOf("short"));
    universes.snapshots().take(universes.find("short").orElseThrow(), "s");
    real.set(NOON.plus(Duration.ofMinutes(5)).minusMillis(1));
    assertThat(universes.find("short")).isPresent();
    assertThat(universes.sweep()).isZero();
    real.set(NOON.plus(Duration.ofMinutes(5)));
    assertThat(universes.find("short")).isEmpty();
    assertThat(universes.seek("short@s")).isPresent();
    assertThat(universes.sweep()).isEqualTo(1);
    assertThat(universes.seek("short@s")).isEmpty();
    assertThat(universes.find("fork")).isPresent();
    universes.create(Wish.ANYTHING.named("short"));
  }

  @Test
  void the_server_sweeps_what_is_over() throws Exception {
    try (Running running = new Running(folder)) {
      ok(running.control("POST", "/universes", "{\"name\": \"short\", \"ttl\": \"PT1S\"}"));
      Instant patience = Instant.now().plusSeconds(20);
      while (running.universes.all().size() > 1 && Instant.now().isBefore(patience)) {
        Thread.onSpinWait();
      }
      assertThat(running.universes.all()).extracting(Universe::name).containsExactly("default");
    }
  }

  @Test
  void the_same_claim_finds_what_was_made() throws Exception {
    try (Running running = new Running(folder)) {
      String body = "{\"labels\": {\"run\": \"17\"}}";
      HttpResponse<String> first = claim(running, "k1", body);
      HttpResponse<String> again = claim(running, "k1", body);
      assertThat(ok(again).text("name")).isEqualTo(ok(first).text("name"));
      assertThat(first.headers().firstValue("idempotency-replayed")).isEmpty();
      assertThat(again.headers().firstValue("idempotency-replayed")).contains("true");
      assertThat(ok(claim(running, "k2", body)).text("name")).isNotEqualTo(ok(first).text("name"));
      HttpResponse<String> other = claim(running, "k1", "{}");
      assertThat(other.statusCode()).isEqualTo(422);
      assertThat(other.body()).contains("the idempotency key stands for another wish");
      assertThat(claim(running, "k".repeat(256), "{}").statusCode()).isEqualTo(400);
      running.control("DELETE", "/universes/" + ok(first).text("name").orElseThrow(), "");
      assertThat(ok(claim(running, "k1", "{}")).text("name")).isPresent();
    }
  }

  @Test
  void terms_and_snapshots_outlive_the_process() throws Exception {
    Terms terms;
    String hash;
    var stay =
        new Stay(
            new TreeMap<>(java.util.Map.of("run", "17")),
            Optional.of(Duration.ofHours(1)),
            Optional.of(new Stay.Claim("k", "d")));
    try (Ledger ledger = Ledger.open(folder, Options.DEFAULT, 5)) {
      Universes universes = kept(ledger);
      Universe one = universes.create(Wish.ANYTHING.named("one").staying(stay));
      terms = one.terms();
      one.act("test", "mark", _ -> {});
      hash = universes.snapshots().take(one, "s").store().hash();
      one.act("test", "mark", _ -> {});
    }
    real.set(NOON.plus(Duration.ofMinutes(30)));
    try (Ledger ledger = Ledger.open(folder, Options.DEFAULT, 5)) {
      Universes universes = kept(ledger);
      Universe one = universes.find("one").orElseThrow();
      assertThat(one.terms()).isEqualTo(terms);
      Universe snapshot = universes.seek("one@s").orElseThrow();
      assertThat(snapshot.store().hash()).isEqualTo(hash);
      assertThat(snapshot.current().turn()).isEqualTo(1);
      assertThat(universes.all()).hasSize(1);
      assertThat(universes.grant(Wish.ANYTHING.staying(stay)).again()).isTrue();
      one.restore("test", "restore", snapshot.store());
      real.set(NOON.plus(Duration.ofHours(1)));
      assertThat(universes.sweep()).isEqualTo(1);
    }
    try (Ledger ledger = Ledger.open(folder, Options.DEFAULT, 5)) {
      assertThat(kept(ledger).all()).isEmpty();
      assertThat(kept(ledger).snapshots().count()).isZero();
    }
  }

  private Universes kept(Ledger ledger) {
    return Universes.kept(Notes.catalog(), ledger, 100, real::get, People.NOBODY);
  }
}
