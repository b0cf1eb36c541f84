package dev.dtu.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.folder.TwinFolder;
import dev.dtu.generate.Effort;
import dev.dtu.generate.Generation;
import dev.dtu.generate.Goal;
import dev.dtu.generate.Miner;
import dev.dtu.generate.Mines;
import dev.dtu.generate.Order;
import dev.dtu.generate.Scorecard;
import dev.dtu.generate.Sources;
import dev.dtu.generate.Watch;
import dev.dtu.json.Json;
import dev.dtu.judge.Judge;
import dev.dtu.judge.Keeper;
import dev.dtu.round.Budget;
import dev.dtu.round.CommandAgent;
import dev.dtu.round.Pen;
import dev.dtu.split.Shares;
import dev.dtu.split.Side;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Generations with an agent that is a script: one that gets there, one that stalls, one that cheats.
@Timeout(300)
class GenerateTest {

  /// What makes new carts open, and then also new notes blue.
  private static final String GOOD =
      """
      n=$(cat notes/n 2>/dev/null || echo 0); n=$((n + 1)); echo $n > notes/n
      { echo 'operations:'
        echo '  createCart: {kind: create, resource: cart, sets: {state: open}}'
        if [ $n -gt 1 ]; then
          echo '  createNote: {kind: create, resource: note, sets: {colour: blue}}'
        fi
      } > shop/twin/meanings.yaml
      echo "tokens used: 1,000"
      """;

  @TempDir Path folder;

  private final List<String> told = new ArrayList<>();
  private Path output = Path.of("");

  @BeforeEach
  void begin() throws Exception {
    folder = folder.toRealPath();
    output = folder.resolve("made");
  }

  private static Judge judge(Path keep) {
    List<String> line = new ArrayList<>(Self.line());
    line.add("judge");
    return new Judge(line, keep);
  }

  private Order order(Effort effort) throws Exception {
    var sources =
        new Sources(
            List.of(Shop.document(folder)),
            List.of(),
            Optional.of(Shop.recordings(folder, 26)),
            LocalDate.parse("2026-11-21"));
    return new Order("shop", output, sources, 1, Shares.USUAL, effort);
  }

  private Scorecard made(Effort effort) throws Exception {
    return made(effort, Miner.NONE);
  }

  private Scorecard made(Effort effort, Miner miner) throws Exception {
    var means = new Generation.Means(judge(Generation.keep(output)), Self.line(), miner);
    Watch watch = event -> told.add(event.kind() + " " + event.text());
    return new Generation(order(effort), means, watch).run();
  }

  private static Effort agent(String script, Pen pen, Budget budget, Goal goal) {
    var agent = new CommandAgent(List.of("sh", "-c", script), pen, Self.places(), false, Map.of());
    return new Effort(Optional.of(agent), "a script", budget, goal, false);
  }

  private static Effort open(String script) {
    return agent(script, new Pen.Open(), Budget.USUAL, new Goal(Map.of("value", 0.95)));
  }

  private String outcomes() throws Exception {
    var out = new StringBuilder();
    for (int i = 0; Files.exists(output.resolve("rounds/%04d/round.json".formatted(i))); i++) {
      String round = Files.readString(output.resolve("rounds/%04d/round.json".formatted(i)));
      out.append(round.replaceAll("(?s).*?\"outcome\": \"([^\"]*)\".*", "$1")).append(',');
    }
    return out.toString();
  }

  @Test
  void without_an_agent_a_folder_is_made_sealed_and_scored() throws Exception {
    Scorecard card = made(Effort.NONE);
    assertThat(card.valid()).as(card.refused().toString()).isTrue();
    assertThat(card.standing("held-out").scored()).isPositive();
    assertThat(card.standing("held-out").share("twin", "status").part()).isEqualTo(1);
    assertThat(card.standing("held-out").share("twin", "value").part()).isZero();
    assertThat(card.page())
        .contains("| held-out | parrot |", "Gaps", "- parted with seed 1, 60,20,20");
    assertThat(new TwinFolder("shop", output.resolve("shop")).hash())
        .isEqualTo(card.told().text("hash").orElse(""));
    assertThat(output.resolve("workspace")).doesNotExist();
  }

  @Test
  void an_agent_reaches_the_goal_in_rounds_and_a_second_run_changes_nothing() throws Exception {
    Scorecard card = made(open(GOOD));
    assertThat(outcomes()).isEqualTo("kept,kept,kept,");
    assertThat(card.standing("validation").share("twin", "value").part()).isEqualTo(1);
    assertThat(card.standing("held-out").share("twin", "value").part()).isEqualTo(1);
    assertThat(card.told().toString())
        .contains("the goal is reached", "\"tokens\":2000", "\"scoring\":1");
    assertThat(output.resolve("rounds/0002/changes.diff")).content().contains("+  createNote:");
    assertThat(made(open(GOOD)).told()).isEqualTo(card.told());
  }

  @Test
  void an_agent_that_stalls_is_stopped_after_three_rounds_alike() throws Exception {
    Scorecard card = made(open("echo thinking > notes/x"));
    assertThat(outcomes()).isEqualTo("kept,idle,idle,idle,");
    assertThat(card.told().toString()).contains("3 rounds without progress");
    assertThat(card.missed()).singleElement().asString().contains("value of at least 95.0 %");
  }

  @Test
  void a_round_that_makes_it_worse_or_breaks_it_is_taken_back() throws Exception {
    String worse =
        GOOD
            + """
            case $n in
            2) echo 'operations: {createCart: {kind: create, resource: cart, status: 202}}' \
              > shop/twin/meanings.yaml;;
            3) echo 'operatoins: {}' > shop/twin/meanings.yaml;;
            esac
            """;
    Scorecard card = made(open(worse));
    assertThat(outcomes()).isEqualTo("kept,kept,taken back,taken back,kept,");
    assertThat(Files.readString(output.resolve("rounds/0003/round.json")))
        .contains("its files have flaws", "meanings.yaml:1", "did you mean");
    assertThat(Files.readString(output.resolve("rounds/0004/task.md")))
        .contains("its files have flaws");
    assertThat(card.standing("held-out").share("twin", "value").part()).isEqualTo(1);
  }

  @Test
  void the_budget_is_hard() throws Exception {
    String slow = "sleep 30";
    made(agent(slow, new Pen.Open(), Budget.parse("rounds=2,minutes=0"), Goal.NONE));
    assertThat(outcomes()).isEqualTo("kept,");
    assertThat(told).contains("note stops: the budget of 0 minutes is spent");
  }

  @Test
  void who_writes_the_held_out_canary_is_caught_and_the_folder_is_refused() throws Exception {
    String cheat = "echo \"# $(cat ../judge/held-out/*canary*)\" >> shop/twin/twin.yaml";
    Scorecard card = made(open(cheat));
    assertThat(outcomes()).isEqualTo("kept,cheated,");
    assertThat(card.valid()).isFalse();
    assertThat(card.refused()).singleElement().asString().contains("canary", "twin/twin.yaml");
    assertThat(Files.readString(output.resolve("shop/twin/twin.yaml"))).doesNotContain("canary");
  }

  @Test
  void who_edits_what_checks_it_loses_the_round() throws Exception {
    made(open(GOOD + "echo 'exit 0' > recheck; rm -r training\n"));
    assertThat(outcomes()).isEqualTo("kept,refused,refused,refused,");
    assertThat(Files.readString(output.resolve("rounds/0001/round.json")))
        .contains("it changed what it was given: recheck, training/");
  }

  @Test
  void what_a_program_mines_is_good_and_no_recordings_own() throws Exception {
    Scorecard card = made(Effort.NONE, new Mines());
    assertThat(card.valid()).as(card.refused().toString()).isTrue();
    assertThat(card.standing("held-out").share("twin", "value").part()).isEqualTo(1);
    assertThat(output.resolve("shop/twin/twin.yaml")).content().contains("seeds: [\"default\"]");
  }

  @Test
  void a_miner_that_writes_down_a_recordings_own_words_has_its_folder_refused() throws Exception {
    Miner copies =
        (twin, training, _) -> {
          String id =
              training.getFirst().exchanges().getFirst().answered().body().document().stream()
                  .flatMap(body -> body.at("id").flatMap(Json::asText).stream())
                  .findFirst()
                  .orElseThrow();
          Files.writeString(
              twin.data().resolve("mined.json"),
              "{\"source\": \"%s\", \"operations\": {}}".formatted(id));
        };
    Scorecard card = made(Effort.NONE, copies);
    assertThat(card.valid()).isFalse();
    assertThat(card.refused())
        .anyMatch(why -> why.contains("twin/mined.json") && why.contains("one recording alone"));
  }

  @Test
  void who_puts_a_recordings_own_words_into_the_twin_has_it_taken_back() throws Exception {
    String cheat =
        """
        id=$(sed -n 's/.*"id":"\\([a-f0-9]*\\)".*/\\1/p' training/*.jsonl | head -1)
        echo "classes: {cart: \\"$id\\"}" >> shop/twin/twin.yaml
        """;
    made(open(cheat));
    assertThat(outcomes()).isEqualTo("kept,taken back,taken back,taken back,");
    assertThat(Files.readString(output.resolve("rounds/0001/round.json")))
        .contains("it has a recording's own words", "is answered in one recording alone: case ");
  }

  @Test
  void within_its_pen_an_agent_rechecks_searches_and_finds_no_held_out() throws Exception {
    Pen pen;
    try {
      pen = Pen.found();
    } catch (Pen.None none) {
      System.out.println("no pen can be made here, so none is tried: " + none.getMessage());
      return;
    }
    String script =
        GOOD + "./recheck > notes/said 2>&1; cat ../judge/held-out/* ../*/shop.yaml > notes/seen\n";
    made(agent(script, pen, Budget.parse("rounds=1"), Goal.NONE));
    assertThat(outcomes()).isEqualTo("kept,kept,");
    assertThat(output.resolve("workspace/notes/said")).content().contains("value 50.0 %");
    assertThat(output.resolve("workspace/notes/seen")).hasContent("");
  }

  @Test
  void a_second_folder_of_the_same_lineage_is_marked() throws Exception {
    made(Effort.NONE);
    var keep = new Keeper(Generation.keep(output));
    var twin = new TwinFolder("shop", output.resolve("shop"));
    var question = new Keeper.Question(twin, output.resolve("training"), List.of());
    assertThat(keep.score(Side.HELD_OUT, question).scoring()).isEqualTo(1);
    Files.writeString(twin.data().resolve("notes.md"), "another\n");
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> keep.score(Side.HELD_OUT, question))
        .hasMessageContaining("expected the folder that was sealed");
    dev.dtu.judge.Seal.put(twin);
    assertThat(keep.score(Side.HELD_OUT, question).scoring()).isEqualTo(2);
  }

  @Test
  void a_generation_that_was_killed_goes_on_where_it_was() throws Exception {
    String script =
        GOOD
            + "echo call >> notes/calls\n"
            + "[ $n -ne 2 ] || [ -e notes/slept ] || { touch notes/slept; sleep 100; }\n";
    Path file = Files.writeString(folder.resolve("agent.sh"), script);
    List<String> line = new ArrayList<>(Self.line());
    line.addAll(List.of("generate", "shop", "--openapi", Shop.document(folder).toString()));
    line.addAll(List.of("--recordings", Shop.recordings(folder, 26).toString()));
    line.addAll(List.of("--agent", "sh " + file, "--lend", file.toString(), "--unfenced"));
    line.addAll(List.of("--until", "value=0.95", "-o", output.toString(), "--no-mine"));
    Path said = folder.resolve("said.txt");
    var builder = new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(said.toFile());
    Process first = builder.start();
    Path begun = output.resolve("workspace/notes/slept");
    while (!Files.exists(begun) && first.isAlive()) {
      assertThat(first.waitFor(100, java.util.concurrent.TimeUnit.MILLISECONDS))
          .as(Files.readString(said))
          .isFalse();
    }
    first.destroyForcibly().waitFor();
    assertThat(outcomes()).isEqualTo("kept,kept,");
    Process second = builder.start();
    assertThat(second.waitFor()).as(Files.readString(said)).isZero();
    assertThat(outcomes()).isEqualTo("kept,kept,kept,");
    // two rounds that ended, and one that was interrupted and done again
    assertThat(Files.readAllLines(output.resolve("workspace/notes/calls"))).hasSize(3);
    assertThat(Files.readString(said)).contains("cost: 3 rounds");
  }

  @Test
  void a_twin_is_improved_by_new_recordings_and_what_drifted_is_told() throws Exception {
    made(open(GOOD));
    Path changed = folder.resolve("later");
    Path later = Shop.recordings(changed, 26);
    for (Path file : dev.dtu.recording.Recordings.files(later)) {
      // the service makes notes green by now
      Files.writeString(file, Files.readString(file).replace("\"blue\"", "\"green\""));
    }
    CommandLineTest.Said said =
        CommandLineTest.run(
            "generate",
            "--improve",
            output.resolve("shop").toString(),
            "--recordings",
            later.toString(),
            "-o",
            folder.resolve("better").toString());
    assertThat(said.exitCode()).as(said.err()).isZero();
    assertThat(Files.readString(folder.resolve("better/drift.txt")))
        .contains("drift: createNote, value was 100.0 % and is 0.0 %", "drift: getNote, value")
        .doesNotContain("Cart");
    assertThat(folder.resolve("better/shop/twin/meanings.yaml")).content().contains("blue");
  }

  @Test
  void another_order_does_not_go_on_in_a_folder() throws Exception {
    made(Effort.NONE);
    Order other =
        new Order("shop", output, order(Effort.NONE).sources(), 2, Shares.USUAL, Effort.NONE);
    var means = new Generation.Means(judge(Generation.keep(output)), Self.line(), Miner.NONE);
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> new Generation(other, means, _ -> {}).run())
        .hasMessageContaining("Give another folder with -o");
  }
}
