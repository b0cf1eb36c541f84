package dev.dtu.distill;

import dev.dtu.contract.Parts;
import dev.dtu.document.Flaw;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// A contract distilled from documents, in memory, from where it can be loaded as it is.
///
/// @param name of the contract
/// @param parts path → content: `contract.json`, `operations/….json`, `schemas/….json`,
///     `flaws.json`
/// @param sources the documents, in the order they were given
/// @param retrieved the day the documents were fetched as the caller tells it, or empty
public record Distilled(
    String name,
    SortedMap<String, Json> parts,
    List<Source> sources,
    String retrieved,
    List<Flaw> flaws,
    Counts counts)
    implements Parts {

  private static final int SHOWN = 5;

  public Distilled {
    parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
    sources = List.copyOf(sources);
    flaws = List.copyOf(flaws);
  }

  /// The part at a path relative to `contract.json`.
  @Override
  public Obj read(String path) {
    Json part = parts.get(path);
    if (part instanceof Obj obj) {
      return obj;
    }
    throw new IllegalArgumentException(
        "expected a part of the contract '"
            + name
            + "', found '"
            + path
            + "'; there are "
            + parts.keySet());
  }

  /// The text of every file to write, by its path below the contract's own folder.
  public SortedMap<String, String> files() {
    SortedMap<String, String> files = new TreeMap<>();
    parts.forEach((path, part) -> files.put("contract/" + path, Layout.text(part)));
    files.put("SOURCE.yaml", SourceFile.text(this));
    return files;
  }

  /// Puts the files into a folder, in place of those of an earlier distillation.
  ///
  /// What else stands in the folder stays. A folder that has files and no contract is refused.
  public void writeTo(Path folder) throws IOException {
    ContractFolder.write(folder, files());
  }

  /// What was made of what, in a few lines for people.
  public String report() {
    List<String> lines = new ArrayList<>();
    for (Source source : sources) {
      lines.add(
          source.file() + ": " + source.title() + " " + source.version() + ", " + source.dialect());
    }
    lines.add("operations: " + words(counts.operations()) + "; families: " + families());
    lines.add(
        "schemas: "
            + words(counts.schemas())
            + (counts.derived() == 0 ? "" : ", and " + counts.derived() + " without a name"));
    if (counts.webhooks() + counts.callbacks() > 0) {
      lines.add(
          "named only: " + counts.webhooks() + " webhooks, " + counts.callbacks() + " callbacks");
    }
    lines.add("flaws: " + flaws.size());
    Map<String, Integer> kinds = new LinkedHashMap<>();
    flaws.forEach(flaw -> kinds.merge(flaw.consequence(), 1, Integer::sum));
    kinds.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(SHOWN)
        .forEach(kind -> lines.add("  " + kind.getValue() + " × " + kind.getKey()));
    flaws.stream().limit(SHOWN).forEach(flaw -> lines.add("  " + flaw));
    if (flaws.size() > SHOWN) {
      lines.add("  … all of them are in flaws.json");
    }
    return String.join("\n", lines) + "\n";
  }

  private long families() {
    return parts.keySet().stream().filter(path -> path.startsWith("operations/")).count();
  }

  private static String words(Counts.Tally tally) {
    return tally.in()
        + " in, "
        + tally.written()
        + " written"
        + (tally.listed() == 0 ? "" : ", " + tally.listed() + " listed as flaws");
  }
}
