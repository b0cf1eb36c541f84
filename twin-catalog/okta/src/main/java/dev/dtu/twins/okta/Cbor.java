package dev.dtu.twins.okta;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// CBOR (RFC 8949), as authenticators write it: numbers, texts, bytes, lists and maps of known length.
final class Cbor {

  /// So deep is what they write, and deeper.
  private static final int DEEPEST = 8;

  private static final int MOST = 1 << 16;

  private final ByteBuffer in;

  private Cbor(byte[] bytes) {
    this.in = ByteBuffer.wrap(bytes);
  }

  /// A map by its keys, numbers as texts; empty for anything else.
  static Map<String, Object> map(byte[] bytes) {
    try {
      return map(new Cbor(bytes).value(0));
    } catch (IllegalArgumentException | BufferUnderflowException broken) {
      return new TreeMap<>();
    }
  }

  /// A value as a map; empty when it is none.
  static Map<String, Object> map(Object value) {
    Map<String, Object> out = new TreeMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, each) -> out.put(key.toString(), each));
    }
    return out;
  }

  /// A value as bytes; none when it is anything else.
  static byte[] bytes(Map<String, Object> map, String key) {
    return map.get(key) instanceof byte[] bytes ? bytes : new byte[0];
  }

  private Object value(int depth) {
    if (depth > DEEPEST) {
      throw new IllegalArgumentException("expected no more than " + DEEPEST + " levels");
    }
    int head = in.get() & 0xff;
    long count = count(head & 0x1f);
    return switch (head >> 5) {
      case 0 -> count;
      case 1 -> -1 - count;
      case 2 -> taken(count);
      case 3 -> new String(taken(count), StandardCharsets.UTF_8);
      case 4 -> list(count, depth);
      case 5 -> members(count, depth);
      case 7 -> Boolean.toString(count == 21);
      default -> throw new IllegalArgumentException("expected no tag");
    };
  }

  private long count(int small) {
    return switch (small) {
      case 24 -> in.get() & 0xff;
      case 25 -> in.getShort() & 0xffff;
      case 26 -> in.getInt() & 0xffff_ffffL;
      case 27 -> in.getLong();
      default -> {
        if (small > 27) {
          throw new IllegalArgumentException("expected a known length");
        }
        yield small;
      }
    };
  }

  private byte[] taken(long length) {
    if (length < 0 || length > in.remaining()) {
      throw new IllegalArgumentException("expected " + length + " bytes more");
    }
    byte[] bytes = new byte[(int) length];
    in.get(bytes);
    return bytes;
  }

  private List<Object> list(long count, int depth) {
    List<Object> list = new ArrayList<>();
    for (long left = few(count); left > 0; left--) {
      list.add(value(depth + 1));
    }
    return list;
  }

  private Map<String, Object> members(long count, int depth) {
    Map<String, Object> map = new TreeMap<>();
    for (long left = few(count); left > 0; left--) {
      map.put(value(depth + 1).toString(), value(depth + 1));
    }
    return map;
  }

  private static long few(long count) {
    if (count < 0 || count > MOST) {
      throw new IllegalArgumentException("expected no more than " + MOST + " members");
    }
    return count;
  }
}
