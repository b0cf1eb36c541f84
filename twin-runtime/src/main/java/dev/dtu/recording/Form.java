package dev.dtu.recording;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A form in which exchanges are written to a file.
public enum Form {

  /// A line of JSON an exchange.
  LINES,
  /// A document of JSON: an HTTP archive, WireMock's mappings, or a cassette; it is looked into.
  DOCUMENT,
  /// A cassette of VCR, vcrpy or go-vcr.
  CASSETTE;

  /// What was read of a file.
  public record Read(List<Session> sessions, List<Trouble> troubles) {
    public Read {
      sessions = List.copyOf(sessions);
      troubles = List.copyOf(troubles);
    }
  }

  /// The form that a file's name tells; empty when it is no recording.
  static Optional<Form> of(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    if (name.endsWith(".jsonl") || name.endsWith(".ndjson")) {
      return Optional.of(LINES);
    }
    if (name.endsWith(".har") || name.endsWith(".json")) {
      return Optional.of(DOCUMENT);
    }
    boolean yaml = name.endsWith(".yaml") || name.endsWith(".yml");
    return yaml ? Optional.of(CASSETTE) : Optional.empty();
  }
}
