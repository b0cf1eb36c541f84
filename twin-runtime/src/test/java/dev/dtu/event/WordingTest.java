package dev.dtu.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.call.Dice;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Words of events, read once and filled with facts.
class WordingTest {

  private static final Obj ROOTS =
      (Obj)
          Json.trusted(
              """
              {"user": {"name": "Ada", "mails": ["a@x", "b@x"], "a.b": 1, "boss": null},
               "user.kind": "odd", "count": 3, "items": [{"id": "1"}, {"id": "2"}]}\
              """);

  private static Optional<String> fill(String words) {
    return Wording.of(Json.trusted(words)).fill(new Facts(ROOTS, new Dice(1))).map(Json::toString);
  }

  @Test
  void a_text_that_is_one_fact_becomes_the_fact() {
    assertThat(fill("\"${count}\"")).contains("3");
    assertThat(fill("\"${user.mails}\"")).contains("[\"a@x\",\"b@x\"]");
    assertThat(fill("\"${user.boss}\"")).contains("null");
    assertThat(fill("\"${user.none}\"")).isEmpty();
    assertThat(fill("{\"a\": \"${user.none}\", \"b\": 1}")).contains("{\"b\":1}");
  }

  @Test
  void within_a_text_a_fact_that_is_not_there_is_nothing() {
    assertThat(fill("\"${user.name} of ${user.none}, ${count}\"")).contains("\"Ada of , 3\"");
    assertThat(fill("\"${user.mails} ${user}\"")).contains("\"a@x,b@x \"");
  }

  @Test
  void a_name_with_dots_is_taken_at_its_word_first() {
    assertThat(fill("\"${user.a.b}\"")).contains("1");
    assertThat(fill("\"${user.kind}\"")).contains("\"odd\"");
    assertThat(fill("\"${user.mails.1}\"")).contains("\"b@x\"");
    assertThat(fill("\"${user.mails.2}\"")).isEmpty();
    assertThat(fill("\"${user.mails.one}\"")).isEmpty();
    assertThat(fill("\"${count.any}\"")).isEmpty();
  }

  @Test
  void a_list_repeats_an_item_for_each_of_another() {
    assertThat(fill("[{\"$each\": \"items\", \"as\": {\"n\": \"${each.id}\"}}, \"last\"]"))
        .contains("[{\"n\":\"1\"},{\"n\":\"2\"},\"last\"]");
    assertThat(fill("[{\"$each\": \"user.mails\"}]")).contains("[\"a@x\",\"b@x\"]");
    assertThat(fill("[{\"$each\": \"user.none\"}]")).contains("[]");
  }

  @Test
  void words_are_left_out_where_a_fact_is_not_there() {
    assertThat(fill("{\"a\": {\"$given\": \"user\", \"as\": \"${user.name}\"}}"))
        .contains("{\"a\":\"Ada\"}");
    assertThat(fill("{\"a\": {\"$given\": \"none\", \"as\": \"x\"}}")).contains("{}");
  }

  @Test
  void an_id_of_a_shape_is_the_same_wherever_it_is_made() {
    String two = fill("[\"${id:[a-z]{8}}\", \"x-${id:[a-z]{8}}\"]").orElseThrow();
    assertThat(two).matches("\\[\"([a-z]{8})\",\"x-\\1\"]");
  }

  @Test
  void words_without_facts_stay_as_they_are() {
    assertThat(fill("{\"a\": [1, \"$\", {\"b\": null}]}"))
        .contains("{\"a\":[1,\"$\",{\"b\":null}]}");
    assertThat(fill("null")).contains("null");
  }
}
