package dev.dtu.bench.load;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Finds where an HTTP/1.1 reply ends: status, then a body of a stated length or in chunks.
///
/// Mutable; one connection's.
final class ReplyParser {

  /// What a look at the bytes so far says.
  sealed interface Step {

    /// The reply is not all there yet.
    enum More implements Step {
      MORE
    }

    /// A whole reply.
    ///
    /// @param bytes holds the body from `from` to `to`; valid until the next read
    /// @param consumed how many of the bytes at hand the reply took
    @SuppressWarnings("ArrayRecordComponent") // a view, compared by nobody
    record Whole(int status, byte[] bytes, int from, int to, int consumed) implements Step {

      /// True when the body holds these bytes.
      boolean contains(byte[] wanted) {
        return find(wanted) >= 0;
      }

      /// Where in `bytes` the body first holds these bytes, or -1.
      int find(byte[] wanted) {
        return indexOf(bytes, from, to, wanted);
      }

      String body() {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
      }
    }

    /// Not a reply this load understands.
    record Broken(String why) implements Step {}
  }

  private static final byte[] LENGTH = ascii("content-length:");
  private static final byte[] CHUNKED = ascii("transfer-encoding:");

  private byte[] joined = new byte[4096];

  /// Looks at the first `count` bytes; starts over at each call, since most replies come whole.
  Step parse(byte[] bytes, int count) {
    int head = headEnd(bytes, count);
    if (head < 0) {
      return Step.More.MORE;
    }
    int status = status(bytes);
    if (status < 100) {
      return new Step.Broken("expected HTTP/1.1 and a status, found " + start(bytes, count));
    }
    int length = status == 204 || status == 304 ? 0 : -1;
    for (int line = lineEnd(bytes, 0, head) + 2;
        line < head;
        line = lineEnd(bytes, line, head) + 2) {
      if (startsWith(bytes, line, head, LENGTH)) {
        length = number(bytes, line + LENGTH.length, head);
      } else if (startsWith(bytes, line, head, CHUNKED)) {
        return chunks(status, bytes, head, count);
      }
    }
    if (length < 0) {
      return new Step.Broken("expected content-length or chunks, found neither");
    }
    return head + length > count
        ? Step.More.MORE
        : new Step.Whole(status, bytes, head, head + length, head + length);
  }

  private Step chunks(int status, byte[] bytes, int head, int count) {
    int at = head;
    int filled = 0;
    while (true) {
      int end = lineEnd(bytes, at, count);
      if (end < 0) {
        return Step.More.MORE;
      }
      int size = hexadecimal(bytes, at, end);
      if (size < 0) {
        return new Step.Broken("expected the size of a chunk, found " + start(bytes, end));
      }
      int next = end + 2 + size + 2;
      if (next > count) {
        return Step.More.MORE;
      }
      if (size == 0) {
        return new Step.Whole(status, joined, 0, filled, next);
      }
      if (filled + size > joined.length) {
        joined = Arrays.copyOf(joined, 2 * (filled + size));
      }
      System.arraycopy(bytes, end + 2, joined, filled, size);
      filled += size;
      at = next;
    }
  }

  private static int headEnd(byte[] bytes, int count) {
    for (int i = 0; i + 3 < count; i++) {
      if (bytes[i] == '\r'
          && bytes[i + 1] == '\n'
          && bytes[i + 2] == '\r'
          && bytes[i + 3] == '\n') {
        return i + 4;
      }
    }
    return -1;
  }

  private static int lineEnd(byte[] bytes, int from, int to) {
    for (int i = from; i + 1 < to; i++) {
      if (bytes[i] == '\r' && bytes[i + 1] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private static int status(byte[] bytes) {
    return startsWith(bytes, 0, bytes.length, ascii("http/1.1 ")) ? number(bytes, 9, 12) : -1;
  }

  private static boolean startsWith(byte[] bytes, int at, int end, byte[] lower) {
    if (at + lower.length > end) {
      return false;
    }
    for (int i = 0; i < lower.length; i++) {
      int c = bytes[at + i];
      if ((c >= 'A' && c <= 'Z' ? c + 32 : c) != lower[i]) {
        return false;
      }
    }
    return true;
  }

  private static int number(byte[] bytes, int from, int end) {
    int at = from;
    while (at < end && bytes[at] == ' ') {
      at++;
    }
    int value = 0;
    int digits = 0;
    for (; at < end && bytes[at] >= '0' && bytes[at] <= '9'; at++, digits++) {
      value = value * 10 + (bytes[at] - '0');
    }
    return digits == 0 ? -1 : value;
  }

  private static int hexadecimal(byte[] bytes, int from, int end) {
    int value = 0;
    for (int at = from; at < end && bytes[at] != ';'; at++) {
      int digit = Character.digit(bytes[at], 16);
      if (digit < 0) {
        return -1;
      }
      value = value * 16 + digit;
    }
    return end == from ? -1 : value;
  }

  static int indexOf(byte[] bytes, int from, int to, byte[] wanted) {
    outer:
    for (int i = from; i + wanted.length <= to; i++) {
      for (int k = 0; k < wanted.length; k++) {
        if (bytes[i + k] != wanted[k]) {
          continue outer;
        }
      }
      return i;
    }
    return -1;
  }

  private static String start(byte[] bytes, int count) {
    return "'" + new String(bytes, 0, Math.min(40, count), StandardCharsets.ISO_8859_1) + "'";
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
