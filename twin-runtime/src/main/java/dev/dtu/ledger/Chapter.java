package dev.dtu.ledger;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A file of a volume that belongs to an epoch: entries from a number on, or the store after one.
///
/// @param epoch how often the universe had been reset
/// @param number of the first entry of a segment, of the last one in a snapshot
record Chapter(Path path, Kind kind, int epoch, long number) {

  /// What the file holds.
  enum Kind {
    SEGMENT("log"),
    SNAPSHOT("snapshot");

    private final String ending;

    Kind(String ending) {
      this.ending = ending;
    }
  }

  private static final Pattern NAME = Pattern.compile("(\\d{6})-(\\d{12})\\.(log|snapshot)");

  static Chapter of(Path folder, Kind kind, int epoch, long number) {
    String name = "%06d-%012d.%s".formatted(epoch, number, kind.ending);
    return new Chapter(folder.resolve(name), kind, epoch, number);
  }

  /// All of a folder.
  static Chapters in(Path folder) throws IOException {
    List<Chapter> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (name.matches()) {
          Kind kind = name.group(3).equals("log") ? Kind.SEGMENT : Kind.SNAPSHOT;
          int epoch = Integer.parseInt(name.group(1));
          found.add(new Chapter(file, kind, epoch, Long.parseLong(name.group(2))));
        }
      }
    }
    return new Chapters(found);
  }

  String name() {
    return path.getFileName().toString();
  }
}
