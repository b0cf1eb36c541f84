package dev.dtu.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

  /// What a run of the program said.
  record Said(int exitCode, String out, String err) {}

  @TempDir Path folder;

  @Test
  void wrong_use_is_told_with_the_nearest_right_word_and_exit_code_2() throws IOException {
    String[] lines = {
      "",
      "upp",
      "banana",
      "up --dat-port 1",
      "up --jsn",
      "up --data-port eighty",
      "up --data-port 65536",
      "up --data-port",
      "up --twins otka",
      "up --twins okta,jirra",
      "up --twins none",
      "up --spec petstore.yaml",
      "up --spec Pet_Store=petstore.yaml",
      "up --spec universe=petstore.yaml",
      "up --twins okta --spec okta=a.yaml",
      "up --twins none --spec a=a.yaml --spec a=b.yaml",
      "up --seed crowd --twins okta",
      "up now",
      "up --twins okta --state /tmp/x --durability always",
      "up --twins okta --awake 0",
      "replay",
      "replay no-such.journal",
      "distill",
      "distill a.yaml",
      "distil a.yaml",
      "coverage",
      "coverage otka",
      "coverage none",
      "coverage petstore.yaml",
      "coverage petstore=",
      "coverage Pet_Store=petstore.yaml",
      "coverage okta --sed 1",
      "coverage okta jira",
      "version --jsn",
      "universe",
      "universe creat",
      "universe create --nme a",
      "universe fork",
      "universe fork a --turn last",
      "clock forward",
      "clock advance",
      "fault set",
      "fault set rain --token x",
      "fault set [] --token x",
      "journal",
      "journal list --from begin",
      "journal list --token x --control here",
      "journal list --where status --token x",
      "journal save --token x",
      "verify --token x",
      "verify --exactly many",
      "verify no-such.json --token x",
      "verify no-such.json --exactly 1 --token x",
      "seed rows.yaml --token x",
      "seed no-such.yaml --twin okta --token x",
      "check",
      "check --recordings no-such-folder",
      "check --twin otka --recordings .",
      "check --recordings . --report pdf",
      "check --recordings . --min speed=1",
      "check --recordings . --min status=90",
      "check --recordings . --min status=most",
      "record",
      "record --out a.jsonl",
      "record --service otka --out a.jsonl",
      "record --upstream okta.com --out a.jsonl",
      "record --upstream https://a.example --out a.txt --port 0",
      "record --service a,b --upstream https://a.example --out a.jsonl",
      "record --service slack --upstream https://a.example --trust no-such.pem --out a.jsonl",
      "record --host https://a.example --out a.jsonl",
      "record --upstream https://a.example --body-bytes 0 --out a.jsonl",
      "record --upstream https://a.example --scrub no-such.yaml --out a.jsonl",
      "convert a.jsonl",
      "convert no-such.jsonl -o a.jsonl",
      "convert pom.xml -o a.xml",
      "scrub",
      "scrub no-such.jsonl -o a.jsonl",
      "evidence",
      "evidence --twin okta",
      "evidence --twin okta --check --recordings .",
      "evidence --twin otka --check",
      "evidence --twin google-accounts --check",
      "evidence --twin okta --recordings no-such-folder",
      "drift",
      "drift one.yaml",
      "drift one.yaml two.yaml",
      "drift --twin okta",
      "drift --twin otka --recordings .",
      "up --tls-port maybe",
      "run --token x",
      "run --fence maybe --token x -- true",
      "run --strct -- true",
      "proxy",
      "proxy shwo",
      "proxy exits --token x",
      "ca --pth",
      "generate",
      "generate shop",
      "generate shop -o made",
      "generate Shop -o made --openapi shop.yaml",
      "generate shop -o made --openapi no-such.yaml",
      "generate shop -o made --recordings . --parts 60,30",
      "generate shop -o made --recordings . --parts 60,30,30",
      "generate shop -o made --recordings . --budget euros=3",
      "generate shop -o made --recordings . --until speed=1",
      "generate shop -o made --recordings . --retrieved yesterday",
      "generate shop -o made --recordings . --agent 'claude",
      "library --in . ",
      "library --in no-such-folder word",
      "catalog",
      "catalog publsh made",
      "help upp",
    };
    var told = new StringBuilder();
    for (String line : lines) {
      Said said = run(line.isEmpty() ? new String[0] : line.split(" "));
      told.append("$ dtu ").append(line).append('\n').append(said.err());
      assertThat(said.exitCode()).as(line).isEqualTo(2);
      assertThat(said.out()).as(line).isEmpty();
    }
    agreed("wrong-use.txt", told.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "up",
        "universe",
        "clock",
        "fault",
        "journal",
        "verify",
        "seed",
        "outbox",
        "act",
        "credential",
        "run",
        "proxy",
        "ca",
        "operator",
        "replay",
        "record",
        "check",
        "mine",
        "split",
        "convert",
        "scrub",
        "generate",
        "library",
        "catalog",
        "evidence",
        "drift",
        "distill",
        "coverage",
        "version",
        "help"
      })
  void help_is_as_it_was_agreed(String command) throws IOException {
    assertThat(run(command, "--help")).isEqualTo(run("help", command));
    Said said = run("help", command);
    assertThat(said).isEqualTo(new Said(0, said.out(), ""));
    agreed("help-" + command + ".txt", said.out());
  }

  @Test
  void help_lists_the_commands() throws IOException {
    assertThat(run("--help")).isEqualTo(run("help"));
    Said said = run("help");
    assertThat(said).isEqualTo(new Said(0, said.out(), ""));
    agreed("help.txt", said.out());
  }

  @Test
  void a_check_tells_scores_writes_reports_and_exits_by_its_floors() throws IOException {
    Path recordings = Files.createDirectories(folder.resolve("recordings"));
    String line =
        """
        {"service":"drive","cassette":"made-up","request":{"method":"GET",\
        "url":"https://www.googleapis.com/drive/v3/files","headers":{},"body":null},\
        "response":{"status":200,"headers":{},"body":{"folders":[]}}}
        """;
    Files.writeString(recordings.resolve("made-up.jsonl"), line + "no JSON\n");
    String[] check = {"check", "--twin", "drive", "--recordings", recordings.toString()};
    Said said =
        run(
            more(
                check,
                "--min",
                "status=1",
                "--report",
                "html,junit,json",
                "--out",
                folder.toString()));
    assertThat(said.exitCode()).as(said.err()).isZero();
    assertThat(said.out()).contains("drive: 1 exchanges seen, 1 scored", "constant", "parrot");
    assertThat(said.err()).contains("replaying 1 of 1 files", "not read: ", "made-up.jsonl:2");
    assertThat(folder.resolve("fidelity.html")).exists();
    assertThat(folder.resolve("fidelity.xml")).exists();
    Said under = run(more(check, "--min", "shape=0.5"));
    assertThat(under.exitCode()).isEqualTo(1);
    assertThat(under.out())
        .contains("fails: drive: expected shape of at least 0.5000, found 0.0000");
    String report = Files.readString(folder.resolve("fidelity.json"));
    Path better = folder.resolve("better.json");
    Files.writeString(better, report.replaceAll("\"part\": 0\\b", "\"part\": 1"));
    assertThat(
            run(more(check, "--baseline", folder.resolve("fidelity.json").toString())).exitCode())
        .isZero();
    assertThat(run(more(check, "--baseline", better.toString())).exitCode()).isEqualTo(1);
    Said none = run("check", "--twin", "jira", "--recordings", recordings.toString());
    assertThat(none.exitCode()).isEqualTo(2);
    assertThat(none.err()).contains("no exchange in", "is one of jira");
  }

  @Test
  void recordings_are_parted_and_a_twin_is_checked_by_what_was_mined_of_a_part()
      throws IOException {
    Path recordings = Shop.recordings(folder, 12);
    Path parts = folder.resolve("parts");
    String[] split = {"split", "--recordings", recordings.toString(), "-o", parts.toString()};
    Said said = run(split);
    assertThat(said.exitCode()).as(said.err()).isZero();
    assertThat(said.out()).contains("training: ", "validation: ", "held-out: ");
    assertThat(parts.resolve("training")).isNotEmptyDirectory();
    assertThat(parts.resolve("held-out")).isNotEmptyDirectory();
    assertThat(run(split).err()).contains("expected nothing at", "give another -o");
    assertThat(run(more(split, "--parts", "60,60")).err()).contains("--parts: expected three");

    Path asked = Files.createDirectories(folder.resolve("asked")).resolve("made-up.jsonl");
    Files.writeString(
        asked,
        """
        {"service":"drive","cassette":"made-up","request":{"method":"GET",\
        "url":"https://www.googleapis.com/drive/v3/about?fields=kind","headers":{},"body":null},\
        "response":{"status":203,"headers":{},"body":{"kind":"drive#about"}}}
        """);
    Path mined = folder.resolve("mined.json");
    String seen = "{\"source\": \"x\", \"operations\": {\"drive.about.get\": {\"seen\": 3%s}}}";
    Files.writeString(mined, seen.formatted(""));
    String[] check = {"check", "--twin", "drive", "--recordings", asked.toString()};
    Said with = run(more(check, "--mined", "drive=" + mined));
    assertThat(with.exitCode()).as(with.err()).isZero();
    assertThat(with.out()).contains("drive: 1 exchanges seen");
    Files.writeString(mined, seen.formatted(", \"objections\": [7]"));
    assertThat(run(more(check, "--mined", "drive=" + mined)).err())
        .contains("mined.json in the place of twin/mined.json", "expected an object, found 7");
    assertThat(run(more(check, "--mined", "drive=" + folder.resolve("none"))).err())
        .contains("expected --mined with a twin of the catalog and a file that dtu mine wrote");
  }

  private static String[] more(String[] words, String... others) {
    return java.util.stream.Stream.concat(
            java.util.Arrays.stream(words), java.util.Arrays.stream(others))
        .toArray(String[]::new);
  }

  @Test
  @Timeout(60)
  void twins_named_in_a_file_of_words_are_the_ones_that_are_meant() throws IOException {
    Path words = Files.writeString(folder.resolve("words"), "--twins\notka\n");
    Said said = run("up", "@" + words, "--data-port", "0", "--control-port", "0");
    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.err()).contains("no twin 'otka'", "did you mean 'okta'");
  }

  @Test
  void a_port_in_use_is_told_with_exit_code_1() throws IOException {
    try (var taken = new ServerSocket(0, 1, java.net.InetAddress.getByName("127.0.0.1"))) {
      int port = taken.getLocalPort();
      Said said =
          run("up", "--twins", "none", "--spec", "pets=" + document(), "--data-port", "" + port);
      assertThat(said.exitCode()).isEqualTo(1);
      assertThat(said.err())
          .startsWith("dtu up: ")
          .contains("127.0.0.1:" + port, "--data-port", "0 is any free one")
          .doesNotContain("\tat ");
    }
  }

  @Test
  void documents_that_cannot_be_read_are_told_with_exit_code_1() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.yaml"), "openapi: [3.0.0\n");
    Said said =
        run("up", "--twins", "none", "--spec", "a=" + broken, "--spec", "b=" + folder + "/none");
    assertThat(said.exitCode()).isEqualTo(1);
    assertThat(said.err())
        .contains("broken.yaml:", "none: expected a file")
        .doesNotContain("\tat ");
    assertThat(said.out()).isEmpty();
  }

  @Test
  void distilling_writes_contract_meanings_and_source() throws IOException {
    Path target = folder.resolve("pets");
    Said said = run("distill", document().toString(), "-o", target.toString());
    assertThat(said.exitCode()).as(said.err()).isZero();
    assertThat(target.resolve("contract/contract.json")).exists();
    assertThat(target.resolve("inferred.json")).exists();
    assertThat(target.resolve("SOURCE.yaml")).exists();
    assertThat(said.out()).contains("operations: 2 in, 2 written");
  }

  @Test
  void coverage_tells_the_figures_and_names_what_no_law_saw() throws IOException {
    String pets = "pets=" + document();
    Said table = run("coverage", pets, "--all");
    assertThat(table.exitCode()).as(table.out() + table.err()).isZero();
    assertThat(table.out())
        .isEqualTo(run("coverage", pets, "--all", "--seed", "1").out())
        .contains("laws", "stateful", "fit         100.0 %", "echo        100.0 %");
    Said json = run("coverage", pets, "--json");
    assertThat(json.out())
        .startsWith("{\"twin\":\"pets\",\"operations\":2")
        .contains("\"lawsApplicable\":", "\"stateful\":", "\"outside\":[");
  }

  @Test
  void coverage_of_a_document_that_cannot_be_read_is_told_with_exit_code_1() {
    Said said = run("coverage", "a=" + folder + "/none");
    assertThat(said.exitCode()).isEqualTo(1);
    assertThat(said.err()).contains("none: expected a file").doesNotContain("\tat ");
    assertThat(said.out()).isEmpty();
  }

  private Path document() throws IOException {
    return Files.writeString(folder.resolve("pets.yaml"), golden("pets.yaml"));
  }

  static Said run(String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    int exitCode =
        Dtu.commandLine(arguments)
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(arguments);
    return new Said(exitCode, out.toString(), err.toString());
  }

  /// Holds a text to the one agreed on; `-Ddtu.golden=write` agrees to what it is now.
  private static void agreed(String file, String text) throws IOException {
    if ("write".equals(System.getProperty("dtu.golden"))) {
      Files.writeString(Path.of("src/test/resources/dev/dtu/cli", file), text);
    } else {
      assertThat(text).isEqualTo(golden(file));
    }
  }

  private static String golden(String file) throws IOException {
    try (InputStream in = CommandLineTest.class.getResourceAsStream(file)) {
      assertThat(in).as(file).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
