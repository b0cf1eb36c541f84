package dev.dtu.bench.load;

import dev.dtu.bench.load.ReplyParser.Step.Whole;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// What a right answer looks like.
final class Answers {

  private static final byte[] ID = "\"id\":".getBytes(StandardCharsets.US_ASCII);

  private Answers() {}

  /// Why this is not the answer to a create: 200 or 201, an id, the marker that was sent.
  static Optional<String> wrongCreate(Whole reply, byte[] marker) {
    if (reply.status() != 200 && reply.status() != 201) {
      return Optional.of("create: expected 200 or 201, found " + reply.status() + shown(reply));
    }
    if (id(reply).length == 0) {
      return Optional.of("create: expected an id, found none" + shown(reply));
    }
    return marked("create", reply, marker);
  }

  /// Why this is not the answer to a read: 200 and the marker the item was made with.
  static Optional<String> wrongRead(Whole reply, byte[] marker) {
    return reply.status() == 200
        ? marked("read", reply, marker)
        : Optional.of("read: expected 200, found " + reply.status() + shown(reply));
  }

  /// Why this is not the answer to a delete: 200 or 204.
  static Optional<String> wrongDelete(Whole reply) {
    return reply.status() == 200 || reply.status() == 204
        ? Optional.empty()
        : Optional.of("delete: expected 200 or 204, found " + reply.status() + shown(reply));
  }

  private static Optional<String> marked(String what, Whole reply, byte[] marker) {
    return reply.contains(marker)
        ? Optional.empty()
        : Optional.of(
            what
                + ": expected the marker "
                + new String(marker, StandardCharsets.US_ASCII)
                + ", found none"
                + shown(reply));
  }

  /// The value of the first `id` in the body, text or number; empty when there is none.
  static byte[] id(Whole reply) {
    int found = reply.find(ID);
    if (found < 0) {
      return new byte[0];
    }
    int from = found + ID.length;
    while (from < reply.to() && (reply.bytes()[from] == ' ' || reply.bytes()[from] == '"')) {
      from++;
    }
    int to = from;
    while (to < reply.to() && plain(reply.bytes()[to])) {
      to++;
    }
    return Arrays.copyOfRange(reply.bytes(), from, to);
  }

  private static boolean plain(byte b) {
    return (b >= '0' && b <= '9')
        || (b >= 'a' && b <= 'z')
        || (b >= 'A' && b <= 'Z')
        || b == '-'
        || b == '_'
        || b == '.';
  }

  private static String shown(Whole reply) {
    String body = reply.body();
    return " in " + (body.length() > 200 ? body.substring(0, 200) + "…" : body);
  }
}
