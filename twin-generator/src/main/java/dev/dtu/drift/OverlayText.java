package dev.dtu.drift;

import dev.dtu.fidelity.Drift;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The lines of an overlay that mend what recordings show.
public final class OverlayText {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$./-]*");
  private static final Set<String> WORDS =
      new TreeSet<>(List.of("true", "false", "null", "yes", "no", "on", "off", "y", "n"));

  private OverlayText() {}

  /// A whole overlay; what has no line that mends it is left out.
  ///
  /// @param title of the contract it is for
  /// @param source where the facts are from, with a day
  public static String of(String title, String source, List<Drift> drifts) {
    var out = new StringBuilder("openapi: 3.1.0\n");
    out.append("info: {title: ").append(scalar(title + ", as recordings show it"));
    out.append(", version: \"1\"}\n");
    SortedMap<String, SortedMap<String, Obj>> paths = new TreeMap<>();
    for (Drift each : drifts) {
      if (each.kind() == Drift.Kind.OPERATION) {
        each.mend()
            .forEach(path ->
                path.value()
                    .asObj()
                    .orElse(Obj.EMPTY)
                    .forEach(method ->
                        paths
                            .computeIfAbsent(path.key(), _ -> new TreeMap<>())
                            .put(method.key(), method.value().asObj().orElse(Obj.EMPTY))));
      }
    }
    out.append(paths.isEmpty() ? "paths: {}\n" : "paths:\n");
    paths.forEach((path, methods) -> {
      out.append("  ").append(scalar(path)).append(":\n");
      methods.forEach((method, operation) -> {
        out.append("    ").append(method).append(":\n");
        out.append("      x-source: ").append(scalar(source)).append('\n');
        operation.forEach(part ->
            out.append("      ")
                .append(part.key())
                .append(": ")
                .append(flow(part.value()))
                .append('\n'));
      });
    });
    lines(out, "x-also", source, drifts, each -> each.kind() == Drift.Kind.BEGINNING);
    lines(out, "x-amend", source, drifts, OverlayText::amends);
    return out.toString();
  }

  private static boolean amends(Drift drift) {
    return drift.kind() != Drift.Kind.OPERATION && drift.kind() != Drift.Kind.BEGINNING;
  }

  private static void lines(
      StringBuilder out, String under, String source, List<Drift> drifts, Predicate<Drift> those) {
    Set<String> lines =
        drifts.stream()
            .filter(those)
            .filter(each -> !each.mend().isEmpty())
            .map(each -> flow(each.mend().with("source", source)))
            .collect(Collectors.toCollection(TreeSet::new));
    if (!lines.isEmpty()) {
      out.append(under).append(":\n");
      lines.forEach(line -> out.append("  - ").append(line).append('\n'));
    }
  }

  /// A value in one line, as YAML's flow style has it.
  static String flow(Json value) {
    return switch (value) {
      case Obj obj ->
          obj.keys().stream()
              .map(key -> scalar(key) + ": " + flow(obj.find(key).orElseThrow()))
              .collect(Collectors.joining(", ", "{", "}"));
      case Arr arr ->
          arr.items().stream().map(OverlayText::flow).collect(Collectors.joining(", ", "[", "]"));
      case Json.Text(String text) -> scalar(text);
      case Json.Num _, Json.Bool _, Json.Null _ -> value.toString();
    };
  }

  private static String scalar(String text) {
    boolean plain =
        PLAIN.matcher(text).matches() && !WORDS.contains(text.toLowerCase(java.util.Locale.ROOT));
    return plain ? text : Json.of(text).toString();
  }

  /// How many of each kind, by kind, for a summary.
  public static Map<Drift.Kind, Integer> counts(List<Drift> drifts) {
    Map<Drift.Kind, Integer> counts = new TreeMap<>();
    drifts.forEach(each -> counts.merge(each.kind(), 1, Integer::sum));
    return counts;
  }
}
