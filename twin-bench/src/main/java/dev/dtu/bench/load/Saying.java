package dev.dtu.bench.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Sends the same body with a marker of its own each time, or reads the same again and again, of a
/// service that says `"ok":true`.
final class Saying implements Script {

  private static final byte[] GOOD = "\"ok\":true".getBytes(StandardCharsets.US_ASCII);

  private final byte[] request;
  private final int hole;
  private final Markers markers;
  private byte[] marker = new byte[0];

  /// @param hole where the marker goes; negative for none
  private Saying(byte[] request, int hole, Markers markers) {
    this.request = request;
    this.hole = hole;
    this.markers = markers;
  }

  static Saying of(Order order, String host, Markers markers) {
    boolean again = order.talk().equals(Order.AGAIN);
    String lines = "Host: " + host + "\r\n" + order.header() + "\r\n";
    String body = again ? "" : order.talk();
    String head =
        again
            ? "GET " + order.path() + " HTTP/1.1\r\n" + lines
            : "POST "
                + order.path()
                + " HTTP/1.1\r\n"
                + lines
                + "Content-Type: application/json; charset=utf-8\r\nContent-Length: "
                + body.length()
                + "\r\n";
    byte[] request = (head + "\r\n" + body).getBytes(StandardCharsets.US_ASCII);
    return new Saying(request, again ? -1 : Document.markerAt(request), markers);
  }

  @Override
  public ByteBuffer next() {
    if (hole >= 0) {
      marker = markers.next();
      System.arraycopy(marker, 0, request, hole, marker.length);
    }
    return ByteBuffer.wrap(request);
  }

  @Override
  public Optional<String> wrong(ReplyParser.Step.Whole reply) {
    if (reply.status() == 200 && reply.contains(GOOD) && reply.contains(marker)) {
      return Optional.empty();
    }
    String body = reply.body();
    return Optional.of(
        "expected 200, ok and the marker, found %d in %s"
            .formatted(reply.status(), body.length() > 200 ? body.substring(0, 200) : body));
  }
}
