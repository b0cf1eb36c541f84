package dev.dtu.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An agent's pen, its command line, its budget, and what is taken of what it leaves.
class RoundTest {

  @TempDir Path folder;

  private Path workspace() throws Exception {
    return Files.createDirectories(folder.toRealPath().resolve("workspace"));
  }

  private Agent.Ended work(Pen pen, String script, Map<String, String> passed) throws Exception {
    Path task = Files.writeString(workspace().resolve("TASK.md"), "Make it better.\n");
    var agent = new CommandAgent(List.of("sh", "-c", script), pen, List.of(), false, passed);
    return agent.work(workspace(), task, folder.resolve("said.txt"), Duration.ofSeconds(30));
  }

  /// The pen of this machine; a machine without one says so.
  private static List<Pen> pens() throws Exception {
    try {
      return List.of(Pen.found());
    } catch (Pen.None none) {
      System.out.println("no pen can be made here, so none is tried: " + none.getMessage());
      return List.of();
    }
  }

  @Test
  void within_its_pen_an_agent_sees_its_workspace_and_nothing_else() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "held out");
    for (Pen pen : pens()) {
      Agent.Ended ended =
          work(
              pen,
              "cat "
                  + secret
                  + " > seen.txt; ls .. > beside.txt; ls -A /root /home >> seen.txt;"
                  + " echo x > /usr/dtu-was-here && echo wrote >> seen.txt;"
                  + " umount /usr 2>/dev/null && echo unmounted >> seen.txt; echo done > end.txt",
              Map.of());
      assertThat(ended.exitCode()).as(Files.readString(folder.resolve("said.txt"))).isZero();
      assertThat(workspace().resolve("end.txt")).hasContent("done");
      assertThat(workspace().resolve("seen.txt")).hasContent("");
      assertThat(workspace().resolve("beside.txt")).hasContent("workspace");
    }
  }

  @Test
  void within_its_pen_an_agent_reaches_nobody() throws Exception {
    try (var server = new ServerSocket(0)) {
      server.setSoTimeout(200);
      for (Pen pen : pens()) {
        work(
            pen,
            "bash -c 'exec 3<>/dev/tcp/127.0.0.1/" + server.getLocalPort() + "' && echo yes > got",
            Map.of());
        assertThat(workspace().resolve("got")).doesNotExist();
        assertThatThrownBy(server::accept).isInstanceOf(java.net.SocketTimeoutException.class);
      }
    }
  }

  @Test
  void the_environment_of_an_agent_is_its_own() throws Exception {
    work(new Pen.Open(), "env | cut -d= -f1 | sort > env.txt", Map.of("MODEL_KEY", "k"));
    assertThat(Files.readAllLines(workspace().resolve("env.txt")))
        .contains("HOME", "LANG", "MODEL_KEY", "PATH", "TERM")
        .isSubsetOf("HOME", "LANG", "MODEL_KEY", "PATH", "TERM", "PWD", "SHLVL", "_", "OLDPWD");
  }

  @Test
  void an_agent_is_told_its_task_on_standard_input_by_file_or_in_words() throws Exception {
    work(new Pen.Open(), "cat > heard.txt", Map.of());
    assertThat(workspace().resolve("heard.txt")).hasContent("Make it better.\n");
    Path task = workspace().resolve("TASK.md");
    for (String line :
        List.of("cp {file} heard2.txt", "sh -c 'echo \"$0\" > heard2.txt' {prompt}")) {
      var agent =
          new CommandAgent(CommandAgent.words(line), new Pen.Open(), List.of(), false, Map.of());
      agent.work(workspace(), task, folder.resolve("said.txt"), Duration.ofSeconds(30));
      assertThat(Files.readString(workspace().resolve("heard2.txt"))).startsWith("Make it better.");
      Files.delete(workspace().resolve("heard2.txt"));
    }
  }

  @Test
  void an_agent_that_takes_too_long_is_stopped_with_all_it_started() throws Exception {
    Path task = Files.writeString(workspace().resolve("TASK.md"), "");
    List<String> line = List.of("sh", "-c", "sleep 60 & sleep 60; echo late > late.txt");
    var agent = new CommandAgent(line, new Pen.Open(), List.of(), false, Map.of());
    Agent.Ended ended =
        agent.work(workspace(), task, folder.resolve("said.txt"), Duration.ofMillis(300));
    assertThat(ended.exitCode()).isEqualTo(-1);
    assertThat(ended.spend().time()).isLessThan(Duration.ofSeconds(20));
    assertThat(workspace().resolve("late.txt")).doesNotExist();
  }

  @Test
  void tokens_are_counted_as_an_agent_tells_them() throws Exception {
    assertThat(Usage.tokens("{\"usage\":{\"input_tokens\":10,\"output_tokens\":5}}\n"))
        .isEqualTo(15);
    assertThat(Usage.tokens("working\ntokens used: 12,345\n")).isEqualTo(12_345);
    assertThat(Usage.tokens("Tokens: 2.5k sent")).isEqualTo(2_500);
    assertThat(Usage.tokens("nothing told")).isZero();
    Agent.Ended ended = work(new Pen.Open(), "echo 'tokens used: 77'", Map.of());
    assertThat(ended.spend().tokens()).isEqualTo(77);
  }

  @Test
  void a_command_line_is_parted_as_a_shell_does() {
    assertThat(CommandAgent.words("claude -p --model 'a b' \"c \\\" d\" e\\ f"))
        .containsExactly("claude", "-p", "--model", "a b", "c \" d", "e f");
    assertThatThrownBy(() -> CommandAgent.words("claude 'p"))
        .hasMessage("expected a quote to be closed, found claude 'p");
    assertThatThrownBy(() -> CommandAgent.words("  "))
        .hasMessage("expected a command line, found nothing");
  }

  @Test
  void a_budget_is_hard_in_rounds_minutes_and_tokens() {
    Budget budget = Budget.parse("rounds=2,minutes=3,tokens=100");
    assertThat(budget.spent(new Spend(1, Duration.ofMinutes(2), 99))).isEmpty();
    assertThat(budget.spent(new Spend(2, Duration.ZERO, 0)))
        .contains("the budget of 2 rounds is spent");
    assertThat(budget.spent(new Spend(0, Duration.ofMinutes(3), 0)))
        .contains("the budget of 3 minutes is spent");
    assertThat(budget.spent(new Spend(0, Duration.ZERO, 100)))
        .contains("the budget of 100 tokens is spent");
    assertThat(budget.left(new Spend(0, Duration.ofMinutes(1), 0)))
        .isEqualTo(Duration.ofMinutes(2));
    assertThatThrownBy(() -> Budget.parse("euros=3"))
        .hasMessage(
            "expected a budget such as rounds=10,minutes=60,tokens=2000000; found 'euros=3'");
  }

  @Test
  void only_data_is_taken_of_what_an_agent_leaves() throws Exception {
    Path twin = Files.createDirectories(workspace().resolve("twin/seeds"));
    Files.writeString(twin.resolve("default.yaml"), "rows: []\n");
    Files.writeString(twin.resolve("Trick.java"), "class Trick {}\n");
    Files.writeString(twin.resolve("run.sh"), "echo\n");
    Files.createSymbolicLink(twin.resolve("outside.yaml"), Path.of("/etc/passwd"));
    Path to = folder.resolve("taken");
    assertThat(Taken.data(workspace().resolve("twin"), to, false))
        .containsExactly(
            "seeds/Trick.java: Java runs only when a person trusts it: --trust-java",
            "seeds/outside.yaml: expected a file, found a link or something else",
            "seeds/run.sh: expected data: .yaml, .json, .md or .txt");
    assertThat(to.resolve("seeds/default.yaml")).exists();
    assertThat(to.resolve("seeds/outside.yaml")).doesNotExist();
    assertThat(Taken.data(workspace().resolve("twin"), to, true)).hasSize(2);
    assertThat(to.resolve("seeds/Trick.java")).exists();
  }

  @Test
  void what_a_round_changed_is_told_line_by_line() throws Exception {
    Path before = Files.createDirectories(folder.resolve("before"));
    Path after = Files.createDirectories(folder.resolve("after"));
    Files.writeString(before.resolve("a.yaml"), "one\ntwo\nthree\n");
    Files.writeString(after.resolve("a.yaml"), "one\n2\nthree\nfour\n");
    Files.writeString(after.resolve("b.yaml"), "new\n");
    assertThat(Changes.between(before, after))
        .isEqualTo(
            """
            --- a.yaml
            +++ a.yaml
            @@ line 2
            -two
            +2
             three
            +four
            --- none
            +++ b.yaml
            @@ line 1
            +new
            """);
    assertThat(Changes.between(before, before)).isEmpty();
  }
}
