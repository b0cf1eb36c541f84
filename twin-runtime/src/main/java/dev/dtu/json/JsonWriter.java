package dev.dtu.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Writes a value: compact as bytes or text, or indented for people.
final class JsonWriter {

  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonWriter() {}

  static byte[] bytes(Json value) {
    return Bytes.of(value);
  }

  static String text(Json value) {
    return new String(Bytes.of(value), StandardCharsets.UTF_8);
  }

  static String pretty(Json value) {
    var out = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(out)) {
      var indenter = new DefaultIndenter("  ", "\n");
      generator.setPrettyPrinter(
          new DefaultPrettyPrinter(
                  Separators.createDefaultInstance()
                      .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                      .withArrayEmptySeparator("")
                      .withObjectEmptySeparator(""))
              .withArrayIndenter(indenter)
              .withObjectIndenter(indenter));
      write(value, generator);
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing to memory", impossible);
    }
    return out.toString();
  }

  private static void write(Json value, JsonGenerator out) throws IOException {
    switch (value) {
      case Obj obj -> {
        out.writeStartObject();
        for (int i = 0; i < obj.size(); i++) {
          out.writeFieldName(obj.key(i));
          write(obj.value(i), out);
        }
        out.writeEndObject();
      }
      case Arr arr -> {
        out.writeStartArray();
        for (Json item : arr.items()) {
          write(item, out);
        }
        out.writeEndArray();
      }
      case Json.Text text -> out.writeString(text.value());
      case Json.Num num -> out.writeNumber(num.lexeme());
      case Json.Bool bool -> out.writeBoolean(bool.value());
      case Json.Null _ -> out.writeNull();
    }
  }
}
