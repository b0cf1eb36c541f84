package dev.dtu.library;

import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A library as a folder: `documents.md`, `outline.md` and `beginnings.md` tell it at three distances,
/// `text/` has all of it, `sections.jsonl` is what is searched.
public final class Stacks {

  private static final String SECTIONS = "sections.jsonl";

  private Stacks() {}

  /// Whether a library stands in a folder.
  public static boolean at(Path folder) {
    return Files.isRegularFile(folder.resolve(SECTIONS));
  }

  /// Writes a library into a folder.
  public static void write(Library library, Path folder) throws IOException {
    Files.createDirectories(folder.resolve("text"));
    var digest = new Digest(library);
    Files.writeString(folder.resolve("documents.md"), digest.documents());
    Files.writeString(folder.resolve("outline.md"), digest.outline());
    Files.writeString(folder.resolve("beginnings.md"), digest.beginnings());
    Map<String, StringBuilder> texts = new LinkedHashMap<>();
    var lines = new StringBuilder();
    for (Section section : library.sections()) {
      lines.append(line(section)).append('\n');
      texts
          .computeIfAbsent(section.file(), _ -> new StringBuilder(Digest.NOTICE + "\n\n"))
          .append(Digest.whole(section))
          .append('\n');
    }
    Files.writeString(folder.resolve(SECTIONS), lines);
    for (var text : texts.entrySet()) {
      String name = text.getKey().replaceAll("[^A-Za-z0-9._-]+", "_");
      Files.writeString(folder.resolve("text").resolve(name + ".txt"), text.getValue());
    }
  }

  private static Obj line(Section section) {
    return Obj.builder()
        .put("file", section.file())
        .put("headings", Json.array(section.headings().stream().map(Json::of).toList()))
        .put("line", section.line())
        .put("text", section.text())
        .build();
  }

  /// The library that was written into a folder.
  ///
  /// @throws IOException when none was
  public static Library read(Path folder) throws IOException {
    Path file = folder.resolve(SECTIONS);
    if (!Files.isRegularFile(file)) {
      throw new IOException("expected a library in " + folder + ", found no " + SECTIONS);
    }
    List<Section> sections = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      try {
        Obj told = Json.parse(line).asObj().orElse(Obj.EMPTY);
        List<String> headings = new ArrayList<>();
        told.items("headings").forEach(each -> each.asText().ifPresent(headings::add));
        sections.add(
            new Section(
                told.text("file").orElse(""),
                headings,
                told.find("line").flatMap(Json::asWords).map(Integer::parseInt).orElse(1),
                told.text("text").orElse("")));
      } catch (Malformed malformed) {
        throw new IOException(file + ": " + malformed.getMessage());
      }
    }
    return new Library(sections, List.of());
  }
}
