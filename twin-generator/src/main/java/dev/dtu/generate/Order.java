package dev.dtu.generate;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.split.Shares;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a generation was asked for.
///
/// @param name of the twin
/// @param output where all of it stands; the twin's folder is `output/name`
/// @param seed of how recordings are parted
/// @param shares how many groups go to each side
/// @param base what is made better; empty when the twin is made from nothing
public record Order(
    String name,
    Path output,
    Sources sources,
    long seed,
    Shares shares,
    Effort effort,
    Optional<Base> base) {

  /// One that begins with nothing.
  public Order(String name, Path output, Sources sources, long seed, Shares shares, Effort effort) {
    this(name, output, sources, seed, shares, effort, Optional.empty());
  }

  /// What makes it another generation: who goes on in a folder must have been asked the same.
  Obj identity() {
    List<Json> files = new ArrayList<>();
    sources.documents().forEach(file -> files.add(Json.of(absolute(file))));
    return Obj.builder()
        .put("name", name)
        .put("documents", Json.array(files))
        .put("recordings", sources.recordings().map(Order::absolute).orElse(""))
        .put("seed", seed)
        .put("shares", shares.toString())
        .put("base", base.flatMap(each -> each.card().told().text("hash")).orElse(""))
        .build();
  }

  private static String absolute(Path file) {
    return file.toAbsolutePath().normalize().toString();
  }
}
