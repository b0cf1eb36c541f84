package dev.dtu.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dtu.call.Body;
import dev.dtu.call.Reply;
import dev.dtu.call.Request;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Change;
import dev.dtu.twin.Meaning;
import dev.dtu.twin.Problem;
import dev.dtu.twin.Refusal;
import dev.dtu.twin.TitlePage;
import dev.dtu.twin.Turn;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import dev.dtu.universe.Wish;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a person writes in Java of an operation.
class PartTest {

  private static final Repertoire PARTS =
      Repertoire.NONE
          .on("createUser", PartTest::create)
          .on("deleteUser", PartTest::delete)
          .on("suspendUser", PartTest::suspend);

  private final Universe universe = universe(PARTS);

  /// Refuses a banned name, counts tries for good, and gives every new user an order.
  private static Reply create(Play play) {
    play.lasting("tries").put("last", Obj.of("at", Json.of(play.now())));
    if (play.sent().text("email").filter("banned@example.com"::equals).isPresent()) {
      throw Refusal.of(Problem.CONFLICT);
    }
    Reply reply = play.saying(play.sent().with("name", Json.of("Dr. Ada"))).plainly();
    Thing user = play.rows("user").get("ada@example.com");
    play.rows("order").make(Obj.of("item", Json.of("welcome")), user.id());
    return reply;
  }

  /// Deletes only whom somebody suspended.
  private static Reply delete(Play play) {
    Thing user = play.rows("user").get(play.asked("userId").orElse(""));
    return user.text("status").filter("SUSPENDED"::equals).isPresent()
        ? play.plainly()
        : Reply.empty(204);
  }

  private static Reply suspend(Play play) {
    Rows users = play.rows("user");
    Thing user = users.get(play.asked("userId").orElse(""));
    users.keep(user.with("status", "SUSPENDED"));
    Thing tag = play.rows("tag").make(Obj.of("name", Json.of("asleep")));
    users.put(users.get(user.id()), "tag", tag);
    assertThat(users.in("tag", tag)).extracting(Thing::id).containsExactly(user.id());
    assertThat(users.within(users.get(user.id()), "tag", tag)).isTrue();
    users.take(users.get(user.id()), "tag", tag);
    assertThat(users.in("tag", tag)).isEmpty();
    return play.plainly();
  }

  private static Universe universe(Repertoire parts) {
    try {
      var title = new TitlePage("shop", List.of(), TitlePage.USUAL_ORDER, List.of());
      Meanings meanings = Meanings.fromJson(Shop.obj(Shop.MEANINGS)).with(parts);
      Twin twin = Effects.twin(title, Shop.contract(), meanings, Manners.NONE);
      return new Universes(Map.of("shop", twin), 7, () -> Shop.NOON)
          .create(Wish.ANYTHING.named("x"));
    } catch (Universes.Refused refused) {
      throw new AssertionError(refused);
    }
  }

  private Turn turn(String method, String target, String body) {
    Request request = Request.of(method, target);
    Turn turn =
        universe.turn(
            "shop",
            Shop.ORIGIN,
            body.isEmpty()
                ? request
                : request.with("content-type", "application/json").with(Body.of(body)));
    assertThat(turn.outcome()).isNotInstanceOf(Turn.Outcome.Defect.class);
    return turn;
  }

  private Json get(String target) {
    return Shop.json(turn("GET", target, "").reply());
  }

  @Test
  void a_part_says_more_than_data_and_lets_data_do_the_rest() {
    turn("POST", "/users", "{\"email\": \"ada@example.com\"}");
    assertThat(((Obj) get("/users/ada@example.com")).text("name")).contains("Dr. Ada");
    assertThat(((Obj) get("/users/ada@example.com/orders")).items("orders")).hasSize(1);
    assertThat(universe.replay().differences()).isEmpty();
  }

  @Test
  void a_part_refuses_in_the_services_words_and_keeps_what_lasts() {
    Turn turn = turn("POST", "/users", "{\"email\": \"banned@example.com\"}");
    assertThat(turn.reply().status()).isEqualTo(409);
    assertThat(turn.changes()).extracting(Change::table).containsOnly("shop/~tries");
    assertThat(get("/users").asArr().orElseThrow()).isEmpty();
  }

  @Test
  void a_part_finds_keeps_joins_and_parts_rows() {
    turn("POST", "/users", "{\"email\": \"ada@example.com\"}");
    turn("DELETE", "/users/ada@example.com", "");
    assertThat(((Obj) get("/users/ada@example.com")).text("email")).contains("ada@example.com");
    turn("POST", "/users/ada@example.com/suspend", "");
    turn("DELETE", "/users/ada@example.com", "");
    assertThat(turn("GET", "/users/ada@example.com", "").reply().status()).isEqualTo(404);
    assertThat(turn("DELETE", "/users/nobody", "").reply().status()).isEqualTo(404);
    assertThat(universe.replay().differences()).isEmpty();
  }

  @Test
  void an_operation_with_a_part_says_so_and_has_one_only() {
    Meanings meanings = Meanings.fromJson(Shop.obj(Shop.MEANINGS)).with(PARTS);
    var title = new TitlePage("shop", List.of(), TitlePage.USUAL_ORDER, List.of());
    Twin twin = Effects.twin(title, Shop.contract(), meanings, Manners.NONE);
    assertThat(((Meaning.Does) twin.meaning("deleteUser")).provenance())
        .isEqualTo(Meaning.Provenance.BEHAVIOUR);
    assertThatThrownBy(() -> PARTS.on("deleteUser", Play::plainly))
        .hasMessage("expected one part an operation, found two of 'deleteUser'");
  }
}
