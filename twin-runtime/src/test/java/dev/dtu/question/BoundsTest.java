package dev.dtu.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dtu.call.Query;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.universe.Universe;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/// How much may be asked at once.
class BoundsTest {

  @Test
  void a_question_has_at_most_so_many_criteria() throws BadQuestion {
    Obj arguments = Obj.EMPTY;
    List<String> query = new ArrayList<>();
    for (int i = 0; i < QuestionReader.LIMIT; i++) {
      arguments = arguments.with("a" + i, "x");
      query.add("argument=a" + i + "=x");
    }
    Obj most = Obj.of("argument", arguments);
    assertThat(QuestionReader.question(most).criteria()).hasSize(QuestionReader.LIMIT);
    Obj more = most.with("twin", "notes");
    assertThatThrownBy(() -> QuestionReader.question(more))
        .isInstanceOf(BadQuestion.class)
        .hasMessage("expected at most 100 criteria, found 101");
    Query all = Query.parse(String.join("&", query));
    assertThat(QuestionReader.question(all, List.of()).criteria()).hasSize(QuestionReader.LIMIT);
    assertThatThrownBy(() -> QuestionReader.question(all.with("twin", "notes"), List.of()))
        .isInstanceOf(BadQuestion.class);
  }

  @Test
  void at_most_so_many_expectations_are_verified_at_once() throws BadQuestion {
    Json one = Json.trusted("{\"question\": {}, \"atLeast\": 0}");
    Json most = Json.array(Collections.nCopies(ExpectationReader.LIMIT, one));
    assertThat(ExpectationReader.expectations(most)).hasSize(ExpectationReader.LIMIT);
    Json more = Json.array(Collections.nCopies(ExpectationReader.LIMIT + 1, one));
    assertThatThrownBy(() -> ExpectationReader.expectations(more))
        .isInstanceOf(BadQuestion.class)
        .hasMessage("expected from 1 to 100 expectations, found 101");
    Obj order =
        Obj.of("inOrder", Json.array(Collections.nCopies(ExpectationReader.LIMIT + 1, Obj.EMPTY)));
    assertThatThrownBy(() -> ExpectationReader.expectations(order))
        .isInstanceOf(BadQuestion.class)
        .hasMessageContaining("a list of 1 to 100 questions");
  }

  @Test
  void a_page_looks_at_so_many_entries_and_says_where_to_go_on() {
    Universe universe = Journals.universe();
    for (int i = 0; i < Search.SCANNED + 1; i++) {
      universe.act("test", "nothing", _ -> {});
    }
    Question calls = Journals.question("{\"kind\": \"turn\"}");
    Search first = Search.of(universe, calls, 1, 10);
    assertThat(first.entries()).isEmpty();
    assertThat(first.next()).hasValue(Search.SCANNED + 1);
    Journals.create(universe, "one");
    Search rest = Search.of(universe, calls, first.next().getAsLong(), 10);
    assertThat(rest.entries()).hasSize(1);
    assertThat(rest.next()).isEmpty();
  }
}
