package dev.dtu.infer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.contract.Parameter;
import dev.dtu.effect.Effect.Binding;
import dev.dtu.effect.Effect.Binding.Source;
import dev.dtu.json.Json;
import dev.dtu.load.TwinLoader;
import dev.dtu.trial.Asking;
import dev.dtu.trial.Bench;
import dev.dtu.trial.Dig;
import dev.dtu.trial.Subject;
import dev.dtu.trial.Tally;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/// Lists below what their items name in a member.
class BelongingTest {

  private static final String KINDS =
      """
      Named: id
      Group: id:string! name
      User: id:string! name
      Naming: name!
      Membership: id:string! group:Named user:Named role
      Joining: group:Named! user:Named! role
      POST /groups id=makeGroup takes=Naming gives=Group 201
      GET /groups/{group_id} id=readGroup gives=Group
      GET /groups gives=Group[]
      POST /users id=makeUser takes=Naming gives=User 201
      GET /users/{user_id} gives=User
      GET /users gives=User[]
      POST /group_memberships id=join takes=Joining gives=Membership 201
      GET /group_memberships/{membership_id} gives=Membership
      DELETE /group_memberships/{membership_id} gives=any 204
      GET /groups/{group_id}/memberships id=members gives=entries:Membership[]
      GET /users/{user_id}/memberships id=groupsOf gives=entries:Membership[]
      """;

  private static final String TASKS =
      """
      Project: gid:string! name
      Naming: name!
      Task: gid:string! name projects:Project[]
      Doing: name! projects:string[]
      POST /projects id=makeProject takes=Naming gives=Project 201
      GET /projects/{project_gid} gives=Project
      GET /projects gives=Project[]
      POST /tasks id=makeTask takes=Doing gives=Task 201
      GET /tasks/{task_gid} gives=Task
      GET /tasks id=tasks query=project gives=Task[]
      GET /projects/{project_gid}/tasks id=tasksOf gives=Task[]
      """;

  private static Bench bench(Sketch sketch) {
    var twin = TwinLoader.plain("small", sketch.contract(), sketch.meanings());
    return new Bench(new Subject(twin, sketch.meanings()), 1, new Tally());
  }

  private static String made(Bench bench, String operation, String id, String body) {
    var asking = new Asking(bench.subject().contract().operation(operation));
    Json shown = shown(bench, asking.body(Json.trusted(body.replace('\'', '"'))));
    return Dig.find(shown, id).flatMap(Json::asWords).orElseThrow();
  }

  private static Json shown(Bench bench, Asking asking) {
    return Dig.document(bench.done(asking).reply()).orElseThrow();
  }

  private static List<String> names(Bench bench, String list, Binding named, String of) {
    var asking = new Asking(bench.subject().contract().operation(list));
    Json shown = shown(bench, asking.bind(named, of));
    Json items = Dig.find(shown, "entries").orElse(shown);
    return StreamSupport.stream(items.asArr().orElseThrow().spliterator(), false)
        .flatMap(item -> Dig.find(item, "role").or(() -> Dig.find(item, "name")).stream())
        .flatMap(word -> word.asWords().stream())
        .toList();
  }

  @Test
  void who_is_in_what_is_told_by_the_member_that_names_it() throws Exception {
    Bench bench = bench(Sketch.of(KINDS));
    String one = made(bench, "makeGroup", "id", "{'name': 'one'}");
    String two = made(bench, "makeGroup", "id", "{'name': 'two'}");
    String ann = made(bench, "makeUser", "id", "{'name': 'Ann'}");
    for (String group : List.of(one, two)) {
      String role = group.equals(one) ? "lead" : "guest";
      made(
          bench,
          "join",
          "id",
          "{'group': {'id': '%s'}, 'user': {'id': '%s'}, 'role': '%s'}"
              .formatted(group, ann, role));
    }
    assertThat(names(bench, "members", new Binding(Source.PATH, "group_id"), one))
        .containsExactly("lead");
    assertThat(names(bench, "members", new Binding(Source.PATH, "group_id"), two))
        .containsExactly("guest");
    assertThat(names(bench, "groupsOf", new Binding(Source.PATH, "user_id"), ann))
        .containsExactlyInAnyOrder("lead", "guest");
  }

  @Test
  void a_list_of_ids_names_each_of_what_it_belongs_to() throws Exception {
    var sketch = Sketch.of(TASKS);
    assertThat(sketch.effect("GET /tasks").filters()).containsEntry("project", "projects");
    Bench bench = bench(sketch);
    String home = made(bench, "makeProject", "gid", "{'name': 'home'}");
    String work = made(bench, "makeProject", "gid", "{'name': 'work'}");
    made(bench, "makeTask", "gid", "{'name': 'sweep', 'projects': ['%s']}".formatted(home));
    made(bench, "makeTask", "gid", "{'name': 'mow', 'projects': ['%s']}".formatted(home));
    made(bench, "makeTask", "gid", "{'name': 'none'}");
    Binding path = new Binding(Source.PATH, "project_gid");
    assertThat(names(bench, "tasksOf", path, home)).containsExactlyInAnyOrder("sweep", "mow");
    assertThat(names(bench, "tasksOf", path, work)).isEmpty();
    Binding query = new Binding(Source.QUERY, "project");
    assertThat(names(bench, "tasks", query, home)).containsExactlyInAnyOrder("sweep", "mow");
    assertThat(
            bench
                .subject()
                .contract()
                .operation("tasks")
                .parameter(Parameter.Place.QUERY, "project"))
        .isPresent();
  }

  @Test
  void what_is_put_there_by_a_call_is_told_by_that() throws Exception {
    var sketch =
        Sketch.of(KINDS + "POST /groups/{group_id}/memberships takes=Joining gives=Membership 201");
    assertThat(sketch.effect("GET /groups/{group_id}/memberships").filters()).isEmpty();
    assertThat(Sketch.of(KINDS).effect("GET /groups/{group_id}/memberships").filters())
        .containsEntry("group_id", "group.id");
  }
}
