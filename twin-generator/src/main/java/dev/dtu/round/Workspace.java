package dev.dtu.round;

import dev.dtu.folder.TwinFolder;
import dev.dtu.library.Stacks;
import dev.dtu.load.Catalog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The folder an agent works in. It is laid out anew before each round from what it may not change; what
/// is its own (`notes/`, its home) stays.
public final class Workspace {

  private static final List<String> KEPT = List.of("notes", ".home");
  private static final List<String> FINISHED =
      List.of(
          "twin/twin.yaml",
          "twin/problems.yaml",
          "twin/meanings.yaml",
          "twin/events.yaml",
          "twin/limits.yaml",
          "twin/seeds/default.yaml");

  private final Path folder;
  private final Given given;

  /// What a workspace is made of.
  ///
  /// @param twin as it stands
  /// @param training a folder of recordings
  /// @param library a folder; see [Stacks]
  /// @param program what starts `dtu`, for its commands
  public record Given(
      TwinFolder twin, Path training, Path library, List<String> program, boolean trustJava) {
    public Given {
      program = List.copyOf(program);
    }
  }

  public Workspace(Path folder, Given given) {
    this.folder = folder;
    this.given = given;
  }

  public Path folder() {
    return folder;
  }

  /// The file an agent is told its task in.
  public Path task() {
    return folder.resolve("TASK.md");
  }

  /// Lays all out.
  ///
  /// @param rejected the data that was taken back last, when it was
  /// @return what was given, with the hash of each file that must stay as it is
  public Map<String, String> lay(String task, Report report, java.util.Optional<Path> rejected)
      throws IOException {
    clear();
    String name = given.twin().name();
    TwinFolder.replace(given.twin().data(), folder.resolve(name).resolve("twin"));
    TwinFolder.replace(given.twin().spec(), folder.resolve(name).resolve("spec").resolve(name));
    TwinFolder.replace(given.training(), folder.resolve("training"));
    TwinFolder.replace(given.library(), folder.resolve("library"));
    if (rejected.isPresent()) {
      TwinFolder.replace(rejected.get(), folder.resolve("rejected").resolve("twin"));
    }
    exemplar(name);
    Files.createDirectories(folder.resolve("notes"));
    Files.writeString(folder.resolve("BRIEF.md"), Brief.text(name, given.trustJava()));
    Files.writeString(task(), task);
    command(
        "recheck",
        List.of("judge", "recheck", "--name", name, "--folder", name, "--training", "training"),
        List.of("--report", "report"));
    command("search", List.of("library"), List.of("--in", "library"));
    report.writeTo(folder.resolve("report"));
    return hashes();
  }

  private void clear() throws IOException {
    Files.createDirectories(folder);
    try (var all = Files.newDirectoryStream(folder)) {
      for (Path each : all) {
        if (!KEPT.contains(String.valueOf(each.getFileName()))) {
          TwinFolder.remove(each);
        }
      }
    }
  }

  /// A finished twin of another service.
  private void exemplar(String name) throws IOException {
    List<String> names = new ArrayList<>(Catalog.names());
    names.remove(name);
    if (names.isEmpty()) {
      return;
    }
    String chosen = names.contains("jira") ? "jira" : names.getFirst();
    for (String file : FINISHED) {
      var bytes = Catalog.TWINS.below(chosen).read(file);
      if (bytes.isPresent()) {
        Path target = folder.resolve("exemplar").resolve(file);
        Path parent = target.getParent();
        Files.createDirectories(parent == null ? folder : parent);
        Files.write(target, bytes.get());
      }
    }
  }

  private void command(String name, List<String> words, List<String> last) throws IOException {
    var text = new StringBuilder("#!/bin/sh\ncd \"$(dirname \"$0\")\" || exit 2\nexec");
    List<String> line = new ArrayList<>(given.program());
    line.addAll(words);
    line.addAll(last);
    line.forEach(word -> text.append(" '").append(word.replace("'", "'\\''")).append('\''));
    Path file = folder.resolve(name);
    Files.writeString(file, text.append(" \"$@\"\n"));
    if (!file.toFile().setExecutable(true)) {
      throw new IOException("expected to make " + file + " executable");
    }
  }

  /// What is taken over after a round.
  ///
  /// @param before what [#lay] gave
  public Taken take(Map<String, String> before, Path to) throws IOException {
    Map<String, String> after = hashes();
    List<String> tampered = new ArrayList<>();
    before.forEach((file, hash) -> {
      if (!hash.equals(after.get(file))) {
        tampered.add(file);
      }
    });
    Path data = folder.resolve(given.twin().name()).resolve("twin");
    return new Taken(Taken.data(data, to, given.trustJava()), tampered);
  }

  /// The hash of each file an agent has no business to change. Reports are written anew by `recheck`.
  private Map<String, String> hashes() throws IOException {
    Map<String, String> hashes = new TreeMap<>();
    List<String> own = new ArrayList<>(KEPT);
    own.add("report");
    own.add(given.twin().name() + "/twin");
    for (var file : TwinFolder.files(folder).entrySet()) {
      if (own.stream().noneMatch(each -> file.getKey().startsWith(each + "/"))) {
        hashes.put(file.getKey(), hash(Files.readAllBytes(file.getValue())));
      }
    }
    return hashes;
  }

  private static String hash(byte[] bytes) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return new String(Arrays.copyOf(hash, hash.length), StandardCharsets.ISO_8859_1);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java has SHA-256", missing);
    }
  }
}
