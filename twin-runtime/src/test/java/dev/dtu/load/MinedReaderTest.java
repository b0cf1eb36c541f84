package dev.dtu.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.usage.Objection;
import dev.dtu.usage.Usage;
import dev.dtu.usage.Usages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is wrong in a file of what was seen.
class MinedReaderTest {

  @TempDir Path folder;

  private final Flaws flaws = new Flaws();

  private Usages read(String objection) throws Exception {
    Files.createDirectories(folder.resolve("twin"));
    Files.writeString(
        folder.resolve(MinedReader.FILE),
        "{\"operations\": {\"makeCart\": {\"seen\": 1, \"objections\": [" + objection + "]}}}");
    return MinedReader.read(Shelf.folder(folder), flaws);
  }

  private List<String> told() {
    return flaws.all().stream().map(Flaw::toString).toList();
  }

  @Test
  void objections_are_read_with_their_evidence() throws Exception {
    Usages read =
        read(
            """
            {"when": {"taken:/name": true, "looks:sent:/name": "word"}, "early": true, "seen": 3,
             "against": 1, "answered": 9, "lines": [{"at": "/status", "is": 409, "seen": 3}]}
            """);
    assertThat(told()).isEmpty();
    List<Objection> objections = read.of("makeCart").map(Usage::objections).orElseThrow();
    assertThat(objections).hasSize(1);
    assertThat(objections.getFirst().early()).isTrue();
    assertThat(objections.getFirst().reads()).isTrue();
    assertThat(objections.getFirst().answered()).isEqualTo(9);
    assertThat(objections.getFirst().against()).isOne();
  }

  @Test
  void what_no_twin_can_heed_is_told_with_its_place() throws Exception {
    read(
        """
        {"when": {"took:/name": true, "has:sent:/a": true, "has:some": false}, "sene": 3,
         "lines": [{"at": "/status", "is": 99}, {"at": "/code", "is": "x"}]},
        {"when": {}, "lines": []}, 7
        """);
    assertThat(told())
        .containsExactly(
            "twin/mined.json: operations.makeCart.objections[0]: unknown member 'sene'; did you"
                + " mean 'seen'?",
            "twin/mined.json: operations.makeCart.objections[0].when: expected a fact, found"
                + " 'took:/name'",
            "twin/mined.json: operations.makeCart.objections[0].when: expected a fact, found"
                + " 'has:some'; did you mean 'has:'?",
            "twin/mined.json: operations.makeCart.objections[0].lines[0]: expected a status from"
                + " 200 to 599, found 99",
            "twin/mined.json: operations.makeCart.objections[0].lines[1]: expected a place in"
                + " /status, /headers or /body, found '/code'",
            "twin/mined.json: operations.makeCart.objections[1]: expected a line at /status, found"
                + " none",
            "twin/mined.json: operations.makeCart.objections[2]: expected an object, found 7");
  }
}
