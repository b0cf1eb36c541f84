package dev.dtu.infer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.contract.Contract;
import dev.dtu.load.Shelf;
import dev.dtu.load.TwinLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The meanings kept beside the contracts.
class InferredFileTest {
  private static final Path SPECS =
      Path.of("..").toAbsolutePath().normalize().resolve("openapi-specs");

  @ParameterizedTest
  // Slack's is of the contract before methods came in that Java alone answers: were they effects,
  // mining would write lines for them that nothing reads.
  @ValueSource(strings = {"docs", "drive", "google-accounts", "jira", "okta", "sheets"})
  void the_catalog_keeps_what_inference_gives(String name) throws Exception {
    Path folder = SPECS.resolve(name);
    Contract contract = TwinLoader.contract(Shelf.folder(folder)).orElseThrow();
    String kept = Files.readString(folder.resolve(InferredFile.NAME));
    String given = InferredFile.text(Inference.of(contract));
    assertThat(given.equals(kept))
        .as(
            "openapi-specs/%s/%s is not what inference gives from the contract beside it; it"
                + " differs first at: %s%nread the difference after: ./dtu infer openapi-specs/%s",
            name, InferredFile.NAME, firstDifference(kept, given), name)
        .isTrue();
  }

  private static String firstDifference(String kept, String given) {
    String[] one = kept.split("\n");
    String[] other = given.split("\n");
    for (int i = 0; i < Math.min(one.length, other.length); i++) {
      if (!one[i].equals(other[i])) {
        return "line " + (i + 1) + "\n  kept  " + one[i].strip() + "\n  given " + other[i].strip();
      }
    }
    return "line " + (Math.min(one.length, other.length) + 1);
  }

  @Test
  void a_resource_and_an_operation_are_a_line_each() throws Exception {
    var sketch =
        Sketch.of("Pet: id name\nGET /pets/{id} id=readPet gives=Pet\nGET /none id=none 404");
    assertThat(InferredFile.text(sketch.meanings()))
        .isEqualTo(
            """
            {
              "resources": [
                {"name":"pet","idMember":"id","idShape":"[a-z0-9]{20}","schemas":["schema:Pet"]}
              ],
              "effects": [
                {"operation":"readPet","kind":"read","resource":"pet","key":["path:id"],"status":200}
              ],
              "absent": {
                "none": "the contract declares no successful reply"
              }
            }
            """);
  }
}
