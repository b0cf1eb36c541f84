package dev.dtu.server;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Carries one request without TLS outside and brings its answer back: as HTTP/1.0, whose answers end
/// with their connection.
final class PlainOutside {

  /// The longest head of an answer.
  static final int HEAD_BYTES = 64 << 10;

  private PlainOutside() {}

  /// @param most the longest body, in bytes
  /// @param reached the host
  static void send(
      Request request, Response response, Callback callback, int most, SocketChannel reached)
      throws IOException {
    try (reached) {
      byte[] body = Content.Source.asInputStream(request).readNBytes(most + 1);
      if (body.length > most) {
        Outlet.send(OwnError.tooLongForOutside(most), response, callback);
        return;
      }
      reached.socket().setSoTimeout((int) Tunnels.SILENCE.toMillis());
      OutputStream out = new BufferedOutputStream(reached.socket().getOutputStream());
      out.write(head(request, body.length).getBytes(StandardCharsets.ISO_8859_1));
      out.write(body);
      out.flush();
      var in = new BufferedInputStream(reached.socket().getInputStream());
      answered(in, response);
      try (OutputStream back = Content.Sink.asOutputStream(response)) {
        in.transferTo(back);
      }
      callback.succeeded();
    } catch (IOException broken) {
      if (response.isCommitted()) {
        throw broken;
      }
      Outlet.send(OwnError.unreached("the host", broken.toString()), response, callback);
    }
  }

  private static String head(Request request, int length) {
    String path = request.getHttpURI().getPathQuery();
    var head = new StringBuilder(request.getMethod()).append(' ');
    head.append(path == null || path.isEmpty() ? "/" : path).append(" HTTP/1.0\r\n");
    for (HttpField field : request.getHeaders()) {
      String name = field.getLowerCaseName();
      if (!Hops.ONE.contains(name) && !name.equals("content-length")) {
        head.append(field.getName()).append(": ").append(field.getValue()).append("\r\n");
      }
    }
    if (length > 0 || request.getMethod().startsWith("P")) {
      head.append("Content-Length: ").append(length).append("\r\n");
    }
    return head.append("Connection: close\r\n\r\n").toString();
  }

  /// Reads status and headers, all of them before the first is passed on.
  private static void answered(InputStream in, Response response) throws IOException {
    int[] left = {HEAD_BYTES};
    String[] status = line(in, left).split(" ", 3);
    boolean http = status.length > 1 && status[0].startsWith("HTTP/1.");
    if (!http || !status[1].matches("[2-5]\\d\\d")) {
      throw new IOException("the answer is not HTTP");
    }
    HttpFields.Mutable headers = HttpFields.build();
    for (String line = line(in, left); !line.isEmpty(); line = line(in, left)) {
      int colon = line.indexOf(':');
      String name = colon < 1 ? "" : line.substring(0, colon).strip();
      if (name.isEmpty()) {
        throw new IOException("the answer has a header without a name");
      }
      String lower = name.toLowerCase(Locale.ROOT);
      if (!Hops.ONE.contains(lower) && !lower.equals("date")) {
        headers.add(name, line.substring(colon + 1).strip());
      }
    }
    response.setStatus(Integer.parseInt(status[1]));
    response.getHeaders().add(headers);
  }

  private static String line(InputStream in, int[] left) throws IOException {
    var line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0 || left[0]-- == 0) {
        throw new EOFException("the head of the answer has no end");
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }
}
