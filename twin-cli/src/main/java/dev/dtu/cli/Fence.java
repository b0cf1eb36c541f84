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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A network of a program's own, in which there is nothing but itself and the proxy: where the system
/// can make one, by bubblewrap or by unshare.
///
/// @param before what a command line begins with to be inside
/// @param named whether hosts have addresses there, so that who knows of no proxy comes to it too
record Fence(List<String> before, boolean named) {

  private static final long PATIENCE_SECONDS = 10;

  /// Brings the network up and lays files over others, given as pairs before `--`.
  private static final String UP =
      "ip link set lo up || exit 1; while [ \"$1\" != -- ]; do mount --bind \"$1\" \"$2\" || exit"
          + " 1; shift 2; done; shift; exec \"$@\"";

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

  /// The first that works here; one with names before one without.
  ///
  /// @param folder where files may be that the program finds in place of the system's
  static Fence found(Path folder) throws None, IOException, InterruptedException {
    if (!System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux")) {
      throw new None("only Linux has networks of one's own");
    }
    List<Fence> known = new ArrayList<>(known(Cover.ofNames(folder)));
    known.addAll(known(List.of()));
    return found(known);
  }

  static Fence found(List<Fence> known) throws None, InterruptedException {
    List<String> why = new ArrayList<>();
    for (Fence each : known) {
      String refusal = tried(each.before);
      if (refusal.isEmpty()) {
        return each;
      }
      why.add(each.name() + ": " + refusal);
    }
    throw new None(why.stream().distinct().collect(Collectors.joining("; ")));
  }

  /// What may work, the best first.
  ///
  /// @param covers what names need; none for a fence without them
  static List<Fence> known(List<Cover> covers) {
    boolean named = !covers.isEmpty();
    List<String> bubble = new ArrayList<>(List.of("bwrap", "--dev-bind", "/", "/"));
    covers.forEach(cover -> bubble.addAll(cover.bound()));
    if (named) {
      // to listen where services do
      bubble.addAll(List.of("--cap-add", "CAP_NET_BIND_SERVICE"));
    }
    bubble.addAll(List.of("--unshare-net", "--die-with-parent", "--"));
    List<String> up = new ArrayList<>(List.of("--net", "--mount", "--", "sh", "-c", UP, "sh"));
    covers.forEach(cover -> up.addAll(cover.pair()));
    up.add("--");
    List<String> alone = new ArrayList<>(List.of("unshare"));
    alone.addAll(up);
    List<String> mapped = new ArrayList<>(List.of("unshare", "--map-root-user"));
    mapped.addAll(up);
    return Stream.of(bubble, alone, mapped).map(before -> new Fence(before, named)).toList();
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
    line.addAll(List.of(socket.toString(), Integer.toString(port), Boolean.toString(named)));
    line.addAll(command);
    return line;
  }

  /// A folder that its owner alone can enter.
  static Path folder() throws IOException {
    return Files.createTempDirectory("dtu-run");
  }
}
