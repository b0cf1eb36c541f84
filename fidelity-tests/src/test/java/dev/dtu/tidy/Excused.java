package dev.dtu.tidy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The exceptions to the house rules, each with its reason, all of them here.
final class Excused {

  /// Rule → file name → why the rule does not hold there.
  private static final Map<String, Map<String, String>> REASONS =
      Map.of(
          "hash order",
          Map.ofEntries(
              Map.entry("Contract.java", "operations by id, looked up only"),
              Map.entry("Effects.java", "effects by operation, looked up only"),
              Map.entry("ArrayRules.java", "asked for members only"),
              Map.entry("EqualityRules.java", "asked for members only"),
              Map.entry("ObjectRule.java", "rules by member, looked up only"),
              Map.entry("RouteNode.java", "branches by segment, looked up only"),
              Map.entry("SchemaMerge.java", "asked for members only"),
              Map.entry("CommonErrors.java", "counts by shape; the first of the most wins"),
              Map.entry("Shelves.java", "resources by name, looked up only"),
              Map.entry("DiskBlobs.java", "uploads under way, looked up only"),
              Map.entry("Draft.java", "asked for members only")),
          "file length",
          Map.of("Schema.java", "the accessors of one noun, with their docs"),
          "method length",
          Map.of(),
          "line length",
          Map.of(),
          "map of",
          Map.ofEntries(
              Map.entry("Scene.java", "empty until the router's parameters come"),
              Map.entry("Act.java", "empty, or asked for members only"),
              Map.entry("Change.java", "empty, or asked for members only"),
              Map.entry("Choice.java", "empty, or asked for members only"),
              Map.entry("CommonErrors.java", "empty, or asked for members only"),
              Map.entry("Merge.java", "empty, or asked for members only"),
              Map.entry("Names.java", "empty, or asked for members only"),
              Map.entry("PageFacts.java", "empty, or asked for members only"),
              Map.entry("Router.java", "empty, or asked for members only"),
              Map.entry("SchemaTypes.java", "empty, or asked for members only"),
              Map.entry("Sent.java", "empty, or asked for members only"),
              Map.entry("Shelf.java", "empty, or asked for members only"),
              Map.entry("Shelves.java", "empty, or asked for members only")));

  private Excused() {}

  /// The findings that no reason excuses; a finding begins with its path.
  static List<String> without(String rule, List<String> findings) {
    Map<String, String> reasons = REASONS.getOrDefault(rule, Map.of());
    return findings.stream()
        .filter(found -> reasons.keySet().stream().noneMatch(file -> isIn(found, file)))
        .toList();
  }

  private static boolean isIn(String finding, String file) {
    return finding.contains("/" + file + ":");
  }

  /// Reasons for files that keep the rule by now.
  static List<String> stale(String rule, List<String> findings) {
    return new TreeMap<>(REASONS.getOrDefault(rule, Map.of()))
        .keySet().stream()
            .filter(file -> findings.stream().noneMatch(found -> isIn(found, file)))
            .map(file -> rule + ": " + file)
            .toList();
  }
}
