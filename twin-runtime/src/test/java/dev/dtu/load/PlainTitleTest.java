package dev.dtu.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.contract.Contract;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import org.junit.jupiter.api.Test;

class PlainTitleTest {

  @Test
  void a_form_behind_a_word_is_tried_before_one_that_would_take_the_word_too() {
    Obj page =
        (Obj)
            Json.trusted(
                """
                {"format": 1, "name": "x", "operations": [], "schemes": {
                  "plain": {"type": "apiKey", "in": "header", "name": "authorization"},
                  "other": {"type": "apiKey", "in": "header", "name": "X-Key"},
                  "code": {"type": "oauth2", "flows": {}}}}
                """);
    assertThat(PlainTitle.auth(Contract.of(page, _ -> Obj.EMPTY)))
        .extracting(form -> form.name() + " " + form.prefix())
        .containsExactly("X-Key ", "Authorization Bearer ", "authorization ");
  }
}
