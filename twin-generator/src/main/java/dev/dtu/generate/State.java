package dev.dtu.generate;

import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import dev.dtu.judge.Atomic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// How far a generation has come, as its folder has it.
///
/// @param order what it was asked for
/// @param done the last phase that ended
/// @param facts what ended phases have to tell later ones: counts of the recordings, why the agent
///     stopped
record State(Obj order, Phase done, Obj facts) {

  private static final String FILE = "state.json";

  /// The state of a folder in which nothing was done.
  static State fresh(Obj order) {
    return new State(order, Phase.BEGIN, Obj.EMPTY);
  }

  /// The state of a folder.
  ///
  /// @throws Unfinished when it is another order's
  static State of(Path folder, Obj order) throws IOException, Unfinished {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return fresh(order);
    }
    Obj told;
    try {
      told = Json.parse(Files.readAllBytes(file)).asObj().orElse(Obj.EMPTY);
    } catch (Malformed malformed) {
      throw new Unfinished(
          "expected the state of a generation in " + file + ": " + malformed.getMessage());
    }
    Obj known = told.obj("order").orElse(Obj.EMPTY);
    if (!known.equals(order)) {
      throw new Unfinished(
          """
          expected to go on with what was begun in %s, found another order
            begun %s
            now   %s
          Give another folder with -o, or the words it was begun with.\
          """
              .formatted(folder, known, order));
    }
    return new State(
        known, Phase.of(told.text("done").orElse("")), told.obj("facts").orElse(Obj.EMPTY));
  }

  boolean past(Phase phase) {
    return done.compareTo(phase) >= 0;
  }

  State with(Phase phase) {
    return new State(order, phase, facts);
  }

  State with(String fact, Json value) {
    return new State(order, done, facts.with(fact, value));
  }

  State written(Path folder) throws IOException {
    Obj told =
        Obj.builder().put("order", order).put("done", done.word()).put("facts", facts).build();
    Atomic.write(folder.resolve(FILE), told.pretty() + "\n");
    return this;
  }
}
