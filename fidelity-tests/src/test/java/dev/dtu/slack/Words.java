package dev.dtu.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.call.Body;
import dev.dtu.contract.Contract;
import dev.dtu.contract.Operation;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Turn;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The words in which methods refuse: each stands in the reference's list for the method, or in
/// `slack/words.reasons`: a pattern for `METHOD WORD` and why, a line.
final class Words {

  private static final List<Pattern> OTHERS = others();

  private Words() {}

  private static List<Pattern> others() {
    try (InputStream in = Words.class.getResourceAsStream("/slack/words.reasons")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> Pattern.compile(line.substring(0, line.indexOf("  # "))))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// Holds the word of a refusal against the reference's list.
  static void heard(Contract contract, Turn turn) {
    Optional<Operation> method = contract.find(turn.operation());
    Optional<String> word = word(turn);
    boolean call = turn.call().request().path().startsWith("/api/");
    if (method.isEmpty() || word.isEmpty() || !call) {
      return;
    }
    String said = method.get().id() + " " + word.get();
    boolean listed = method.get().traits().errors().contains(word.get());
    assertThat(listed || OTHERS.stream().anyMatch(each -> each.matcher(said).matches()))
        .as("'%s' is a word of the reference, or stands in slack/words.reasons", said)
        .isTrue();
  }

  private static Optional<String> word(Turn turn) {
    if (!(turn.reply().body() instanceof Body.Bytes bytes) || !bytes.toString().startsWith("{")) {
      return Optional.empty();
    }
    Obj reply = (Obj) Json.trusted(bytes.toString());
    return reply.flag("ok") ? Optional.empty() : reply.text("error");
  }
}
