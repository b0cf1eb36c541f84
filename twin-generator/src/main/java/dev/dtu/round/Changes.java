package dev.dtu.round;

import dev.dtu.folder.TwinFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;

/// What is other in one folder than in another, line by line: `-` what went, `+` what came.
public final class Changes {

  /// Files of more lines are told as changed without their lines.
  static final int LINES = 1_500;

  private Changes() {}

  /// A text; empty when the folders are the same.
  public static String between(Path before, Path after) throws IOException {
    SortedMap<String, Path> old = TwinFolder.files(before);
    SortedMap<String, Path> fresh = TwinFolder.files(after);
    var names = new TreeSet<>(old.keySet());
    names.addAll(fresh.keySet());
    var out = new StringBuilder();
    for (String name : names) {
      List<String> was = lines(old.get(name));
      List<String> is = lines(fresh.get(name));
      if (!was.equals(is) || !old.containsKey(name) || !fresh.containsKey(name)) {
        out.append("--- ").append(old.containsKey(name) ? name : "none").append('\n');
        out.append("+++ ").append(fresh.containsKey(name) ? name : "none").append('\n');
        lines(was, is, out);
      }
    }
    return out.toString();
  }

  private static List<String> lines(@org.jspecify.annotations.Nullable Path file)
      throws IOException {
    if (file == null) {
      return List.of();
    }
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
  }

  private static void lines(List<String> was, List<String> is, StringBuilder out) {
    int head = 0;
    while (head < Math.min(was.size(), is.size()) && was.get(head).equals(is.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < Math.min(was.size(), is.size()) - head
        && was.get(was.size() - 1 - tail).equals(is.get(is.size() - 1 - tail))) {
      tail++;
    }
    List<String> old = was.subList(head, was.size() - tail);
    List<String> fresh = is.subList(head, is.size() - tail);
    out.append("@@ line ").append(head + 1).append('\n');
    if (old.size() > LINES || fresh.size() > LINES) {
      out.append("%d lines became %d%n".formatted(old.size(), fresh.size()));
      return;
    }
    for (String line : between(old, fresh)) {
      out.append(line).append('\n');
    }
  }

  /// By the longest common run of lines.
  private static List<String> between(List<String> old, List<String> fresh) {
    int[][] common = new int[old.size() + 1][fresh.size() + 1];
    for (int i = old.size() - 1; i >= 0; i--) {
      for (int j = fresh.size() - 1; j >= 0; j--) {
        common[i][j] =
            old.get(i).equals(fresh.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    List<String> told = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < old.size() || j < fresh.size()) {
      if (i < old.size() && j < fresh.size() && old.get(i).equals(fresh.get(j))) {
        told.add(" " + old.get(i++));
        j++;
      } else if (j >= fresh.size() || (i < old.size() && common[i + 1][j] >= common[i][j + 1])) {
        told.add("-" + old.get(i++));
      } else {
        told.add("+" + fresh.get(j++));
      }
    }
    return told;
  }
}
