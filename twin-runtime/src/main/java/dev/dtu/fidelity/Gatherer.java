package dev.dtu.fidelity;

import dev.dtu.call.Headers;
import dev.dtu.call.Query;
import dev.dtu.contract.RequestBody;
import dev.dtu.contract.SchemaCheck;
import dev.dtu.evidence.Evidence;
import dev.dtu.evidence.Gathering;
import dev.dtu.evidence.Sighting;
import dev.dtu.evidence.Source;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.recording.Content;
import dev.dtu.recording.Exchange;
import dev.dtu.recording.Recordings;
import dev.dtu.recording.Session;
import dev.dtu.recording.Trouble;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// Reduces recordings to [Evidence]: facts of each operation and status, and no value of a body.
public final class Gatherer {

  private final Guide guide;
  private final Function<Path, Source> sources;
  private final SortedMap<String, Gathering> gatherings = new TreeMap<>();
  private final List<Trouble> troubles = new ArrayList<>();

  /// @param candidates of one space
  /// @param sources which project made a file
  public Gatherer(List<Candidate> candidates, Function<Path, Source> sources) {
    this.guide = new Guide(candidates);
    this.sources = sources;
    candidates.forEach(
        each -> gatherings.put(each.twin().name(), new Gathering(each.twin().name())));
  }

  /// The evidence in files, by twin.
  public SortedMap<String, Evidence> of(List<Path> files) {
    for (Path file : files) {
      var read = Recordings.read(file);
      troubles.addAll(read.troubles());
      read.sessions().forEach(session -> gather(session, sources.apply(file)));
    }
    SortedMap<String, Evidence> evidence = new TreeMap<>();
    gatherings.forEach((twin, gathering) -> evidence.put(twin, gathering.evidence()));
    return evidence;
  }

  /// What could not be read.
  public List<Trouble> troubles() {
    return List.copyOf(troubles);
  }

  private void gather(Session session, Source source) {
    Guide here = guide.at(session);
    SortedMap<String, List<Way>> own = new TreeMap<>();
    for (Exchange exchange : session.exchanges()) {
      Optional<Guide.Led> led = here.lead(session, exchange.sent());
      if (led.isPresent() && led.get().operation().isPresent()) {
        String twin = led.get().candidate().twin().name();
        own.computeIfAbsent(twin, _ -> new ArrayList<>()).add(new Way(exchange, led.get()));
      }
    }
    own.forEach((twin, ways) -> {
      Gathering gathering = gatherings.computeIfAbsent(twin, Gathering::new);
      List<String> days =
          ways.stream()
              .flatMap(each -> each.exchange.moment().stream())
              .map(Gatherer::day)
              .toList();
      var first = days.stream().min(String::compareTo);
      var last = days.stream().max(String::compareTo);
      gathering.recording(source, ways.size(), first, last);
      ways.forEach(each -> gathering.add(sighting(each.exchange, each.led)));
    });
  }

  /// An exchange and where it leads.
  private record Way(Exchange exchange, Guide.Led led) {}

  private static String day(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC).toLocalDate().toString();
  }

  private static Sighting sighting(Exchange exchange, Guide.Led led) {
    Exchange.Sent sent = exchange.sent();
    Exchange.Answered answered = exchange.answered();
    var verdict = Verdict.of(answered, led.candidate().twin().title().verdict());
    boolean asked = exchange.flags().stream().noneMatch(Gatherer::unknown);
    var operation = led.operation().orElseThrow();
    return new Sighting(
        operation,
        answered.status(),
        answered.successful() && verdict.refuses(),
        verdict.told(),
        answered.headers().lines().stream().map(Headers.Line::name).toList(),
        asked,
        Query.parse(sent.query()).pairs().stream().map(Query.Pair::name).toList(),
        asked ? sent(sent, operation.body()) : Optional.empty(),
        led.part(sent) ? Optional.empty() : answered.body().document());
  }

  private static boolean unknown(String flag) {
    return flag.startsWith("request-body") || flag.equals("body-only");
  }

  /// The document that was sent, or that the pairs of a form mean.
  static Optional<Json> sent(Exchange.Sent sent, Optional<RequestBody> declared) {
    if (sent.body() instanceof Content.Words(String text) && sent.form()) {
      Map<String, List<String>> pairs = new java.util.LinkedHashMap<>();
      for (Query.Pair pair : Query.parse(text).pairs()) {
        pairs.computeIfAbsent(pair.name(), _ -> new ArrayList<>()).add(pair.value());
      }
      return Optional.of(
          declared
              .flatMap(body -> body.schemaFor("application/x-www-form-urlencoded"))
              .map(schema -> SchemaCheck.formValue(pairs, schema))
              .orElseGet(() -> plain(pairs)));
    }
    return sent.body().document();
  }

  private static Obj plain(Map<String, List<String>> pairs) {
    var all = Obj.builder();
    pairs.forEach((name, values) -> all.put(name, Json.of(values.getLast())));
    return all.build();
  }
}
