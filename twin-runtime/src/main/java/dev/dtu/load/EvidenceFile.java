package dev.dtu.load;

import dev.dtu.evidence.Evidence;
import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;

/// Reads the evidence of a twin, when somebody asks for it; no server does at its start.
public final class EvidenceFile {

  private EvidenceFile() {}

  /// What stands in a twin's folder; [Evidence#NONE] when it has none.
  ///
  /// @throws IllegalArgumentException when it cannot be read
  public static Evidence read(Shelf twin) {
    return twin.read(Evidence.FILE)
        .map(bytes -> of(bytes, twin.name() + "/" + Evidence.FILE))
        .orElse(Evidence.NONE);
  }

  /// The evidence in a file's bytes.
  ///
  /// @throws IllegalArgumentException when it cannot be read
  public static Evidence of(byte[] bytes, String name) {
    try {
      return Evidence.of(Json.parse(bytes).asObj().orElse(Obj.EMPTY));
    } catch (Malformed | IllegalArgumentException broken) {
      throw new IllegalArgumentException(name + ": " + broken.getMessage(), broken);
    }
  }
}
