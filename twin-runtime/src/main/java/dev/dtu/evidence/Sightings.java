package dev.dtu.evidence;

import dev.dtu.contract.ReplyShape;
import dev.dtu.contract.RequestBody;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// All sightings of one operation with one status. Mutable; one thread's.
final class Sightings {

  private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,60}");
  private static final Pattern PARAMETER = Pattern.compile("[A-Za-z_$][A-Za-z0-9_.$\\[\\]-]{0,60}");

  private final Sighting first;
  private final Observed request = new Observed("");
  private final Observed reply = new Observed("");
  private final Echoes echoes = new Echoes();
  private final SortedMap<String, Integer> verdicts = new TreeMap<>();
  private final SortedMap<String, Integer> headers = new TreeMap<>();
  private final SortedMap<String, Integer> query = new TreeMap<>();
  private final Set<Integer> recordings = new TreeSet<>();
  private int seen;
  private int asked;
  private int sent;
  private int shown;

  Sightings(Sighting first) {
    this.first = first;
  }

  void add(Sighting sighting, Observed.Look look) {
    seen++;
    recordings.add(look.recording());
    asked += sighting.asked() ? 1 : 0;
    for (String word : sighting.verdict()) {
      if (WORD.matcher(word).matches()) {
        verdicts.merge(word, 1, Integer::sum);
      }
    }
    new TreeSet<>(sighting.headers()).forEach(name -> headers.merge(name, 1, Integer::sum));
    for (String name : new TreeSet<>(sighting.query())) {
      if (PARAMETER.matcher(name).matches()) {
        query.merge(name, 1, Integer::sum);
      }
    }
    var operation = sighting.operation();
    sighting
        .request()
        .ifPresent(body -> {
          sent++;
          var schema = operation.body().flatMap(Sightings::schema);
          request.add(body, schema.orElse(null), look);
        });
    sighting
        .reply()
        .ifPresent(body -> {
          shown++;
          var schema = operation.reply(sighting.status()).flatMap(ReplyShape::json);
          reply.add(body, schema.orElse(null), look);
          if (sighting.asked()) {
            echoes.add(told(sighting), body);
          }
        });
  }

  private static Optional<dev.dtu.contract.Schema> schema(RequestBody body) {
    return body.schemaFor("application/json").or(() -> body.schemaFor(""));
  }

  /// All that a call said: its document, and its query beside it.
  private static Json told(Sighting sighting) {
    Obj body = sighting.request().flatMap(Json::asObj).orElse(Obj.EMPTY);
    var all = Obj.builder().putAll(body);
    for (String name : sighting.query()) {
      if (!body.has(name)) {
        all.put(name, Json.Bool.TRUE);
      }
    }
    return all.build();
  }

  Facts facts() {
    return new Facts(
        first.operation().id(),
        first.status(),
        first.refused(),
        seen,
        recordings.size(),
        verdicts,
        headers,
        query,
        asked,
        sent == 0 ? Optional.empty() : Optional.of(request.seen(Optional.empty(), none(), "")),
        shown == 0
            ? Optional.empty()
            : Optional.of(reply.seen(Optional.of(""), Optional.of(echoes), "")));
  }

  private static Optional<Echoes> none() {
    return Optional.empty();
  }
}
