package dev.dtu.json;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A value as bytes that take a fraction of the time of its text to read: each text and each list of
/// keys is told once, nothing is looked for. No form to exchange with others: what writes it and what
/// reads it are of one build.
///
/// The bytes, numbers as in LEB128: how many texts, each as its length and UTF-8; how many lists of
/// keys, each as its length and the positions of the texts; the value. A value is a number of which the
/// low three bits are its kind, the others the position of its text or keys, or how many items follow.
public final class Binary {

  private static final int NULL = 0;
  private static final int FALSE = 1;
  private static final int TRUE = 2;
  private static final int TEXT = 3;
  private static final int NUMBER = 4;
  private static final int ARRAY = 5;
  private static final int OBJECT = 6;
  private static final int KIND_BITS = 3;
  private static final int KIND = (1 << KIND_BITS) - 1;

  private Binary() {}

  /// The bytes of a value.
  ///
  /// @throws IllegalArgumentException when a text of it has half a surrogate pair
  public static byte[] of(Json value) {
    var writer = new Writer();
    writer.value(value);
    return writer.bytes();
  }

  /// The value of bytes that [#of] made.
  ///
  /// @throws Malformed when they are of something else
  public static Json read(byte[] bytes) throws Malformed {
    try {
      var reader = new Reader(bytes);
      reader.tables();
      Json value = reader.value();
      if (reader.at == bytes.length) {
        return value;
      }
    } catch (IndexOutOfBoundsException
        | NegativeArraySizeException
        | IllegalArgumentException odd) {
      throw new Malformed("expected a value in the binary form, found " + odd, 0, 0);
    }
    throw new Malformed("expected the end, found more after a value in the binary form", 0, 0);
  }

  /// Mutable; one thread's, thrown away.
  private static final class Writer {
    private final Map<String, Integer> texts = new LinkedHashMap<>();
    private final Map<List<String>, Integer> layouts = new LinkedHashMap<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    void value(Json value) {
      switch (value) {
        case Obj obj -> {
          List<String> keys = obj.keys();
          keys.forEach(this::text);
          number(body, layouts.computeIfAbsent(keys, _ -> layouts.size()), OBJECT);
          obj.forEach(member -> value(member.value()));
        }
        case Arr arr -> {
          number(body, arr.size(), ARRAY);
          arr.forEach(this::value);
        }
        case Json.Text text -> number(body, text(text.value()), TEXT);
        case Json.Num num -> number(body, text(num.lexeme()), NUMBER);
        case Json.Bool bool -> number(body, 0, bool.value() ? TRUE : FALSE);
        case Json.Null _ -> number(body, 0, NULL);
      }
    }

    private int text(String text) {
      return texts.computeIfAbsent(text, _ -> texts.size());
    }

    byte[] bytes() {
      var out = new ByteArrayOutputStream();
      number(out, texts.size());
      for (String text : texts.keySet()) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        if (!new String(utf8, StandardCharsets.UTF_8).equals(text)) {
          throw new IllegalArgumentException("expected Unicode, found half of a surrogate pair");
        }
        number(out, utf8.length);
        out.writeBytes(utf8);
      }
      number(out, layouts.size());
      for (List<String> keys : layouts.keySet()) {
        number(out, keys.size());
        keys.forEach(key -> number(out, text(key)));
      }
      out.writeBytes(body.toByteArray());
      return out.toByteArray();
    }

    private static void number(ByteArrayOutputStream out, int count, int kind) {
      number(out, Math.addExact(Math.multiplyExact(count, KIND + 1), kind));
    }

    private static void number(ByteArrayOutputStream out, int number) {
      int rest = number;
      while (rest >= 0x80) {
        out.write(rest | 0x80);
        rest >>>= 7;
      }
      out.write(rest);
    }
  }

  /// Mutable; one thread's, thrown away.
  private static final class Reader {
    private final byte[] bytes;
    private int at;
    private String[] texts = new String[0];
    private Json.Text[] values = new Json.Text[0];
    private Layout[] layouts = new Layout[0];

    Reader(byte[] bytes) {
      this.bytes = bytes;
    }

    void tables() {
      texts = new String[count()];
      values = new Json.Text[texts.length];
      for (int i = 0; i < texts.length; i++) {
        int length = count();
        texts[i] = new String(bytes, at, length, StandardCharsets.UTF_8);
        values[i] = Json.of(texts[i]);
        at += length;
      }
      layouts = new Layout[count()];
      for (int i = 0; i < layouts.length; i++) {
        String[] keys = new String[count()];
        for (int j = 0; j < keys.length; j++) {
          keys[j] = texts[number()];
        }
        layouts[i] = Layout.of(keys, keys.length);
      }
    }

    Json value() {
      int told = number();
      int count = told >>> KIND_BITS;
      return switch (told & KIND) {
        case NULL -> Json.Null.NULL;
        case FALSE -> Json.Bool.FALSE;
        case TRUE -> Json.Bool.TRUE;
        case TEXT -> values[count];
        case NUMBER -> new Json.Num(texts[count]);
        case ARRAY -> array(count);
        case OBJECT -> object(layouts[count]);
        default -> throw new IndexOutOfBoundsException("kind " + (told & KIND));
      };
    }

    private Json array(int count) {
      List<Json> items = new ArrayList<>(Math.min(count, bytes.length));
      for (int i = 0; i < count; i++) {
        items.add(value());
      }
      return Arr.of(items);
    }

    private Json object(Layout layout) {
      Json[] members = new Json[layout.size()];
      for (int i = 0; i < members.length; i++) {
        members[i] = value();
      }
      return members.length == 0 ? Obj.EMPTY : new Obj(layout, members);
    }

    /// How many things follow, each of which takes a byte or more.
    private int count() {
      int count = number();
      if (count < 0 || count > bytes.length - at) {
        throw new IndexOutOfBoundsException(count + " where " + (bytes.length - at) + " are left");
      }
      return count;
    }

    private int number() {
      int number = bytes[at++];
      if (number >= 0) {
        return number;
      }
      number &= 0x7F;
      for (int shift = 7; ; shift += 7) {
        byte next = bytes[at++];
        number |= (next & 0x7F) << shift;
        if (next >= 0) {
          return number;
        }
      }
    }
  }
}
