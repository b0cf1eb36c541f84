package dev.dtu.question;

import static dev.dtu.question.Journals.call;
import static dev.dtu.question.Journals.create;
import static dev.dtu.question.Journals.expect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dtu.call.Request;
import dev.dtu.json.Json;
import dev.dtu.universe.Universe;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class VerificationTest {

  private static final String CREATED = "{\"operation\": \"createNote\", \"status\": 201}";

  private final Universe universe = Journals.universe();

  private Verdict verdict(String json) {
    return Verification.of(universe, expect(json), 0);
  }

  private static String count(String question, String times) {
    return "{\"question\": " + question + ", " + times + "}";
  }

  @Test
  void counts_hold_within_their_bounds() {
    create(universe, "one");
    create(universe, "two");
    assertThat(verdict(count(CREATED, "\"exactly\": 2")).holds()).isTrue();
    assertThat(verdict(count(CREATED, "\"atLeast\": 2")).holds()).isTrue();
    assertThat(verdict(count(CREATED, "\"atMost\": 1")).holds()).isFalse();
    assertThat(verdict(count(CREATED, "\"atLeast\": 1, \"atMost\": 2")).holds()).isTrue();
    assertThat(verdict(count(CREATED, "\"exactly\": 1")).holds()).isFalse();
    assertThat(
            verdict(
                    "["
                        + count(CREATED, "\"exactly\": 2")
                        + ","
                        + count("{}", "\"exactly\": 2")
                        + "]")
                .holds())
        .isTrue();
  }

  @Test
  void what_was_found_is_named_by_number_and_no_more_than_a_hundred() {
    for (int i = 0; i < 130; i++) {
      create(universe, "n");
    }
    Verdict.Finding finding = verdict(count(CREATED, "\"exactly\": 1")).findings().getFirst();
    assertThat(finding.found()).isEqualTo(130);
    assertThat(finding.entries()).hasSize(100).startsWith(1L, 2L);
    assertThat(finding.misses()).isEmpty();
  }

  @Test
  void what_came_nearest_is_told_with_the_one_criterion_it_missed() {
    create(universe, "one");
    call(universe, Request.of("POST", "/notes").withJson(Json.trusted("{\"text\": 5}")));
    Verdict verdict =
        verdict(
            count(
                "{\"operation\": \"createNote\", \"status\": 201, \"body\": {\"text\": \"two\"}}",
                "\"atLeast\": 1"));
    assertThat(verdict.text())
        .isEqualTo(
            """
            expected at least 1 of: operation createNote, status 201, body.text two
              found 0, among entries 1 to 2
              nearest: entry 1, notes createNote, POST /notes: 201: expected body.text two, found one\
            """);
    assertThat(
            verdict
                .show()
                .items("expectations")
                .at(0)
                .asObj()
                .orElseThrow()
                .items("misses")
                .toString())
        .isEqualTo(
            """
            [{"number":1,"what":"notes createNote, POST /notes: 201","missed":[\
            {"criterion":"body.text","wanted":["two"],"found":["one"]}]}]\
            """);
  }

  @Test
  void an_order_holds_when_each_comes_after_the_one_before() {
    create(universe, "one");
    call(universe, Request.of("GET", "/open"));
    String open = "{\"operation\": \"open\"}";
    assertThat(verdict("{\"inOrder\": [" + CREATED + "," + open + "]}").holds()).isTrue();
    Verdict wrong = verdict("{\"name\": \"tidy\", \"inOrder\": [" + open + "," + CREATED + "]}");
    assertThat(wrong.holds()).isFalse();
    assertThat(wrong.text()).contains("then none of: operation createNote, status 201");
    assertThat(wrong.show().toString()).contains("\"name\":\"tidy\"", "\"missing\":{");
    assertThat(verdict("{\"inOrder\": [" + open + "," + open + "]}").holds()).isFalse();
  }

  @Test
  void entries_before_the_first_one_asked_for_do_not_count() {
    create(universe, "one");
    create(universe, "two");
    Verdict verdict = Verification.of(universe, expect(count(CREATED, "\"exactly\": 1")), 2);
    assertThat(verdict.holds()).isTrue();
    assertThat(verdict.from()).isEqualTo(2);
    assertThat(verdict.to()).isEqualTo(2);
  }

  @Test
  void expectations_that_say_nothing_are_refused() {
    refused("[]", "from 1 to 100 expectations");
    refused(count("{}", "\"least\": 1"), "'0.least'", "did you mean 'atLeast'?");
    refused("{\"question\": {}}", "'exactly', or 'atLeast' and 'atMost' or one of them");
    refused(count("{}", "\"exactly\": 1, \"atLeast\": 1"), "'exactly', or");
    refused(count("{}", "\"atLeast\": 2, \"atMost\": 1"), "a number from 2 on");
    refused(count("{}", "\"exactly\": -1"), "a whole number of 0 or more");
    refused(count("{\"stauts\": 1}", "\"exactly\": 1"), "'0.question.stauts'", "'status'");
    refused("{\"inOrder\": []}", "a list of 1 to 100 questions");
    refused("{\"inOrder\": [{\"kind\": \"x\"}]}", "'0.inOrder.0.kind'");
  }

  private static void refused(String json, String... words) {
    assertThatThrownBy(() -> ExpectationReader.expectations(Json.trusted(json)))
        .isInstanceOf(BadQuestion.class)
        .message()
        .contains(words);
  }

  private Verdict waited(Watch watch, String expected, Duration within) throws Exception {
    return Waiting.of(
        watch, new Verification(universe, expect(expected), 0), within, InstantSource.system());
  }

  @Test
  void a_wait_ends_as_soon_as_it_holds() throws Exception {
    var watches = new Watches();
    var begun = new CountDownLatch(1);
    var waiting =
        new FutureTask<Verdict>(() -> {
          try (Watch watch = watches.open(universe).orElseThrow()) {
            begun.countDown();
            return waited(watch, count(CREATED, "\"exactly\": 2"), Waiting.LIMIT);
          }
        });
    Thread.startVirtualThread(waiting);
    begun.await();
    create(universe, "one");
    call(universe, Request.of("GET", "/open"));
    create(universe, "two");
    assertThat(waiting.get().holds()).isTrue();
  }

  @Test
  void a_wait_ends_when_it_can_hold_no_more_or_time_is_up() throws Exception {
    var watches = new Watches();
    create(universe, "one");
    try (Watch watch = watches.open(universe).orElseThrow()) {
      assertThat(waited(watch, count(CREATED, "\"exactly\": 0"), Waiting.LIMIT).holds()).isFalse();
      assertThat(waited(watch, count(CREATED, "\"exactly\": 2"), Duration.ofMillis(1)).holds())
          .isFalse();
    }
  }

  @Test
  void a_wait_begins_anew_with_its_universe() throws Exception {
    var watches = new Watches();
    create(universe, "one");
    try (Watch watch = watches.open(universe).orElseThrow()) {
      var verification =
          new Verification(universe, expect(count("{\"kind\": \"turn\"}", "\"exactly\": 2")), 0);
      verification.goOn();
      universe.reset();
      create(universe, "zero");
      create(universe, "one");
      Verdict verdict = Waiting.of(watch, verification, Waiting.LIMIT, InstantSource.system());
      assertThat(verdict.holds()).isTrue();
      assertThat(verdict.findings().getFirst().entries()).containsExactly(1L, 2L);
    }
  }

  @Test
  void no_more_may_wait_than_the_limit_and_all_end_with_the_server() throws Exception {
    var watches = new Watches();
    Watch first = watches.open(universe).orElseThrow();
    for (int i = 1; i < Watches.LIMIT; i++) {
      watches.open(universe).orElseThrow();
    }
    assertThat(watches.open(universe)).isEmpty();
    first.close();
    Watch again = watches.open(universe).orElseThrow();
    watches.close();
    assertThat(again.await(Waiting.LIMIT)).isEqualTo(Watch.News.OVER);
    assertThat(watches.open(universe)).isEmpty();
  }
}
