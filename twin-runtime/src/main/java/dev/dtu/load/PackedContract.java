package dev.dtu.load;

import dev.dtu.contract.Details;
import dev.dtu.contract.OperationLine;
import dev.dtu.json.Binary;
import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The details of a contract in a [Pack]: each operation and schema an entry of its own, the lines
/// and names as words with a NUL behind each.
///
/// @param shelf where the contract's parts stand
record PackedContract(Shelf.Packed shelf) implements Details {

  static final String TITLE = "title";
  static final String LINES = "lines";
  static final String SCHEMAS = "schemas";
  static final String OPERATION = "operation ";
  static final String SCHEMA = "schema ";
  static final String EVENT = "event ";

  /// How many words a line has.
  private static final int WORDS = 4;

  @Override
  public List<OperationLine> lines() {
    List<String> words = words(LINES);
    List<OperationLine> lines = new ArrayList<>(words.size() / WORDS);
    for (int i = 0; i + WORDS <= words.size(); i += WORDS) {
      lines.add(
          new OperationLine(
              words.get(i), words.get(i + 1), words.get(i + 2), words.get(i + WORDS - 1)));
    }
    return List.copyOf(lines);
  }

  @Override
  public Optional<Obj> operation(OperationLine line) {
    return json(OPERATION + line.id()).flatMap(Json::asObj);
  }

  @Override
  public Optional<Json> schema(String name) {
    return json(SCHEMA + name);
  }

  @Override
  public List<String> schemas() {
    return words(SCHEMAS);
  }

  @Override
  public Optional<Obj> event(String name) {
    return json(EVENT + name).flatMap(Json::asObj);
  }

  /// The title page without operations and schemas; empty when no contract stands here.
  Optional<Obj> title() {
    return json(TITLE).flatMap(Json::asObj);
  }

  private Optional<Json> json(String key) {
    return shelf.read(key).map(bytes -> parsed(key, bytes));
  }

  private Json parsed(String key, byte[] bytes) {
    try {
      return Binary.read(bytes);
    } catch (Malformed broken) {
      throw new IllegalStateException(shelf.name() + "/" + key + ": " + broken.getMessage());
    }
  }

  private List<String> words(String key) {
    return shelf.read(key).map(PackedContract::words).orElse(List.of());
  }

  static List<String> words(byte[] bytes) {
    var text = new String(bytes, StandardCharsets.UTF_8);
    List<String> words = new ArrayList<>();
    int from = 0;
    for (int end = text.indexOf('\0'); end >= 0; end = text.indexOf('\0', from)) {
      words.add(text.substring(from, end));
      from = end + 1;
    }
    return words;
  }

  /// What [#words] reads.
  ///
  /// @throws IllegalArgumentException when there is a NUL in a word
  static byte[] bytes(List<String> words) {
    var text = new StringBuilder();
    for (String word : words) {
      if (word.indexOf('\0') >= 0) {
        throw new IllegalArgumentException("expected words without NUL, found '" + word + "'");
      }
      text.append(word).append('\0');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
