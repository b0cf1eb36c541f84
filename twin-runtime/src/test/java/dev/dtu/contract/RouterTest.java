package dev.dtu.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RouterTest {

  private static Router router(String... lines) {
    var operations = new ArrayList<OperationLine>();
    for (String line : lines) {
      String[] words = line.split(" ");
      operations.add(new OperationLine(line, words[0], words[1], "all"));
    }
    return Router.of(operations);
  }

  private static String found(Router router, String method, String path) {
    return switch (router.match(method, path)) {
      case Router.Match.Found(OperationLine operation, var parameters) ->
          operation.id() + (parameters.isEmpty() ? "" : " " + parameters);
      case Router.Match.WrongMethod(var allowed) -> "allowed " + allowed;
      case Router.Match.Unknown() -> "unknown";
    };
  }

  @Test
  void of_two_as_literal_the_one_that_begins_more_so_wins_whatever_came_first() {
    Router router = router("GET /{a}.{b}", "GET /a{b}/c", "GET /{a}.{b}/c");
    assertThat(found(router, "GET", "/a.x/c")).isEqualTo("GET /a{b}/c {b=.x}");
    assertThat(found(router, "GET", "/b.x/c")).isEqualTo("GET /{a}.{b}/c {a=b, b=x}");
  }

  @Test
  void a_literal_beats_a_parameter_where_its_method_is_declared() {
    Router router = router("GET /users/me", "GET /users/{id}", "DELETE /users/{id}");
    assertThat(found(router, "GET", "/users/me")).isEqualTo("GET /users/me");
    assertThat(found(router, "GET", "/users/00u1")).isEqualTo("GET /users/{id} {id=00u1}");
    assertThat(found(router, "DELETE", "/users/me")).isEqualTo("DELETE /users/{id} {id=me}");
    assertThat(found(router, "PUT", "/users/me")).isEqualTo("allowed [DELETE, GET]");
    assertThat(found(router, "GET", "/users")).isEqualTo("unknown");
  }

  @Test
  void a_better_choice_that_leads_nowhere_is_given_up() {
    Router router = router("GET /a/b/c", "GET /a/{x}/d", "GET /{y}/b/{z}");
    assertThat(found(router, "GET", "/a/b/d")).isEqualTo("GET /a/{x}/d {x=b}");
    assertThat(found(router, "GET", "/a/b/e")).isEqualTo("GET /{y}/b/{z} {y=a, z=e}");
  }

  @Test
  void segments_may_mix_literals_and_parameters() {
    Router router =
        router(
            "GET /m/{id}", "POST /m/{id}:cancel", "GET /{owner}.json", "GET /cmp/{base}...{head}");
    assertThat(found(router, "POST", "/m/7:cancel")).isEqualTo("POST /m/{id}:cancel {id=7}");
    assertThat(found(router, "POST", "/m/a%3Acancel:cancel"))
        .isEqualTo("POST /m/{id}:cancel {id=a:cancel}");
    assertThat(found(router, "POST", "/m/7%3Acancel")).isEqualTo("POST /m/{id}:cancel {id=7}");
    assertThat(found(router, "GET", "/m/7:cancel")).isEqualTo("GET /m/{id} {id=7:cancel}");
    assertThat(found(router, "GET", "/ann.json")).isEqualTo("GET /{owner}.json {owner=ann}");
    assertThat(found(router, "GET", "/.json")).isEqualTo("unknown");
    assertThat(found(router, "GET", "/cmp/v1...v2"))
        .isEqualTo("GET /cmp/{base}...{head} {base=v1, head=v2}");
  }

  @Test
  void an_encoded_slash_stays_in_its_segment() {
    Router router = router("GET /files/{path}", "GET /files/{path}/meta");
    assertThat(found(router, "GET", "/files/a%2Fb%20c"))
        .isEqualTo("GET /files/{path} {path=a/b c}");
    assertThat(found(router, "GET", "/files/a%2Fb/meta"))
        .isEqualTo("GET /files/{path}/meta {path=a/b}");
    assertThat(found(router, "GET", "/files/50%+%zz"))
        .isEqualTo("GET /files/{path} {path=50%+%zz}");
  }

  @Test
  void a_trailing_slash_may_be_left_out_and_counts_unless_it_is_tolerated() {
    Router router = router("GET /a", "GET /b/", "POST /c", "GET /c/");
    assertThat(found(router, "GET", "/a/")).isEqualTo("unknown");
    assertThat(found(router, "GET", "/b")).isEqualTo("GET /b/");
    assertThat(found(router, "GET", "/b/")).isEqualTo("GET /b/");
    assertThat(found(router.tolerant(), "GET", "/a/")).isEqualTo("GET /a");
    assertThat(found(router.tolerant(), "GET", "/b")).isEqualTo("GET /b/");
    assertThat(found(router("GET /b/", "GET /{name}"), "GET", "/b"))
        .isEqualTo("GET /{name} {name=b}");
    assertThat(found(router.tolerant(), "POST", "/c/")).isEqualTo("allowed [GET]");
  }

  @Test
  void a_tail_takes_the_rest() {
    Router router =
        router(
            "GET /v1/{+name}", "GET /v1/{+parent}/items", "POST /v1/{+name}:undo", "GET /s/{k+}");
    assertThat(found(router, "GET", "/v1/a/b/c")).isEqualTo("GET /v1/{+name} {name=a/b/c}");
    assertThat(found(router, "GET", "/v1/a/b/items"))
        .isEqualTo("GET /v1/{+parent}/items {parent=a/b}");
    assertThat(found(router, "POST", "/v1/a/b:undo")).isEqualTo("POST /v1/{+name}:undo {name=a/b}");
    assertThat(found(router, "GET", "/s/x%20y/")).isEqualTo("GET /s/{k+} {k=x y/}");
  }

  @Test
  void the_root_and_odd_paths_are_paths() {
    Router router = router("GET /", "GET /a/{id}");
    assertThat(found(router, "GET", "/")).isEqualTo("GET /");
    assertThat(found(router, "GET", "")).isEqualTo("GET /");
    assertThat(found(router, "GET", "//")).isEqualTo("unknown");
    assertThat(found(router, "GET", "/a//")).isEqualTo("unknown");
    assertThat(found(router, "GET", "/a/")).isEqualTo("unknown");
    assertThat(found(router, "GET", "/x".repeat(1_000))).isEqualTo("unknown");
  }

  @Test
  void each_of_1500_routes_finds_itself() {
    var lines = new ArrayList<OperationLine>();
    for (int i = 0; i < 1_500; i++) {
      String path = "/api/v1/things" + i / 10 + "/{id}/parts/{part}/kind" + i % 10;
      lines.add(new OperationLine("op" + i, "GET", path, "all"));
    }
    Router router = Router.of(lines);
    for (OperationLine line : lines) {
      Route route = Route.of(line.path());
      var values = Map.of("id", "a/b", "part", "ü:%");
      assertThat(router.match("GET", route.path(values)))
          .isEqualTo(new Router.Match.Found(line, values));
    }
  }

  @Test
  void a_route_knows_its_parts() {
    Route route = Route.of("/a/{id}/{base}...{head}?x={y}");
    assertThat(route.parameters()).containsExactly("id", "base", "head");
    assertThat(route.segments())
        .containsExactly(
            new Route.Segment.Fixed("a"),
            new Route.Segment.Named("id"),
            new Route.Segment.Mixed(List.of("", "...", ""), List.of("base", "head")));
    assertThat(Route.of("/a/{open/b").segments()).contains(new Route.Segment.Fixed("{open"));
  }
}
