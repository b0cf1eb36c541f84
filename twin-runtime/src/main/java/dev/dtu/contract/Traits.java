package dev.dtu.contract;

import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// What a document declares of an operation besides what it takes and answers.
///
/// @param common parameters it shares with all operations of its service
/// @param errors the names of errors it may answer, those of all operations included
/// @param rate how often it may be called, in the service's own words
/// @param composed what the service calls by one name and the path spells in pieces: name → template
/// @param reachedBy set on an operation that was reached by another route than its own
public record Traits(
    List<Parameter> common,
    List<String> errors,
    Optional<String> rate,
    SequencedMap<String, String> composed,
    Optional<Upload> upload,
    Optional<Download> download,
    Optional<FurtherRoute.Use> reachedBy) {

  /// Of an operation of which nothing else is declared.
  static final Traits NONE =
      new Traits(
          List.of(),
          List.of(),
          Optional.empty(),
          Ordered.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public Traits {
    common = List.copyOf(common);
    errors = List.copyOf(errors);
    composed = Ordered.copy(composed);
  }

  Traits by(FurtherRoute.Use use) {
    return new Traits(common, errors, rate, composed, upload, download, Optional.of(use));
  }
}
