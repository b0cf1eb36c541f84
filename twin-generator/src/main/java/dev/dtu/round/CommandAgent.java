package dev.dtu.round;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/// An agent that is a command line. It is told its task where the line says so: `{prompt}` is the text,
/// `{file}` the file it stands in; where the line says neither, the text comes on standard input.
///
/// Its environment is made anew: a path, a language, a home below its workspace, and what was passed by
/// name. What it says is kept up to [#SAID].
///
/// @param line the words of the command line
/// @param pen where it works
/// @param view what it sees besides its workspace
/// @param passed variables of the environment by name, with what they are
public record CommandAgent(
    List<String> line, Pen pen, List<Path> view, boolean network, Map<String, String> passed)
    implements Agent {

  /// So much of what an agent says is looked through for what it used.
  public static final int SAID = 8 << 20;

  private static final String HOME = ".home";

  public CommandAgent {
    line = List.copyOf(line);
    view = List.copyOf(view);
    passed = new TreeMap<>(passed);
  }

  /// The words of a command line as a shell parts them: blanks, quotes, backslashes.
  ///
  /// @throws IllegalArgumentException when a quote is not closed, or nothing is there
  public static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    var word = new StringBuilder();
    boolean begun = false;
    char quote = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\' && quote != '\'' && i + 1 < line.length()) {
        word.append(line.charAt(++i));
        begun = true;
      } else if (quote != 0 && c == quote) {
        quote = 0;
      } else if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
        begun = true;
      } else if (quote == 0 && Character.isWhitespace(c)) {
        if (begun) {
          words.add(word.toString());
          word.setLength(0);
          begun = false;
        }
      } else {
        word.append(c);
        begun = true;
      }
    }
    if (quote != 0) {
      throw new IllegalArgumentException("expected a quote to be closed, found " + line);
    }
    if (begun) {
      words.add(word.toString());
    }
    if (words.isEmpty()) {
      throw new IllegalArgumentException("expected a command line, found nothing");
    }
    return words;
  }

  @Override
  public Ended work(Path workspace, Path task, Path said, Duration patience)
      throws IOException, InterruptedException {
    String text = Files.readString(task);
    boolean told = line.stream().anyMatch(word -> word.contains("{prompt}") || file(word));
    List<String> command = new ArrayList<>();
    line.forEach(
        word -> command.add(word.replace("{prompt}", text).replace("{file}", task.toString())));
    Path home = Files.createDirectories(workspace.resolve(HOME));
    var builder =
        new ProcessBuilder(pen.around(command, new Pen.View(workspace, view, network)))
            .directory(workspace.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    if (!told) {
      builder.redirectInput(task.toFile());
    }
    surroundings(builder.environment(), home);
    long begun = System.nanoTime();
    Process process = builder.start();
    if (told) {
      process.getOutputStream().close();
    }
    int code = ended(process, patience);
    Duration time = Duration.ofNanos(System.nanoTime() - begun);
    return new Ended(code, new Spend(1, time, Usage.tokens(said(said))));
  }

  private static boolean file(String word) {
    return word.contains("{file}");
  }

  private void surroundings(Map<String, String> environment, Path home) {
    String path = environment.getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin");
    String language = environment.getOrDefault("LANG", "C.UTF-8");
    environment.clear();
    environment.put("PATH", path);
    environment.put("LANG", language);
    environment.put("HOME", home.toString());
    environment.put("TERM", "dumb");
    environment.putAll(passed);
  }

  private static int ended(Process process, Duration patience) throws InterruptedException {
    var ending = new Thread(() -> end(process), "dtu-agent-end");
    Runtime.getRuntime().addShutdownHook(ending);
    try {
      return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS) ? process.exitValue() : -1;
    } finally {
      end(process);
      try {
        Runtime.getRuntime().removeShutdownHook(ending);
      } catch (IllegalStateException ended) {
        // the program is ending, and the hook with it
      }
    }
  }

  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private static String said(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      long size = Files.size(file);
      in.skipNBytes(Math.max(0, size - SAID));
      return new String(in.readNBytes(SAID), StandardCharsets.UTF_8);
    }
  }
}
