package dev.dtu.fidelity;

import dev.dtu.evidence.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// The projects whose recordings stand in a folder: as its `index.tsv` lists them, a header line and
/// then folder, licence and what else; else each folder with recordings is one.
///
/// @param licences by folder
public record Projects(Path folder, SortedMap<String, String> licences)
    implements Function<Path, Source> {

  private static final String INDEX = "index.tsv";

  /// The projects in a folder, or in that a file stands in.
  public static Projects at(Path place) throws IOException {
    Path whole = place.toAbsolutePath().normalize();
    Path folder = whole;
    for (Path each = whole; each != null; each = each.getParent()) {
      if (Files.isRegularFile(each.resolve(INDEX))) {
        folder = each;
        break;
      }
    }
    SortedMap<String, String> licences = new TreeMap<>();
    Path index = folder.resolve(INDEX);
    if (Files.isRegularFile(index)) {
      for (String line : Files.readAllLines(index)) {
        String[] cells = line.split("\t", -1);
        if (cells.length > 1 && !cells[0].equals("source")) {
          licences.put(cells[0], cells[1]);
        }
      }
    }
    return new Projects(folder, licences);
  }

  /// The project of a file, of which nothing is counted yet.
  @Override
  public Source apply(Path file) {
    String path = folder.relativize(file.toAbsolutePath().normalize()).toString();
    String plain = path.replace('\\', '/');
    for (var each : licences.entrySet()) {
      if (plain.startsWith(each.getKey() + "/")) {
        return new Source(each.getKey(), each.getValue(), 0, 0, "", "");
      }
    }
    int last = plain.lastIndexOf('/');
    return new Source(last < 0 ? plain : plain.substring(0, last), "", 0, 0, "", "");
  }
}
