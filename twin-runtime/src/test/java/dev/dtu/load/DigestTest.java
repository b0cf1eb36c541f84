package dev.dtu.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigestTest {

  @TempDir Path folder;

  private String digest() {
    return Digest.of(Shelf.folder(folder.resolve("shop")), Shelf.folder(folder.resolve("spec")));
  }

  @Test
  void what_a_twin_is_made_of_tells_in_its_digest() throws Exception {
    Path twin = Files.createDirectories(folder.resolve("shop/twin/seeds")).getParent();
    Path contract = Files.createDirectories(folder.resolve("spec/contract"));
    Set<String> seen = new HashSet<>(List.of(digest()));
    for (Path file :
        List.of(
            twin.resolve("twin.yaml"),
            twin.resolve("problems.yaml"),
            twin.resolve("meanings.yaml"),
            twin.resolve("limits.yaml"),
            twin.resolve("events.yaml"),
            twin.resolve("seeds/default.yaml"),
            contract.resolve("contract.json"))) {
      Files.writeString(file, "a: 1");
      assertThat(seen.add(digest())).as("%s", file).isTrue();
    }
    assertThat(digest()).isEqualTo(digest()).hasSize(16);
  }
}
