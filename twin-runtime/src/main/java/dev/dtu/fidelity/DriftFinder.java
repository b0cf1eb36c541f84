package dev.dtu.fidelity;

import dev.dtu.call.Query;
import dev.dtu.contract.Operation;
import dev.dtu.contract.Parameter;
import dev.dtu.contract.ReplyShape;
import dev.dtu.contract.Schema;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.recording.Exchange;
import dev.dtu.recording.Recordings;
import dev.dtu.recording.Session;
import dev.dtu.recording.Trouble;
import dev.dtu.twin.Twin;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Finds where recordings do not fit the contract of their twin. Mutable; one thread's.
///
/// What went wrong on the way (429, 5xx) fits any contract. Requests that the service refused need
/// fit none.
public final class DriftFinder {

  private final String twin;
  private final Guide guide;
  private final Drifts drifts = new Drifts();
  private final List<Trouble> troubles = new ArrayList<>();
  private int exchanges;

  /// @param candidates of one space, of which one is meant
  public DriftFinder(String twin, List<Candidate> candidates) {
    this.twin = twin;
    this.guide = new Guide(candidates);
  }

  /// What does not fit, those found most often first.
  public List<Drift> in(List<Path> files) {
    for (Path file : files) {
      var read = Recordings.read(file);
      troubles.addAll(read.troubles());
      read.sessions().forEach(this::look);
    }
    return found();
  }

  /// The same of recordings that were read already.
  public List<Drift> of(List<Session> sessions) {
    sessions.forEach(this::look);
    return found();
  }

  private List<Drift> found() {
    Twin known =
        guide.candidates().stream()
            .map(Candidate::twin)
            .filter(each -> each.name().equals(twin))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("expected '" + twin + "' among them"));
    return drifts.all(new Beginnings(known));
  }

  public List<Trouble> troubles() {
    return List.copyOf(troubles);
  }

  /// How many exchanges were the twin's.
  public int exchanges() {
    return exchanges;
  }

  private void look(Session session) {
    Guide here = guide.at(session);
    for (int i = 0; i < session.exchanges().size(); i++) {
      Exchange exchange = session.exchanges().get(i);
      Optional<Guide.Led> led = here.lead(session, exchange.sent());
      if (led.isPresent() && led.get().candidate().twin().name().equals(twin)) {
        exchanges++;
        drifts.begin(session.name() + " " + i);
        Twin known = led.get().candidate().twin();
        led.get()
            .operation()
            .or(() -> slashed(known, exchange.sent()))
            .ifPresentOrElse(
                operation -> operation(known, operation, exchange), () -> drifts.unknown(exchange));
      }
    }
  }

  /// The operation of a path with a slash too many: the document tells of it all the same.
  private static Optional<Operation> slashed(Twin known, Exchange.Sent sent) {
    String path = sent.path().replaceAll("/{2,}", "/").replaceFirst("(?<=.)/$", "");
    return known.led(sent.method(), path);
  }

  private void operation(Twin known, Operation operation, Exchange exchange) {
    Exchange.Answered answered = exchange.answered();
    if (answered.status() == 429 || answered.status() >= 500) {
      return;
    }
    // how a refusal with a status of success looks is said under `default`, where at all
    boolean refused =
        answered.successful() && Verdict.of(answered, known.title().verdict()).refuses();
    if (refused) {
      return;
    }
    if (answered.successful() && exchange.flags().isEmpty()) {
      parameters(known, operation, exchange.sent());
      request(known, operation, exchange.sent());
    }
    reply(operation, answered);
  }

  /// The names of what every call may carry: credentials, and what asks for a part.
  private static Set<String> carried(Twin known) {
    Set<String> names = new TreeSet<>();
    known.authForms().forEach(form -> names.add(form.name()));
    known.title().partial().ifPresent(partial -> names.add(partial.parameter()));
    return names;
  }

  private void parameters(Twin known, Operation operation, Exchange.Sent sent) {
    Set<String> names = new TreeSet<>(Query.parse(sent.query()).names());
    names.removeAll(carried(known));
    for (String name : names) {
      String plain = name.replaceFirst("\\[.*", "");
      boolean declared =
          operation.parameter(Parameter.Place.QUERY, name).isPresent()
              || operation.parameter(Parameter.Place.QUERY, plain).isPresent()
              || Drifts.spread(operation)
              || !plain.matches("[A-Za-z_$][A-Za-z0-9_.$-]{0,60}");
      if (!declared) {
        drifts.parameter(operation, name);
      }
    }
  }

  private void request(Twin known, Operation operation, Exchange.Sent sent) {
    Optional<Json> document = Gatherer.sent(sent, operation.body()).map(body -> bare(body, known));
    String type = sent.headers().find("content-type").orElse("");
    Optional<Schema> schema = operation.body().flatMap(body -> body.schemaFor(type));
    if (document.isPresent() && schema.isPresent()) {
      Obj root = Obj.of("operation", Json.of(operation.id()), "body", Json.Bool.TRUE);
      new DriftWalk(drifts, operation.id(), "request", true)
          .look(document.get(), schema.get(), root);
    }
  }

  /// A document without credentials, and without nulls where they mean the same as nothing.
  private static Json bare(Json body, Twin known) {
    Json bare = known.contract().nullIsAbsent() ? full(body) : body;
    if (!(bare instanceof Obj obj)) {
      return bare;
    }
    for (String name : carried(known)) {
      obj = obj.without(name);
    }
    return obj;
  }

  private static Json full(Json value) {
    return switch (value) {
      case Obj obj -> {
        var out = Obj.builder();
        for (Obj.Member member : obj) {
          if (!(member.value() instanceof Json.Null)) {
            out.put(member.key(), full(member.value()));
          }
        }
        yield out.build();
      }
      case Arr arr -> Arr.of(arr.items().stream().map(DriftFinder::full).toList());
      case Json other -> other;
    };
  }

  private void reply(Operation operation, Exchange.Answered answered) {
    Optional<ReplyShape> shape = operation.reply(answered.status());
    if (shape.isEmpty()) {
      drifts.status(operation, answered);
      return;
    }
    Optional<Json> document = answered.body().document();
    Optional<Schema> schema = shape.get().json();
    if (document.isPresent() && schema.isPresent()) {
      String status = Drifts.declared(operation, answered.status());
      Obj root = Obj.of("operation", Json.of(operation.id()), "reply", Json.of(status));
      new DriftWalk(drifts, operation.id(), "reply " + answered.status(), false)
          .look(document.get(), schema.get(), root);
    }
  }
}
