package dev.dtu.judge;

import dev.dtu.call.Headers;
import dev.dtu.folder.TwinFolder;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.recording.Content;
import dev.dtu.recording.Exchange;
import dev.dtu.recording.Session;
import dev.dtu.split.Split;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// A word that stands among the held-out recordings and nowhere else. Whoever knows it has read them.
final class Canary {

  private static final String FILE = "00000-canary.jsonl";
  private static final String MARK = "dtu-canary-";
  private static final int BYTES = 16;

  private Canary() {}

  /// Puts a new one into the folder of a side. It is no twin's exchange, so it is never scored.
  static void put(Path heldOut) throws IOException {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    String word = MARK + HexFormat.of().formatHex(bytes);
    var sent =
        new Exchange.Sent(
            "GET", "https://canary.invalid/canary", Headers.NONE, Content.Nothing.NOTHING);
    var answered =
        new Exchange.Answered(
            200, Headers.NONE, new Content.Document(Obj.of("canary", Json.of(word))));
    var exchange = new Exchange(sent, answered, "", Optional.empty(), List.of());
    Split.write(
        Session.named("canary", "a-canary-and-no-service", List.of(exchange)),
        heldOut.resolve(FILE));
  }

  /// The word of a folder of held-out recordings; empty when there is none.
  static Optional<String> in(Path heldOut) throws IOException {
    Path file = heldOut.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    String text = Files.readString(file);
    int at = text.indexOf(MARK);
    return at < 0
        ? Optional.empty()
        : Optional.of(text.substring(at, at + MARK.length() + 2 * BYTES));
  }

  /// The file of a twin folder in which a word stands, in its name or as part of its bytes; empty when
  /// in none.
  static Optional<String> found(String word, TwinFolder folder) throws IOException {
    for (var file : TwinFolder.files(folder.path()).entrySet()) {
      String text = new String(Files.readAllBytes(file.getValue()), StandardCharsets.ISO_8859_1);
      if (file.getKey().contains(word) || text.contains(word)) {
        return Optional.of(file.getKey());
      }
    }
    return Optional.empty();
  }
}
