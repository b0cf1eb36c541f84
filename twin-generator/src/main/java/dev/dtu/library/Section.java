package dev.dtu.library;

import java.util.List;

/// A part of a document under one heading.
///
/// @param file as a person would name it, below the place it was read from
/// @param headings from the document's title down to its own
/// @param line where it begins, from 1
/// @param text what it says, headings apart
public record Section(String file, List<String> headings, int line, String text) {

  public Section {
    headings = List.copyOf(headings);
  }

  /// Its own heading; the file where it has none.
  public String heading() {
    return headings.isEmpty() ? file : headings.getLast();
  }

  /// Where it stands: `guide.html:12, Errors > Not found`.
  public String place() {
    return file + ":" + line + (headings.isEmpty() ? "" : ", " + String.join(" > ", headings));
  }

  /// Its first words, in one line.
  public String begins(int characters) {
    String line = text.replaceAll("\\s+", " ").strip();
    return line.length() <= characters ? line : line.substring(0, characters - 1) + "…";
  }
}
