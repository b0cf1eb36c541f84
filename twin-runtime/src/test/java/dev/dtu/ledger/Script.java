package dev.dtu.ledger;

import dev.dtu.call.Body;
import dev.dtu.call.Call;
import dev.dtu.call.Caller;
import dev.dtu.call.Dice;
import dev.dtu.call.Origin;
import dev.dtu.call.Reply;
import dev.dtu.call.Request;
import dev.dtu.journal.Entry;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Draft;
import dev.dtu.store.Row;
import dev.dtu.store.Store;
import dev.dtu.store.TableShape;
import dev.dtu.twin.Tables;
import dev.dtu.twin.Turn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A universe's life as a ledger sees it: entries, each with the store after it.
final class Script {

  static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  static final Obj FACTS = Obj.of("dice", Json.of(7));
  private static final TableShape NOTES = Tables.shape("notes/note");

  private final List<Entry> entries = new ArrayList<>();
  private final List<Store> stores = new ArrayList<>();
  private final long turn;

  private Script(Store begin, long turn) {
    this.turn = turn;
    stores.add(begin);
  }

  /// So many entries: rows come, change and go.
  static Script of(int entries) {
    return new Script(Store.empty(), 0).more(entries);
  }

  /// A script that goes on where another was after an entry.
  static Script after(Script parent, int entry) {
    return new Script(parent.store(entry), parent.turn + entry);
  }

  Script more(int count) {
    for (int i = 0; i < count; i++) {
      add();
    }
    return this;
  }

  private void add() {
    long number = turn + entries.size() + 1;
    var draft = new Draft(stores.getLast());
    String key = "n" + number % 5;
    if (number % 4 == 0) {
      draft.remove(NOTES, "n" + (number - 1) % 5);
    } else {
      draft.put(
          NOTES,
          draft
              .find(NOTES, key)
              .map(row -> row.withValue(value(number)))
              .orElseGet(() -> new Row(key, draft.nextPlace(NOTES), value(number))));
    }
    Instant moment = NOON.plusSeconds(number);
    entries.add(
        number % 3 == 0
            ? new Entry.Act(number, moment, "operator", "edit " + key, draft.changes())
            : called(number, moment, draft));
    stores.add(draft.store());
  }

  private static Obj value(long number) {
    return Obj.of("item", Obj.of("text", Json.of("ä note, number " + number)));
  }

  private static Entry called(long number, Instant moment, Draft draft) {
    var call =
        new Call(
            number,
            moment,
            new Dice(-7),
            new Origin("http", "notes.example", ""),
            new Caller.Known("admin", "token"),
            Request.of("POST", "/notes?a=b").with(Body.of("{\"n\":" + number + "}")));
    return new Entry.Called(
        new Turn(
            "notes",
            call,
            "createNote",
            Turn.Outcome.Done.DONE,
            Reply.json(201, value(number)),
            draft.changes()));
  }

  int size() {
    return entries.size();
  }

  Entry entry(int index) {
    return entries.get(index);
  }

  List<Entry> entries() {
    return entries;
  }

  /// The store after so many entries.
  Store store(int entries) {
    return stores.get(entries);
  }

  Script write(Book book) {
    return write(book, 0, size());
  }

  Script write(Book book, int from, int to) {
    for (int i = from; i < to; i++) {
      book.await(book.write(entries.get(i), Handout.NOTHING, stores.get(i + 1)));
    }
    return this;
  }

  static Ledger.Beginning beginning() {
    return Ledger.Beginning.fresh(Store.empty(), NOON);
  }

  /// A copy of a folder.
  static Path copy(Path from, Path to) {
    try (var files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path place = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(place);
        } else {
          Files.copy(file, place);
        }
      }
      return to;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// The only segments below a folder, in order.
  static List<Path> segments(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".log")).sorted().toList();
    }
  }
}
