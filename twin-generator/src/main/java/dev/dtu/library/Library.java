package dev.dtu.library;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The sections of all documents, in the order of their files. What is no page is not read and told.
///
/// @param sections at most [#SECTIONS]
/// @param unread what was not read and why, a line each
public record Library(List<Section> sections, List<String> unread) {

  /// The longest page that is read.
  public static final long PAGE_BYTES = 16L << 20;

  /// So many sections are kept; what is more is told.
  public static final int SECTIONS = 100_000;

  public Library {
    sections = List.copyOf(sections);
    unread = List.copyOf(unread);
  }

  /// Reads files, and folders with all below them.
  public static Library of(List<Path> places) throws IOException {
    List<Section> sections = new ArrayList<>();
    List<String> unread = new ArrayList<>();
    for (Path place : places) {
      if (!Files.exists(place)) {
        unread.add(place + ": expected a file or a folder, found none");
        continue;
      }
      Path parent = place.toAbsolutePath().getParent();
      try (Stream<Path> files = Files.walk(place)) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          String name = parent == null ? file.toString() : named(parent, file);
          read(file, name, sections, unread);
        }
      }
    }
    return new Library(sections, unread);
  }

  private static String named(Path parent, Path file) {
    return parent.relativize(file.toAbsolutePath()).toString().replace('\\', '/');
  }

  private static void read(Path file, String name, List<Section> sections, List<String> unread)
      throws IOException {
    String small = name.toLowerCase(Locale.ROOT);
    boolean html = small.matches(".*\\.(html?|xhtml)");
    boolean text = small.matches(".*\\.(md|markdown|mdx|txt|text|rst|adoc)");
    if (!html && !text) {
      unread.add(name + ": expected .html, .md, .txt or the like");
    } else if (Files.size(file) > PAGE_BYTES) {
      unread.add(name + ": expected at most " + PAGE_BYTES + " bytes");
    } else {
      String page = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      List<Section> found = html ? HtmlPage.sections(name, page) : TextPage.sections(name, page);
      int room = Math.max(0, SECTIONS - sections.size());
      sections.addAll(found.subList(0, Math.min(room, found.size())));
      if (found.size() > room) {
        unread.add(name + ": expected at most " + SECTIONS + " sections in all");
      }
    }
  }
}
