package dev.dtu.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.sweep.Node;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// An app for Node as a process of its own: it is told where to go in a line, tells what it sees in
/// lines, and ends when nobody can tell it more.
record NodeApp(Process process, BufferedReader told, Writer ends, Path errors)
    implements AutoCloseable {

  private static final long SECONDS_TO_END = 20;

  /// Starts a program of the folder and tells it what it must know.
  static NodeApp start(Node node, String program, Obj knows) throws IOException {
    Process process = node.start(program);
    Writer in = process.outputWriter();
    in.write(knows + "\n");
    in.flush();
    return new NodeApp(process, process.inputReader(), in, node.folder().resolve("errors.txt"));
  }

  /// What the app tells next; it has not ended.
  Obj next() throws IOException {
    String line = told.readLine();
    assertThat(line).as("the app ended, see " + errors).isNotNull();
    return (Obj) Json.trusted(line);
  }

  @Override
  public void close() throws IOException {
    ends.close();
    process.onExit().orTimeout(SECONDS_TO_END, TimeUnit.SECONDS).exceptionally(_ -> process).join();
    process.destroyForcibly();
  }
}
