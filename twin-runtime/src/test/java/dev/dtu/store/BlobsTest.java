package dev.dtu.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlobsTest {

  private static final int MEGABYTE = 1 << 20;

  /// Every body came before.
  private static final Instant LATER = Instant.parse("9999-01-01T00:00:00Z");

  @TempDir Path temp;
  private Path folder;
  private Blobs blobs;

  @BeforeEach
  void room() {
    folder = temp.resolve("blobs");
    blobs = new DiskBlobs(folder, 100L * MEGABYTE);
  }

  private BlobRef keep(String body) throws IOException {
    try (Blobs.Upload upload = blobs.begin()) {
      upload.write(ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)));
      return upload.finish();
    }
  }

  private String read(BlobRef blob) throws IOException {
    try (InputStream in = blobs.open(blob)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void a_body_is_kept_under_its_hash() throws IOException {
    BlobRef blob = keep("hello");
    assertThat(blob.sha256())
        .isEqualTo("2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824");
    assertThat(blob.length()).isEqualTo(5);
    assertThat(read(blob)).isEqualTo("hello");
    assertThat(blobs.has(blob.sha256())).isTrue();
    assertThat(blobs.has("../../etc/passwd")).isFalse();
  }

  @Test
  void an_empty_body_is_a_body() throws IOException {
    BlobRef blob = keep("");
    assertThat(blob.length()).isZero();
    assertThat(read(blob)).isEmpty();
  }

  @Test
  void the_folder_is_made_by_the_first_upload() throws IOException {
    assertThat(blobs.has("0".repeat(64))).isFalse();
    assertThat(blobs.sweep(Set.of(), LATER)).isZero();
    assertThat(folder).doesNotExist();
    keep("x");
    assertThat(folder).isDirectory();
  }

  @Test
  void a_large_body_streams_through_a_small_buffer() throws Exception {
    byte[] chunk = new byte[MEGABYTE];
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    BlobRef blob;
    try (Blobs.Upload upload = blobs.begin()) {
      for (int i = 0; i < 100; i++) {
        chunk[i] = (byte) i;
        digest.update(chunk);
        upload.write(chunk, 0, chunk.length);
      }
      blob = upload.finish();
    }
    assertThat(blob)
        .isEqualTo(new BlobRef(HexFormat.of().formatHex(digest.digest()), 100L * MEGABYTE));
    try (FileChannel channel = blobs.channel(blob)) {
      assertThat(channel.size()).isEqualTo(100L * MEGABYTE);
      ByteBuffer one = ByteBuffer.allocate(1);
      channel.read(one, 99L * MEGABYTE + 99);
      assertThat(one.get(0)).isEqualTo((byte) 99);
    }
  }

  @Test
  void a_body_over_the_limit_is_refused_and_leaves_nothing() throws IOException {
    var small = new DiskBlobs(folder, 4);
    try (Blobs.Upload upload = small.begin()) {
      upload.write(new byte[4], 0, 4);
      assertThatThrownBy(() -> upload.write(new byte[1], 0, 1))
          .isInstanceOf(BlobTooLarge.class)
          .hasMessage("expected a file of at most 4 bytes, found more");
      assertThatThrownBy(upload::finish).isInstanceOf(BlobTooLarge.class);
    }
    assertThat(files()).isEmpty();
  }

  @Test
  void a_discarded_upload_leaves_nothing() throws IOException {
    Blobs.Upload upload = blobs.begin();
    upload.write(new byte[10], 0, 10);
    upload.discard();
    upload.discard();
    assertThat(files()).isEmpty();
    assertThatThrownBy(upload::finish).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void the_same_body_twice_is_kept_once() throws IOException {
    BlobRef first = keep("twice");
    BlobRef second = keep("twice");
    assertThat(second).isEqualTo(first);
    assertThat(files()).hasSize(1);
  }

  @Test
  void uploads_at_the_same_time_do_not_mix() throws Exception {
    List<Callable<BlobRef>> uploads = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      String body = "body " + i % 4 + " ".repeat(50_000);
      uploads.add(() -> {
        BlobRef blob = keep(body);
        assertThat(read(blob)).isEqualTo(body);
        return blob;
      });
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var upload : threads.invokeAll(uploads)) {
        assertThat(upload.get().length()).isEqualTo(50_006);
      }
    }
    assertThat(files()).hasSize(4);
  }

  @Test
  void a_sweep_removes_what_nobody_refers_to() throws IOException {
    BlobRef live = keep("live");
    BlobRef dead = keep("dead");
    assertThat(blobs.sweep(Set.of(live.sha256()), LATER)).isEqualTo(1);
    assertThat(blobs.has(live.sha256())).isTrue();
    assertThat(blobs.has(dead.sha256())).isFalse();
    assertThatThrownBy(() -> blobs.open(dead))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "expected the body %s of 4 bytes, found none; was it swept while a row referred to it?"
                .formatted(dead.sha256()));
  }

  @Test
  void a_sweep_spares_uploads_that_are_still_open() throws IOException {
    try (Blobs.Upload on = blobs.begin();
        Blobs.Upload done = blobs.begin()) {
      on.write(new byte[3], 0, 3);
      BlobRef blob = done.finish();
      assertThat(keep("")).isEqualTo(blob);
      assertThat(blobs.sweep(Set.of(), LATER)).isZero();
      assertThat(blobs.has(blob.sha256())).isTrue();
      assertThat(on.finish().length()).isEqualTo(3);
    }
    assertThat(blobs.sweep(Set.of(), LATER)).isEqualTo(2);
    assertThat(files()).isEmpty();
  }

  @Test
  void a_sweep_spares_what_is_young_and_what_came_again() throws IOException {
    BlobRef old = keep("old");
    BlobRef again = keep("again");
    Instant before = Instant.now().minusSeconds(60);
    assertThat(blobs.any(before)).isFalse();
    for (Path file : files()) {
      Files.setLastModifiedTime(file, FileTime.from(before.minusSeconds(60)));
    }
    assertThat(blobs.any(before)).isTrue();
    keep("again");
    assertThat(blobs.sweep(Set.of(), before)).isEqualTo(1);
    assertThat(blobs.has(old.sha256())).isFalse();
    assertThat(blobs.has(again.sha256())).isTrue();
    assertThat(blobs.any(before)).isFalse();
  }

  @Test
  void a_sweep_removes_what_a_process_that_ended_left() throws IOException {
    blobs.begin();
    Blobs next = new DiskBlobs(folder, MEGABYTE);
    assertThat(next.sweep(Set.of(), LATER)).isZero();
    assertThat(files()).isEmpty();
  }

  @Test
  void a_reference_is_a_hash() {
    assertThatThrownBy(() -> new BlobRef("../x", 1))
        .hasMessage("expected 64 lower-case hex digits, found '../x'");
  }
}
