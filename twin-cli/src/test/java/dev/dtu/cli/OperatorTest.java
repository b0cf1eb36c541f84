package dev.dtu.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.cli.CommandLineTest.Said;
import dev.dtu.server.Server;
import dev.dtu.server.ServerOptions;
import dev.dtu.store.DiskBlobs;
import dev.dtu.universe.Universes;
import dev.dtu.universe.Wish;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The operator's commands against a running server.
class OperatorTest {

  @TempDir Path folder;
  private Server server;

  @BeforeEach
  void start() throws Exception {
    Company company = Company.of(List.of("okta", "slack"), List.of());
    var universes = new Universes(company.twins(), 1, InstantSource.system(), company.people());
    universes.create(Wish.ANYTHING.named(Universes.DEFAULT).takingAnyCredential());
    server =
        Server.start(
            ServerOptions.anyPorts().withToken("secret"),
            universes,
            new DiskBlobs(folder, 1 << 20));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Said run(String... words) {
    List<String> line = new ArrayList<>(List.of(words));
    line.addAll(List.of("--control", server.controlUrl(), "--token", "secret"));
    return CommandLineTest.run(line.toArray(String[]::new));
  }

  private String out(String... words) {
    Said said = run(words);
    assertThat(said.err()).isEmpty();
    assertThat(said.exitCode()).isZero();
    return said.out();
  }

  @Test
  void operators_are_let_in_by_role_and_what_they_did_is_told() {
    assertThat(out("operator", "me")).contains("operator", "admin");
    String token = out("operator", "add", "ci", "--role", "read");
    assertThat(token).contains("ci", "token");
    assertThat(out("operator", "list")).contains("ci", "read");
    assertThat(out("operator", "audit", "--limit", "1")).contains("POST", "/operators", "201");
    out("operator", "remove", "ci");
    assertThat(run("operator", "remove", "ci").exitCode()).isEqualTo(1);
    assertThat(run("operator", "add", "ci", "--role", "king").err())
        .contains("read, run, admin", "king");
  }

  private int call(String universe) throws Exception {
    return call(universe, "/api/v1/users");
  }

  private int call(String universe, String path) throws Exception {
    return answer("/u/" + universe + "/okta" + path).statusCode();
  }

  private String body(String path) throws Exception {
    return answer("/okta" + path).body();
  }

  private HttpResponse<String> answer(String path) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create(server.dataUrl() + path))
              .header("authorization", "SSWS any");
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  @Test
  void a_universe_is_made_forked_compared_and_deleted() throws Exception {
    String made =
        out("universe", "create", "--name", "a", "--clock", "2001-01-01T00:00:00Z", "--frozen");
    assertThat(made).contains("name: a\n").contains("okta\n").contains("url: http://");
    assertThat(out("clock", "show", "-u", "a"))
        .isEqualTo("moment: 2001-01-01T00:00:00Z\nstate: frozen\n");
    assertThat(out("clock", "advance", "PT1H", "-u", "a")).contains("2001-01-01T01:00:00Z");
    out("universe", "fork", "a", "--name", "b", "--turn", "0");
    assertThat(out("universe", "diff", "b", "a")).contains("universe/clock");
    assertThat(out("universe", "diff", "a", "a", "--json")).isEqualTo("{\"changes\":[]}\n");
    assertThat(out("universe", "list")).contains("a").contains("b").contains("default");
    assertThat(out("universe", "delete", "b")).isEmpty();
    Said gone = run("universe", "show", "b");
    assertThat(gone.exitCode()).isEqualTo(1);
    assertThat(gone.err()).contains("there is no universe 'b'").contains("POST /universes");
  }

  @Test
  void a_universe_goes_back_to_a_snapshot() {
    out("universe", "create", "--name", "a", "--label", "run=17", "--ttl", "PT1H");
    assertThat(out("universe", "list", "--label", "run=17"))
        .contains("17")
        .doesNotContain("default");
    String kept = out("universe", "hash", "a");
    assertThat(out("universe", "snapshot", "a", "before")).contains("name: a@before");
    out("clock", "freeze", "-u", "a");
    assertThat(out("universe", "diff", "a@before", "a")).contains("universe/clock");
    assertThat(out("universe", "diff", "a", "--turn", "0")).contains("universe/clock");
    out("universe", "restore", "a", "--snapshot", "before");
    assertThat(out("universe", "hash", "a")).isEqualTo(kept.replace("turn: 0", "turn: 2"));
    out("universe", "restore", "a", "--turn", "1");
    assertThat(out("universe", "diff", "a", "--turn", "1")).isEqualTo("changes: []\n");
    assertThat(out("universe", "snapshots", "a")).contains("a@before");
    out("universe", "delete", "a@before");
    assertThat(out("universe", "snapshots", "a")).isEqualTo("snapshots: []\n");
    assertThat(run("universe", "restore", "a").exitCode()).isEqualTo(2);
  }

  @Test
  void what_a_service_sent_to_people_is_shown() throws Exception {
    assertThat(out("outbox")).isEqualTo("messages: []\n");
    String lost = "{\"username\": \"ada@example.com\", \"factorType\": \"EMAIL\"}";
    try (HttpClient client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(
                  URI.create(server.dataUrl() + "/okta/api/v1/authn/recovery/password"))
              .header("content-type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(lost));
      var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
    assertThat(out("outbox")).contains("okta", "email", "ada@example.com", "recoveryToken");
    assertThat(run("outbox", "-u", "none").exitCode()).isEqualTo(1);
  }

  @Test
  void weather_is_made_met_told_and_cleared() throws Exception {
    assertThat(out("fault", "plans")).contains("rate-limited").contains("read-only");
    out("fault", "plan", "rate-limited", "--twin", "okta");
    assertThat(call("default")).isEqualTo(429);
    assertThat(out("fault", "list")).contains("rate-limited-1");
    assertThat(out("journal", "list", "--where", "status=4xx"))
        .contains("okta  listUsers  GET /api/v1/users  429  refused  struck by rate-limited-1");
    assertThat(out("fault", "clear")).isEmpty();
    assertThat(call("default")).isEqualTo(200);
    Said wrong = run("fault", "set", "{\"fault\": {\"lose\": \"now\"}}");
    assertThat(wrong.exitCode()).isEqualTo(1);
    assertThat(wrong.err()).contains("one of before, after");
  }

  @Test
  void what_happened_is_verified_reported_and_exported() throws Exception {
    call("default");
    call("default");
    assertThat(out("verify", "--where", "operation=listUsers", "--exactly", "2"))
        .isEqualTo("holds  exactly 2 of: operation listUsers; found 2\n");
    Said never =
        run("verify", "--where", "operation=listUsers", "--where", "status=4xx", "--at-least", "1");
    assertThat(never.exitCode()).isEqualTo(1);
    assertThat(never.out())
        .startsWith("fails  at least 1 of: operation listUsers, status 4xx; found 0")
        .contains("near: entry 2, okta listUsers, GET /api/v1/users: 200 (status");
    call("default", "/api/v1/users?limit=2");
    String limited = "argument=limit=2";
    assertThat(out("verify", "--where", limited, "--where", "method=GET", "--at-most", "1"))
        .startsWith("holds  at most 1 of: ");
    assertThat(out("universe", "reset", "default")).isNotEmpty();
    call("default");
    call("default");
    Path file = folder.resolve("expect.json");
    Files.writeString(
        file, "{\"expect\": [{\"question\": {\"operation\": \"listUsers\"}, \"exactly\": 2}]}");
    assertThat(out("verify", file.toString(), "--within", "PT1S", "--json"))
        .contains("\"holds\":true");
    assertThat(out("journal", "conformance"))
        .isEqualTo(
            """
            0 of 2 calls conform
            okta  listUsers
              loose  unknown-credential: taken only as this universe takes any credential \
            (2 times, first in entry 1)
            """);
    call("default", "/api/v1/nowhere");
    Said broken = run("journal", "conformance");
    assertThat(broken.exitCode()).isEqualTo(1);
    assertThat(broken.out()).contains("0 of 3 calls conform").contains("broken  no-route");
    assertThat(out("journal", "usage")).contains("listUsers").contains("/api/v1/nowhere");
    Path har = folder.resolve("calls.har");
    assertThat(out("journal", "export", har.toString())).contains("file: " + har);
    assertThat(Files.readString(har)).contains("\"version\":\"1.2\"").contains("listUsers");
    assertThat(run("journal", "export", har.toString(), "--as", "xml").err())
        .contains("har")
        .contains("jsonl");
  }

  @Test
  void a_journal_is_saved_replayed_and_opened() throws Exception {
    call("default");
    Path file = folder.resolve("run.journal");
    assertThat(out("journal", "save", file.toString())).contains("bytes: ");
    assertThat(CommandLineTest.run("replay", file.toString()).exitCode()).isZero();
    assertThat(out("journal", "open", file.toString(), "--name", "again")).contains("name: again");
    assertThat(out("universe", "diff", "default", "again")).isEqualTo("changes: []\n");
    assertThat(run("journal", "open", file.toString(), "--name", "again").exitCode()).isEqualTo(1);
  }

  @Test
  void rows_are_planted_as_seeds_are() throws Exception {
    Path file = folder.resolve("users.yaml");
    Files.writeString(
        file,
        """
        rows:
          - resource: group
            as: crew
            item: {type: OKTA_GROUP, profile: {name: Crew}}
          - resource: user
            linked: {group: ["${crew}"]}
            item:
              status: ACTIVE
              profile: {firstName: Grace, lastName: Hopper, login: grace@example.com, email: grace@example.com}
        """);
    assertThat(out("seed", file.toString(), "--twin", "okta")).contains("turn: 1");
    assertThat(body("/api/v1/users/grace@example.com")).contains("Hopper").contains("\"id\":\"00u");
    assertThat(body("/api/v1/groups?q=Crew")).contains("Crew");
    Files.writeString(file, "rows:\n  - resource: usr\n    item: {}\n");
    Said wrong = run("seed", file.toString(), "--twin", "okta");
    assertThat(wrong.exitCode()).isEqualTo(1);
    assertThat(wrong.err())
        .contains("seed:2")
        .contains("expected a resource of the contract, found 'usr'");
    Said nobody = run("seed", file.toString(), "--twin", "octa");
    assertThat(nobody.err()).contains("did you mean 'okta'?");
  }

  @Test
  void a_server_that_is_not_there_is_told_with_exit_code_3() throws Exception {
    String gone = server.controlUrl();
    server.close();
    Said said = CommandLineTest.run("universe", "list", "--control", gone, "--token", "x");
    assertThat(said.exitCode()).isEqualTo(3);
    assertThat(said.err()).contains("expected a server at " + gone).contains("dtu up");
  }

  @Test
  void a_wrong_token_is_told() {
    Said said =
        CommandLineTest.run(
            "universe", "list", "--control", server.controlUrl(), "--token", "wrong");
    assertThat(said.exitCode()).isEqualTo(1);
    assertThat(said.err()).contains("this door needs the operator's token");
  }

  /// What the program itself says, which reads a twin's name as a command.
  private Said plainly(String... words) {
    List<String> line = new ArrayList<>(List.of(words));
    line.addAll(List.of("--control", server.controlUrl(), "--token", "secret"));
    var out = new StringWriter();
    var err = new StringWriter();
    int exitCode =
        Main.run(
            new PrintWriter(out, true), new PrintWriter(err, true), line.toArray(String[]::new));
    return new Said(exitCode, out.toString(), err.toString());
  }

  @Test
  void a_person_acts_by_the_name_of_a_twin() {
    assertThat(plainly("slack").out()).contains("write", "upload");
    assertThat(plainly("slack").out()).isEqualTo(out("act", "--twin", "slack"));
    Said written = plainly("slack", "write", "user=ada", "channel=general", "text=hi", "--json");
    assertThat(written.out()).as(written.err()).contains("\"ok\":true");
    assertThat(plainly("slack", "write", "user=nobody", "channel=general", "text=x").out())
        .contains("user_not_found");
    assertThat(plainly("okta", "write").err()).contains("answer-push");
    assertThat(plainly("jira", "write").exitCode()).isEqualTo(2);
  }

  @Test
  void a_credential_is_handed_out_for_scopes() {
    assertThat(out("credential", "--twin", "slack", "--json")).contains("bot", "chat:write");
    String made = out("credential", "bot", "--twin", "slack", "--scope", "chat:write,users:read");
    assertThat(made).contains("Authorization: Bearer xoxb-", "chat:write");
    String json = out("credential", "user", "--twin", "slack", "--scope", "chat:write", "--json");
    assertThat(json).contains("\"kind\":\"user\"", "\"scopes\":[\"chat:write\"]");
    Said wrong = run("credential", "bot", "--twin", "slack", "--scope", "chat:wirte");
    assertThat(wrong.exitCode()).isEqualTo(1);
    assertThat(wrong.err()).contains("chat:write");
    assertThat(run("credential", "pigeon", "--twin", "slack").err()).contains("pigeon");
  }
}
