package dev.dtu.ledger;

import dev.dtu.call.Body;
import dev.dtu.journal.Entry;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.BlobRef;
import dev.dtu.store.Change;
import dev.dtu.store.Row;
import dev.dtu.store.Table;
import dev.dtu.twin.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The bodies of files that rows and entries refer to.
///
/// What a row says of a body is a twin's affair, so every text of a row that could be a hash counts as a
/// reference: to keep one body too many costs room, one too few loses what somebody uploaded.
///
/// Mutable; one thread's.
public final class Bodies {

  private final Set<String> hashes = new TreeSet<>();
  private final TreeMap<String, BlobRef> measured = new TreeMap<>();

  /// All hashes.
  public Set<String> hashes() {
    return hashes;
  }

  /// Those whose length is told too.
  List<BlobRef> measured() {
    return new ArrayList<>(measured.values());
  }

  /// Adds what an entry brought and changed, before and after.
  public void add(Entry entry) {
    if (entry instanceof Entry.Called(Turn turn)) {
      add(turn.call().request().body());
      add(turn.reply().body());
    }
    entry.changes().forEach(this::add);
  }

  void add(Change change) {
    switch (change) {
      case Change.Put(_, Optional<Row> before, Row after) -> {
        before.ifPresent(row -> add(row.value()));
        add(after.value());
      }
      case Change.Removed(_, Row before) -> add(before.value());
      case Change.Minted _ -> {}
    }
  }

  /// Adds what the rows of a table refer to.
  public void add(Table table) {
    table.rows(0).forEachRemaining(row -> add(row.value()));
  }

  private void add(Body body) {
    switch (body) {
      case Body.Stored(String sha256, long length) -> add(new BlobRef(sha256, length));
      case Body.Stretch stretch -> add(stretch.whole());
      case Body.Parcel parcel -> parcel.each().forEach(each -> add(each.content()));
      case Body.None _, Body.Bytes _, Body.Unread _ -> {}
    }
  }

  private void add(BlobRef blob) {
    hashes.add(blob.sha256());
    measured.put(blob.sha256(), blob);
  }

  private void add(Json value) {
    switch (value) {
      case Obj object -> {
        object.forEach(member -> add(member.value()));
        object.text("sha256").filter(BlobRef::valid).ifPresent(hash -> measure(hash, object));
      }
      case Arr items -> items.forEach(this::add);
      case Json.Text(String text) -> {
        if (BlobRef.valid(text)) {
          hashes.add(text);
        }
      }
      case Json.Num _, Json.Bool _, Json.Null _ -> {}
    }
  }

  private void measure(String hash, Obj object) {
    object
        .text("length")
        .filter(digits -> digits.matches("\\d{1,18}"))
        .ifPresent(digits -> add(new BlobRef(hash, Long.parseLong(digits))));
  }
}
