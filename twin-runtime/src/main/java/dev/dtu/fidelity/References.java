package dev.dtu.fidelity;

import dev.dtu.call.Query;
import dev.dtu.effect.Effect;
import dev.dtu.effect.Resource;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.recording.Content;
import dev.dtu.recording.Exchange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Rows that calls name by their ids in query or body, at a place that is called after the resource
/// (`channel_id`, `users`, `{"project": {"id": …}}`). Where the service did as it was asked, they were
/// there, whatever answers show of them.
final class References {

  /// Several of them in one text.
  private static final Pattern COMMAS = Pattern.compile(",\\s*");

  /// A number that is long enough to be nobody's count.
  private static final Pattern NUMBER = Pattern.compile("\\d{4,}");

  private final Candidate candidate;
  private final Optional<Effect> effect;
  private final List<Prime.Key> found = new ArrayList<>();

  private References(Guide.Led where) {
    this.candidate = where.candidate();
    this.effect = where.operation().flatMap(one -> candidate.effect(one.id()));
  }

  /// What calls of a session name of which no answer shows more.
  ///
  /// @param led where each exchange leads; empty for one that is not replayed
  /// @param known what answers show
  /// @param came whether a word is of something that was not there before the first call
  static List<Prime> of(
      List<Exchange> exchanges,
      List<Optional<Guide.Led>> led,
      Collection<Prime> known,
      Predicate<String> came) {
    var names = new HashSet<String>();
    for (Prime prime : known) {
      names.add(prime.key().id());
      names.addAll(prime.called());
    }
    List<Prime> found = new ArrayList<>();
    for (int i = 0; i < exchanges.size(); i++) {
      List<Prime.Key> keys =
          led.get(i).isEmpty() ? List.of() : named(exchanges.get(i), led.get(i).get());
      for (Prime.Key key : keys) {
        if (!came.test(key.id()) && !made(exchanges, led, key) && names.add(key.id())) {
          found.add(Prime.bare(key, i));
        }
      }
    }
    return found;
  }

  /// What one call names, if the service did as it asked.
  private static List<Prime.Key> named(Exchange exchange, Guide.Led where) {
    List<String> told = where.candidate().twin().title().verdict();
    if (!exchange.answered().successful() || Verdict.of(exchange.answered(), told).refuses()) {
      return List.of();
    }
    var references = new References(where);
    Exchange.Sent sent = exchange.sent();
    references.pairs(sent.query());
    switch (sent.body()) {
      case Content.Document(Json body) -> references.look("", body);
      case Content.Words(String text) when sent.form() -> references.pairs(text);
      case Content.Words _, Content.Nothing _, Content.Binary _ -> {}
    }
    return references.found;
  }

  /// Whether a call of the session makes a row of the resource that it says the word of.
  private static boolean made(
      List<Exchange> exchanges, List<Optional<Guide.Led>> led, Prime.Key key) {
    return made(exchanges, led, key.resource(), key.id());
  }

  /// The same of any word.
  static boolean made(
      List<Exchange> exchanges, List<Optional<Guide.Led>> led, String resource, String word) {
    for (int i = 0; i < exchanges.size(); i++) {
      boolean makes =
          led.get(i)
              .flatMap(
                  where -> where.operation().flatMap(one -> where.candidate().effect(one.id())))
              .filter(effect -> MAKES.contains(effect.kind()))
              .filter(effect -> effect.resource().equals(resource))
              .isPresent();
      if (makes) {
        var words = new HashSet<String>();
        Lore.spoken(exchanges.get(i).sent(), words::add);
        if (words.contains(word)) {
          return true;
        }
      }
    }
    return false;
  }

  private static final List<Effect.Kind> MAKES =
      List.of(Effect.Kind.CREATE, Effect.Kind.COPY, Effect.Kind.PUT);

  private void pairs(String text) {
    for (Query.Pair pair : Query.parse(text).pairs()) {
      for (String word : COMMAS.split(pair.value())) {
        name(pair.name(), word);
      }
    }
  }

  private void look(String member, Json value) {
    switch (value) {
      case Obj obj -> {
        candidate
            .resource(noun(member))
            .flatMap(resource -> resource.id(obj))
            .ifPresent(id -> name(member, id));
        obj.forEach(each -> look(each.key(), each.value()));
      }
      case Arr arr -> arr.forEach(item -> look(member, item));
      case Json.Text(String text) -> name(member, text);
      case Json.Num _, Json.Bool _, Json.Null _ -> {}
    }
  }

  private void name(String member, String word) {
    boolean id = Pairs.telling(word) || NUMBER.matcher(word).matches();
    Optional<Resource> resource =
        candidate
            .resource(noun(member))
            .filter(each -> id && each.scopes().isEmpty() && !each.singleton())
            .filter(each -> !each.idShape().isEmpty() && !own(each));
    resource.ifPresent(each -> found.add(new Prime.Key(candidate, each.name(), List.of(), word)));
  }

  /// Whether the call makes rows of the resource: then it says what the new one is.
  private boolean own(Resource resource) {
    return effect
        .filter(each -> MAKES.contains(each.kind()))
        .filter(each -> each.resource().equals(resource.name()))
        .isPresent();
  }

  private static String noun(String member) {
    return Nouns.of(member, "");
  }
}
