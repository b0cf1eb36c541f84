package dev.dtu.trial;

import dev.dtu.call.Origin;
import dev.dtu.call.Request;
import dev.dtu.contract.Operation;
import dev.dtu.contract.SecurityNeed;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Draft;
import dev.dtu.store.Store;
import dev.dtu.twin.Acts;
import dev.dtu.twin.AuthForm;
import dev.dtu.twin.Turn;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import dev.dtu.universe.Wish;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// One universe of a subject, its clock, and a client with a credential.
///
/// Time begins at the same instant in every world and goes on by a second before each call.
public final class World implements InstantSource {

  private static final Instant BEGIN = Instant.parse("2026-03-01T09:00:00Z");
  private static final Origin ORIGIN = new Origin("https", "service.localhost", "");

  private final Subject subject;
  private final Universes universes;
  private final Universe universe;
  private final Tally tally;
  private final String kind;
  private Instant now = BEGIN;
  private Optional<Turn> last = Optional.empty();

  /// A universe that is there already, with the time it has.
  ///
  /// @param kind of the credential that is shown wherever it is let in; empty for the twin's first
  public World(Subject subject, Universes universes, Universe universe, String kind) {
    this.subject = subject;
    this.kind = kind;
    this.tally = new Tally();
    this.universes = universes;
    this.universe = universe;
  }

  public World(Subject subject, long dice, Tally tally) {
    this.subject = subject;
    this.tally = tally;
    this.kind = "";
    this.universes = new Universes(Map.of(subject.twin().name(), subject.twin()), dice, this);
    try {
      this.universe = universes.create(Wish.ANYTHING.named("trial").withDice(dice));
    } catch (Universes.Refused impossible) {
      throw new IllegalStateException(impossible);
    }
    universes.sendBy(new Obliging(universes));
  }

  @Override
  public Instant instant() {
    return now;
  }

  public Subject subject() {
    return subject;
  }

  /// Sends a request and counts its reply.
  public Turn call(Request request) {
    return call(request, subject.twin().authForms());
  }

  private Turn call(Request request, List<AuthForm> forms) {
    return taken(withCredential(whole(request), forms));
  }

  /// Has somebody do something in the service's own pages.
  public Turn does(String act, Obj arguments) {
    return taken(new Acts.Due(act, arguments, ORIGIN).request());
  }

  private Turn taken(Request request) {
    now = now.plus(Duration.ofSeconds(1));
    Turn turn = settled(universe.turn(subject.twin().name(), ORIGIN, request));
    if (!Acts.are(turn.operation())) {
      tally.count(subject, turn);
    }
    last = Optional.of(turn);
    return turn;
  }

  /// The credentials that were handed out here, by their kind; what has a colon in it is an `id` and
  /// a `secret`.
  public Obj credentials() {
    Obj told = Obj.EMPTY;
    for (var minted : universes.credentials(universe, subject.twin())) {
      told = told.has(minted.kind()) ? told : told.with(minted.kind(), minted.value());
    }
    for (var paper : subject.twin().issuer().papers(store(), ORIGIN.url())) {
      String[] parts = paper.value().split(":", 2);
      Json value =
          parts.length == 1
              ? Json.of(paper.value())
              : Obj.of("id", Json.of(parts[0]), "secret", Json.of(parts[1]));
      told = told.has(paper.kind()) ? told : told.with(paper.kind(), value);
    }
    return told;
  }

  private Turn settled(Turn turn) {
    try {
      return universe.settled(turn);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(hurried);
    }
  }

  /// The latest turn.
  public Turn last() {
    return last.orElseThrow();
  }

  public Turn call(Asking asking) {
    List<AuthForm> fit =
        subject.twin().authForms().stream()
            .filter(form -> lets(form, asking.operation().security()))
            .filter(form -> !kind.isEmpty() || takes(asking.operation(), form))
            .toList();
    return call(asking.request(), fit.isEmpty() ? subject.twin().authForms() : fit);
  }

  /// Whether an operation takes credentials of that kind, as far as the service tells.
  private boolean takes(Operation operation, AuthForm form) {
    return subject
        .twin()
        .climate()
        .scopes()
        .need(operation)
        .map(need -> need.accepted().containsKey(form.kind()))
        .orElse(true);
  }

  /// Whether a form of credentials is one that an operation lets in by itself.
  public static boolean lets(AuthForm form, List<SecurityNeed> needs) {
    return needs.isEmpty()
        || needs.stream().anyMatch(need -> form.schemes().containsAll(need.schemes().keySet()));
  }

  /// A request for the whole of a reply, where callers may ask for a part.
  private Request whole(Request request) {
    return subject
        .twin()
        .title()
        .partial()
        .filter(_ -> subject.whole())
        .map(partial -> request.withQuery(request.parameters().with(partial.parameter(), "*")))
        .orElse(request);
  }

  private Request withCredential(Request request, List<AuthForm> forms) {
    var minted = universes.credentials(universe, subject.twin());
    if (minted.isEmpty()) {
      return request;
    }
    AuthForm form =
        forms.stream()
            .filter(each -> each.kind().equals(kind))
            .findFirst()
            .orElse(forms.getFirst());
    String value =
        minted.stream()
            .filter(each -> each.kind().equals(form.kind()))
            .findFirst()
            .orElse(minted.getFirst())
            .value();
    return switch (form.place()) {
      case FORM -> request; // a twin whose first form is that has no better one
      case HEADER -> request.with(form.name(), form.prefix() + value);
      case COOKIE -> request.with("cookie", form.name() + "=" + value);
      case QUERY -> request.withQuery(request.parameters().with(form.name(), value));
    };
  }

  /// Changes rows through the operator's door.
  public void act(String what, Consumer<Draft> edit) {
    universe.act("trial", what, edit);
  }

  /// Makes the world as it was; what was called since has not been.
  public void back(Store before) {
    universe.restore("trial", "undo", before);
  }

  public Store store() {
    return universe.store();
  }
}
