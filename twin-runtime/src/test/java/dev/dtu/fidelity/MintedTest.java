package dev.dtu.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.recording.Session;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/// Which texts many recordings show to be of the service's own making.
class MintedTest {

  private static final Place TITLE = Place.root("cart").member("title");

  /// Whether titles are, after so many sessions in each of which somebody asks for a cart.
  private static boolean minted(int sessions, String sent, IntFunction<String> title) {
    var minted = new Minted();
    var guide = new Guide(List.of(Carts.CANDIDATE));
    for (int i = 0; i < sessions; i++) {
      String id = "crt%012d".formatted(i);
      Carts carts = new Carts();
      if (!sent.isEmpty()) {
        carts.then(
            "PATCH /carts/" + id, sent.formatted(title.apply(i)), 200, "{\"id\":\"" + id + "\"}");
      }
      carts.then(
          "GET /carts/" + id,
          "",
          200,
          "{\"id\":\"%s\",\"title\":\"%s\"}".formatted(id, title.apply(i)));
      Session plain = carts.session();
      minted.train(new Session("s" + i, "carts", "", "g" + i, plain.exchanges()), guide);
    }
    return minted.of("getCart").test(TITLE);
  }

  private static String rank(int number) {
    return "0|i%03d:".formatted(number);
  }

  @Test
  void a_text_that_each_thing_has_its_own_of_and_no_client_says_is_the_services_making() {
    assertThat(minted(Minted.VALUES, "", MintedTest::rank)).isTrue();
  }

  @Test
  void fewer_may_be_facts_that_happen_to_differ() {
    assertThat(minted(Minted.VALUES - 1, "", MintedTest::rank)).isFalse();
  }

  @Test
  void what_two_things_share_is_a_fact() {
    assertThat(minted(2 * Minted.VALUES, "", number -> rank(number / 2))).isFalse();
  }

  @Test
  void what_a_client_says_is_a_fact() {
    assertThat(minted(Minted.VALUES, "{\"title\":\"%s\"}", MintedTest::rank)).isFalse();
  }

  @Test
  void words_names_and_what_has_names_in_it_are_facts() {
    assertThat(minted(Minted.VALUES, "", number -> "number " + number)).isFalse();
    assertThat(minted(Minted.VALUES, "", number -> "cart-%d".formatted(number % 3))).isFalse();
    assertThat(minted(Minted.VALUES, "", number -> "of:crt%012d".formatted(number))).isFalse();
  }
}
