package dev.dtu.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a document from bytes. Strict: one value, UTF-8, each key once, within the limits. Of what
/// clients send, the last of several equal keys counts, as in the readers that services are made with.
final class JsonReader {

  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(100_000)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(100_000)
                  .build())
          .enable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          // buffers kept by thread would be made anew for every request's own virtual thread
          .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
          .build();

  /// Surrogates begin at U+D800; a text of characters below this has none.
  private static final int FIRST_SURROGATE_BITS = 0x800;

  private final JsonParser parser;
  private final JsonLimits limits;
  private final boolean last;

  private JsonReader(JsonParser parser, JsonLimits limits, boolean last) {
    this.parser = parser;
    this.limits = limits;
    this.last = last;
  }

  /// @param last whether the last of several equal keys counts; else they are refused
  static Json read(byte[] utf8, JsonLimits limits, boolean last) throws Malformed {
    try (JsonParser parser = FACTORY.createParser(utf8)) {
      return new JsonReader(parser, limits, last).document();
    } catch (JsonProcessingException wrong) {
      throw malformed(
          "expected JSON: " + firstSentence(wrong.getOriginalMessage()), wrong.getLocation());
    } catch (java.io.CharConversionException wrong) {
      throw new Malformed("expected UTF-8, found bytes that are not", 0, 0);
    } catch (IOException impossible) {
      throw new UncheckedIOException("reading from memory", impossible);
    }
  }

  private Json document() throws IOException, Malformed {
    JsonToken first = parser.nextToken();
    if (first == null) {
      throw new Malformed("expected a JSON value, found nothing", 1, 1);
    }
    Json value = value(first, 0);
    if (parser.nextToken() != null) {
      throw here("expected the end, found more after the JSON value");
    }
    return value;
  }

  private Json value(JsonToken token, int depth) throws IOException, Malformed {
    return switch (token) {
      case START_OBJECT -> object(deeper(depth));
      case START_ARRAY -> array(deeper(depth));
      case VALUE_STRING -> text();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
      case VALUE_TRUE -> Json.Bool.TRUE;
      case VALUE_FALSE -> Json.Bool.FALSE;
      case VALUE_NULL -> Json.Null.NULL;
      case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
          throw here("expected a JSON value, found " + token);
    };
  }

  private int deeper(int depth) throws Malformed {
    if (depth >= limits.depth()) {
      throw here("expected at most " + limits.depth() + " levels of nesting, found more");
    }
    return depth + 1;
  }

  private Obj object(int depth) throws IOException, Malformed {
    String[] keys = new String[8];
    Json[] values = new Json[8];
    int size = 0;
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_OBJECT;
        token = parser.nextToken()) {
      if (size == keys.length) {
        keys = Arrays.copyOf(keys, size * 2);
        values = Arrays.copyOf(values, size * 2);
      }
      keys[size] = parser.currentName();
      values[size] = value(parser.nextToken(), depth);
      size++;
    }
    if (size == 0) {
      return Obj.EMPTY;
    }
    String twice = twice(keys, size);
    if (twice == null) {
      return new Obj(Layout.of(keys, size), Arrays.copyOf(values, size));
    }
    if (!last) {
      throw here("expected each key once, found \"" + shortened(twice) + "\" twice in one object");
    }
    var all = Obj.builder();
    for (int i = 0; i < size; i++) {
      all.put(keys[i], values[i]);
    }
    return all.build();
  }

  /// A key that stands among the first `size` more than once; null when each stands there once.
  private static @Nullable String twice(String[] keys, int size) {
    if (size > 32) {
      String[] sorted = Arrays.copyOf(keys, size);
      Arrays.sort(sorted);
      for (int i = 1; i < size; i++) {
        if (sorted[i].equals(sorted[i - 1])) {
          return sorted[i];
        }
      }
      return null;
    }
    for (int i = 1; i < size; i++) {
      for (int j = 0; j < i; j++) {
        if (keys[i].equals(keys[j])) {
          return keys[i];
        }
      }
    }
    return null;
  }

  private Arr array(int depth) throws IOException, Malformed {
    List<Json> items = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      items.add(value(token, depth));
    }
    return Arr.of(items);
  }

  private Json.Text text() throws IOException, Malformed {
    int length = parser.getTextLength();
    if (length > limits.textLength()) {
      throw here("expected strings of at most " + limits.textLength() + " characters, found more");
    }
    char[] characters = parser.getTextCharacters();
    int from = parser.getTextOffset();
    int all = 0;
    for (int i = from; i < from + length; i++) { // of many characters, some at a time
      all |= characters[i];
    }
    if (length <= Known.SHORT && all < FIRST_SURROGATE_BITS) {
      int hash = 0;
      for (int i = from; i < from + length; i++) {
        hash = 31 * hash + characters[i];
      }
      return Known.text(characters, from, length, hash);
    }
    String text = parser.getText();
    for (int i = 0; all >= FIRST_SURROGATE_BITS && i < length; i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        i = pairEnd(text, i);
      }
    }
    return new Json.Text(text);
  }

  private int pairEnd(String text, int at) throws Malformed {
    if (Character.isHighSurrogate(text.charAt(at))
        && at + 1 < text.length()
        && Character.isLowSurrogate(text.charAt(at + 1))) {
      return at + 1;
    }
    throw here("expected Unicode, found half of a surrogate pair");
  }

  private Json number() throws IOException, Malformed {
    if (parser.getTextLength() > limits.numberLength()) {
      throw here(
          "expected numbers of at most " + limits.numberLength() + " characters, found more");
    }
    return new Json.Num(parser.getText());
  }

  private Malformed here(String what) {
    return malformed(what, parser.currentTokenLocation());
  }

  private static Malformed malformed(String what, @Nullable JsonLocation at) {
    return at == null
        ? new Malformed(what, 0, 0)
        : new Malformed(what, at.getLineNr(), at.getColumnNr());
  }

  private static String firstSentence(String message) {
    int end = message.indexOf('\n');
    return shortened(end < 0 ? message : message.substring(0, end));
  }

  private static String shortened(String text) {
    return text.length() <= 200 ? text : text.substring(0, 200) + "…";
  }
}
