package dev.dtu.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/// A network of a program's own, in which there is nothing but itself and the proxy: where the system
/// can make one, by bubblewrap or by unshare.
///
/// @param before what a command line begins with to be inside
record Fence(List<String> before) {

  private static final long PATIENCE_SECONDS = 10;

  /// Why there is none, for people.
  static final class None extends Exception {
    private static final long serialVersionUID = 1L;

    None(String why) {
      super(why, null, false, false);
    }
  }

  /// What it is made with, as a report names it.
  String name() {
    return before.getFirst();
  }

  /// The first that works here.
  static Fence found() throws None, InterruptedException {
    if (!System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux")) {
      throw new None("only Linux has networks of one's own");
    }
    return found(known());
  }

  static Fence found(List<List<String>> known) throws None, InterruptedException {
    List<String> why = new ArrayList<>();
    for (List<String> before : known) {
      String refusal = tried(before);
      if (refusal.isEmpty()) {
        return new Fence(before);
      }
      why.add(before.getFirst() + ": " + refusal);
    }
    throw new None(String.join("; ", why));
  }

  /// What may work, the best first.
  static List<List<String>> known() {
    List<String> up = List.of("sh", "-c", "ip link set lo up && exec \"$@\"", "sh");
    List<String> alone = new ArrayList<>(List.of("unshare", "--net", "--"));
    alone.addAll(up);
    List<String> mapped = new ArrayList<>(List.of("unshare", "--map-root-user", "--net", "--"));
    mapped.addAll(up);
    return List.of(
        List.of("bwrap", "--dev-bind", "/", "/", "--unshare-net", "--die-with-parent", "--"),
        alone,
        mapped);
  }

  /// Why it does not work; empty when it does.
  private static String tried(List<String> before) throws InterruptedException {
    List<String> line = new ArrayList<>(before);
    line.add("true");
    try {
      Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
      process.getOutputStream().close();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return "no answer";
      }
      try (InputStream said = process.getInputStream()) {
        String text = new String(said.readNBytes(300), StandardCharsets.UTF_8).strip();
        return process.exitValue() == 0 ? "" : text.isEmpty() ? "it does not work here" : text;
      }
    } catch (IOException none) {
      return "it is not installed";
    }
  }

  /// A command line that is inside, with the proxy's port there.
  ///
  /// @param socket the file that leads to the proxy
  List<String> around(List<String> command, Path socket, int port) {
    List<String> line = new ArrayList<>(before);
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(
        List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx64m", "-XX:-UsePerfData"));
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), Inside.class.getName()));
    line.addAll(List.of(socket.toString(), Integer.toString(port)));
    line.addAll(command);
    return line;
  }

  /// A folder that its owner alone can enter.
  static Path folder() throws IOException {
    return Files.createTempDirectory("dtu-run");
  }
}
