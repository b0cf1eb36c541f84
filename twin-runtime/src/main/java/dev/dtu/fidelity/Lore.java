package dev.dtu.fidelity;

import dev.dtu.call.Query;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.recording.Content;
import dev.dtu.recording.Exchange;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// What a recorded session tells of its own words: which the client made up, which the service did,
/// and which are names of things because the client asked by them.
final class Lore {

  private final Map<String, Integer> said = new HashMap<>();
  private final Map<String, Integer> shown = new HashMap<>();
  private final Map<String, Integer> addressed = new HashMap<>();
  private final Set<String> names = new HashSet<>();
  private final Sealed sealed = new Sealed();

  private Lore() {}

  /// @param led where each exchange leads
  static Lore of(List<Exchange> exchanges, List<Optional<Guide.Led>> led) {
    var lore = new Lore();
    for (int i = 0; i < exchanges.size(); i++) {
      int number = i;
      Exchange exchange = exchanges.get(i);
      spoken(
          exchange.sent(),
          word -> {
            lore.said.putIfAbsent(word, number);
            lore.sealed.take(word);
          });
      led.get(i)
          .ifPresent(where -> where.parameters().values().forEach(word -> lore.name(word, number)));
      exchange
          .answered()
          .body()
          .document()
          .ifPresent(body -> words(body, word -> lore.show(word, number)));
    }
    return lore;
  }

  private void show(String word, int number) {
    shown.putIfAbsent(word, number);
    if (word.startsWith("http") && word.contains("://")) {
      for (String segment : Address.behind(word).split("[/?]")) {
        addressed.putIfAbsent(segment, number);
      }
    }
  }

  private void name(String word, int number) {
    said.putIfAbsent(word, number);
    names.add(word);
  }

  /// Every word of a request: of its query, of its body.
  static void spoken(Exchange.Sent sent, Consumer<String> words) {
    Query.parse(sent.query()).pairs().forEach(pair -> words.accept(pair.value()));
    switch (sent.body()) {
      case Content.Document(Json value) -> words(value, words);
      case Content.Words(String text) when sent.form() ->
          Query.parse(text).pairs().forEach(pair -> words.accept(pair.value()));
      case Content.Words(String text) -> words.accept(text);
      case Content.Nothing _, Content.Binary _ -> {}
    }
  }

  /// Every text and number of a document.
  static void words(Json value, Consumer<String> words) {
    switch (value) {
      case Obj obj -> obj.forEach(member -> words(member.value(), words));
      case Arr arr -> arr.forEach(item -> words(item, words));
      case Json.Text(String text) -> words.accept(text);
      case Json.Num number -> words.accept(number.lexeme());
      case Json.Bool _, Json.Null _ -> {}
    }
  }

  /// Whether the client said a word before the service did.
  boolean own(String word) {
    Integer first = said.get(word);
    return first != null && first <= named(word);
  }

  /// Whether a token says what stands in something that the client sent sealed, such as a certificate, or
  /// is the hash of one.
  boolean within(String token) {
    return sealed.holds(token);
  }

  /// Whether the client asked for something by this name.
  boolean names(String word) {
    return names.contains(word);
  }

  /// The number of the exchange whose answer first shows a word; after all when none does.
  int shown(String word) {
    return shown.getOrDefault(word, Integer.MAX_VALUE);
  }

  /// The same, where what an address in an answer names counts too: clients ask there next. It need
  /// not have come into being with that answer.
  int named(String word) {
    return Math.min(shown(word), addressed.getOrDefault(word, Integer.MAX_VALUE));
  }
}
