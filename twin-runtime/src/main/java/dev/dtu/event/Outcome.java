package dev.dtu.event;

import dev.dtu.call.Dice;
import dev.dtu.call.Headers;
import dev.dtu.json.Json;
import java.time.Instant;

/// What became of one try to tell the outside. How long it took is not part of it: what a universe
/// keeps is the same whenever it is made again.
public sealed interface Outcome {

  /// One, and when it was heard.
  ///
  /// @param dice of the entry
  record At(Outcome outcome, Instant moment, Dice dice) {}

  /// The outside answered.
  ///
  /// @param body its first bytes as a text
  record Answered(int status, Headers headers, String body) implements Outcome {}

  /// Nothing usable came back.
  ///
  /// @param why `timeout`, `connection`, `tls` or `answer`
  /// @param what for people
  record Failed(String why, String what) implements Outcome {}

  /// It was not let out.
  record Refused(String why) implements Outcome {}

  /// Who was told by a socket acknowledged it.
  ///
  /// @param answer what was answered; null when nothing was
  record Acknowledged(Json answer) implements Outcome {}
}
