package dev.dtu.okta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.call.Request;
import dev.dtu.junit.InUniverse;
import dev.dtu.junit.World;
import dev.dtu.twin.Twin;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What clients of Okta meet when there are many of them, or when they look too early.
class OktaWeatherTest implements InUniverse {

  private static final Twin OKTA = Tenant.twin();
  private static final String USERS = "/api/v1/users";

  @Override
  public List<Twin> twins() {
    return List.of(OKTA);
  }

  private static long header(Tenant.Said said, String name) {
    return said.reply().headers().find("x-rate-limit-" + name).map(Long::parseLong).orElse(-1L);
  }

  @Test
  void each_family_of_calls_has_a_bucket_that_fills_anew_after_a_minute(World world) {
    Tenant org = new Tenant(world.universe());
    world.freeze();
    for (int again = 0; again < 2; again++) { // told where nothing is counted, too
      Tenant.Said uncounted = org.get("/api/v1/apps").is(200);
      assertThat(header(uncounted, "limit")).isEqualTo(100);
      assertThat(header(uncounted, "remaining")).isEqualTo(99);
      assertThat(header(uncounted, "reset")).isEqualTo(world.now().getEpochSecond() + 60);
    }
    world.limit();
    for (int left = 99; left >= 0; left--) {
      Tenant.Said said = org.get("/api/v1/apps").is(200);
      assertThat(header(said, "limit")).isEqualTo(100);
      assertThat(header(said, "remaining")).isEqualTo(left);
      assertThat(header(said, "reset")).isEqualTo(world.now().getEpochSecond() + 60);
    }
    Tenant.Said refused = org.get("/api/v1/apps").refuses(429, "E0000047");
    assertThat(header(refused, "remaining")).isZero();
    assertThat(header(refused, "reset")).isEqualTo(world.now().getEpochSecond() + 60);
    assertThat(refused.reply().headers().find("retry-after")).isEmpty();
    assertThat(header(org.get(USERS).is(200), "remaining")).isEqualTo(599);
    assertThat(header(org.get(USERS + "/nobody").is(404), "limit")).isEqualTo(2000);
    world.advance(Duration.ofSeconds(59));
    org.get("/api/v1/apps").refuses(429, "E0000047");
    world.advance(Duration.ofSeconds(1));
    assertThat(header(org.get("/api/v1/apps").is(200), "remaining")).isEqualTo(99);
  }

  @Test
  void the_log_tells_once_that_a_limit_is_near_and_once_that_it_is_crossed(World world) {
    Tenant org = new Tenant(world.universe());
    world.freeze();
    world.limit();
    for (int made = 0; made < 59; made++) {
      org.get("/api/v1/apps").is(200);
    }
    assertThat(limits(org)).isEmpty();
    for (int made = 59; made < 103; made++) {
      org.get("/api/v1/apps");
    }
    assertThat(limits(org)).containsExactly("warning", "violation");
    world.advance(Duration.ofMinutes(1));
    for (int made = 0; made < 60; made++) {
      org.get("/api/v1/apps").is(200);
    }
    assertThat(limits(org)).containsExactly("warning", "violation", "warning");
  }

  private static List<String> limits(Tenant org) {
    String told = "system.org.rate_limit.";
    return org.get("/api/v1/logs?limit=1000").is(200).texts("eventType").stream()
        .filter(each -> each.startsWith(told))
        .map(each -> each.substring(told.length()))
        .toList();
  }

  @Test
  void keys_and_metadata_are_not_counted(World world) {
    Tenant org = new Tenant(world.universe());
    world.limit();
    for (String free :
        List.of(
            "/oauth2/v1/keys",
            "/oauth2/default/v1/keys",
            "/.well-known/openid-configuration",
            "/oauth2/default/.well-known/oauth-authorization-server")) {
      assertThat(header(org.ask(Request.of("GET", free)).is(200), "limit")).as(free).isEqualTo(-1);
    }
    String client = org.client("'client_credentials'");
    Tenant.Said token =
        org.form("/oauth2/v1/token", client, "grant_type", "client_credentials", "scope", "openid");
    assertThat(header(token, "limit")).isEqualTo(150);
  }

  @Test
  void too_many_at_once_are_told_by_a_limit_of_zero(World world) {
    world.plan("okta", "concurrency-limited");
    Tenant org = new Tenant(world.universe());
    org.get(USERS).is(200);
    org.get(USERS).is(200);
    assertThat(header(org.get(USERS).refuses(429, "E0000047"), "limit")).isZero();
  }

  private static List<String> found(Tenant org, String query) {
    return org.get(USERS + "?" + query).is(200).texts("id");
  }

  @Test
  void a_search_lags_behind_where_a_universe_asks_for_it_and_a_read_by_id_does_not(World world) {
    world.freeze();
    Tenant org = new Tenant(world.universe());
    world.advance(Duration.ofMinutes(1));
    world.plan("okta", "stale-search");
    String id = org.user("new@example.com", "Correct-1-horse");
    String search = "search=profile.login%20eq%20%22new@example.com%22";
    assertThat(org.get(USERS + "/" + id).is(200).text("id")).isEqualTo(id);
    assertThat(org.get(USERS + "/new@example.com").is(200).text("id")).isEqualTo(id);
    for (String query : List.of(search, "q=Test", "filter=id%20eq%20%22" + id + "%22")) {
      assertThat(found(org, query)).as(query).isEmpty();
    }
    world.advance(Duration.ofSeconds(4));
    assertThat(found(org, search)).isEmpty();
    world.advance(Duration.ofSeconds(2));
    assertThat(found(org, search)).containsExactly(id);
    org.post(USERS + "/" + id, "{'profile': {'login': 'other@example.com'}}").is(200);
    assertThat(found(org, search)).containsExactly(id);
    assertThat(org.get(USERS + "/" + id).text("profile/login")).isEqualTo("other@example.com");
    world.advance(Duration.ofSeconds(6));
    assertThat(found(org, search)).isEmpty();
  }
}
