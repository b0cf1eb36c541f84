package dev.dtu.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dtu.call.Headers;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files of ours, written exchange by exchange.
class TapeTest {

  private static final Tape.Where SHOP = new Tape.Where("buy", "shop");

  @TempDir Path folder;

  static Exchange exchange(int number, Content body) {
    return new Exchange(
        new Exchange.Sent(
            "POST",
            "https://shop.example/carts?n=" + number,
            Headers.of("content-type", "application/json").with("accept", "a").with("accept", "b"),
            new Content.Document(Obj.of("n", Json.of(number)))),
        new Exchange.Answered(201, Headers.of("content-type", "text/plain"), body),
        "/carts",
        Optional.of(Instant.parse("2026-01-02T03:04:05Z").plusSeconds(number)),
        List.of("odd"));
  }

  private static List<Exchange> three() {
    return List.of(
        exchange(0, new Content.Words("zero\n")),
        exchange(1, new Content.Binary(new byte[] {0, (byte) 0xff, 1})),
        exchange(2, Content.Nothing.NOTHING));
  }

  private Path written(String name) throws IOException {
    Path file = folder.resolve(name);
    try (Tape tape = Tape.open(file, Tape.Begin.REPLACE)) {
      for (Exchange each : three()) {
        tape.add(SHOP, each, Duration.ofMillis(12));
      }
      assertThat(tape.exchanges()).isEqualTo(3);
    }
    return file;
  }

  private static List<Exchange> read(Path file) {
    Form.Read read = Recordings.read(file);
    assertThat(read.troubles()).isEmpty();
    if (read.sessions().isEmpty()) {
      return List.of();
    }
    assertThat(read.sessions()).hasSize(1);
    assertThat(read.sessions().getFirst().name()).isEqualTo("buy");
    assertThat(read.sessions().getFirst().service()).isEqualTo("shop");
    return read.sessions().getFirst().exchanges();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.jsonl", "a.har"})
  void what_is_written_is_read(String name) throws IOException {
    assertThat(read(written(name))).isEqualTo(three());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.jsonl", "a.har"})
  void the_file_can_be_read_after_each_exchange(String name) throws IOException {
    Path file = folder.resolve(name);
    try (Tape tape = Tape.open(file, Tape.Begin.NEW)) {
      assertThat(read(file)).isEmpty();
      for (int i = 0; i < 3; i++) {
        tape.add(SHOP, three().get(i), Duration.ZERO);
        assertThat(read(file)).isEqualTo(three().subList(0, i + 1));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.jsonl", "a.har"})
  void cut_at_any_byte_it_goes_on_with_what_is_whole(String name) throws IOException {
    byte[] whole = Files.readAllBytes(written(name));
    int head = name.endsWith(".har") ? ArchiveEntry.HEAD.length() + 1 : 0;
    for (int cut = head; cut <= whole.length; cut += 7) {
      Path file = Files.write(folder.resolve("cut-" + name), Arrays.copyOf(whole, cut));
      try (Tape tape = Tape.open(file, Tape.Begin.APPEND)) {
        tape.add(SHOP, exchange(9, Content.Nothing.NOTHING), Duration.ZERO);
      }
      List<Exchange> found = read(file);
      assertThat(found.getLast()).isEqualTo(exchange(9, Content.Nothing.NOTHING));
      int left = found.size() - 1;
      assertThat(found.subList(0, left)).isEqualTo(three().subList(0, left));
    }
  }

  @Test
  void numbers_go_on_when_it_goes_on() throws IOException {
    Path file = written("a.jsonl");
    try (Tape tape = Tape.open(file, Tape.Begin.APPEND)) {
      tape.add(SHOP, three().getFirst(), Duration.ZERO);
      tape.add(new Tape.Where("sell", "shop"), three().getFirst(), Duration.ZERO);
    }
    assertThat(Files.readAllLines(file).get(2)).contains("\"seq\":2", "\"ms\":12");
    assertThat(Files.readAllLines(file).get(3)).contains("\"seq\":3").doesNotContain("\"ms\"");
    assertThat(Files.readAllLines(file).get(4)).contains("\"cassette\":\"sell\",\"seq\":0");
  }

  @Test
  void nothing_is_overwritten_unasked_and_nobody_else_writes_meanwhile() throws IOException {
    Path file = written("a.jsonl");
    assertThatThrownBy(() -> Tape.open(file, Tape.Begin.NEW))
        .isInstanceOf(FileAlreadyExistsException.class);
    try (Tape _ = Tape.open(file, Tape.Begin.APPEND)) {
      assertThatThrownBy(() -> Tape.open(file, Tape.Begin.APPEND))
          .hasMessageContaining("another process records into it");
    }
    Path other = Files.writeString(folder.resolve("b.har"), "{\"log\": {\"entries\": []}}");
    assertThatThrownBy(() -> Tape.open(other, Tape.Begin.APPEND))
        .hasMessageContaining("expected an archive that dtu wrote");
    assertThat(Files.readString(other)).isEqualTo("{\"log\": {\"entries\": []}}");
  }

  @Test
  void its_owner_alone_can_read_it() throws IOException {
    Path file = written("a.jsonl");
    if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      System.out.println("not looked at: this system does not know who may read a file");
      return;
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }
}
