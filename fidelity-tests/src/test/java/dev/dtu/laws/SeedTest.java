package dev.dtu.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.call.Origin;
import dev.dtu.call.Request;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.load.Catalog;
import dev.dtu.twin.AuthForm;
import dev.dtu.twin.Turn;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import dev.dtu.universe.Wish;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What tenants have before their first call.
class SeedTest {

  private static final Origin ORIGIN = new Origin("https", "site.localhost", "");

  private final Twin twin;
  private final Universes universes;
  private final Universe universe;

  SeedTest() throws Exception {
    twin = Specs.catalog("jira").twin();
    universes =
        new Universes(
            Map.of("jira", twin), 1, () -> Instant.parse("2026-11-21T12:00:00Z"), Catalog.people());
    universe = universes.create(Wish.ANYTHING.named("fresh"));
  }

  private Turn call(Request request) {
    String credential = universes.credentials(universe, twin).getFirst().value();
    AuthForm form = twin.authForms().getFirst();
    return universe.turn("jira", ORIGIN, request.with(form.name(), form.prefix() + credential));
  }

  private Json get(String target) {
    Turn turn = call(Request.of("GET", target));
    assertThat(turn.reply().status()).as(target).isEqualTo(200);
    return Json.trusted(turn.reply().body().toString());
  }

  private static List<String> names(Json list) {
    return list.asArr().orElseThrow().items().stream()
        .map(each -> each.asObj().flatMap(item -> item.text("name")).orElse(""))
        .toList();
  }

  @Test
  void a_fresh_jira_site_has_a_project_whose_issues_can_be_created_at_once() {
    Obj project = get("/rest/api/3/project/ENG").asObj().orElseThrow();
    assertThat(names(project.items("issueTypes")))
        .containsExactly("Epic", "Story", "Task", "Sub-task", "Bug");
    assertThat(names(get("/rest/api/3/priority")))
        .containsExactly("Highest", "High", "Medium", "Low", "Lowest");
    assertThat(names(get("/rest/api/3/status"))).containsExactly("To Do", "In Progress", "Done");
    Obj me = get("/rest/api/3/myself").asObj().orElseThrow();
    assertThat(project.obj("lead").orElseThrow().text("accountId")).isEqualTo(me.text("accountId"));
    Obj types = get("/rest/api/3/issue/createmeta/ENG/issuetypes").asObj().orElseThrow();
    assertThat(types.items("issueTypes").size()).isEqualTo(5);
    Turn made =
        call(
            Request.of("POST", "/rest/api/3/issue")
                .withJson(
                    Json.trusted(
                        """
                        {"fields": {"project": {"key": "ENG"}, "summary": "one",
                         "issuetype": {"name": "Task"}}}
                        """)));
    assertThat(made.reply().status()).isEqualTo(201);
  }
}
