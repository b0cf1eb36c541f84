package dev.dtu.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.dtu.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads JSON. A key that stands twice is a flaw and its last value counts.
final class JsonTree {

  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(10_000).maxNumberLength(400).build())
          .build();

  private final String file;
  private final JsonParser parser;
  private final Flaws flaws;
  private final Map<String, String> pool = new HashMap<>();

  private JsonTree(String file, JsonParser parser, Flaws flaws) {
    this.file = file;
    this.parser = parser;
    this.flaws = flaws;
  }

  static Node read(String file, String text, Flaws flaws) throws Unreadable {
    try (JsonParser parser = FACTORY.createParser(text)) {
      var tree = new JsonTree(file, parser, flaws);
      Node root = tree.value(parser.nextToken(), 1, 0);
      if (parser.nextToken() != null) {
        throw new Unreadable(file, tree.line(), "expected the end, found more after the JSON");
      }
      return root;
    } catch (JsonProcessingException wrong) {
      int line = wrong.getLocation() == null ? 0 : wrong.getLocation().getLineNr();
      throw new Unreadable(file, line, "expected JSON: " + firstLine(wrong.getOriginalMessage()));
    } catch (IOException impossible) {
      throw new UncheckedIOException("reading from memory", impossible);
    }
  }

  private int line() {
    return parser.currentTokenLocation().getLineNr();
  }

  private Node value(JsonToken token, int line, int depth) throws IOException, Unreadable {
    if (depth > Text.DEPTH) {
      throw new Unreadable(file, line(), Text.TOO_DEEP);
    }
    return switch (token) {
      case START_OBJECT -> object(line, depth);
      case START_ARRAY -> array(line, depth);
      case VALUE_STRING ->
          new Node.Leaf(Json.of(Text.unicode(parser.getText(), file, line(), flaws)), line);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
          new Node.Leaf(new Json.Num(parser.getText()), line);
      case VALUE_TRUE -> new Node.Leaf(Json.Bool.TRUE, line);
      case VALUE_FALSE -> new Node.Leaf(Json.Bool.FALSE, line);
      case VALUE_NULL -> new Node.Leaf(Json.Null.NULL, line);
      case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
          throw new Unreadable(file, line(), "expected a JSON value, found " + token);
    };
  }

  private Node object(int line, int depth) throws IOException, Unreadable {
    Map<String, Node> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = Text.unicode(parser.currentName(), file, line(), flaws);
      int keyLine = line();
      Node value = value(parser.nextToken(), keyLine, depth + 1);
      Node before = members.put(pool.computeIfAbsent(key, same -> same), value);
      if (before != null) {
        Text.twice(file, keyLine, key, before.line(), flaws);
      }
    }
    return new Node.Fields(members, line);
  }

  private Node array(int line, int depth) throws IOException, Unreadable {
    List<Node> items = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      items.add(value(token, line(), depth + 1));
    }
    return new Node.Items(items, line);
  }

  private static String firstLine(String message) {
    int end = message.indexOf('\n');
    String line = end < 0 ? message : message.substring(0, end);
    return line.length() <= 200 ? line : line.substring(0, 200) + "…";
  }
}
