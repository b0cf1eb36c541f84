package dev.dtu.catalog;

import dev.dtu.generate.Unfinished;
import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import dev.dtu.judge.Atomic;
import dev.dtu.judge.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A lock file: which version of each published twin is meant, and what its hash is.
///
/// ```json
/// {"shop": {"version": "1.2", "hash": "…"}}
/// ```
///
/// @param file it need not be there
public record Pins(Path file) {

  /// What the file is called.
  public static final String NAME = "dtu.lock";

  /// Pins a version, in place of the one that was pinned of its name.
  public void pin(Published.Entry entry) throws Refused, IOException {
    Obj pin = Obj.of("version", Json.of(entry.version().toString()), "hash", Json.of(entry.hash()));
    Atomic.write(file, read().with(entry.name(), pin).pretty() + "\n");
  }

  /// The twin that words mean: the version they name; else the one that is pinned, if it is still what
  /// it was; else the newest.
  public Published.Entry find(String words, Published published)
      throws Refused, Unfinished, IOException {
    Obj pin = words.contains("@") ? Obj.EMPTY : read().obj(words).orElse(Obj.EMPTY);
    if (pin.isEmpty()) {
      return published.find(words);
    }
    String version = pin.text("version").orElse("");
    Published.Entry entry = published.find(words + "@" + version);
    String hash = pin.text("hash").orElse("");
    if (!hash.equals(entry.hash())) {
      throw new Refused(
          "expected %s as %s pins it, %s; found %s"
              .formatted(entry.title(), file, hash, entry.hash()));
    }
    return entry;
  }

  private Obj read() throws Refused, IOException {
    if (!Files.isRegularFile(file)) {
      return Obj.EMPTY;
    }
    try {
      return Json.parse(Files.readAllBytes(file)).asObj().orElse(Obj.EMPTY);
    } catch (Malformed malformed) {
      throw new Refused("expected pins in " + file + ": " + malformed.getMessage());
    }
  }
}
