package dev.dtu.distill;

import dev.dtu.document.Flaws;
import dev.dtu.document.Node;
import dev.dtu.document.Text;
import dev.dtu.document.Unreadable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// One folder of a reference: its files, and what the record keeps of it.
///
/// @param kind what stands in it
/// @param name of the folder, which begins every file's name
/// @param files path below the folder → content, in alphabetical order
record ReferenceFolder(Kind kind, String name, SortedMap<String, byte[]> files) {

  /// What a folder holds, told by what it is called inside.
  enum Kind {
    METHODS("methods", "method reference"),
    SAMPLES("api", "samples of replies and events"),
    TIERS("web-api", "rate tiers");

    private final String sign;
    private final String words;

    Kind(String sign, String words) {
      this.sign = sign;
      this.words = words;
    }
  }

  private static final int MOST_FILES = 10_000;

  /// The folders of a reference at a place: the place itself, or those right below it.
  static List<ReferenceFolder> at(Path place) throws IOException, Unreadable {
    List<ReferenceFolder> found = new ArrayList<>();
    Optional<ReferenceFolder> itself = of(place);
    if (itself.isPresent()) {
      return List.of(itself.get());
    }
    try (Stream<Path> inside = Files.list(place)) {
      for (Path folder : inside.filter(Files::isDirectory).sorted().toList()) {
        of(folder).ifPresent(found::add);
      }
    }
    if (found.isEmpty()) {
      throw new Unreadable(
          String.valueOf(place.getFileName()),
          0,
          "expected "
              + Dialect.KNOWN
              + ", found a folder that has neither 'methods', 'api' nor 'web-api' in it");
    }
    return found;
  }

  private static Optional<ReferenceFolder> of(Path folder) throws IOException, Unreadable {
    for (Kind kind : Kind.values()) {
      if (Files.isDirectory(folder.resolve(kind.sign))) {
        String name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
        return Optional.of(new ReferenceFolder(kind, name, read(name, folder)));
      }
    }
    return Optional.empty();
  }

  private static SortedMap<String, byte[]> read(String name, Path folder)
      throws IOException, Unreadable {
    SortedMap<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
        String path = folder.relativize(file).toString().replace('\\', '/');
        if (path.matches("(.*/)?\\..*") || !path.matches(".*\\.(json|md)")) {
          continue;
        }
        if (Files.size(file) > Text.LARGEST || files.size() == MOST_FILES) {
          throw new Unreadable(
              name + "/" + path,
              0,
              "expected at most %d files of at most %d bytes, found more"
                  .formatted(MOST_FILES, Text.LARGEST));
        }
        files.put(path, Files.readAllBytes(file));
      }
    }
    return files;
  }

  /// The JSON files whose path begins so, as trees; one that cannot be read is a flaw.
  List<Spot> documents(String prefix, Flaws flaws) {
    List<Spot> found = new ArrayList<>();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      if (file.getKey().startsWith(prefix) && file.getKey().endsWith(".json")) {
        String path = name + "/" + file.getKey();
        try {
          Node root = Text.read(path, file.getValue(), flaws);
          found.add(new Spot.Tree(path, "", root).top());
        } catch (Unreadable wrong) {
          flaws.add(wrong.file(), wrong.line(), wrong.what(), "the file was left out");
        }
      }
    }
    return found;
  }

  Source source(String origin) {
    var lines = new StringBuilder();
    long bytes = 0;
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      lines.append(Sha256.of(file.getValue())).append("  ").append(file.getKey()).append('\n');
      bytes += file.getValue().length;
    }
    return new Source(
        name,
        origin,
        line("README.md", "(?s).*?^\\s*(?:#\\s*)?([^\\n]+).*").orElse(name),
        "",
        kind.words,
        line("LICENSE.md", "(?s)^\\s*(?:The )?([A-Za-z0-9 .-]+?) [Ll]icense.*").orElse(""),
        Sha256.of(lines.toString().getBytes(StandardCharsets.UTF_8)),
        bytes);
  }

  private Optional<String> line(String file, String pattern) {
    byte[] bytes = files.get(file);
    if (bytes == null) {
      return Optional.empty();
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    return text.matches(pattern)
        ? Optional.of(text.replaceFirst(pattern, "$1").strip())
        : Optional.empty();
  }
}
