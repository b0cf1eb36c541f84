package dev.dtu.grant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.call.Caller;
import dev.dtu.call.Reply;
import dev.dtu.call.Request;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Tokens that are handed out beside the usual one.
class BesideTest {

  private final Guild guild = new Guild();

  @AfterEach
  void the_journal_replays() {
    assertThat(guild.universe.replay().differences()).isEmpty();
  }

  private Reply traded(String kind, String asked) {
    List<String> client = guild.client(kind);
    String target = "/authorize?redirect_uri=http%3A%2F%2Fapp%2Fback&client_id=";
    Reply reply = guild.get(target + client.getFirst() + asked, "");
    String location = reply.headers().find("location").orElseThrow();
    return guild.post(
        "/token",
        "grant_type",
        "authorization_code",
        "code",
        location.substring(location.indexOf("code=") + 5),
        "client_id",
        client.get(0),
        "client_secret",
        client.get(1),
        "redirect_uri",
        "http://app/back");
  }

  private Obj tokens(String kind, String asked) {
    Reply reply = traded(kind, asked);
    assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
    return Guild.shown(reply);
  }

  private String kind(String token) {
    Request request = Request.of("GET", "/me").with("authorization", "Bearer " + token);
    return guild.universe.turn("guild", Guild.ORIGIN, request).call().caller()
            instanceof Caller.Known known
        ? known.kind()
        : "nobody";
  }

  @Test
  void what_was_asked_for_apart_comes_by_a_token_of_its_own() {
    Obj told = tokens("web", "&scope=write&member_scope=hall.read+door");
    assertThat(told.text("scope")).contains("write");
    assertThat(told.text("kind")).contains("user");
    assertThat(told.has("door")).isFalse();
    Obj member = told.obj("member").orElseThrow();
    assertThat(member.keys()).containsExactly("access_token", "scope");
    assertThat(member.text("scope")).contains("hall.read door");
    String usual = told.text("access_token").orElseThrow();
    String other = member.text("access_token").orElseThrow();
    assertThat(other).startsWith("mem.");
    assertThat(guild.get("/hall", usual).status()).isEqualTo(403);
    assertThat(guild.get("/hall", other).status()).isEqualTo(200);
    assertThat(kind(usual)).isNotEqualTo("member");
    assertThat(kind(other)).isEqualTo("member");
  }

  @Test
  void where_nothing_else_was_asked_for_it_comes_alone_and_where_nothing_was_none_comes() {
    Obj told = tokens("web", "&member_scope=door");
    assertThat(told.keys()).containsExactly("member");
    assertThat(tokens("web", "&scope=door").keys())
        .containsExactly("access_token", "scope", "expires_in", "kind", "door", "member");
    assertThat(Guild.shown(traded("web", "")).text("error")).contains("invalid_scope");
  }

  @Test
  void with_a_scope_comes_a_token_that_may_do_all() {
    assertThat(tokens("web", "&scope=door").has("porter")).isFalse();
    String porter = tokens("web", "&scope=door+gate").text("porter").orElseThrow();
    assertThat(porter).startsWith("por.");
    assertThat(guild.get("/hall", porter).status()).isEqualTo(200);
    assertThat(kind(porter)).isEqualTo("porter");
  }

  @Test
  void of_whom_there_is_but_one_token_it_is_handed_out_again_for_more() {
    String asked = "&login_hint=ada%40example.com&member_scope=";
    Obj first = tokens("web", asked + "hall.read").obj("member").orElseThrow();
    String token = first.text("access_token").orElseThrow();
    assertThat(guild.get("/hall", token).status()).isEqualTo(403);
    Obj again = tokens("web", asked + "door").obj("member").orElseThrow();
    assertThat(again.text("access_token")).contains(token);
    assertThat(again.text("scope")).contains("hall.read door");
    assertThat(guild.get("/hall", token).status()).isEqualTo(200);
    Obj other = tokens("web", "&login_hint=alan%40example.com&member_scope=door");
    assertThat(other.obj("member").orElseThrow().text("access_token"))
        .isNotEqualTo(first.text("access_token"));
  }

  @Test
  void clients_of_some_kinds_are_handed_out_others_which_are_traded_for_their_like() {
    Obj told = tokens("brief", "&scope=read&member_scope=door");
    assertThat(told.find("expires_in")).contains(Json.of(60L));
    assertThat(told.has("refresh_token")).isFalse();
    Obj member = told.obj("member").orElseThrow();
    List<String> client = guild.client("brief");
    String[] again = {
      "grant_type",
      "refresh_token",
      "refresh_token",
      member.text("refresh_token").orElseThrow(),
      "client_id",
      client.get(0),
      "client_secret",
      client.get(1)
    };
    Obj next = Guild.shown(guild.post("/token", again));
    assertThat(next.text("kind")).contains("member");
    assertThat(next.text("scope")).contains("door");
    String token = next.text("access_token").orElseThrow();
    assertThat(token).startsWith("mem.");
    assertThat(kind(token)).isEqualTo("member");
    again[3] = next.text("refresh_token").orElseThrow();
    assertThat(Guild.shown(guild.post("/token", again)).text("kind")).contains("member");
    assertThat(guild.post("/token", again).status()).isEqualTo(400);
    String usual = told.text("access_token").orElseThrow();
    assertThat(guild.get("/me", usual).status()).isEqualTo(200);
    guild.now = guild.now.plus(Duration.ofSeconds(61));
    assertThat(guild.get("/me", token).status()).isEqualTo(401);
  }
}
