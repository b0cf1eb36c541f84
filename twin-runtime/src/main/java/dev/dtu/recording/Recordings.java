package dev.dtu.recording;

import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds and reads files of recordings.
public final class Recordings {

  /// The longest file that is read.
  public static final long FILE_BYTES = 512L << 20;

  private Recordings() {}

  /// The files at a place that are recordings by their names, in order.
  public static List<Path> files(Path place) throws IOException {
    try (Stream<Path> all = Files.walk(place)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> Form.of(file).isPresent())
          .sorted()
          .toList();
    }
  }

  /// Whether a file is an HTTP archive by its name.
  public static boolean archive(Path file) {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".har");
  }

  /// Whether a file can be written to by its name: `.jsonl`, `.ndjson`, `.har`.
  public static boolean writable(Path file) {
    return archive(file) || Form.of(file).equals(Optional.of(Form.LINES));
  }

  /// What a file holds; what cannot be read of it is told.
  public static Form.Read read(Path file) {
    var reading = new Reading(file);
    try {
      if (Files.size(file) > FILE_BYTES) {
        reading.trouble(0, "expected a file of at most " + FILE_BYTES + " bytes");
        return reading.read();
      }
      switch (Form.of(file).orElse(Form.LINES)) {
        case LINES -> JsonLines.read(file, reading);
        case CASSETTE -> Cassettes.read(Files.readAllBytes(file), reading);
        case DOCUMENT -> document(Files.readAllBytes(file), reading);
      }
    } catch (IOException unreadable) {
      reading.trouble(0, "expected a file that can be read: " + unreadable);
    }
    return reading.read();
  }

  private static void document(byte[] bytes, Reading reading) {
    Obj root;
    try {
      root = Json.parse(bytes).asObj().orElse(Obj.EMPTY);
    } catch (Malformed malformed) {
      reading.trouble(malformed.line(), "expected a JSON document: " + malformed.getMessage());
      return;
    }
    if (root.obj("log").isPresent()) {
      HttpArchive.read(root, reading);
    } else if (root.has("mappings") || (root.has("request") && root.has("response"))) {
      WireMockMappings.read(root, reading);
    } else if (root.has("interactions") || root.has("http_interactions")) {
      Cassettes.read(bytes, reading); // JSON is YAML
    } else {
      reading.trouble(
          0,
          "expected an HTTP archive ('log'), WireMock's mappings ('mappings', or 'request' and"
              + " 'response') or a cassette ('interactions'); found members "
              + root.keys().stream().limit(8).toList());
    }
  }
}
