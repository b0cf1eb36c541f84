package dev.dtu.bench.load;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// One keep-alive connection whose owner waits for each reply. Mutable; one thread's.
final class Talk implements AutoCloseable {

  /// A reply.
  record Reply(int status, String body) {}

  private final Socket socket;
  private final String host;
  private final String credential;
  private final ReplyParser parser = new ReplyParser();
  private byte[] in = new byte[16_384];

  /// @param credential the value of the header Authorization
  Talk(int port, String credential) throws IOException {
    this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
    this.host = "127.0.0.1:" + port;
    this.credential = credential;
    socket.setTcpNoDelay(true);
  }

  Reply ask(String method, String path, String body) throws IOException {
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    String head =
        """
        %s %s HTTP/1.1\r
        Host: %s\r
        Authorization: %s\r
        Content-Type: application/json\r
        Content-Length: %d\r
        \r
        """
            .formatted(method, path, host, credential, content.length);
    byte[] start = head.getBytes(StandardCharsets.US_ASCII);
    byte[] all = Arrays.copyOf(start, start.length + content.length);
    System.arraycopy(content, 0, all, start.length, content.length);
    socket.getOutputStream().write(all);
    int count = 0;
    while (true) {
      int more = socket.getInputStream().read(in, count, in.length - count);
      if (more < 0) {
        throw new EOFException("the server closed the connection");
      }
      count += more;
      switch (parser.parse(in, count)) {
        case ReplyParser.Step.More _ ->
            in = count == in.length ? Arrays.copyOf(in, 2 * in.length) : in;
        case ReplyParser.Step.Broken(String why) -> throw new IOException(why);
        case ReplyParser.Step.Whole whole -> {
          return new Reply(whole.status(), whole.body());
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
