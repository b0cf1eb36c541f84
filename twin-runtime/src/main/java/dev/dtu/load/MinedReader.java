package dev.dtu.load;

import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import dev.dtu.usage.Usages;
import java.util.Optional;

/// Reads `mined.json`: what the service was seen to do beyond what its document says.
final class MinedReader {

  static final String FILE = "twin/mined.json";

  private MinedReader() {}

  /// What the folder holds of it; nothing where there is no such file.
  static Usages read(Shelf folder, Flaws flaws) {
    if (folder instanceof Shelf.Packed packed) {
      return Preparation.usages(packed, FILE);
    }
    Optional<byte[]> bytes = folder.read(FILE);
    if (bytes.isEmpty()) {
      return Usages.NONE;
    }
    try {
      Obj mined = Json.parse(bytes.get()).asObj().orElse(Obj.EMPTY);
      new ObjectionCheck(flaws).look(mined.obj("operations").orElse(Obj.EMPTY));
      return Usages.fromJson(mined);
    } catch (Malformed | IllegalArgumentException wrong) {
      flaws.add(FILE, 0, "expected what `dtu mine` writes: " + wrong.getMessage());
      return Usages.NONE;
    }
  }
}
