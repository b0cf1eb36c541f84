package dev.dtu.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.call.Request;
import dev.dtu.journal.Entry;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Turn;
import dev.dtu.universe.Universe;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/// A question finds what looking at every entry finds, and its pages visit each of them once.
class QuestionLaws {

  /// A criterion, and the same by hand.
  record Asked(String member, String json, Predicate<Entry> naive) {}

  private static final List<Asked> ASKED =
      List.of(
          new Asked("kind", "\"act\"", entry -> entry instanceof Entry.Act),
          new Asked("operation", "\"*Note\"", turn(turn -> turn.operation().endsWith("Note"))),
          new Asked(
              "operation", "\"createNote\"", turn(turn -> turn.operation().equals("createNote"))),
          new Asked(
              "status",
              "\"4xx\"",
              turn(turn -> turn.reply().status() >= 400 && turn.reply().status() < 500)),
          new Asked("status", "[200, 201]", turn(turn -> turn.reply().status() < 202)),
          new Asked(
              "outcome",
              "\"refused\"",
              turn(turn -> turn.outcome() instanceof Turn.Outcome.Refused)),
          new Asked(
              "method", "\"GET\"", turn(turn -> turn.call().request().method().equals("GET"))),
          new Asked("path", "\"*o*\"", turn(turn -> turn.call().request().path().contains("o"))),
          new Asked(
              "body",
              "{\"text\": \"a*\"}",
              turn(turn -> turn.call().request().body().toString().contains("\"text\":\"a"))),
          new Asked(
              "correlation",
              "\"s1\"",
              turn(turn ->
                  turn.call()
                      .request()
                      .headers()
                      .find("x-dtu-scenario")
                      .filter("s1"::equals)
                      .isPresent())));

  private static Predicate<Entry> turn(Predicate<Turn> of) {
    return entry -> entry instanceof Entry.Called(Turn turn) && of.test(turn);
  }

  @Provide
  Arbitrary<List<Integer>> happenings() {
    return Arbitraries.integers().between(0, 6).list().ofMaxSize(60);
  }

  @Provide
  Arbitrary<List<Asked>> questions() {
    return Combinators.combine(Arbitraries.of(ASKED).list().ofMaxSize(3), Arbitraries.just(0))
        .as((asked, _) -> asked)
        .filter(asked -> asked.stream().map(Asked::member).distinct().count() == asked.size());
  }

  private static Universe lived(List<Integer> happenings) {
    Universe universe = Journals.universe();
    for (int what : happenings) {
      switch (what) {
        case 0 -> Journals.create(universe, "a" + what);
        case 1 -> Journals.create(universe, "b");
        case 2 -> Journals.call(universe, Request.of("GET", "/notes/none"));
        case 3 -> universe.act("test", "act", _ -> {});
        case 4 -> Journals.call(universe, Request.of("GET", "/open").with("x-dtu-scenario", "s1"));
        case 5 -> Journals.call(universe, Request.of("DELETE", "/elsewhere"));
        case 6 -> Journals.call(universe, Request.of("GET", "/open").with("x-dtu-scenario", "s2"));
        default -> throw new IllegalStateException();
      }
    }
    return universe;
  }

  @Property(tries = 300)
  void a_question_finds_what_looking_at_every_entry_finds_and_pages_visit_each_once(
      @ForAll("happenings") List<Integer> happenings,
      @ForAll("questions") List<Asked> asked,
      @ForAll @IntRange(min = 1, max = 7) int limit,
      @ForAll @IntRange(min = 1, max = 9) int scanned) {
    Universe universe = lived(happenings);
    Obj.Builder json = Obj.builder();
    asked.forEach(each -> json.put(each.member(), Json.trusted(each.json())));
    Question question = Journals.question(json.build().toString());
    List<Long> naive =
        universe.entries(1, Integer.MAX_VALUE).stream()
            .filter(entry -> asked.stream().allMatch(each -> each.naive().test(entry)))
            .map(Entry::number)
            .toList();
    List<Long> paged = new ArrayList<>();
    OptionalLong next = OptionalLong.of(1);
    while (next.isPresent()) {
      Search page = Search.of(universe, question, next.getAsLong(), limit, scanned);
      assertThat(page.entries()).hasSizeLessThanOrEqualTo(limit);
      assertThat(page.next().orElse(Long.MAX_VALUE)).isGreaterThan(next.getAsLong());
      page.entries().forEach(entry -> paged.add(entry.number()));
      next = page.next();
    }
    assertThat(paged).isEqualTo(naive);
    assertThat(new Question(question.criteria()).show()).isEqualTo(question.show());
  }
}
