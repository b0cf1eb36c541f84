package dev.dtu.question;

import static dev.dtu.question.Journals.call;
import static dev.dtu.question.Journals.create;
import static dev.dtu.question.Journals.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dtu.call.Body;
import dev.dtu.call.Query;
import dev.dtu.call.Request;
import dev.dtu.json.Json;
import dev.dtu.universe.Move;
import dev.dtu.universe.Universe;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuestionTest {

  private final Universe universe = Journals.universe();

  @Test
  void entries_are_found_by_operation_method_status_and_outcome() {
    create(universe, "one");
    call(universe, Request.of("GET", "/notes/gone"));
    call(universe, Request.of("GET", "/nothing"));
    call(universe, Request.of("GET", "/crash%20here"));
    call(universe, Request.of("POST", "/crash"));
    assertThat(numbers(universe, "{}")).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(numbers(universe, "{\"operation\": \"*Note\"}")).containsExactly(1L, 2L);
    assertThat(numbers(universe, "{\"operation\": [\"crash\", \"create*\"]}"))
        .containsExactly(1L, 5L);
    assertThat(numbers(universe, "{\"method\": \"get\", \"status\": \"4xx\"}"))
        .containsExactly(2L, 4L);
    assertThat(numbers(universe, "{\"status\": [201, \"500-599\"]}")).containsExactly(1L, 3L, 5L);
    assertThat(numbers(universe, "{\"outcome\": \"done\"}")).containsExactly(1L);
    assertThat(numbers(universe, "{\"outcome\": [\"unmeant\", \"defect\"]}"))
        .containsExactly(3L, 5L);
    assertThat(numbers(universe, "{\"problem\": \"no-*\"}")).containsExactly(4L);
    assertThat(numbers(universe, "{\"path\": \"/crash here\"}")).containsExactly(4L);
    assertThat(numbers(universe, "{\"path\": \"/crash%20*\"}")).containsExactly(4L);
  }

  @Test
  void entries_are_found_by_who_calls() {
    create(universe, "one");
    universe.turn("notes", Journals.HERE, Request.of("GET", "/open"));
    universe.act("eve", "look", _ -> {});
    assertThat(numbers(universe, "{\"caller\": \"admin\"}")).containsExactly(1L);
    assertThat(numbers(universe, "{\"caller\": \"nobody\"}")).containsExactly(2L);
    assertThat(numbers(universe, "{\"caller\": \"eve\", \"kind\": \"act\"}")).containsExactly(3L);
    assertThat(numbers(universe, "{\"what\": \"lo*\"}")).containsExactly(3L);
  }

  @Test
  void entries_are_found_by_the_fault_that_struck() {
    Journals.fault(
        universe, "busy", "{\"fault\": {\"refuse\": \"rate-limited\"}, \"when\": {\"first\": 1}}");
    create(universe, "one");
    create(universe, "two");
    assertThat(numbers(universe, "{\"fault\": \"any\"}")).containsExactly(2L);
    assertThat(numbers(universe, "{\"fault\": \"busy\"}")).containsExactly(2L);
    assertThat(numbers(universe, "{\"fault\": \"other\"}")).isEmpty();
  }

  @Test
  void entries_are_found_by_arguments_members_and_headers() {
    create(universe, "one\ntwo");
    call(
        universe,
        Request.of("POST", "/notes?draft=yes&draft=no")
            .with("X-Team", "red")
            .withJson(
                Json.trusted(
                    "{\"text\": \"x\", \"tags\": [{\"n\": 1}, {\"n\": 2}], \"a.b\": true}")));
    assertThat(numbers(universe, "{\"argument\": {\"text\": \"one*\"}}")).containsExactly(1L);
    assertThat(numbers(universe, "{\"argument\": {\"draft\": \"no\"}}")).containsExactly(2L);
    assertThat(numbers(universe, "{\"body\": {\"tags.n\": 2}}")).containsExactly(2L);
    assertThat(numbers(universe, "{\"body\": {\"tags.0.n\": 2}}")).isEmpty();
    assertThat(numbers(universe, "{\"body\": {\"tags.1.n\": [5, 2]}}")).containsExactly(2L);
    assertThat(numbers(universe, "{\"body\": {\"a.b\": true}}")).containsExactly(2L);
    assertThat(numbers(universe, "{\"reply\": {\"id\": \"n*\"}}")).containsExactly(1L, 2L);
    assertThat(numbers(universe, "{\"header\": {\"x-team\": \"red\"}}")).containsExactly(2L);
    assertThat(numbers(universe, "{\"body\": {\"text\": \"x\", \"tags.n\": 1}}"))
        .containsExactly(2L);
  }

  @Test
  void a_body_that_is_no_document_has_no_members() {
    call(
        universe,
        Request.of("POST", "/notes").with("content-type", "text/plain").with(Body.of("{text")));
    assertThat(numbers(universe, "{\"body\": {\"text\": \"*\"}}")).isEmpty();
  }

  @Test
  void entries_are_found_by_what_they_belong_to() {
    String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    call(
        universe,
        Request.of("GET", "/open").with("traceparent", "00-" + trace + "-00f067aa0ba902b7-01"));
    call(universe, Request.of("GET", "/open").with("X-DTU-Scenario", "sign-up"));
    assertThat(numbers(universe, "{\"correlation\": \"" + trace + "\"}")).containsExactly(1L);
    assertThat(numbers(universe, "{\"correlation\": \"00-" + trace + "-b7ad6b7169203331-00\"}"))
        .containsExactly(1L);
    assertThat(numbers(universe, "{\"correlation\": \"sign-up\"}")).containsExactly(2L);
  }

  @Test
  void entries_are_found_by_their_moment_on_the_universes_clock() {
    create(universe, "one");
    universe.time("test", Move.Freeze.FREEZE);
    universe.time("test", new Move.Advance(Duration.ofDays(1)));
    create(universe, "two");
    assertThat(numbers(universe, "{\"since\": \"2026-01-02T00:00:00Z\", \"kind\": \"turn\"}"))
        .containsExactly(4L);
    assertThat(numbers(universe, "{\"until\": \"2026-01-02T00:00:00Z\", \"kind\": \"turn\"}"))
        .containsExactly(1L);
  }

  @Test
  void a_query_asks_as_json_does() throws BadQuestion {
    String query =
        "operation=create*,getNote&status=4xx&argument=text=a=b&argument=id&body=a.b=1"
            + "&since=2026-01-01T00:00:00Z&limit=3";
    assertThat(QuestionReader.question(Query.parse(query), List.of("limit")))
        .isEqualTo(
            Journals.question(
                """
                {"operation": ["create*", "getNote"], "status": "4xx",
                 "argument": {"text": "a=b", "id": "*"}, "body": {"a.b": 1},
                 "since": "2026-01-01T00:00:00Z"}
                """));
  }

  @Test
  void a_question_is_shown_as_it_is_read() {
    String text =
        """
        {"operation":["a","b"],"status":"4xx","argument":{"x":"1","y":["2","3"]}}\
        """
            .strip();
    assertThat(Journals.question(text).show().toString()).isEqualTo(text);
  }

  @Test
  void what_cannot_be_read_is_told_with_the_nearest_word() {
    refused(
        "{\"opration\": \"x\"}",
        "'opration': expected one of kind, twin, operation",
        "did you mean 'operation'?");
    refused("{\"status\": \"6xx\"}", "'status': expected a status such as 200, 4xx or 400-499");
    refused("{\"outcome\": \"refuse\"}", "did you mean 'refused'?");
    refused("{\"since\": \"yesterday\"}", "'since': expected a moment such as");
    refused("{\"argument\": \"x\"}", "'argument': expected an object of names and values");
    refused("{\"twin\": []}", "found an empty list");
    refused("{\"twin\": {}}", "'twin': expected a text, or a list of them, found object");
    refused("[]", "expected an object, found array");
  }

  private static void refused(String json, String... words) {
    assertThatThrownBy(() -> QuestionReader.question(Json.trusted(json)))
        .isInstanceOf(BadQuestion.class)
        .message()
        .contains(words);
  }
}
