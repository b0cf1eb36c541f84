package dev.dtu.judge;

import dev.dtu.folder.TwinFolder;
import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// That a twin folder is finished: its hash, in a file beside its data. What is sealed and changed is
/// not what was sealed.
public final class Seal {

  /// The file, below the twin's folder.
  public static final String FILE = "seal.json";

  private Seal() {}

  /// Seals a folder.
  ///
  /// @return the hash
  public static String put(TwinFolder folder) throws IOException {
    String hash = folder.hash();
    Atomic.write(folder.path().resolve(FILE), Obj.of("hash", Json.of(hash)).pretty() + "\n");
    return hash;
  }

  /// The hash a folder is sealed by.
  ///
  /// @throws Refused when it is not sealed, or is another since
  public static String of(TwinFolder folder) throws IOException, Refused {
    Path file = folder.path().resolve(FILE);
    if (!Files.isRegularFile(file)) {
      throw new Refused("expected a sealed twin folder, found no " + FILE + " in " + folder.path());
    }
    String told;
    try {
      told = Json.parse(Files.readAllBytes(file)).asObj().flatMap(o -> o.text("hash")).orElse("");
    } catch (Malformed malformed) {
      throw new Refused("expected a seal in " + file + ": " + malformed.getMessage());
    }
    String found = folder.hash();
    if (!told.equals(found)) {
      throw new Refused(
          "expected the folder that was sealed, %s; found another, %s, in %s"
              .formatted(told, found, folder.path()));
    }
    return told;
  }
}
