package dev.dtu.bench;

import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A JVM of its own that is told a line and answers a line of JSON. Ends with its parent.
final class Child implements AutoCloseable {

  private final String name;
  private final Process process;
  private final BufferedReader out;
  private final PrintStream in;

  private Child(String name, Process process) {
    this.name = name;
    this.process = process;
    this.out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    this.in = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
  }

  /// Starts this program's class path with these flags at that class.
  static Child start(String name, List<String> flags, Class<?> main, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.add("-cp");
    command.add(System.getProperty("java.class.path") + baselines());
    command.add(main.getName());
    command.addAll(arguments);
    var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    return new Child(name, builder.start());
  }

  /// What the baselines need and the program does not, where it was put together: a folder beside
  /// the one of its jars.
  private static String baselines() {
    Path first = Path.of(System.getProperty("java.class.path").split(File.pathSeparator, 2)[0]);
    return File.pathSeparator + first.toAbsolutePath().resolve("../../baselines/*").normalize();
  }

  Obj ask(String line) throws IOException {
    in.println(line);
    return answer();
  }

  /// The next line that is a JSON object; others (of a logger, say) are passed over.
  Obj answer() throws IOException {
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith("{")) {
        return object(line);
      }
    }
    throw new IOException(
        "the process '" + name + "' ended before it answered; see its errors above");
  }

  private Obj object(String line) throws IOException {
    try {
      return Json.parse(line).asObj().orElseThrow();
    } catch (Malformed malformed) {
      throw new IOException(name + " answered what is no JSON: " + line, malformed);
    }
  }

  /// How much processor time it has taken, in microseconds; 0 where the system does not tell.
  double processorMicros() {
    return process.info().totalCpuDuration().map(taken -> taken.toNanos() / 1e3).orElse(0.0);
  }

  /// A line of what the system tells of it, see [ProcessStatus].
  double status(String field) throws IOException {
    return ProcessStatus.mebibytes(process.pid(), field);
  }

  @Override
  public void close() {
    in.close();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
