package dev.dtu.bench;

import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A server just started as a person would, by a command that prints a line of JSON with where its
/// data port is.
final class Started implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 60_000;
  private static final long END_SECONDS = 10;

  private final Process process;
  private final long since;

  private Started(Process process, long since) {
    this.process = process;
    this.since = since;
  }

  static Started of(List<String> command) throws IOException {
    long since = System.nanoTime();
    var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    return new Started(builder.start(), since);
  }

  /// How many milliseconds after the start a call was answered with 200.
  double answered(String path) throws IOException, FailedRound {
    URI data = URI.create(line());
    try (var socket = new Socket(data.getHost(), data.getPort())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      String request =
          "GET "
              + path
              + " HTTP/1.1\r\nHost: "
              + data.getAuthority()
              + "\r\nAuthorization: SSWS any\r\nAccept: application/json\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      byte[] head = socket.getInputStream().readNBytes(12);
      double millis = (System.nanoTime() - since) / 1e6;
      String status = new String(head, StandardCharsets.ISO_8859_1);
      if (!status.equals("HTTP/1.1 200")) {
        throw new FailedRound("expected 200 at " + path + ", found " + status);
      }
      return millis;
    }
  }

  private String line() throws IOException, FailedRound {
    var out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith("{")) {
        try {
          return Json.parse(line).asObj().flatMap(each -> each.text("data")).orElseThrow();
        } catch (Malformed other) {
          throw new FailedRound("expected a line of JSON, found " + line);
        }
      }
    }
    throw new FailedRound("the server ended before it answered; see its errors above");
  }

  /// The memory it has resident, in MiB; NaN where there is no /proc.
  double resident() throws IOException {
    return ProcessStatus.mebibytes(process.pid(), "VmRSS");
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException hurried) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
