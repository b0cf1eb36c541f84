package dev.dtu.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What becomes of the exchanges of a session, told by the recording alone.
class ScriptTest {

  private static final Part SCORED = Part.Scored.SCORED;
  private static final Part PRIMED = Part.Primed.PRIMED;
  private static final Part ECHO = Part.Echo.ECHO;

  private static final String A = "{\"id\":\"crt111aaa\",\"title\":\"A\"}";

  @Test
  void what_was_there_is_primed_and_its_repeat_is_an_echo_until_something_is_written() {
    var carts =
        new Carts()
            .then("GET /carts/crt111aaa", "", 200, A)
            .then("GET /carts/crt111aaa", "", 200, A)
            .then("PATCH /carts/crt111aaa", "{\"title\":\"B\"}", 200, A.replace("A", "B"))
            .then("GET /carts/crt111aaa", "", 200, A.replace("\"A\"", "\"B\""));
    assertThat(carts.parts()).containsExactly(PRIMED, ECHO, SCORED, SCORED);
  }

  @Test
  void what_the_session_makes_is_never_primed_nor_what_stands_in_it() {
    var carts =
        new Carts()
            .then("POST /carts", "{\"title\":\"A\"}", 201, A)
            .then("GET /carts/crt111aaa", "", 200, A)
            .then("GET /carts/crt111aaa/items", "", 200, "[{\"id\":\"itm111aaa\",\"name\":\"x\"}]");
    assertThat(carts.parts()).containsExactly(SCORED, SCORED, SCORED);
  }

  @Test
  void what_says_it_was_created_since_is_not_primed() {
    String late = "{\"id\":\"crt111aaa\",\"title\":\"A\",\"created\":\"2026-11-21T12:00:05Z\"}";
    assertThat(new Carts().then("GET /carts", "", 200, "[" + late + "]").parts())
        .containsExactly(SCORED);
    String early = late.replace("2026", "2025");
    assertThat(new Carts().then("GET /carts", "", 200, "[" + early + "]").parts())
        .containsExactly(PRIMED);
  }

  @Test
  void what_was_once_missing_is_not_primed() {
    var carts =
        new Carts()
            .then("GET /carts/crt111aaa", "", 404, "{\"no\":1}")
            .then("GET /carts/crt111aaa", "", 200, A);
    assertThat(carts.parts()).containsExactly(SCORED, SCORED);
  }

  @Test
  void what_is_shown_after_a_write_is_primed_without_what_was_written() {
    var carts =
        new Carts()
            .then("PATCH /carts/crt111aaa", "{\"title\":\"A\"}", 200, A)
            .then("GET /carts/crt111aaa", "", 200, A.replace("}", ",\"count\":3}"));
    Script script = Script.of(carts.session(), new Guide(List.of(Carts.CANDIDATE)));
    assertThat(script.part(0)).isEqualTo(SCORED);
    assertThat(script.part(1)).isEqualTo(PRIMED);
    assertThat(script.primes()).hasSize(1);
    assertThat(script.primes().getFirst().item())
        .isEqualTo(Carts.obj("{\"id\":\"crt111aaa\",\"count\":3}"));
  }

  @Test
  void what_no_answer_shows_is_left_out() {
    assertThat(new Carts().then("DELETE /carts/crt111aaa", "", 204, "").parts())
        .containsExactly(new Part.Excluded("names what no answer shows"));
    assertThat(new Carts().then("DELETE /carts/crt111aaa", "", 404, "{\"no\":1}").parts())
        .containsExactly(SCORED);
    assertThat(
            new Carts()
                .then("GET /carts/crt111aaa/items/itm111aaa", "", 200, "{\"id\":\"itm111aaa\"}")
                .parts())
        .containsExactly(new Part.Excluded("names what no answer shows"));
  }

  @Test
  void what_follows_a_request_that_was_not_recorded_is_left_out_too() {
    var carts =
        new Carts()
            .then("POST /carts", "", 201, A)
            .flagged("request-body-not-recorded")
            .then("GET /carts/crt111aaa", "", 200, A);
    assertThat(carts.parts())
        .containsExactly(
            new Part.Excluded("its request was not recorded as it was"),
            new Part.Excluded("names what came of a call that is not replayed"));
  }

  @Test
  void the_weather_is_left_out() {
    assertThat(new Carts().then("GET /carts", "", 503, "").parts())
        .containsExactly(new Part.Excluded("the service's own weather (503)"));
    assertThat(new Carts().then("GET /carts", "", 429, "{}").parts())
        .containsExactly(new Part.Excluded("the service's own weather (429)"));
  }

  @Test
  void a_container_that_an_answered_call_names_was_there() {
    String item = "{\"id\":\"itm111aaa\",\"name\":\"x\",\"cart\":\"ours\"}";
    String whole = "{\"id\":\"ours\",\"title\":\"A\"}";
    var carts = new Carts().then("POST /carts/ours/items", "{\"name\":\"x\"}", 201, item);
    Prime bare = primes(carts).getFirst();
    assertThat(bare.bare()).isTrue();
    assertThat(bare.key().id()).isEqualTo("ours");
    carts.then("GET /carts/ours", "", 200, whole);
    assertThat(primes(carts)).singleElement().matches(each -> each.item().equals(Carts.obj(whole)));
    var made =
        new Carts()
            .then("POST /carts", "{\"id\":\"ours\"}", 201, whole)
            .then("POST /carts/ours/items", "{\"name\":\"x\"}", 201, item);
    assertThat(primes(made)).isEmpty();
    var refused = new Carts().then("POST /carts/ours/items", "{\"name\":\"x\"}", 404, item);
    assertThat(primes(refused)).isEmpty();
  }

  @Test
  void what_a_call_names_that_went_well_was_there() {
    String sent = "{\"name\":\"x\",\"cart_ids\":[\"crt222bbb\"],\"title\":\"crt333ccc\"}";
    String item = "{\"id\":\"itm111aaa\",\"name\":\"x\"}";
    var carts =
        new Carts()
            .then("POST /carts", "{\"title\":\"A\"}", 201, A)
            .then("POST /carts/crt111aaa/items", sent, 201, item);
    assertThat(primes(carts))
        .singleElement()
        .matches(each -> each.bare() && each.key().id().equals("crt222bbb"));
    assertThat(primes(carts.then("GET /carts/crt222bbb", "", 404, "{\"no\":1}")))
        .as("it was not there after all")
        .isEmpty();
    var refused =
        new Carts()
            .then("POST /carts", "{\"title\":\"A\"}", 201, A)
            .then("POST /carts/crt111aaa/items", sent, 400, "{\"no\":1}");
    assertThat(primes(refused)).isEmpty();
    var made =
        new Carts()
            .then("POST /carts", "{\"title\":\"A\"}", 201, A.replace("111aaa", "222bbb"))
            .then("POST /carts/crt222bbb/items", sent, 201, item);
    assertThat(primes(made)).as("it was made here").isEmpty();
    var own = new Carts().then("POST /carts", "{\"cart\":\"crt222bbb\"}", 201, A);
    assertThat(primes(own)).as("it says what the new one is").isEmpty();
  }

  private static List<Prime> primes(Carts carts) {
    return Script.of(carts.session(), new Guide(List.of(Carts.CANDIDATE))).primes();
  }
}
