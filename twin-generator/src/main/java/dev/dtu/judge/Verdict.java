package dev.dtu.judge;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the keeper says of a folder.
///
/// @param canary the file in which the canary was found; then nothing is scored
/// @param leaks constants of one recording alone
/// @param scoring how many different folders held-out has been asked of, this one included; 0 when it
///     was not asked now
/// @param lineage what the held-out recordings are, in one word
public record Verdict(
    Standing standing, Optional<String> canary, List<Leak> leaks, int scoring, String lineage) {

  public Verdict {
    leaks = List.copyOf(leaks);
  }

  public Obj json() {
    List<Json> all = new ArrayList<>();
    leaks.forEach(leak -> all.add(leak.json()));
    return Obj.builder()
        .put("canary", canary.orElse(""))
        .put("scoring", scoring)
        .put("lineage", lineage)
        .put("leaks", Json.array(all))
        .put("standing", standing.figures())
        .build();
  }

  /// What [#json] told.
  public static Verdict of(Obj told) {
    List<Leak> leaks = new ArrayList<>();
    told.items("leaks").forEach(leak -> leaks.add(Leak.of(leak.asObj().orElse(Obj.EMPTY))));
    return new Verdict(
        new Standing(told.obj("standing").orElse(Obj.EMPTY)),
        told.text("canary").filter(file -> !file.isEmpty()),
        leaks,
        told.find("scoring").flatMap(Json::asWords).map(Integer::parseInt).orElse(0),
        told.text("lineage").orElse(""));
  }
}
