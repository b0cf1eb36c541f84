package dev.dtu.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.call.Body;
import dev.dtu.call.Origin;
import dev.dtu.call.Request;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.ledger.Durability;
import dev.dtu.ledger.Ledger;
import dev.dtu.ledger.Options;
import dev.dtu.ledger.Transcript;
import dev.dtu.store.BlobRef;
import dev.dtu.store.Blobs;
import dev.dtu.store.DiskBlobs;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import dev.dtu.universe.Wish;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Bodies of files go when no universe can come back to them, and not before.
class BroomTest {

  private static final Origin HERE = new Origin("http", "localhost", "");

  /// Every body is old enough.
  private static final Duration ANY_AGE = Duration.ofHours(-1);

  @TempDir Path folder;
  private DiskBlobs blobs;

  @BeforeEach
  void room() {
    blobs = new DiskBlobs(folder.resolve("blobs"), 1 << 20);
  }

  private BlobRef keep(String body) throws IOException {
    try (Blobs.Upload upload = blobs.begin()) {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      upload.write(bytes, 0, bytes.length);
      return upload.finish();
    }
  }

  private int swept(Universes universes) throws IOException {
    return new Broom(universes, blobs, ANY_AGE).sweep();
  }

  private static Universe made(Universes universes, String name) throws Universes.Refused {
    return universes.create(Wish.ANYTHING.named(name).takingAnyCredential());
  }

  private static String note(Universe universe, Obj note) {
    var request =
        Request.of("POST", "/api/v1/notes").with("authorization", "Token any").withJson(note);
    var reply = universe.turn("notes", HERE, request).reply();
    assertThat(reply.status()).isEqualTo(201);
    Body.Bytes made = (Body.Bytes) reply.body();
    return ((Obj) Json.trusted(made.toString())).text("id").orElseThrow();
  }

  /// A note whose row refers to a body.
  private static String noteOf(Universe universe, BlobRef blob) {
    Obj file = Obj.builder().put("sha256", blob.sha256()).put("length", "" + blob.length()).build();
    return note(universe, Obj.of("text", Json.of("with a file"), "file", file));
  }

  private static void delete(Universe universe, String id) {
    var request = Request.of("DELETE", "/api/v1/notes/" + id).with("authorization", "Token any");
    assertThat(universe.turn("notes", HERE, request).reply().status()).isEqualTo(204);
  }

  @Test
  void what_rows_and_calls_refer_to_stays_and_the_rest_goes() throws Exception {
    Universes universes = Notes.universes();
    Universe one = made(universes, "one");
    BlobRef row = keep("in a row");
    BlobRef call = keep("in a call");
    BlobRef before = keep("in a row that is gone");
    BlobRef nobodys = keep("nobody's");
    noteOf(one, row);
    delete(one, noteOf(one, before));
    var upload =
        new Request(
            "POST",
            "/echo",
            "",
            dev.dtu.call.Headers.NONE.with("authorization", "Token any"),
            new Body.Stored(call.sha256(), call.length()));
    one.turn("notes", HERE, upload);
    assertThat(swept(universes)).isEqualTo(1);
    assertThat(blobs.has(nobodys.sha256())).isFalse();
    assertThat(Stream.of(row, call, before)).allMatch(blob -> blobs.has(blob.sha256()));
    assertThat(swept(universes)).isZero();
    universes.delete("one");
    assertThat(swept(universes)).isEqualTo(3);
  }

  @Test
  void a_fork_and_a_snapshot_keep_what_their_parent_left() throws Exception {
    Universes universes = Notes.universes();
    Universe one = made(universes, "one");
    BlobRef first = keep("first");
    noteOf(one, first);
    universes.create(Wish.ANYTHING.named("fork").forkOf("one"));
    BlobRef second = keep("second");
    noteOf(one, second);
    universes.snapshots().take(one, "then");
    BlobRef third = keep("third");
    noteOf(one, third);
    one.reset();
    assertThat(swept(universes)).isEqualTo(1);
    assertThat(blobs.has(third.sha256())).isFalse();
    universes.delete("one"); // its snapshots go with it
    assertThat(swept(universes)).isEqualTo(1);
    assertThat(blobs.has(second.sha256())).isFalse();
    assertThat(blobs.has(first.sha256())).isTrue();
    universes.delete("fork");
    assertThat(swept(universes)).isEqualTo(1);
  }

  @Test
  void kept_universes_are_looked_at_without_being_woken() throws Exception {
    BlobRef begun = keep("before the fork");
    BlobRef kept = keep("kept");
    try (Ledger ledger = open()) {
      Universes universes = Keeping.universes(ledger, 100);
      Universe one = made(universes, "one");
      noteOf(one, begun);
      Universe fork =
          universes.create(Wish.ANYTHING.named("fork").forkOf("one").takingAnyCredential());
      delete(fork, noteOf(fork, kept));
      universes.delete("one");
    }
    BlobRef nobodys = keep("nobody's");
    try (Ledger ledger = open()) {
      Universes universes = Keeping.universes(ledger, 100);
      assertThat(swept(universes)).isEqualTo(1);
      assertThat(blobs.has(nobodys.sha256())).isFalse();
      Universe fork = universes.find("fork").orElseThrow();
      assertThat(fork.awake()).isFalse();
      fork.reset();
      assertThat(swept(universes)).isEqualTo(1);
      assertThat(blobs.has(begun.sha256())).isTrue();
      universes.delete("fork");
      assertThat(swept(universes)).isEqualTo(1);
    }
  }

  private Ledger open() throws IOException {
    return Ledger.open(folder.resolve("state"), Options.DEFAULT.with(Durability.PROCESS), 5);
  }

  @Test
  void nothing_goes_while_something_that_was_kept_cannot_be_read() throws Exception {
    BlobRef blob = keep("of a damaged universe");
    try (Ledger ledger = open()) {
      Universe one = made(Keeping.universes(ledger, 100), "one");
      note(one, Obj.of("text", Json.of("a")));
      noteOf(one, blob);
    }
    try (Stream<Path> files = Files.walk(folder.resolve("state"))) {
      Path segment =
          files
              .filter(file -> file.toString().endsWith(".log"))
              .findFirst()
              .orElseThrow(() -> new AssertionError("expected a segment"));
      byte[] bytes = Files.readAllBytes(segment);
      Files.write(segment, java.util.Arrays.copyOf(bytes, bytes.length - 5));
    }
    try (Ledger ledger = open()) {
      assertThat(ledger.cuts()).isNotEmpty();
      assertThat(swept(Keeping.universes(ledger, 100))).isZero();
      assertThat(blobs.has(blob.sha256())).isTrue();
    }
  }

  @Test
  void what_is_young_stays_as_a_call_may_be_about_to_refer_to_it() throws Exception {
    keep("young");
    assertThat(new Broom(Notes.universes(), blobs, Broom.YOUNG).sweep()).isZero();
  }

  @Test
  void a_journal_in_one_file_takes_along_what_was_there_before_its_first_entry() throws Exception {
    Universes universes = Notes.universes();
    BlobRef blob = keep("of the parent");
    noteOf(made(universes, "one"), blob);
    Universe fork = universes.create(Wish.ANYTHING.named("fork").forkOf("one"));
    var file = new ByteArrayOutputStream();
    fork.transcript().write(file, blobs);
    var elsewhere = new DiskBlobs(folder.resolve("elsewhere"), 1 << 20);
    Transcript read = Transcript.read(file.toByteArray(), elsewhere);
    assertThat(elsewhere.has(blob.sha256())).isTrue();
    Universe opened = Notes.universes().open(Optional.of("opened"), read);
    assertThat(opened.store().hash()).isEqualTo(fork.store().hash());
  }
}
