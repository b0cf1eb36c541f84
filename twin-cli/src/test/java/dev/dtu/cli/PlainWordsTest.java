package dev.dtu.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Range;

/// What is read quickly is what the reader of all commands reads.
class PlainWordsTest {

  private static final List<String> VALUES =
      List.of("0", "8420", "65535", "okta", "okta,jira", "off", "127.0.0.1", "::", "a/b.c", "x=y");

  @Test
  void each_option_with_each_value_is_read_as_by_the_reader_of_all() {
    int plain = 0;
    for (OptionSpec option : reader(new Up()).getCommandSpec().options()) {
      for (String name : option.names()) {
        for (List<String> words : words(name, option)) {
          if (PlainWords.read(words.toArray(String[]::new)).isPresent()) {
            assertAlike(words);
            plain++;
          }
        }
      }
    }
    assertThat(plain).isGreaterThan(100);
  }

  private static List<List<String>> words(String name, OptionSpec option) {
    if (option.arity().equals(Range.valueOf("0"))) {
      return List.of(List.of("up", name));
    }
    return VALUES.stream()
        .flatMap(value ->
            List.of(List.of("up", name, value), List.of("up", name + "=" + value)).stream())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "up",
        "up --json --data-port 0 --control-port 0",
        "up --data-port=0 --control-port=0 --tls-port off --proxy-port=off --json",
        "up --twins okta,jira --seed default --dice 7 --profile ci --bind 0.0.0.0",
        "up --state /tmp/state --durability power --key-files keys --ca here/ca"
      })
  void what_scripts_write_is_plain(String line) {
    List<String> words = List.of(line.split(" "));
    assertThat(PlainWords.read(words.toArray(String[]::new))).isPresent();
    assertAlike(words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "help up",
        "version",
        "up now",
        "up --help",
        "up -h",
        "up --jsn",
        "up --json=yes",
        "up --json --json",
        "up --seed a --seed b",
        "up --data-port",
        "up --data-port eighty",
        "up --data-port 65536",
        "up --data-port 010",
        "up --data-port -1",
        "up --data-port off",
        "up --tls-port maybe",
        "up --twins okta,,jira",
        "up --twins okta,",
        "up --seed=",
        "up --seed \"a\"",
        "up --bind --json",
        "up --spec a=b.yaml",
        "up --awake 5",
        "up @words"
      })
  void everything_else_is_left_to_the_reader_of_all(String line) {
    assertThat(PlainWords.read(line.split(" "))).isEmpty();
  }

  @Test
  void each_command_is_called_by_the_word_of_its_own_note() {
    for (Dtu.Named named : Dtu.COMMANDS) {
      assertThat(named.type().getAnnotation(CommandLine.Command.class).name())
          .isEqualTo(named.word());
    }
  }

  private static void assertAlike(List<String> words) {
    Optional<Hosting> plain = PlainWords.read(words.toArray(String[]::new));
    var quick = new Up();
    quick.hosting = plain.orElseThrow();
    var whole = new Up();
    CommandLine reader = reader(whole);
    reader.parseArgs(words.subList(1, words.size()).toArray(String[]::new));
    assertThat(values(reader(quick))).as(words.toString()).isEqualTo(values(reader));
  }

  private static CommandLine reader(Up up) {
    return new CommandLine(up);
  }

  private static Map<String, String> values(CommandLine line) {
    Map<String, String> values = new TreeMap<>();
    for (OptionSpec option : line.getCommandSpec().options()) {
      Object value = option.getValue();
      values.put(option.longestName(), String.valueOf(value));
    }
    return values;
  }

  @Test
  void a_server_that_is_plainly_asked_for_reads_nothing_of_the_other_commands() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var line =
        new ProcessBuilder(
            java,
            "-Xlog:class+load",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "up",
            "--json",
            "--twins",
            "docs",
            "--data-port",
            "0",
            "--control-port",
            "0");
    Process process = line.redirectErrorStream(true).start();
    try (var said = process.inputReader()) {
      List<String> read = said.lines().takeWhile(each -> !each.startsWith("{")).toList();
      assertThat(read).anyMatch(each -> each.contains("dev.dtu.cli.Hosting"));
      assertThat(read)
          .noneMatch(each -> each.contains(" picocli.") || each.contains("dev.dtu.cli.Dtu"));
    } finally {
      process.destroy();
      process.waitFor();
    }
  }
}
