package dev.dtu.ledger;

import dev.dtu.json.Obj;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Reads all entries of an epoch once, holds their checksums and numbers, and cuts what is after the
/// first that does not hold.
///
/// Mutable; one thread's, thrown away.
final class Survey {

  private final Birth birth;
  private final int epoch;
  private final Buffer buffer = new Buffer();
  private final List<Handout> handouts = new ArrayList<>();
  private final List<Cut> cuts = new ArrayList<>();
  private final List<Obj> heads = new ArrayList<>();
  private long last;
  private Instant moment;
  private boolean waiting;
  private long end;
  private int segments;

  Survey(Birth birth, int epoch) {
    this.birth = birth;
    this.epoch = epoch;
    this.last = Volume.first(birth, epoch) - 1;
    this.moment = epoch == 0 ? birth.moment() : Instant.EPOCH;
    this.waiting = birth.waiting();
  }

  /// Reads the chapters of the epoch, in order.
  void read(Chapters chapters) throws IOException {
    List<Chapter> logs = chapters.back(Chapter.Kind.SEGMENT, epoch).reversed();
    for (int i = 0; i < logs.size(); i++) {
      if (!read(logs.get(i))) {
        cut(logs.subList(i, logs.size()));
        break;
      }
      segments++;
    }
    for (Chapter chapter : chapters.back(Chapter.Kind.SNAPSHOT, epoch)) {
      if (chapter.number() > last) {
        aside(chapter.path());
      }
    }
  }

  /// Whether all of a segment stands and follows what was read before.
  private boolean read(Chapter log) throws IOException {
    end = 0;
    if (log.number() != last + 1) {
      return false;
    }
    Frames frames = buffer.read(log.path());
    Optional<RecordIn> head = frames.next();
    if (head.isEmpty() || !own(head.get(), log)) {
      return false;
    }
    end = frames.at();
    for (var record = frames.next(); record.isPresent(); record = frames.next()) {
      if (!follows(record.get())) {
        return false;
      }
      end = frames.at();
    }
    if (frames.blank() && !frames.ended()) {
      truncate(log.path(), end);
    }
    return frames.blank();
  }

  private static void truncate(Path path, long end) throws IOException {
    try (var file = FileChannel.open(path, StandardOpenOption.WRITE)) {
      file.truncate(end);
      file.force(true);
    }
  }

  private boolean own(RecordIn record, Chapter log) {
    try {
      Obj head = record.object();
      heads.add(head);
      return Birth.whole(head, "format") == Sheet.FORMAT
          && Birth.whole(head, "ordinal") == birth.ordinal()
          && Birth.whole(head, "epoch") == epoch
          && Birth.whole(head, "first") == log.number();
    } catch (Damaged other) {
      return false;
    }
  }

  private boolean follows(RecordIn record) {
    try {
      EntryForm.Head entry = EntryForm.head(record);
      if (entry.number() != last + 1) {
        return false;
      }
      last = entry.number();
      moment = entry.moment();
      waiting = entry.waiting();
      if (!entry.handout().values().isEmpty()) {
        handouts.add(entry.handout());
      }
      return true;
    } catch (Damaged other) {
      return false;
    }
  }

  private void cut(List<Chapter> logs) throws IOException {
    Chapter first = logs.getFirst();
    byte[] file = Files.readAllBytes(first.path());
    long readable = readable(file, (int) end);
    var rest = new Frames(file);
    rest.to((int) end);
    byte[] lost = Arrays.copyOfRange(file, (int) end, rest.used());
    Path aside = first.path().resolveSibling(first.name() + "." + end + ".cut");
    Files.write(aside, lost);
    long bytes = lost.length;
    for (Chapter later : logs.subList(1, logs.size())) {
      byte[] content = Files.readAllBytes(later.path());
      bytes += content.length;
      readable = Math.max(readable, readable(content, 0));
      aside(later.path());
    }
    if (end == 0) {
      Files.delete(first.path());
    } else {
      truncate(first.path(), end);
      segments++;
    }
    cuts.add(
        new Cut(
            birth.name(),
            first.name(),
            end,
            bytes,
            last,
            readable,
            aside.getFileName().toString()));
  }

  private static void aside(Path file) throws IOException {
    Files.move(
        file,
        file.resolveSibling(file.getFileName() + ".cut"),
        StandardCopyOption.REPLACE_EXISTING);
  }

  /// The highest number of an entry that can be read from a place on, wherever it begins.
  private long readable(byte[] file, int from) {
    long highest = last;
    var frames = new Frames(file);
    for (int place = from; place < file.length; place++) {
      frames.to(place);
      for (var record = frames.next(); record.isPresent(); record = frames.next()) {
        try {
          highest = Math.max(highest, EntryForm.head(record.get()).number());
        } catch (Damaged other) {
          // a record of another kind tells no number
        }
        place = frames.at() - 1;
      }
    }
    return highest;
  }

  Birth birth() {
    return birth;
  }

  int epoch() {
    return epoch;
  }

  long last() {
    return last;
  }

  Instant moment() {
    return moment;
  }

  /// Whether timers are set.
  boolean waiting() {
    return waiting;
  }

  /// Where the last segment ends; 0 when the epoch has none.
  long end() {
    return segments == 0 ? 0 : end;
  }

  List<Handout> handouts() {
    return handouts;
  }

  List<Cut> cuts() {
    return cuts;
  }

  /// What the segments tell of themselves.
  List<Obj> heads() {
    return heads;
  }
}
