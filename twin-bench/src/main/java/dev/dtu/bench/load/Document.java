package dev.dtu.bench.load;

import java.nio.charset.StandardCharsets;

/// The document that is sent: about 1 KB of JSON, with a marker no other request carries.
final class Document {

  /// How many characters a marker has.
  static final int MARKER_LENGTH = 20;

  /// What stands in place of a marker.
  static final String HOLE = "m".repeat(MARKER_LENGTH);

  private static final String TEXT =
      ("A ticket was opened by a customer who could not sign in after the last release; the team"
              + " found a clock that ran late by four minutes and wrote down how to notice it. ")
          .repeat(4);

  private static final String BODY =
      "{\"marker\":\""
          + HOLE
          + "\",\"title\":\"Sign-in fails after the release\",\"text\":\""
          + TEXT
          + "\",\"priority\":3,\"open\":true,\"labels\":[\"login\",\"clock\",\"release\"],"
          + "\"owner\":{\"name\":\"Isaac Brock\",\"email\":\"isaac.brock@example.com\"},"
          + "\"estimate\":2.5,\"watchers\":[\"u1\",\"u2\",\"u3\",\"u4\"]}";

  private Document() {}

  /// The body with the marker's place still to be filled.
  static byte[] template() {
    return BODY.getBytes(StandardCharsets.US_ASCII);
  }

  /// Where in any bytes that hold the template its marker goes.
  static int markerAt(byte[] bytes) {
    return ReplyParser.indexOf(bytes, 0, bytes.length, HOLE.getBytes(StandardCharsets.US_ASCII));
  }
}
