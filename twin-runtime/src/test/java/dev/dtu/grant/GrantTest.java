package dev.dtu.grant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.call.Reply;
import dev.dtu.call.Request;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Wish;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrantTest {

  private final Guild guild = new Guild();

  @AfterEach
  void the_journal_replays() {
    assertThat(guild.universe.replay().differences()).isEmpty();
  }

  private static String token(Reply reply) {
    assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
    return Guild.shown(reply).text("access_token").orElseThrow();
  }

  private static void refused(Reply reply, int status, String error) {
    assertThat(reply.status()).as(reply.body().toString()).isEqualTo(status);
    assertThat(Guild.shown(reply).text("error")).contains(error);
  }

  private Reply byCode(String code, String... more) {
    List<String> web = guild.web();
    String[] fields = new String[10 + more.length];
    String[] usual = {
      "grant_type",
      "authorization_code",
      "code",
      code,
      "client_id",
      web.get(0),
      "client_secret",
      web.get(1),
      "redirect_uri",
      "http://app/back"
    };
    System.arraycopy(usual, 0, fields, 0, 10);
    System.arraycopy(more, 0, fields, 10, more.length);
    return guild.post("/token", fields);
  }

  private String code(String more) {
    String target =
        "/authorize?client_id="
            + guild.web().getFirst()
            + "&redirect_uri=http%3A%2F%2Fapp%2Fback&state=s1&scope=read"
            + more;
    Reply reply = guild.get(target, "");
    assertThat(reply.status()).isEqualTo(302);
    String location = reply.headers().find("location").orElseThrow();
    assertThat(location).startsWith("http://app/back?code=cod.").endsWith("&state=s1");
    return location.substring(location.indexOf("code=") + 5, location.indexOf('&'));
  }

  @Test
  void an_assertion_gives_a_token_that_lets_in() {
    Reply reply = guild.asserted(guild.claims());
    assertThat(Guild.shown(reply).keys())
        .containsExactly("access_token", "expires_in", "token_type");
    assertThat(reply.headers().find("cache-control")).contains("no-store");
    Obj me = Guild.shown(guild.get("/me", token(reply)));
    assertThat(me.text("email")).isEqualTo(guild.service().text("name"));
    assertThat(guild.get("/me", "svc.nobody").status()).isEqualTo(401);
  }

  @Test
  void a_token_ends_on_the_universes_moment() {
    String token = token(guild.asserted(guild.claims()));
    guild.now = guild.now.plus(Duration.ofSeconds(3598));
    assertThat(guild.get("/me", token).status()).isEqualTo(200);
    guild.now = guild.now.plus(Duration.ofSeconds(1));
    assertThat(guild.get("/me", token).status()).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({
    "iss,stranger,invalid_grant,nobody here",
    "iat,,invalid_grant,The assertion has no iat.",
    "exp,,invalid_grant,The assertion has no exp.",
    "scope,,invalid_scope,scope is missing.",
    "aud,https://guild.example/token/,invalid_grant,The audience of the assertion is another.",
    "exp,1763726400,invalid_grant,'The assertion is expired, too long or not yet valid.'",
    "exp,99999999999,invalid_grant,'The assertion is expired, too long or not yet valid.'",
    "iat,99999999999,invalid_grant,'The assertion is expired, too long or not yet valid.'",
  })
  void an_assertion_that_is_wrong_in_one_is_refused(
      String claim, String value, String error, String text) {
    Obj claims = guild.claims();
    Reply reply = guild.asserted(value == null ? claims.without(claim) : claims.with(claim, value));
    refused(reply, 400, error);
    assertThat(Guild.shown(reply).text("error_description")).contains(text);
  }

  @Test
  void what_is_not_signed_by_the_client_is_refused() {
    String strange = new Seal("another").sign(guild.claims());
    refused(
        guild.post("/token", "grant_type", Guild.JWT_BEARER, "assertion", strange),
        400,
        "invalid_grant");
    refused(
        guild.post("/token", "grant_type", Guild.JWT_BEARER, "assertion", "a.b"),
        400,
        "invalid_grant");
    refused(guild.post("/token", "grant_type", Guild.JWT_BEARER), 400, "invalid_request");
  }

  @Test
  void the_address_a_token_is_asked_at_is_an_audience_too() {
    Obj here = guild.claims().with("aud", Guild.ORIGIN.url() + "/token");
    assertThat(token(guild.asserted(here))).startsWith("svc.");
    Json several = Json.array(List.of(Json.of("x"), Json.of(Guild.ORIGIN.url() + "/token")));
    assertThat(token(guild.asserted(here.with("aud", several)))).startsWith("svc.");
  }

  @Test
  void a_grant_nobody_knows_and_none_at_all_are_told_apart() {
    refused(guild.post("/token", "grant_type", "password"), 422, "unsupported_grant_type");
    refused(guild.post("/token", "a", "b"), 400, "invalid_request");
  }

  @Test
  void a_client_proves_itself_by_basic_by_fields_or_by_a_signature() {
    List<String> web = guild.web();
    String pair = web.get(0) + ":" + web.get(1);
    String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    String[] wish = {"grant_type", "client_credentials", "scope", "read write"};
    Request request =
        Request.of("POST", "/token")
            .with("authorization", "Basic " + basic)
            .with("content-type", "application/x-www-form-urlencoded")
            .with(dev.dtu.call.Body.of(Guild.form(wish)));
    token(guild.universe.answer("guild", Guild.ORIGIN, request));
    token(
        guild.post(
            "/token",
            wish[0],
            wish[1],
            wish[2],
            wish[3],
            "client_id",
            web.get(0),
            "client_secret",
            web.get(1)));
    String id = guild.service().text("id").orElseThrow();
    Obj own = guild.claims().with("iss", id).without("scope").without("iat");
    String signed = new Seal("guild").sign(own);
    String token =
        token(guild.post("/token", wish[0], wish[1], wish[2], wish[3], "client_assertion", signed));
    Obj claims = Seal.Read.of(token).orElseThrow().claims();
    assertThat(claims.text("sub")).contains(id);
    assertThat(claims.items("scp").toString()).isEqualTo("[\"read\",\"write\"]");
    assertThat(guild.get("/me", token).status()).isEqualTo(200);
  }

  @Test
  void a_client_that_proves_nothing_is_refused() {
    List<String> web = guild.web();
    String[] wish = {"grant_type", "client_credentials", "scope", "read"};
    refused(guild.post("/token", wish), 401, "invalid_client");
    for (String[] proof :
        new String[][] {
          {"client_id", "x"},
          {"client_id", web.get(0)},
          {"client_id", web.get(0), "client_secret", "y"}
        }) {
      String[] fields = java.util.Arrays.copyOf(wish, 4 + proof.length);
      System.arraycopy(proof, 0, fields, 4, proof.length);
      refused(guild.post("/token", fields), 401, "invalid_client");
    }
    refused(
        guild.post(
            "/token",
            "grant_type",
            "client_credentials",
            "client_id",
            web.get(0),
            "client_secret",
            web.get(1)),
        400,
        "invalid_scope");
  }

  @Test
  void a_code_is_good_once_for_who_asked_for_it() {
    String code = code("&nonce=n1&scope=openid");
    Obj tokens = Guild.shown(byCode(code));
    assertThat(tokens.keys()).doesNotContain("refresh_token");
    assertThat(
            Guild.shown(guild.get("/me", tokens.text("access_token").orElseThrow())).text("name"))
        .contains("Ada");
    refused(byCode(code), 400, "invalid_grant");
    refused(byCode("cod.nothing"), 400, "invalid_grant");
    String late = code("");
    guild.now = guild.now.plus(Duration.ofMinutes(10));
    refused(byCode(late), 400, "invalid_grant");
  }

  @Test
  void the_person_a_client_hints_at_consents() {
    String token = token(byCode(code("&login_hint=alan%40example.com")));
    assertThat(Guild.shown(guild.get("/me", token)).text("email")).contains("alan@example.com");
  }

  @Test
  void a_code_with_a_challenge_needs_its_verifier() {
    String challenge = "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    String code = code(challenge + "&code_challenge_method=S256");
    refused(byCode(code), 400, "invalid_grant");
    refused(byCode(code, "code_verifier", "wrong"), 400, "invalid_grant");
    token(byCode(code, "code_verifier", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"));
  }

  @Test
  void who_asks_to_stay_may_refresh_until_it_is_taken_back() {
    Obj tokens = Guild.shown(byCode(code("&access_type=offline")));
    String refresh = tokens.text("refresh_token").orElseThrow();
    List<String> web = guild.web();
    String[] again = {
      "grant_type",
      "refresh_token",
      "refresh_token",
      refresh,
      "client_id",
      web.get(0),
      "client_secret",
      web.get(1)
    };
    String access = token(guild.post("/token", again));
    assertThat(guild.get("/me", access).status()).isEqualTo(200);
    assertThat(guild.post("/revoke", "token", refresh).status()).isEqualTo(200);
    assertThat(guild.get("/me", access).status()).isEqualTo(401);
    assertThat(guild.get("/me", tokens.text("access_token").orElseThrow()).status()).isEqualTo(401);
    refused(guild.post("/token", again), 400, "invalid_grant");
    refused(guild.post("/revoke", "token", refresh), 400, "invalid_token");
  }

  @Test
  void a_token_is_told_of_to_its_client_only() {
    String token = token(guild.asserted(guild.claims()));
    refused(guild.post("/introspect", "token", token), 401, "invalid_client");
    List<String> web = guild.web();
    String[] proof = {"client_id", web.get(0), "client_secret", web.get(1), "token", token};
    Obj told = Guild.shown(guild.post("/introspect", proof));
    assertThat(told.flag("active")).isTrue();
    assertThat(told.find("exp").orElseThrow().kind()).isEqualTo("string");
    proof[5] = "svc.nothing";
    assertThat(guild.post("/introspect", proof).body().toString()).isEqualTo("{\"active\":false}");
  }

  @Test
  void the_key_that_is_shown_is_the_one_that_signs() {
    Obj key =
        Guild.shown(guild.get("/keys", "")).items("keys").items().getFirst().asObj().orElseThrow();
    assertThat(key.text("kid")).isEqualTo(guild.service().text("key"));
    assertThat(key.has("d")).isFalse();
    assertThat(guild.service().text("pem").orElseThrow()).startsWith("-----BEGIN PRIVATE KEY-----");
  }

  @Test
  void the_same_dice_give_the_same_tokens_and_a_fork_knows_those_before_it() throws Exception {
    String token = token(guild.asserted(guild.claims()));
    assertThat(token(new Guild().asserted(new Guild().claims()))).isEqualTo(token);
    Universe fork = guild.universes.create(Wish.ANYTHING.named("y").forkOf("x"));
    assertThat(guild.get(fork, "/me", token).status()).isEqualTo(200);
    assertThat(guild.universes.credentials().lead(token).orElseThrow().universe()).isEqualTo("x");
  }

  @Test
  void a_token_that_two_universes_hand_out_leads_to_neither() throws Exception {
    Universe fork = guild.universes.create(Wish.ANYTHING.named("y").forkOf("x"));
    String token = token(guild.asserted(guild.claims()));
    String signed = new Seal("guild").sign(guild.claims());
    String same =
        token(guild.post(fork, "/token", "grant_type", Guild.JWT_BEARER, "assertion", signed));
    assertThat(same).isEqualTo(token);
    assertThat(guild.universes.credentials().lead(token)).isEmpty();
    assertThat(guild.get(fork, "/me", token).status()).isEqualTo(200);
    assertThat(guild.get("/me", token).status()).isEqualTo(200);
  }

  @Test
  void where_any_credential_will_do_any_client_will() throws Exception {
    var open = new Guild(Wish.ANYTHING.takingAnyCredential());
    Obj claims = guild.claims().with("iss", "somebody@else.example").with("aud", "elsewhere");
    String signed = new Seal("another").sign(claims);
    String token = token(open.post("/token", "grant_type", Guild.JWT_BEARER, "assertion", signed));
    assertThat(open.get("/me", token).status()).isEqualTo(200);
    open.now = open.now.plus(Duration.ofHours(1));
    assertThat(open.get("/me", token).status()).isEqualTo(401);
    assertThat(open.get("/me", "anything").status()).isEqualTo(200);
    Universe strict = open.universes.create(Wish.ANYTHING.named("y").forkOf("x"));
    refused(
        open.post(strict, "/token", "grant_type", Guild.JWT_BEARER, "assertion", signed),
        400,
        "invalid_grant");
  }

  private Reply hall(String scope) {
    return guild.get("/hall", token(guild.asserted(guild.claims().with("scope", scope))));
  }

  @Test
  void a_token_lets_in_where_one_of_the_ways_asks_for_no_more_than_it_was_handed_out_for() {
    assertThat(hall("other read").status()).isEqualTo(200);
    assertThat(hall("hall.read door").status()).isEqualTo(200);
    assertThat(hall("hall.manage,door").status()).isEqualTo(200);
    Reply refused = hall("hall.manage");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(Guild.shown(refused).text("needed")).contains("hall.read door");
    assertThat(Guild.shown(refused).text("provided")).contains("hall.manage");
    assertThat(refused.headers().find("www-authenticate"))
        .contains("Bearer scope=\"hall.read door\"");
    assertThat(hall("hall.reader door").status()).isEqualTo(403);
  }

  @Test
  void a_named_assertion_is_good_once_while_it_stands() {
    Obj claims = guild.claims().with("jti", "one");
    token(guild.asserted(claims));
    refused(guild.asserted(claims), 400, "invalid_grant");
    token(guild.asserted(claims.with("jti", "two")));
    token(guild.asserted(guild.claims()));
    token(guild.asserted(guild.claims()));
  }

  @Test
  void tokens_that_ended_a_while_ago_are_dropped() {
    var shape = dev.dtu.twin.Tokens.shape("guild");
    for (int i = 0; i < 40; i++) {
      token(guild.asserted(guild.claims()));
    }
    guild.now = guild.now.plus(Duration.ofHours(2));
    for (int i = 0; i < 8; i++) {
      token(guild.asserted(guild.claims()));
    }
    assertThat(guild.universe.store().table(shape.name()).orElseThrow().size()).isLessThan(20);
    guild.now = guild.now.plus(Duration.ofMinutes(119));
    token(guild.asserted(guild.claims()));
    assertThat(guild.universe.store().table(shape.name()).orElseThrow().size()).isGreaterThan(8);
  }
}
