package dev.dtu.ledger;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Change;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// A file that is written once and whole: a head, then changed rows, then how many they are.
///
/// Births and snapshots are such files. What does not end as it should is no sheet.
record Sheet(Obj head, List<Change> changes) {

  static final int FORMAT = 1;

  /// A record is closed when it has so many bytes; one of few thousand more is written without an
  /// array of its own.
  private static final int RECORD_BYTES = 48 << 10;

  /// So much is read to find the head alone.
  private static final int HEAD_BYTES = 64 << 10;

  private static final int MANY = 1000;

  /// Writes the sheet beside its place and moves it there.
  void write(Path place, Medium medium, boolean forced) throws IOException {
    Path part = place.resolveSibling(place.getFileName() + ".part");
    try (FileChannel file =
        FileChannel.open(
            part,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      write(file, medium);
      if (forced) {
        medium.force(file);
      }
    } catch (IOException failed) {
      Files.deleteIfExists(part);
      throw failed;
    }
    Files.move(part, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private void write(FileChannel file, Medium medium) throws IOException {
    var out = new RecordOut();
    long at = 0;
    out.begin().json(head.with("format", Json.of(FORMAT)));
    at = put(file, medium, out, at);
    int from = 0;
    while (from < changes.size()) {
      out.begin();
      int to = from;
      while (to < changes.size() && to - from < MANY && out.size() < RECORD_BYTES) {
        ChangeForm.write(changes.subList(to, ++to), out);
      }
      at = put(file, medium, out, at);
      from = to;
    }
    out.begin().json(Obj.of("rows", Json.of(changes.size())));
    put(file, medium, out, at);
  }

  private static long put(FileChannel file, Medium medium, RecordOut out, long at)
      throws IOException {
    medium.write(file, out.framed(), at);
    return at + out.size();
  }

  static Sheet read(Path place) throws IOException {
    var frames = new Frames(Files.readAllBytes(place));
    Obj head = head(frames, place);
    List<Change> changes = new ArrayList<>();
    while (true) {
      RecordIn record =
          frames.next().orElseThrow(() -> new Damaged(place + ": damaged at byte " + frames.at()));
      if (frames.ended()) {
        if (!record.object().equals(Obj.of("rows", Json.of(changes.size())))) {
          throw new Damaged(place + ": does not end as it should");
        }
        return new Sheet(head, changes);
      }
      while (record.left() > 0) {
        changes.addAll(ChangeForm.readAfter(record));
      }
    }
  }

  /// The head alone.
  static Obj head(Path place) throws IOException {
    try (var in = Files.newInputStream(place)) {
      byte[] begin = in.readNBytes(HEAD_BYTES);
      return head(new Frames(begin), place);
    }
  }

  private static Obj head(Frames frames, Path place) throws Damaged {
    Obj head = frames.next().orElseThrow(() -> new Damaged(place + ": damaged at byte 0")).object();
    if (!head.find("format").equals(java.util.Optional.of(Json.of(FORMAT)))) {
      throw new Damaged(
          place
              + ": expected format "
              + FORMAT
              + ", found "
              + head.find("format").orElse(Json.Null.NULL));
    }
    return head;
  }
}
