package dev.dtu.server;

import static dev.dtu.server.Http2.CONTINUATION;
import static dev.dtu.server.Http2.DATA;
import static dev.dtu.server.Http2.END_HEADERS;
import static dev.dtu.server.Http2.END_STREAM;
import static dev.dtu.server.Http2.GOAWAY;
import static dev.dtu.server.Http2.HEADERS;
import static dev.dtu.server.Http2.PING;
import static dev.dtu.server.Http2.RESET;
import static dev.dtu.server.Http2.SETTINGS;
import static dev.dtu.server.Http2.frame;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Floods of HTTP/2 frames that cost the sender nothing: the connection is ended, others go on.
@Timeout(60)
class FloodTest {

  /// More than anybody needs, and little enough to be quick.
  private static final int FRAMES = 20_000;

  /// `:method GET`, `:scheme http`, `:path /` of the static table (RFC 7541, appendix A).
  private static final byte[] GET = {(byte) 0x82, (byte) 0x86, (byte) 0x84};

  @TempDir Path folder;

  /// Writes frames, one after the other.
  private interface Flood {
    void write(DataOutputStream out, int number) throws IOException;
  }

  /// Whether the server ended the connection, by a frame that says so or by closing it.
  private static boolean ended(Running running, Flood flood) throws Exception {
    try (var socket = new Socket("127.0.0.1", running.data("/").getPort())) {
      socket.setSoTimeout(20_000);
      var out = new DataOutputStream(new java.io.BufferedOutputStream(socket.getOutputStream()));
      var told = new boolean[1];
      Thread heard = Thread.ofPlatform().daemon().start(() -> told[0] = untilEnd(socket));
      Http2.begin(out, new byte[0]);
      try {
        for (int i = 0; i < FRAMES && heard.isAlive(); i++) {
          flood.write(out, i);
        }
        out.flush();
      } catch (SocketException closed) {
        // that is an end too
      }
      heard.join();
      return told[0];
    }
  }

  /// Reads frames until one says goodbye or nothing more comes.
  private static boolean untilEnd(Socket socket) {
    try {
      var in = new DataInputStream(socket.getInputStream());
      while (true) {
        if (Http2.Frame.next(in).type() == GOAWAY) {
          return true;
        }
      }
    } catch (EOFException | SocketException closed) {
      return true;
    } catch (IOException silent) {
      return false;
    }
  }

  private void holds(Flood flood) throws Exception {
    try (var running = new Running(folder)) {
      assertThat(ended(running, flood)).isTrue();
      var alive = running.send(running.to("/u/default/notes/api/v1/notes"));
      assertThat(alive.statusCode()).isEqualTo(200);
    }
  }

  /// Without this the others would prove nothing: the same frames, few of them, end no connection.
  @Test
  void a_few_of_any_frames_end_no_connection_and_a_call_among_them_is_answered() throws Exception {
    try (var running = new Running(folder);
        var socket = new Socket("127.0.0.1", running.data("/").getPort())) {
      socket.setSoTimeout(20_000);
      var out = new DataOutputStream(socket.getOutputStream());
      Http2.begin(out, new byte[0]);
      frame(out, PING, 0, 0, new byte[8]);
      frame(out, SETTINGS, 0, 0, new byte[] {0, 3, 0, 0, 0, 100});
      frame(out, HEADERS, END_HEADERS | END_STREAM, 1, GET);
      frame(out, RESET, 0, 1, new byte[] {0, 0, 0, 8});
      frame(out, HEADERS, 0, 3, GET);
      frame(out, CONTINUATION, END_HEADERS, 3, new byte[] {0, 1, 'a', 1, 'b'});
      frame(out, DATA, 0, 3, new byte[0]);
      frame(out, DATA, END_STREAM, 3, new byte[0]);
      var in = new DataInputStream(socket.getInputStream());
      Http2.Frame frame;
      do {
        frame = Http2.Frame.next(in);
        assertThat(frame.type()).isNotEqualTo(GOAWAY);
      } while (frame.type() != HEADERS || frame.stream() != 3);
    }
  }

  @Test
  void streams_opened_and_reset_at_once_end_the_connection() throws Exception {
    holds((out, number) -> {
      int stream = 2 * number + 1;
      frame(out, HEADERS, END_HEADERS | END_STREAM, stream, GET);
      frame(out, RESET, 0, stream, new byte[] {0, 0, 0, 8});
    });
  }

  @Test
  void pings_without_end_end_the_connection() throws Exception {
    holds((out, _) -> frame(out, PING, 0, 0, new byte[8]));
  }

  @Test
  void settings_without_end_end_the_connection() throws Exception {
    holds((out, _) -> frame(out, SETTINGS, 0, 0, new byte[] {0, 3, 0, 0, 0, 100}));
  }

  @Test
  void a_head_that_goes_on_without_end_ends_the_connection() throws Exception {
    holds((out, number) -> {
      if (number == 0) {
        frame(out, HEADERS, 0, 1, GET);
      } else {
        frame(out, CONTINUATION, 0, 1, new byte[] {0, 1, 'a', 1, 'b'});
      }
    });
  }

  @Test
  void empty_frames_without_end_end_the_connection() throws Exception {
    holds((out, number) -> {
      if (number == 0) {
        frame(out, HEADERS, END_HEADERS, 1, GET);
      } else {
        frame(out, DATA, 0, 1, new byte[0]);
      }
    });
  }
}
