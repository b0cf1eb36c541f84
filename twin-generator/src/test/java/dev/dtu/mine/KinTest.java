package dev.dtu.mine;

import static dev.dtu.mine.Harbour.line;
import static dev.dtu.mine.Harbour.made;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.usage.Usage;
import dev.dtu.usage.Usages;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Things of two resources that have one id.
class KinTest {

  private static final String TOLD =
      made("ID")
          + line(
              "GET /ships/shpID/mates/shpID",
              "null",
              200,
              "{\"id\":\"shpID\",\"post\":\"Master of nID\"}");

  @TempDir Path folder;

  @Test
  void what_one_is_called_stands_in_the_other() throws Exception {
    var harbour = new Harbour(folder);
    Usages mined = harbour.mined(harbour.sessions(TOLD, TOLD, TOLD, TOLD));
    assertThat(mined.of("getMate").map(Usage::found).orElseThrow())
        .anyMatch(line -> line.is().equals(Optional.of(Json.of("Master of ${same:ship:/name}"))));
    assertThat(harbour.right(mined, "getMate", TOLD)).isOne();
    assertThat(harbour.right(Usages.NONE, "getMate", TOLD)).isZero();
  }
}
