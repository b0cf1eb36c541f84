package dev.dtu.question;

import dev.dtu.call.Origin;
import dev.dtu.call.Request;
import dev.dtu.fault.BadRule;
import dev.dtu.fault.RuleReader;
import dev.dtu.journal.Entry;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.NotesTwin;
import dev.dtu.twin.Turn;
import dev.dtu.universe.Faults;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import dev.dtu.universe.Wish;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/// Universes of notes whose journals tests ask about; each entry is a second after the one before.
final class Journals {

  static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  static final Origin HERE = new Origin("http", "notes.example.com", "");

  private Journals() {}

  static Universe universe() {
    var read = new AtomicLong();
    InstantSource clock = () -> BEGIN.plusSeconds(read.getAndIncrement());
    try {
      return new Universes(Map.of("notes", NotesTwin.twin()), 1, clock)
          .create(Wish.ANYTHING.named("a").takingAnyCredential());
    } catch (Universes.Refused refused) {
      throw new AssertionError(refused);
    }
  }

  static Turn call(Universe universe, Request request) {
    return universe.turn("notes", HERE, request.with("authorization", "Bearer x"));
  }

  static Turn create(Universe universe, String text) {
    return call(universe, Request.of("POST", "/notes").withJson(Obj.of("text", Json.of(text))));
  }

  static void fault(Universe universe, String name, String json) {
    universe.act(
        "test",
        "fault " + name,
        draft -> {
          try {
            Faults.set(draft, RuleReader.rule(Json.trusted(json), name));
          } catch (BadRule bad) {
            throw new AssertionError(bad);
          }
        });
  }

  static Question question(String json) {
    try {
      return QuestionReader.question(Json.trusted(json));
    } catch (BadQuestion bad) {
      throw new AssertionError(bad);
    }
  }

  static List<Expectation> expect(String json) {
    try {
      return ExpectationReader.expectations(Json.trusted(json));
    } catch (BadQuestion bad) {
      throw new AssertionError(bad);
    }
  }

  /// The numbers of the entries that a question means.
  static List<Long> numbers(Universe universe, String json) {
    return Search.of(universe, question(json), 1, Integer.MAX_VALUE).entries().stream()
        .map(Entry::number)
        .toList();
  }
}
