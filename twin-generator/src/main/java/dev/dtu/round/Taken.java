package dev.dtu.round;

import dev.dtu.folder.TwinFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What is taken over of what an agent left in its workspace.
///
/// @param refused files of the twin that are not data, a line each
/// @param tampered what it was given and changed, or took away, by path
public record Taken(List<String> refused, List<String> tampered) {

  /// The longest file, and how many there may be.
  public static final long FILE_BYTES = 8L << 20;

  public static final int FILES = 1_000;

  public Taken {
    refused = List.copyOf(refused);
    tampered = List.copyOf(tampered);
  }

  /// Copies the data of a twin from where an agent worked.
  ///
  /// @param from the twin's data in the workspace
  /// @param to a folder of ours; what stands there goes
  /// @return what was not taken and why
  static List<String> data(Path from, Path to, boolean trustJava) throws IOException {
    List<String> refused = new ArrayList<>();
    TwinFolder.remove(to);
    Files.createDirectories(to);
    if (!Files.isDirectory(from, LinkOption.NOFOLLOW_LINKS)) {
      return List.of("twin: expected a folder, found none");
    }
    int count = 0;
    try (Stream<Path> all = Files.walk(from)) {
      for (Path file : all.sorted().toList()) {
        if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
          continue;
        }
        String name = from.relativize(file).toString().replace('\\', '/');
        String why = refusal(file, name, trustJava);
        if (why.isEmpty() && ++count > FILES) {
          why = "expected at most " + FILES + " files";
        }
        if (!why.isEmpty()) {
          refused.add(name + ": " + why);
          continue;
        }
        Path target = to.resolve(name);
        Path parent = target.getParent();
        Files.createDirectories(parent == null ? to : parent);
        Files.copy(file, target);
      }
    }
    return refused;
  }

  private static String refusal(Path file, String name, boolean trustJava) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return "expected a file, found a link or something else";
    }
    if (name.endsWith(".java")) {
      return trustJava ? "" : "Java runs only when a person trusts it: --trust-java";
    }
    if (!name.matches("[A-Za-z0-9._/-]+\\.(yaml|yml|json|md|txt)")) {
      return "expected data: .yaml, .json, .md or .txt";
    }
    return Files.size(file) <= FILE_BYTES ? "" : "expected at most " + FILE_BYTES + " bytes";
  }
}
