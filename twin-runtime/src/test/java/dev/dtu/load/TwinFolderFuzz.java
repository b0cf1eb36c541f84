package dev.dtu.load;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.dtu.effect.Meanings;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The loader of twin folders, given any files: a twin, or its flaws.
class TwinFolderFuzz {

  private static final String CONTRACT =
      """
      {"format": 1, "name": "shop", "title": "Shop", "version": "1", "dialect": "openapi 3.0.3",
       "servers": [], "schemes": {"token": {"type": "http", "scheme": "bearer"}},
       "security": [], "operations": [["list", "GET", "/carts", "cart"]], "schemas": {}}
      """;

  private static final String FAMILY =
      """
      {"list": {"replies": {"200": {"content": {"application/json": {"type": "array"}}}}}}
      """;

  private static final String TITLE =
      """
      name: shop
      contract: shop
      seeds: [default]
      auth:
        - kind: token
          in: header
          name: Authorization
          prefix: "Bearer "
          shape: "[a-z]{8}"
          satisfies: [token]
      """;

  /// The first byte of an input tells which of them the rest is.
  private static final String[] FILES = {
    "twin.yaml",
    "problems.yaml",
    "meanings.yaml",
    "grants.yaml",
    "faults.yaml",
    "limits.yaml",
    "events.yaml",
    "seeds/default.yaml"
  };

  @FuzzTest(maxDuration = "60s")
  void any_file_makes_a_twin_or_flaws(byte[] data) {
    if (data.length == 0) {
      return;
    }
    Map<String, byte[]> files = new TreeMap<>();
    files.put("specs/shop/contract/contract.json", CONTRACT.getBytes(StandardCharsets.UTF_8));
    files.put("specs/shop/contract/operations/cart.json", FAMILY.getBytes(StandardCharsets.UTF_8));
    files.put("shop/twin/twin.yaml", TITLE.getBytes(StandardCharsets.UTF_8));
    files.put("shop/twin/problems.yaml", "{}\n".getBytes(StandardCharsets.UTF_8));
    String file = FILES[Math.floorMod(data[0], FILES.length)];
    files.put("shop/twin/" + file, Arrays.copyOfRange(data, 1, data.length));
    Shelf shelf = Shelf.memory(files);
    try {
      new TwinLoader(shelf.below("specs"), _ -> new Meanings(List.of(), List.of(), new TreeMap<>()))
          .load("shop", shelf.below("shop"));
    } catch (FlawedTwin flawed) {
      if (String.valueOf(flawed.getMessage()).isBlank()) {
        throw new AssertionError("expected flaws that say why");
      }
    }
  }
}
