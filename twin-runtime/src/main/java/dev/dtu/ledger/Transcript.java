package dev.dtu.ledger;

import dev.dtu.journal.Entry;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.BlobRef;
import dev.dtu.store.Blobs;
import dev.dtu.store.Change;
import dev.dtu.store.Store;
import dev.dtu.twin.Tables;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A journal by itself: what a universe was made of, the store before its first entry, its entries,
/// and in a file also the bodies they refer to. It can be opened elsewhere.
///
/// @param facts what its maker needs to make it again
/// @param turn the number the first entry follows
/// @param moment of the begin
public record Transcript(
    String name, Obj facts, Store begin, long turn, Instant moment, List<Entry> entries) {

  private static final int HEAD = 0;
  private static final int ROWS = 1;
  private static final int ENTRY = 2;
  private static final int BODY = 3;
  private static final int END = 4;

  private static final int MANY = 500;
  private static final int CHUNK = 1 << 20;

  public Transcript {
    entries = List.copyOf(entries);
  }

  /// Writes the file.
  public void write(OutputStream to, Blobs blobs) throws IOException {
    var out = new RecordOut();
    kind(HEAD, out).json(head());
    put(out, to);
    List<Change> rows = Store.empty().differences(begin);
    for (int from = 0; from < rows.size(); from += MANY) {
      kind(ROWS, out);
      ChangeForm.write(rows.subList(from, Math.min(rows.size(), from + MANY)), out);
      put(out, to);
    }
    for (Entry entry : entries) {
      EntryForm.write(entry, Handout.NOTHING, false, kind(ENTRY, out));
      put(out, to);
    }
    for (BlobRef blob : bodies()) {
      if (blobs.has(blob.sha256())) {
        body(blob, blobs, out, to);
      }
    }
    kind(END, out).number(entries.size());
    put(out, to);
  }

  private Obj head() {
    return Obj.builder()
        .put("format", Sheet.FORMAT)
        .put("journal", name)
        .put("facts", facts)
        .put("turn", turn)
        .put("moment", moment.toEpochMilli())
        .build();
  }

  private static RecordOut kind(int kind, RecordOut out) {
    out.begin().number(kind);
    return out;
  }

  private static void put(RecordOut out, OutputStream to) throws IOException {
    out.writeTo(to);
  }

  private static void body(BlobRef blob, Blobs blobs, RecordOut out, OutputStream to)
      throws IOException {
    try (InputStream in = blobs.open(blob)) {
      long left = blob.length();
      do {
        byte[] chunk = in.readNBytes(CHUNK);
        left -= chunk.length;
        kind(BODY, out).text(blob.sha256());
        out.bytes(chunk);
        out.flag(left <= 0 || chunk.length == 0);
        put(out, to);
      } while (left > 0);
    }
  }

  /// The bodies that rows, calls and replies refer to, each once; also those that were there before the
  /// first entry.
  private List<BlobRef> bodies() {
    var bodies = new Bodies();
    begin.tables().forEach(bodies::add);
    entries.forEach(bodies::add);
    return bodies.measured();
  }

  /// Reads a file; the bodies in it are kept in `blobs`.
  public static Transcript read(byte[] file, Blobs blobs) throws IOException {
    return new Reader(file, blobs).read();
  }

  /// Reads records until the end. Mutable; one thread's.
  private static final class Reader {
    private final Frames frames;
    private final Blobs blobs;
    private final List<Change> rows = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();

    Reader(byte[] file, Blobs blobs) {
      this.frames = new Frames(file);
      this.blobs = blobs;
    }

    Transcript read() throws IOException {
      RecordIn first = next();
      if (first.number() != HEAD) {
        throw new Damaged("the file is no journal");
      }
      Obj head = first.object();
      if (Birth.whole(head, "format") != Sheet.FORMAT) {
        throw new Damaged(
            "expected a journal of format %d, found format %s"
                .formatted(Sheet.FORMAT, head.find("format").orElse(Json.Null.NULL)));
      }
      long turn = Birth.whole(head, "turn");
      boolean more;
      do {
        more = more(turn);
      } while (more);
      return new Transcript(
          head.text("journal").orElse(""),
          head.obj("facts").orElse(Obj.EMPTY),
          Store.empty().apply(rows, Tables::shape),
          turn,
          Instant.ofEpochMilli(Birth.whole(head, "moment")),
          entries);
    }

    private RecordIn next() throws Damaged {
      return frames
          .next()
          .orElseThrow(() ->
              new Damaged(
                  frames.at() == 0
                      ? "the file is no journal"
                      : "the journal is damaged at byte " + frames.at()));
    }

    /// Takes a record; false when it was the last.
    private boolean more(long turn) throws IOException {
      RecordIn record = next();
      int kind = (int) record.number();
      switch (kind) {
        case ROWS -> rows.addAll(ChangeForm.readAfter(record));
        case ENTRY -> {
          Entry entry = EntryForm.head(record).entry();
          if (entry.number() != turn + entries.size() + 1) {
            throw new Damaged("the journal has a gap before entry " + entry.number());
          }
          entries.add(entry);
        }
        case BODY -> body(record);
        case END -> {
          if (record.number() != entries.size() || !frames.ended()) {
            throw new Damaged("the journal does not end as it should");
          }
          return false;
        }
        default -> throw new Damaged("the journal holds a record of kind " + kind);
      }
      return true;
    }

    private void body(RecordIn first) throws IOException {
      try (Blobs.Upload upload = blobs.begin()) {
        String sha256 = first.text();
        byte[] chunk = first.bytes();
        upload.write(chunk, 0, chunk.length);
        boolean last = first.flag();
        while (!last) {
          RecordIn record = next();
          if (record.number() != BODY || !record.text().equals(sha256)) {
            throw new Damaged("the journal holds half of a body");
          }
          byte[] more = record.bytes();
          upload.write(more, 0, more.length);
          last = record.flag();
        }
        if (!upload.finish().sha256().equals(sha256)) {
          throw new Damaged("the journal holds a body that is not what its hash says");
        }
      }
    }
  }
}
