package dev.dtu.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.sweep.Finding.Kind;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What a sweep found the last time, and may not fall below.
///
/// `sweeps/NAME.floor` has a line for each kind of finding. No fewer methods reach success than it
/// says, and no more are unknown or unsent. None is unreadable but those that the real service's
/// answers are unreadable for too, since the library is older or broken: they stand in
/// `sweeps/NAME.unreadable`, `METHOD  # why and source` a line, and one that is read stands there no
/// more. Where there is a `sweeps/NAME.unreached` of the same form, it names all others that did not
/// reach success, and no more. `target/sweeps/NAME.txt` names every method that did not reach
/// success, with what was said.
record Floor(Map<Kind, Integer> counts) {

  /// Writes what was found as the floor instead: `-Ddtu.sweeps.write=true`.
  private static final String WRITE = "dtu.sweeps.write";

  static Floor of(List<Finding> findings) {
    Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      counts.put(kind, (int) findings.stream().filter(each -> each.kind() == kind).count());
    }
    return new Floor(counts);
  }

  static void hold(String name, List<Finding> findings) throws Exception {
    Floor found = of(findings);
    report(name, findings);
    System.out.printf("sweep of %s: %d methods, %s%n", name, findings.size(), found.counts());
    if (Boolean.getBoolean(WRITE)) {
      Path folder = Files.createDirectories(Path.of("src/test/resources/sweeps"));
      Files.writeString(folder.resolve(name + ".floor"), found.written());
      return;
    }
    Floor floor = read(name);
    assertThat(found.of(Kind.SUCCESS)).as("success").isGreaterThanOrEqualTo(floor.of(Kind.SUCCESS));
    assertThat(methods(findings, List.of(Kind.UNREADABLE)))
        .as("methods whose replies cannot be read; see target/sweeps/%s.txt", name)
        .containsExactlyInAnyOrderElementsOf(listed(name, "unreadable").orElse(List.of()));
    Optional<List<String>> unreached = listed(name, "unreached");
    if (unreached.isPresent()) {
      assertThat(methods(findings, List.of(Kind.PROBLEM, Kind.UNKNOWN, Kind.UNSENT)))
          .as("methods that did not reach success; see target/sweeps/%s.txt", name)
          .containsExactlyInAnyOrderElementsOf(unreached.get());
    }
    for (Kind kind : List.of(Kind.UNKNOWN, Kind.UNSENT)) {
      assertThat(found.of(kind))
          .as("%s; see target/sweeps/%s.txt", kind, name)
          .isLessThanOrEqualTo(floor.of(kind));
    }
  }

  private int of(Kind kind) {
    return counts.getOrDefault(kind, 0);
  }

  private String written() {
    var lines = new StringBuilder();
    counts.forEach((kind, count) ->
        lines.append(kind.name().toLowerCase(Locale.ROOT)).append(' ').append(count).append('\n'));
    return lines.toString();
  }

  private static Floor read(String name) throws Exception {
    Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    try (InputStream in = Floor.class.getResourceAsStream("/sweeps/" + name + ".floor")) {
      assertThat(in).as("sweeps/%s.floor; write it with -D%s=true", name, WRITE).isNotNull();
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        String[] words = line.split(" ");
        counts.put(Kind.valueOf(words[0].toUpperCase(Locale.ROOT)), Integer.valueOf(words[1]));
      }
    }
    return new Floor(counts);
  }

  private static List<String> methods(List<Finding> findings, List<Kind> kinds) {
    return findings.stream()
        .filter(each -> kinds.contains(each.kind()))
        .map(Finding::method)
        .toList();
  }

  /// The methods of a committed list; empty when there is no such list.
  private static Optional<List<String>> listed(String name, String list) throws Exception {
    List<String> methods = new ArrayList<>();
    try (InputStream in = Floor.class.getResourceAsStream("/sweeps/" + name + "." + list)) {
      if (in == null) {
        return Optional.empty();
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (String line : text.lines().filter(each -> !each.startsWith("#")).toList()) {
        assertThat(line).as("sweeps/%s.%s", name, list).matches("\\S+  # \\S.*");
        methods.add(line.substring(0, line.indexOf(' ')));
      }
    }
    return Optional.of(methods);
  }

  private static void report(String name, List<Finding> findings) throws Exception {
    var lines = new StringBuilder();
    for (Kind kind : List.of(Kind.UNREADABLE, Kind.UNKNOWN, Kind.UNSENT, Kind.PROBLEM)) {
      for (Finding each : findings) {
        if (each.kind() == kind) {
          lines.append(
              "%s %s (%s): %s%n".formatted(kind, each.method(), each.operation(), each.why()));
        }
      }
    }
    Path folder = Files.createDirectories(Path.of("target/sweeps"));
    Files.writeString(folder.resolve(name + ".txt"), lines.toString());
  }
}
