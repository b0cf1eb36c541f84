package dev.dtu.effect;

import dev.dtu.json.Json;
import dev.dtu.twin.Mint;
import dev.dtu.twin.Scene;
import dev.dtu.usage.Facts;
import dev.dtu.usage.Pointer;
import java.util.Optional;

/// What is known to an answer that is about no row of its own, but about things that its path names:
/// what stands in those, and texts made up for each of them.
///
/// @param plain what any answer knows
record Regarding(Scene scene, Shelves shelves, Answering plain) implements Facts {

  private static final String OF = "of:";
  private static final String MADE = "made:";

  @Override
  public Optional<Json> fact(String name, Pointer at) {
    if (name.startsWith(OF)) {
      return of(name.substring(OF.length()));
    }
    if (name.startsWith(MADE)) {
      var dice = scene.call().dice().at(scene.operation().id()).at(at.toString());
      String text =
          Mint.of(name.substring(MADE.length())).make(dice.at(scene.call().request().path()), 0);
      return Optional.of(Json.of(text));
    }
    return plain.fact(name, at);
  }

  /// What stands in the thing that a parameter of the path names: `PARAMETER:RESOURCE:POINTER`.
  private Optional<Json> of(String told) {
    int colon = told.indexOf(':');
    return scene
        .path(told.substring(0, colon))
        .flatMap(id -> new Elders(shelves, scene).fact("same", told.substring(colon + 1), id));
  }
}
