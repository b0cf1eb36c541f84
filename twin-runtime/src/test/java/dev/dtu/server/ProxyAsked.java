package dev.dtu.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.journal.Entry;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// A proxy that is asked with request lines of any form, and what has to hold whatever they are.
final class ProxyAsked implements AutoCloseable {

  private static final Pattern STATUS = Pattern.compile("(?s)HTTP/1\\.1 ([2-5]\\d\\d) .*");

  private final Running running;
  private final int port;
  private long seen = 0;

  ProxyAsked(Path folder) throws IOException {
    running = new Running(folder);
    String address = running.server.proxy().orElseThrow();
    port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
  }

  /// Asks, and holds the answer to what must be: nothing, or one answer of HTTP; what is led on is led
  /// to a twin.
  void asked(String line) throws IOException {
    String told = told(line + "\r\nHost: notes.example\r\nConnection: close\r\n\r\n");
    if (!told.isEmpty()) {
      assertThat(told).as(line).matches(STATUS);
      assertThat(told).as(line).doesNotStartWith("HTTP/1.1 500").doesNotContain("xception");
    }
    Universe universe = running.universe(Universes.DEFAULT);
    for (Entry entry : universe.entries(seen + 1, Integer.MAX_VALUE)) {
      seen = entry.number();
      if (entry instanceof Entry.Act act) {
        assertThat(act.what()).as(line).doesNotStartWith("let out");
      }
    }
  }

  private String told(String request) throws IOException {
    var told = new ByteArrayOutputStream();
    try (var socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.shutdownOutput();
      socket.getInputStream().transferTo(told);
    } catch (SocketException reset) {
      // ended before all of it was read
    }
    return told.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() {
    running.close();
  }
}
