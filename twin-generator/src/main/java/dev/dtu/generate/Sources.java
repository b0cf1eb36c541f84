package dev.dtu.generate;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What a twin is made from.
///
/// @param openapi documents of the API, as `dtu distill` takes them; none where recordings have to do
/// @param docs pages about the service: files, or folders of saved pages
/// @param recordings a file or a folder; empty where there are none
/// @param day when they were read
public record Sources(
    List<Path> openapi, List<Path> docs, Optional<Path> recordings, LocalDate day) {

  public Sources {
    openapi = List.copyOf(openapi);
    docs = List.copyOf(docs);
    if (openapi.isEmpty() && docs.isEmpty() && recordings.isEmpty()) {
      throw new IllegalArgumentException("expected documents or recordings, found none");
    }
  }

  /// A file as a source of facts: its name and the day.
  String source(Path file) {
    return file.getFileName() + ", " + day;
  }

  /// All documents: what is in them is nobody's secret.
  List<Path> documents() {
    return java.util.stream.Stream.concat(openapi.stream(), docs.stream()).toList();
  }
}
