package dev.dtu.recording;

import dev.dtu.call.Headers;
import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a request or an answer carried, as far as it can be understood.
public sealed interface Content {

  /// No body.
  enum Nothing implements Content {
    NOTHING
  }

  /// A JSON document.
  record Document(Json value) implements Content {}

  /// A text that is no document.
  record Words(String text) implements Content {}

  /// Bytes that are no text. The array is not copied: who makes one gives it away.
  @SuppressWarnings("ArrayRecordComponent") // equality is by content, below
  record Binary(byte[] bytes) implements Content {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Binary that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
      return bytes.length + " bytes";
    }
  }

  /// The document, when it is one.
  default Optional<Json> document() {
    return this instanceof Document(Json value) ? Optional.of(value) : Optional.empty();
  }

  /// The bytes as they went over the wire, but for their encoding.
  default byte[] bytes() {
    return switch (this) {
      case Nothing _ -> new byte[0];
      case Document(Json value) -> value.bytes();
      case Words(String text) -> text.getBytes(StandardCharsets.UTF_8);
      case Binary(byte[] bytes) -> bytes;
    };
  }

  /// What bytes of a media type are; the type is believed only where the bytes are like it.
  static Content of(String type, byte[] bytes) {
    if (bytes.length == 0) {
      return Nothing.NOTHING;
    }
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return of(type, text.toString());
    } catch (CharacterCodingException notText) {
      return new Binary(bytes);
    }
  }

  /// What was received with headers, its encoding undone; empty when nobody here can undo it.
  static Optional<Content> received(Headers headers, byte[] bytes) {
    try {
      String type = headers.find("content-type").orElse("");
      return Optional.of(of(type, Encodings.undone(headers, bytes)));
    } catch (Unusable encoded) {
      return Optional.empty();
    }
  }

  /// What a text of a media type is.
  static Content of(String type, String text) {
    if (text.isEmpty()) {
      return Nothing.NOTHING;
    }
    String plain = type.toLowerCase(Locale.ROOT);
    String start = text.stripLeading();
    boolean like = start.startsWith("{") || start.startsWith("[");
    if (plain.contains("json") || (like && !plain.contains("form"))) {
      try {
        return new Document(Json.parse(text));
      } catch (Malformed notJson) {
        return new Words(text);
      }
    }
    return new Words(text);
  }
}
