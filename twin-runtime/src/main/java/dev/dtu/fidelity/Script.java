package dev.dtu.fidelity;

import dev.dtu.effect.Effect;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.recording.Exchange;
import dev.dtu.recording.Session;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What becomes of each exchange of a session, and what has to be there before the first of them.
///
/// Written once, front to back, of the recording alone.
final class Script {

  private static final Set<Effect.Kind> SHOWS = Set.of(Effect.Kind.READ, Effect.Kind.LIST);

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]+");

  private final List<Exchange> exchanges;
  private final List<Optional<Guide.Led>> led = new ArrayList<>();
  private final List<Part> parts = new ArrayList<>();
  private final Lore lore;
  private final Map<Prime.Key, Prime> primes = new LinkedHashMap<>();
  private final Set<String> asked = new HashSet<>();
  private final Set<String> missed = new HashSet<>();
  private final Set<String> wished = new HashSet<>();
  private final Set<String> lost = new HashSet<>();
  private final Map<String, Integer> echoes = new HashMap<>();
  private final Optional<Instant> start;
  private int written = -1;

  private Script(Session session, Guide guide) {
    this.exchanges = session.exchanges();
    Guide local = guide.at(session);
    for (Exchange exchange : exchanges) {
      led.add(local.lead(session, exchange.sent()));
    }
    this.lore = Lore.of(exchanges, led);
    this.start = exchanges.stream().flatMap(each -> each.moment().stream()).findFirst();
    for (int i = 0; i < exchanges.size(); i++) {
      parts.add(led.get(i).isEmpty() ? Part.Foreign.FOREIGN : part(i, led.get(i).get()));
    }
    Mentions.of(exchanges, led, primes.values())
        .forEach(each -> primes.putIfAbsent(each.key(), each));
    References.of(exchanges, played(), primes.values(), this::came)
        .forEach(each -> primes.put(each.key(), each));
  }

  static Script of(Session session, Guide guide) {
    return new Script(session, guide);
  }

  Lore lore() {
    return lore;
  }

  Part part(int number) {
    return parts.get(number);
  }

  Optional<Guide.Led> led(int number) {
    return led.get(number);
  }

  /// What is to be planted, in the order it was shown.
  List<Prime> primes() {
    return List.copyOf(primes.values());
  }

  Optional<Instant> start() {
    return start;
  }

  private Part part(int number, Guide.Led where) {
    Exchange exchange = exchanges.get(number);
    Part part = judged(number, where, exchange);
    if (writes(number)) {
      written = number;
      Lore.spoken(exchange.sent(), wished::add);
      Grounds.made(where).ifPresent(wished::add);
      if (part instanceof Part.Excluded) {
        lose(number, exchange);
      }
    }
    if (!(part instanceof Part.Excluded)) {
      stand(number, where);
      boolean gone = exchange.answered().status() == 404;
      where.parameters().values().forEach(word -> (gone ? missed : asked).add(word));
    }
    return part;
  }

  /// Whether it may change something: it is neither sent with a method that only asks, nor of an
  /// operation that only shows.
  private boolean writes(int number) {
    return !exchanges.get(number).sent().safe()
        && led.get(number)
            .flatMap(where -> where.operation().flatMap(one -> where.candidate().effect(one.id())))
            .filter(effect -> SHOWS.contains(effect.kind()))
            .isEmpty();
  }

  private Part judged(int number, Guide.Led where, Exchange exchange) {
    Optional<String> reason = Untold.reason(exchange).or(() -> unknown(number, where, exchange));
    if (reason.isPresent()) {
      return new Part.Excluded(reason.get());
    }
    if (writes(number)) {
      return Part.Scored.SCORED;
    }
    String call = exchange.sent().method() + exchange.sent().url() + exchange.sent().body();
    Integer before = echoes.get(call);
    if (before != null && before > written) {
      return Part.Echo.ECHO;
    }
    if (prime(number, Showing.of(exchange, where))) {
      echoes.put(call, number);
      return Part.Primed.PRIMED;
    }
    return Part.Scored.SCORED;
  }

  /// Why what the request names cannot be there.
  private Optional<String> unknown(int number, Guide.Led where, Exchange exchange) {
    var named = new HashSet<>(where.parameters().values());
    for (String segment : exchange.sent().path().split("/")) {
      named.add(segment);
    }
    Lore.spoken(exchange.sent(), named::add);
    if (named.stream().anyMatch(lost::contains)) {
      return Optional.of("names what came of a call that is not replayed");
    }
    if (exchange.answered().status() == 404) {
      return Optional.empty();
    }
    var own = new HashSet<String>();
    for (Showing.Row row : Showing.of(exchange, where).rows()) {
      own.add(row.key().id());
      own.add(row.called());
    }
    for (String word : where.parameters().values()) {
      if (id(word)
          && !own.contains(word)
          && !shown(word, number)
          && !asked.contains(word)
          && !shownLater(word, number)) {
        return Optional.of("names what no answer shows");
      }
    }
    return Optional.empty();
  }

  private static boolean id(String word) {
    return ID.matcher(word).matches() && (Pairs.telling(word) || word.matches("\\d{3,}"));
  }

  /// Whether an answer of an operation that the contract knows shows it before.
  private boolean shown(String word, int number) {
    int first = lore.named(word);
    return first < number && led.get(first).flatMap(Guide.Led::operation).isPresent();
  }

  /// Whether an answer after this one shows a row of that id.
  private boolean shownLater(String word, int number) {
    for (int i = Math.max(number + 1, 0); i < exchanges.size(); i++) {
      Optional<Guide.Led> where = led.get(i);
      if (lore.shown(word) <= i && where.isPresent() && !writes(i)) {
        Showing showing = Showing.of(exchanges.get(i), where.get());
        if (showing.rows().stream().anyMatch(row -> row.key().id().equals(word))) {
          return true;
        }
      }
    }
    return false;
  }

  /// Ids that an excluded write showed first are of things that will not be there.
  private void lose(int number, Exchange exchange) {
    exchange
        .answered()
        .body()
        .document()
        .ifPresent(body ->
            Lore.words(
                body,
                word -> {
                  boolean id = Pairs.telling(word) || lore.names(word);
                  if (id && lore.shown(word) == number && !lore.own(word)) {
                    lost.add(word);
                  }
                }));
  }

  /// Notes what an answer shows that was there before; false when it is nothing new.
  private boolean prime(int number, Showing showing) {
    boolean any = false;
    for (Showing.Row row : showing.rows()) {
      Prime known = primes.get(row.key());
      if ((known == null || known.bare()) && before(number, row)) {
        known = new Prime(row.key(), unwritten(number, row), number);
        primes.put(row.key(), known);
        any = true;
      }
      if (known != null) {
        any |= known.called(row.called());
        for (Showing.In in : showing.containers()) {
          any |=
              !made(in.key(), number)
                  && !joined(number, row, in)
                  && known.in(in.resource(), in.key(), in.owns());
        }
      }
    }
    return any;
  }

  /// Notes containers that must have been there, of which no answer may show more than the name.
  private void stand(int number, Guide.Led where) {
    for (Prime.Key key : Grounds.of(exchanges.get(number), where)) {
      String id = key.id();
      boolean shown = lore.shown(id) < exchanges.size();
      boolean fresh = missed.contains(id) || lost.contains(id) || made(id, number);
      if (shown && !fresh && !wished.contains(id)) {
        primes.putIfAbsent(key, Prime.bare(key, number));
      }
    }
  }

  /// Where the exchanges lead that are replayed.
  private List<Optional<Guide.Led>> played() {
    List<Optional<Guide.Led>> played = new ArrayList<>();
    for (int i = 0; i < exchanges.size(); i++) {
      boolean excluded = parts.get(i) instanceof Part.Excluded;
      played.add(excluded ? Optional.empty() : led.get(i));
    }
    return played;
  }

  /// Whether a word is of something that came in the course of the session, or was not there.
  private boolean came(String word) {
    return missed.contains(word) || lost.contains(word) || made(word, exchanges.size());
  }

  /// Whether a row was there before the first call.
  private boolean before(int number, Showing.Row row) {
    String id = row.called().isEmpty() ? row.key().id() : row.called();
    List<String> above = row.key().scopes();
    boolean fresh = missed.contains(id) || made(id, number) || lost.contains(id);
    boolean below = above.stream().anyMatch(one -> made(one, number) || lost.contains(one));
    return !fresh && !below && !row.made(start);
  }

  /// Whether an id was first shown by a call that made it.
  private boolean made(String id, int number) {
    int shown = lore.shown(id);
    return shown < number && !lore.own(id) && writes(shown);
  }

  /// Whether a write before named both the row and the container.
  private boolean joined(int number, Showing.Row row, Showing.In in) {
    for (int i = 0; i < number; i++) {
      Exchange.Sent sent = exchanges.get(i).sent();
      if (writes(i) && sent.url().contains(row.key().id()) && sent.url().contains(in.key())) {
        return true;
      }
    }
    return false;
  }

  /// The item without what earlier writes to it set.
  private Obj unwritten(int number, Showing.Row row) {
    Json item = row.item();
    String id = row.called().isEmpty() ? row.key().id() : row.called();
    for (int i = 0; i < number && !id.isEmpty() && lore.own(id); i++) {
      Exchange.Sent sent = exchanges.get(i).sent();
      Optional<Guide.Led> where = sent.safe() ? Optional.empty() : led.get(i);
      if (where.isPresent()
          && where.get().parameters().containsValue(id)
          && Grounds.about(where.get(), row.key().resource())) {
        item = Prime.without(item, sent.body().document().orElse(Obj.EMPTY));
      }
    }
    return item.asObj().orElse(Obj.EMPTY);
  }
}
