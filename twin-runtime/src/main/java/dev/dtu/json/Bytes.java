package dev.dtu.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The compact form of values, as UTF-8, in an array that grows.
///
/// Written by hand because every reply goes through here: a whole tree is at hand, so none of a
/// streaming writer's buffers, contexts and checks is needed. For one value alone the array is made as
/// long as it needs without escapes. Long texts are looked through eight bytes at a time.
/// Half a surrogate pair, which UTF-8 cannot say and no document read has, is written as an escape.
///
/// Mutable; one thread's, thrown away.
public final class Bytes {

  private static final byte[] HEX = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'
  };

  /// From so many characters on a text is worth a copy that can be looked through by words.
  private static final int LONG = 24;

  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long HIGH = 0x8080_8080_8080_8080L;

  private byte[] out;
  private int size;

  /// Goes on after the first `size` bytes of somebody's array, which stays in use while it is long
  /// enough.
  public Bytes(byte[] out, int size) {
    this.out = out;
    this.size = size;
  }

  static byte[] of(Json value) {
    var bytes = new Bytes(new byte[length(value)], 0);
    bytes.value(value);
    return bytes.size == bytes.out.length ? bytes.out : Arrays.copyOf(bytes.out, bytes.size);
  }

  /// Adds the compact form of a value.
  public void add(Json value) {
    value(value);
  }

  /// The array that holds all of it from now on; not copied.
  public byte[] array() {
    return out;
  }

  /// How many of the array's bytes are written.
  public int size() {
    return size;
  }

  /// How long the compact form is when nothing in it needs an escape or a second byte.
  private static int length(Json value) {
    if (value instanceof Json.Text text) {
      return 2 + text.value().length();
    } else if (value instanceof Json.Num num) {
      return num.lexeme().length();
    } else if (value instanceof Obj obj) {
      int sum = 2 + Math.max(0, obj.size() - 1);
      for (int i = 0; i < obj.size(); i++) {
        sum += 3 + obj.key(i).length() + length(obj.value(i));
      }
      return sum;
    } else if (value instanceof Arr arr) {
      int sum = 2 + Math.max(0, arr.size() - 1);
      for (int i = 0; i < arr.size(); i++) {
        sum += length(arr.at(i));
      }
      return sum;
    }
    return value == Json.Bool.FALSE ? 5 : 4;
  }

  private void value(Json value) {
    if (value instanceof Json.Text text) {
      quoted(text.value());
    } else if (value instanceof Obj obj) {
      object(obj);
    } else if (value instanceof Arr arr) {
      array(arr);
    } else {
      plain(value.toString());
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
    int at = length < LONG ? ordinary(text) : ordinary(text.getBytes(StandardCharsets.ISO_8859_1));
    text.getBytes(0, at, out, size);
    size += at;
    if (at < length) {
      escaped(text, at);
    }
    put('"');
  }

  /// How many characters from the first on are written as they are.
  private static int ordinary(String text) {
    int at = 0;
    while (at < text.length() && ordinary(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /// The same of a text in Latin-1, where a question mark may stand for what that cannot say and so
  /// counts as no ordinary character.
  private static int ordinary(byte[] text) {
    int at = 0;
    while (at + Long.BYTES <= text.length && ordinary((long) WORDS.get(text, at))) {
      at += Long.BYTES;
    }
    while (at < text.length && text[at] != '?' && ordinary((char) (text[at] & 0xff))) {
      at++;
    }
    return at;
  }

  /// Whether all eight bytes are ordinary, question marks not.
  private static boolean ordinary(long word) {
    long control = (word - ' ' * ONES) & ~word;
    return ((word | control | zero(word, '"') | zero(word, '\\') | zero(word, '?')) & HIGH) == 0;
  }

  /// Has a high bit set when a byte of the word is that character (and perhaps further ones).
  private static long zero(long word, char c) {
    long other = word ^ (c * ONES);
    return (other - ONES) & ~other;
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
