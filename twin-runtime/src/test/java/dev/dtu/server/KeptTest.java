package dev.dtu.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dtu.call.Origin;
import dev.dtu.call.Request;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.ledger.Damaged;
import dev.dtu.ledger.Durability;
import dev.dtu.ledger.Ledger;
import dev.dtu.ledger.Options;
import dev.dtu.ledger.Transcript;
import dev.dtu.store.DiskBlobs;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Replay;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import dev.dtu.universe.Wish;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Universes that are kept: what a caller and an operator notice of it, which is nothing.
@Timeout(60)
class KeptTest {

  private static final Origin HERE = new Origin("http", "localhost", "");

  @TempDir Path folder;

  private Ledger open(Durability durability) throws IOException {
    return Ledger.open(folder, Options.DEFAULT.with(durability), 5);
  }

  private static int create(Universe universe, String text) {
    Twin twin = universe.twin("notes");
    var request =
        Request.of("POST", "/api/v1/notes")
            .with("authorization", "Token any")
            .withJson(Obj.of("text", Json.of(text)));
    return universe.turn(twin.name(), HERE, request).reply().status();
  }

  private static Map<String, Long> turns(Universes universes) {
    Map<String, Long> turns = new TreeMap<>();
    for (Universe universe : universes.all()) {
      turns.put(universe.name(), universe.current().turn());
    }
    return turns;
  }

  private static Map<String, String> hashes(Universes universes) {
    Map<String, String> hashes = new TreeMap<>();
    for (Universe universe : universes.all()) {
      hashes.put(universe.name(), universe.store().hash());
    }
    return hashes;
  }

  @Test
  void universes_forks_resets_and_deletions_are_there_after_a_restart() throws Exception {
    Map<String, Long> turns;
    Map<String, String> hashes;
    List<Universes.Credential> credentials;
    long dice;
    try (Ledger ledger = open(Durability.POWER)) {
      Universes universes = Keeping.universes(ledger, 100);
      Universe one = universes.create(Wish.ANYTHING.named("one").takingAnyCredential());
      create(one, "a");
      create(one, "b");
      Universe two = universes.create(Wish.ANYTHING.named("two").forkOf("one"));
      create(one, "c");
      two.act("operator", "empty", _ -> {});
      universes.create(Wish.ANYTHING.named("three").forkOf("two"));
      universes.create(Wish.ANYTHING.named("four"));
      universes.delete("four");
      Universe five = universes.create(Wish.ANYTHING.named("five").forkOf("one"));
      create(five, "e");
      five.reset();
      universes.delete("two");
      turns = turns(universes);
      hashes = hashes(universes);
      credentials = universes.credentials(one, one.twin("notes"));
      dice = one.dice();
    }
    try (Ledger ledger = open(Durability.PROCESS)) {
      Universes universes = Keeping.universes(ledger, 100);
      Universe one = universes.find("one").orElseThrow();
      assertThat(one.awake()).isFalse();
      assertThat(turns(universes))
          .isEqualTo(turns)
          .containsOnlyKeys("one", "three", "five")
          .containsEntry("five", 0L);
      assertThat(hashes(universes)).isEqualTo(hashes);
      assertThat(universes.credentials(one, one.twin("notes"))).isEqualTo(credentials);
      assertThat(one.dice()).isEqualTo(dice);
      assertThat(universes.credentials().lead(credentials.getFirst().value()))
          .hasValueSatisfying(lead -> assertThat(lead.universe()).isEqualTo("one"));
      assertThat(one.entries(1, 10)).hasSize(3);
      assertThat(create(one, "d")).isEqualTo(201);
      assertThat(one.current().turn()).isEqualTo(4);
    }
  }

  @Test
  void universes_nobody_asks_leave_memory_and_answer_as_before() throws Exception {
    try (Ledger ledger = open(Durability.PROCESS)) {
      Universes universes = Keeping.universes(ledger, 3);
      for (int i = 0; i < 12; i++) {
        create(universes.create(Wish.ANYTHING.named("u" + i).takingAnyCredential()), "first");
      }
      for (int round = 2; round < 5; round++) {
        for (Universe universe : universes.all()) {
          assertThat(create(universe, "again")).isEqualTo(201);
          assertThat(universe.current().turn()).isEqualTo(round);
          assertThat(universe.entries(1, 10)).hasSize(round);
        }
      }
      universes.settle();
      assertThat(universes.all()).filteredOn(Universe::awake).hasSizeLessThanOrEqualTo(3);
    }
  }

  @Test
  void a_server_shows_who_sleeps_and_wakes_whoever_is_called() throws Exception {
    try (Ledger ledger = open(Durability.PROCESS)) {
      Universes universes = Keeping.universes(ledger, 100);
      create(universes.create(Wish.ANYTHING.named("default").takingAnyCredential()), "kept");
    }
    try (Ledger ledger = open(Durability.POWER);
        Server server =
            Server.start(
                ServerOptions.anyPorts().withToken("secret"),
                Keeping.universes(ledger, 100),
                new DiskBlobs(ledger.blobs(), 1 << 20));
        HttpClient client = HttpClient.newHttpClient()) {
      var list =
          HttpRequest.newBuilder(URI.create(server.controlUrl() + "/universes"))
              .header("Authorization", "Bearer secret")
              .build();
      var text = HttpResponse.BodyHandlers.ofString();
      assertThat(Door.held(client.send(list, text)).body()).contains("\"passive\":1}");
      var read =
          HttpRequest.newBuilder(URI.create(server.dataUrl() + "/notes/api/v1/notes"))
              .header("Authorization", "Token any")
              .build();
      assertThat(client.send(read, text).body()).contains("kept");
      assertThat(Door.held(client.send(list, text)).body()).contains("\"passive\":0}");
    }
  }

  @Test
  void a_journal_travels_in_one_file_with_the_bodies_it_refers_to() throws Exception {
    var here = new DiskBlobs(folder.resolve("here"), 1 << 20);
    var there = new DiskBlobs(folder.resolve("there"), 1 << 20);
    Universes universes = Notes.universes();
    Universe one = universes.find("default").orElseThrow();
    create(one, "a");
    one.act("operator", "nothing", _ -> {});
    dev.dtu.store.BlobRef blob;
    try (var upload = here.begin()) {
      upload.write(new byte[3_000_000 >> 2], 0, 3_000_000 >> 2);
      blob = upload.finish();
    }
    var stored = new dev.dtu.call.Body.Stored(blob.sha256(), blob.length());
    one.turn("notes", HERE, Request.of("POST", "/echo").with(stored));
    var file = new java.io.ByteArrayOutputStream();
    Transcript written = one.transcript();
    written.write(file, here);

    Transcript read = Transcript.read(file.toByteArray(), there);
    assertThat(read.entries()).isEqualTo(written.entries()).hasSize(3);
    assertThat(read.begin().hash()).isEqualTo(written.begin().hash());
    assertThat(there.has(blob.sha256())).isTrue();
    assertThat(Replay.of(Notes.catalog(), read).differences()).isEmpty();

    Universe opened = universes.open(java.util.Optional.of("opened"), read);
    assertThat(opened.store().hash()).isEqualTo(one.store().hash());
    assertThat(opened.entries(1, 10)).isEqualTo(written.entries());
    assertThat(opened.replay().differences()).isEmpty();
    create(opened, "b");
    create(one, "b");
    assertThat(opened.store().hash()).isEqualTo(one.store().hash());
    opened.reset();
    assertThat(opened.store().hash()).isEqualTo(written.begin().hash());
  }

  @Test
  void a_journal_with_any_bit_flipped_or_any_tail_cut_is_refused() throws Exception {
    var blobs = new DiskBlobs(folder.resolve("blobs"), 1 << 20);
    Universe one = Notes.universes().find("default").orElseThrow();
    create(one, "a");
    var out = new java.io.ByteArrayOutputStream();
    one.transcript().write(out, blobs);
    byte[] file = out.toByteArray();
    for (int at = 0; at < file.length; at++) {
      byte[] flipped = file.clone();
      flipped[at] ^= (byte) (1 << at % 8);
      byte[] cut = java.util.Arrays.copyOf(file, at);
      assertThatThrownBy(() -> Transcript.read(flipped, blobs)).isInstanceOf(Damaged.class);
      assertThatThrownBy(() -> Transcript.read(cut, blobs)).isInstanceOf(Damaged.class);
    }
  }

  @Test
  void a_replay_tells_the_entry_and_the_byte_where_a_twin_answers_otherwise() throws Exception {
    Universe one = Notes.universes().find("default").orElseThrow();
    create(one, "a");
    Transcript journal = one.transcript();
    var entry = (dev.dtu.journal.Entry.Called) journal.entries().getFirst();
    var turn = entry.turn();
    var reply = turn.reply();
    String body = reply.body().toString().replace("\"a\"", "\"A\"");
    var other =
        new dev.dtu.journal.Entry.Called(
            new dev.dtu.twin.Turn(
                turn.twin(),
                turn.call(),
                turn.operation(),
                turn.outcome(),
                new dev.dtu.call.Reply(
                    reply.status(), reply.headers(), dev.dtu.call.Body.of(body), reply.delivery()),
                turn.changes()));
    var changed =
        new Transcript(
            journal.name(), journal.facts(), journal.begin(), 0, journal.moment(), List.of(other));
    assertThat(Replay.of(Notes.catalog(), changed).differences())
        .singleElement()
        .asString()
        .startsWith("entry 1 (notes create): another reply, at byte ")
        .contains("where it was 'A\"");
  }

  @Test
  void a_call_that_cannot_be_kept_is_refused_by_the_gateway_and_the_next_is_not() throws Exception {
    try (Ledger ledger = Ledger.open(folder, Options.DEFAULT.withRecordBytes(4_000), 5)) {
      Universes universes = Keeping.universes(ledger, 100);
      Universe one = universes.create(Wish.ANYTHING.named("default").takingAnyCredential());
      try (Server server =
              Server.start(
                  ServerOptions.anyPorts(), universes, new DiskBlobs(ledger.blobs(), 1 << 20));
          HttpClient client = HttpClient.newHttpClient()) {
        var whole = HttpResponse.BodyHandlers.ofString();
        for (int i = 0; i < 3; i++) {
          var large = client.send(note(server, "x".repeat(5_000)), whole);
          assertThat(large.statusCode()).isEqualTo(507);
          assertThat(large.headers().firstValue("x-dtu-gateway")).contains("too-large-to-keep");
          assertThat(large.body()).contains("at most 4000 bytes");
          assertThat(client.send(note(server, "short"), whole).statusCode()).isEqualTo(201);
          assertThat(one.current().turn()).isEqualTo(i + 1);
        }
      }
    }
  }

  private static HttpRequest note(Server server, String text) {
    return HttpRequest.newBuilder(URI.create(server.dataUrl() + "/notes/api/v1/notes"))
        .header("Authorization", "Token any")
        .header("content-type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString("{\"text\": \"" + text + "\"}"))
        .build();
  }
}
