package dev.dtu.ledger;

import dev.dtu.call.Headers;
import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Reads a record as [RecordOut] wrote it, in the same order; one thread's, thrown away.
final class RecordIn {

  private static final int BITS = 7;
  private static final int MORE = 1 << BITS;
  private static final int LONG = 64;

  private final byte[] bytes;
  private final int end;
  private int at;

  /// Reads what stands from one place to another.
  RecordIn(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.at = from;
    this.end = to;
  }

  /// How many bytes are left.
  int left() {
    return end - at;
  }

  private void need(long more) throws Damaged {
    if (more < 0 || more > end - at) {
      throw new Damaged("a record ends before what it holds");
    }
  }

  long number() throws Damaged {
    long number = 0;
    for (int shift = 0; shift < LONG; shift += BITS) {
      need(1);
      byte piece = bytes[at++];
      number |= (long) (piece & (MORE - 1)) << shift;
      if (piece >= 0) {
        return number;
      }
    }
    throw new Damaged("a record holds a number of more than 64 bits");
  }

  /// A count of things that each take a byte at least.
  int count() throws Damaged {
    long count = number();
    need(count);
    return (int) count;
  }

  boolean flag() throws Damaged {
    return number() != 0;
  }

  String text() throws Damaged {
    long head = number();
    int width = (head & 1) == 0 ? 1 : 2;
    need((head >>> 1) * width);
    var out = new char[(int) (head >>> 1)];
    for (int i = 0; i < out.length; i++) {
      int high = width == 1 ? 0 : bytes[at++] & 0xff;
      out[i] = (char) (high << 8 | bytes[at++] & 0xff);
    }
    return new String(out);
  }

  List<String> texts() throws Damaged {
    int size = count();
    List<String> texts = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      texts.add(text());
    }
    return texts;
  }

  byte[] bytes() throws Damaged {
    int length = count();
    at += length;
    return Arrays.copyOfRange(bytes, at - length, at);
  }

  Json json() throws Damaged {
    try {
      return Json.parse(bytes());
    } catch (Malformed malformed) {
      throw new Damaged("a record holds what is no JSON: " + malformed.getMessage());
    }
  }

  Obj object() throws Damaged {
    return json().asObj().orElseThrow(() -> new Damaged("a record holds JSON that is no object"));
  }

  Headers headers() throws Damaged {
    int size = count();
    List<Headers.Line> lines = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      lines.add(new Headers.Line(text(), text()));
    }
    return new Headers(lines);
  }

  /// Skips bytes that [RecordOut#bytes] wrote.
  void skipBytes() throws Damaged {
    int length = count();
    need(length);
    at += length;
  }

  /// The part that [RecordOut#open] began; reading goes on after it.
  RecordIn part() throws Damaged {
    need(Integer.BYTES);
    int length = ByteBuffer.wrap(bytes).getInt(at);
    at += Integer.BYTES;
    need(length);
    at += length;
    return new RecordIn(bytes, at - length, at);
  }
}
