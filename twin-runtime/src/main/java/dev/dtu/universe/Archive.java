package dev.dtu.universe;

import dev.dtu.journal.Entry;
import dev.dtu.journal.Journal;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.ledger.Book;
import dev.dtu.ledger.Ledger;
import dev.dtu.ledger.Transcript;
import dev.dtu.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where universes are kept: in a ledger, or nowhere but in memory.
///
/// @param ledger where they outlive the process, if anywhere
record Archive(Optional<Ledger> ledger) {

  static final Archive NOWHERE = new Archive(Optional.empty());

  /// The book of a universe that has just been made.
  Book fresh(Frame frame, Store begin, Instant moment) {
    return book(frame, Ledger.Beginning.fresh(begin, moment));
  }

  /// The book of a fork, which may begin with another store than its parent had.
  Book fork(Frame frame, Universe.Moment parent, Book.Woken begin) {
    return book(
        frame,
        new Ledger.Beginning(
            parent.place(), parent.store(), begin.store(), begin.turn(), begin.moment()));
  }

  /// The book of a universe that was recorded elsewhere, as it was before its first entry.
  Book imported(Frame frame, Transcript journal) {
    return book(
        frame,
        new Ledger.Beginning(
            Book.Place.Nowhere.NOWHERE,
            Store.empty(),
            journal.begin(),
            journal.turn(),
            journal.moment()));
  }

  /// A universe's journal by itself: all of it if it is kept, else what is in memory.
  static Transcript transcript(Frame frame, Book book, Course course) {
    Journal journal = course.journal();
    long first = Math.min(book.oldest(), journal.oldest());
    boolean here = first == journal.oldest();
    Store begin = here ? journal.root().orElse(course.store()) : book.begin();
    List<Entry> entries =
        here
            ? journal.from(first, Integer.MAX_VALUE)
            : book.entries(first, Integer.MAX_VALUE, journal.last());
    Instant moment = entries.isEmpty() ? course.reached() : entries.getFirst().moment();
    return new Transcript(frame.name(), facts(frame), begin, first - 1, moment, entries);
  }

  /// Deletes a universe's book.
  void delete(Universe universe) {
    ledger.ifPresent(kept -> kept.delete(universe.memory().book()));
  }

  private Book book(Frame frame, Ledger.Beginning beginning) {
    return ledger.isPresent()
        ? ledger.get().create(frame.name(), facts(frame), beginning)
        : new Book.Blank(beginning.store());
  }

  /// What a universe is made of, besides its store; [Known] reads it.
  static Obj facts(Frame frame) {
    List<Json> twins = new ArrayList<>();
    frame.twins().keySet().forEach(twin -> twins.add(Json.of(twin)));
    Obj facts =
        Obj.builder()
            .put("dice", frame.dice())
            .put("auth", frame.anyCredential() ? "any" : "strict")
            .put("twins", Json.array(twins))
            .build();
    return frame.kind().terms().in(facts);
  }

  /// What [#facts] told.
  record Known(Frame.Kind kind, List<String> twins) {

    static Known of(Obj facts) {
      List<String> twins = new ArrayList<>();
      Arr names = facts.items("twins");
      for (int i = 0; i < names.size(); i++) {
        names.at(i).asText().ifPresent(twins::add);
      }
      long dice = facts.find("dice").flatMap(Json::asWords).map(Long::parseLong).orElse(0L);
      boolean any = facts.text("auth").equals(Optional.of("any"));
      return new Known(new Frame.Kind(dice, any, Terms.of(facts)), twins);
    }
  }
}
