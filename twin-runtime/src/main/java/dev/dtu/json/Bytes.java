package dev.dtu.json;

import java.util.Arrays;

/// The compact form of a value, as UTF-8 in a growing array.
///
/// Written by hand because every reply goes through here: a whole tree is at hand, so none of a
/// streaming writer's buffers, contexts and checks is needed. Half a surrogate pair, which UTF-8
/// cannot say and no document read has, is written as an escape.
///
/// Mutable; one thread's, thrown away.
final class Bytes {

  private static final byte[] HEX = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'
  };

  private byte[] out = new byte[1024];
  private int size;

  private Bytes() {}

  static byte[] of(Json value) {
    var bytes = new Bytes();
    bytes.value(value);
    return Arrays.copyOf(bytes.out, bytes.size);
  }

  private void value(Json value) {
    switch (value) {
      case Obj obj -> object(obj);
      case Arr arr -> array(arr);
      case Json.Text text -> quoted(text.value());
      case Json.Num num -> plain(num.lexeme());
      case Json.Bool bool -> plain(bool.toString());
      case Json.Null _ -> plain("null");
    }
  }

  private void object(Obj obj) {
    put('{');
    for (int i = 0; i < obj.size(); i++) {
      if (i > 0) {
        put(',');
      }
      quoted(obj.key(i));
      put(':');
      value(obj.value(i));
    }
    put('}');
  }

  private void array(Arr arr) {
    put('[');
    for (int i = 0; i < arr.size(); i++) {
      if (i > 0) {
        put(',');
      }
      value(arr.at(i));
    }
    put(']');
  }

  private void put(char ascii) {
    room(1);
    out[size++] = (byte) ascii;
  }

  private void room(int more) {
    if (size + more > out.length) {
      out = Arrays.copyOf(out, Math.max(2 * out.length, size + more));
    }
  }

  /// Text of ASCII that needs no quotes.
  @SuppressWarnings("deprecation") // the low byte of each character is what is wanted
  private void plain(String ascii) {
    room(ascii.length());
    ascii.getBytes(0, ascii.length(), out, size);
    size += ascii.length();
  }

  @SuppressWarnings("deprecation") // the low byte of each character is what is wanted
  private void quoted(String text) {
    int length = text.length();
    room(length + 2);
    out[size++] = '"';
    int at = 0;
    while (at < length && ordinary(text.charAt(at))) {
      at++;
    }
    text.getBytes(0, at, out, size);
    size += at;
    if (at < length) {
      escaped(text, at);
    }
    put('"');
  }

  private static boolean ordinary(char c) {
    return c >= ' ' && c < 0x80 && c != '"' && c != '\\';
  }

  private void escaped(String text, int from) {
    room(6 * (text.length() - from));
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (ordinary(c)) {
        out[size++] = (byte) c;
      } else if (c < 0x80) {
        escape(c);
      } else if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
        wide(Character.toCodePoint(c, text.charAt(i)));
      } else if (Character.isSurrogate(c)) {
        hexadecimal(c);
      } else {
        wide(c);
      }
    }
  }

  private void escape(char c) {
    char letter =
        switch (c) {
          case '"', '\\' -> c;
          case '\b' -> 'b';
          case '\t' -> 't';
          case '\n' -> 'n';
          case '\f' -> 'f';
          case '\r' -> 'r';
          default -> 0;
        };
    if (letter == 0) {
      hexadecimal(c);
    } else {
      out[size++] = '\\';
      out[size++] = (byte) letter;
    }
  }

  private void hexadecimal(char c) {
    out[size++] = '\\';
    out[size++] = 'u';
    for (int shift = 12; shift >= 0; shift -= 4) {
      out[size++] = HEX[(c >> shift) & 15];
    }
  }

  /// A code point from U+0080 on.
  private void wide(int point) {
    if (point < 0x800) {
      out[size++] = (byte) (0xC0 | (point >> 6));
    } else {
      if (point < 0x10000) {
        out[size++] = (byte) (0xE0 | (point >> 12));
      } else {
        out[size++] = (byte) (0xF0 | (point >> 18));
        out[size++] = (byte) (0x80 | ((point >> 12) & 0x3F));
      }
      out[size++] = (byte) (0x80 | ((point >> 6) & 0x3F));
    }
    out[size++] = (byte) (0x80 | (point & 0x3F));
  }
}
