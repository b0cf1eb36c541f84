package dev.dtu.server;

import java.time.Duration;

/// How much a client may send, and how slowly.
///
/// @param bodyBytes the largest body kept in memory, after inflating; a larger one is refused as
///     the service would
/// @param spoolBytes a body that is neither JSON, text nor a form goes to the blobs from this size
///     on
/// @param blobBytes the largest body that goes to the blobs
/// @param controlBodyBytes the largest body the control port reads
/// @param headBytes request line and headers together; more is a 431
/// @param targetBytes path and query; more is a 414
/// @param idle how long a connection may be silent, between requests or inside a body
/// @param head how long request line and headers may take
/// @param slowestBytesPerSecond a body that comes slower than this, beyond `idle`, is cut off
/// @param connections at once on a port; more wait to be accepted
public record Limits(
    int bodyBytes,
    int spoolBytes,
    long blobBytes,
    int controlBodyBytes,
    int headBytes,
    int targetBytes,
    Duration idle,
    Duration head,
    int slowestBytesPerSecond,
    int connections) {

  public static final Limits DEFAULT =
      new Limits(
          10 << 20,
          1 << 20,
          5L << 30,
          1 << 20,
          32 << 10,
          16 << 10,
          Duration.ofSeconds(30),
          Duration.ofSeconds(10),
          1024,
          20_000);

  public Limits {
    if (spoolBytes > bodyBytes) {
      throw new IllegalArgumentException(
          "expected spoolBytes of at most bodyBytes (" + bodyBytes + "), found " + spoolBytes);
    }
    if (targetBytes > headBytes) {
      throw new IllegalArgumentException(
          "expected targetBytes of at most headBytes (" + headBytes + "), found " + targetBytes);
    }
    if (spoolBytes < 1 || targetBytes < 1 || slowestBytesPerSecond < 1 || connections < 1) {
      throw new IllegalArgumentException("every limit is at least 1");
    }
  }

  public Limits withBodyBytes(int bytes) {
    return new Limits(
        bytes,
        Math.min(spoolBytes, bytes),
        blobBytes,
        controlBodyBytes,
        headBytes,
        targetBytes,
        idle,
        head,
        slowestBytesPerSecond,
        connections);
  }

  public Limits withBlobBytes(long bytes) {
    return new Limits(
        bodyBytes,
        spoolBytes,
        bytes,
        controlBodyBytes,
        headBytes,
        targetBytes,
        idle,
        head,
        slowestBytesPerSecond,
        connections);
  }

  /// The limits with other times.
  public Limits withTimes(Duration silence, Duration headers, int bytesPerSecond) {
    return new Limits(
        bodyBytes,
        spoolBytes,
        blobBytes,
        controlBodyBytes,
        headBytes,
        targetBytes,
        silence,
        headers,
        bytesPerSecond,
        connections);
  }

  public Limits withConnections(int most) {
    return new Limits(
        bodyBytes,
        spoolBytes,
        blobBytes,
        controlBodyBytes,
        headBytes,
        targetBytes,
        idle,
        head,
        slowestBytesPerSecond,
        most);
  }
}
