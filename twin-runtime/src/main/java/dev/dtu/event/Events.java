package dev.dtu.event;

import dev.dtu.call.Dice;
import dev.dtu.call.Reply;
import dev.dtu.fault.Struck;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Change;
import dev.dtu.store.Draft;
import dev.dtu.store.Row;
import dev.dtu.store.Store;
import dev.dtu.twin.Advice;
import dev.dtu.twin.Behaviour;
import dev.dtu.twin.Herald;
import dev.dtu.twin.Mint;
import dev.dtu.twin.Problem;
import dev.dtu.twin.Refusal;
import dev.dtu.twin.Scene;
import dev.dtu.twin.Taken;
import dev.dtu.twin.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a service tells on its own, as its twin's files declare it.
///
/// @param house where its tables stand
/// @param kinds the events, in the order they are told
/// @param hooks how rows subscribe
/// @param usual the body of an event that has none of its own
/// @param id the shape of what each telling is called
/// @param manner how it is told
/// @param verification how subscribers prove to be there
/// @param line how apps hear by sockets
/// @param asks the calls that ask the outside before they are done
/// @param log where every event is kept, if anywhere
public record Events(
    House house,
    Kinds kinds,
    List<Hook> hooks,
    Wording usual,
    String id,
    Manner manner,
    Optional<Verification> verification,
    Optional<Line> line,
    Asks asks,
    Optional<Chronicle> log)
    implements Herald {

  /// What deliveries call the question whether a subscriber is there.
  static final String VERIFICATION = "verification";

  public Events {
    hooks = List.copyOf(hooks);
  }

  /// Of a service without sockets.
  public Events(
      House house,
      Kinds kinds,
      List<Hook> hooks,
      Wording usual,
      String id,
      Manner manner,
      Optional<Verification> verification) {
    this(
        house,
        kinds,
        hooks,
        usual,
        id,
        manner,
        verification,
        Optional.empty(),
        new Asks(house, id, List.of()),
        Optional.empty());
  }

  /// The same ones, told by sockets too.
  public Events with(Line sockets) {
    return new Events(
        house, kinds, hooks, usual, id, manner, verification, Optional.of(sockets), asks, log);
  }

  /// The same ones, of a service that asks before it does some calls.
  public Events with(List<Ask> questions) {
    var other = new Asks(house, id, questions);
    return new Events(house, kinds, hooks, usual, id, manner, verification, line, other, log);
  }

  /// The same ones, of a service that keeps a log of them.
  public Events with(Chronicle kept) {
    return new Events(
        house, kinds, hooks, usual, id, manner, verification, line, asks, Optional.of(kept));
  }

  /// Where its sockets are opened.
  public Optional<Switchboard> switchboard() {
    return line.map(each -> new Switchboard(house, each));
  }

  @Override
  public Optional<Behaviour> behaviour(String operation) {
    return line.filter(each -> each.opening().operation().equals(operation))
        .map(each -> new Switchboard(house, each));
  }

  @Override
  public boolean opens(String path) {
    return line.filter(each -> each.opening().path().equals(path)).isPresent();
  }

  @Override
  public List<String> tickets() {
    return line.map(each -> List.of(each.opening().ticket().parameter())).orElse(List.of());
  }

  /// Where a row stands, and when it is looked at.
  record Place(String table, String key, Instant moment, long turn) {}

  @Override
  public List<String> events() {
    return kinds.names();
  }

  @Override
  public List<String> unheard() {
    return kinds.all().stream().filter(EventKind::quiet).map(EventKind::name).distinct().toList();
  }

  @Override
  public void tell(Draft draft, Turn turn, Herald.Sky sky) {
    if (turn.outcome() == Turn.Outcome.Done.DONE && turn.call().resumes().isEmpty()) {
      verify(draft, turn, sky);
    }
    log.ifPresent(each -> scribe().log(each, draft, turn));
    List<Hook.Subscriber> subscribers = Subscriptions.all(draft, house, hooks);
    List<Hook.Subscriber> apps =
        switchboard().map(board -> board.apps(draft, turn.call().moment())).orElse(List.of());
    if (subscribers.isEmpty() && apps.isEmpty()) {
      return;
    }
    Dice dice = turn.call().dice().at(turn.call().turn()).at("event");
    int told = 0;
    for (EventKind kind : kinds.about(turn, house.space())) {
      for (Occasion.Found found : kind.on().in(turn, house.space())) {
        for (Hook.Subscriber each : among(subscribers, apps, kind.name())) {
          if (!kind.quiet() && each.hears(kind.name(), kind.on().row() + "/" + found.key())) {
            tell(draft, turn, new Telling(kind, found, each, dice.at(told++)), sky);
          }
        }
      }
    }
  }

  private Scribe scribe() {
    return new Scribe(house, kinds, usual);
  }

  /// Who may hear of an event: subscribers by requests, apps by sockets, or these in place of those.
  private List<Hook.Subscriber> among(
      List<Hook.Subscriber> subscribers, List<Hook.Subscriber> apps, String event) {
    if (apps.isEmpty() || line.flatMap(each -> each.load(event)).isEmpty()) {
      return subscribers;
    }
    boolean instead = line.orElseThrow().instead(event);
    List<Hook.Subscriber> all = new ArrayList<>(apps);
    subscribers.stream().filter(each -> !instead || !Subscriptions.are(each)).forEach(all::add);
    return all;
  }

  private record Telling(EventKind kind, Occasion.Found found, Hook.Subscriber to, Dice dice) {}

  private void tell(Draft draft, Turn turn, Telling telling, Herald.Sky sky) {
    String own = Mint.of(id).make(telling.dice(), 0);
    var roots = new Known(house, draft, turn, telling.kind().on(), telling.found());
    var known = new Facts(roots, telling.dice());
    if (!telling.kind().holds(house, draft, known)) {
      return;
    }
    Facts facts =
        known
            .with("id", Json.of(own))
            .with("name", Json.of(telling.kind().name()))
            .with("number", Json.of(draft.table(Deliveries.TABLE).minted() + 1))
            .with("hook", telling.to().facts())
            .with(Sent.ROOT, Sent.unknown());
    facts = facts.with("event", Scribe.event(telling.kind(), facts));
    Json body = house.placed(scribe().body(telling.kind(), facts), turn.call().origin());
    if (!telling.to().takes(telling.kind().name(), body)) {
      return;
    }
    Obj load = load(telling, facts);
    Posting.add(
        draft,
        new Message(
            turn.twin(),
            telling.kind().name(),
            own,
            telling.to(),
            load.isEmpty()
                ? telling.kind().how().orElse(manner).filled(telling.to().headers(), facts)
                : telling.kind().carried(line.orElseThrow().manner()),
            body,
            telling.kind().proof(telling.found().key(), telling.to(), turn),
            load,
            turn.call().moment(),
            turn.call().turn(),
            sky.strikes(telling.kind().name())));
  }

  private Obj load(Telling telling, Facts facts) {
    return switchboard()
        .map(board -> board.load(telling.kind(), telling.to(), facts))
        .orElse(Obj.EMPTY);
  }

  @Override
  public Obj shown(Scene scene, Reply reply) {
    return asks.shown(scene, reply);
  }

  @Override
  public Optional<Duration> awaits(Taken taken, Store before) {
    Turn turn = taken.turn();
    boolean verifies =
        turn.call().resumes().isEmpty()
            && verification.filter(each -> each.at(turn.operation())).isPresent()
            && !asked(turn).isEmpty();
    return verifies
        ? verification.flatMap(Verification::awaits).map(Patience::within)
        : asks.awaits(taken, before).map(Patience::within);
  }

  @Override
  public String ask(Draft draft, Taken taken, Herald.Sky sky) {
    List<String> keys = verify(draft, taken.turn(), sky);
    return keys.isEmpty() ? asks.ask(draft, taken, sky) : keys.getFirst();
  }

  @Override
  public Advice resume(Scene scene) {
    String question = scene.call().resumes();
    if (question.isEmpty()) {
      return Advice.NONE;
    }
    Optional<Advice> advice = asks.resume(scene);
    if (advice.isEmpty() && !Deliveries.delivered(scene.draft().base(), question)) {
      throw Refusal.of(Problem.UNANSWERED);
    }
    return advice.orElse(Advice.NONE);
  }

  /// Asks the subscribers that a turn changed, where the service does.
  ///
  /// @return the keys of the questions
  private List<String> verify(Draft draft, Turn turn, Herald.Sky sky) {
    if (verification.filter(each -> each.at(turn.operation())).isEmpty()) {
      return List.of();
    }
    Verification how = verification.get();
    List<String> keys = new ArrayList<>();
    for (Asked each : asked(turn)) {
      var place =
          new Place(each.table(), each.row().key(), turn.call().moment(), turn.call().turn());
      List<Struck> struck = how.awaits().isEmpty() ? List.of() : sky.strikes(VERIFICATION);
      keys.add(ask(draft, each.hook().subscriber(each.row()), new Asking(how, struck), place));
    }
    return keys;
  }

  /// A subscriber that a turn changed.
  private record Asked(Hook hook, String table, Row row) {}

  private List<Asked> asked(Turn turn) {
    List<Asked> all = new ArrayList<>();
    for (Change change : turn.changes()) {
      for (Hook hook : hooks) {
        if (change instanceof Change.Put(String table, var _, Row row)
            && table.equals(house.table(hook.resource()).name())) {
          all.add(new Asked(hook, table, row));
        }
      }
    }
    return all;
  }

  /// How a subscriber is asked, in the weather there is.
  record Asking(Verification how, List<Struck> struck) {}

  String ask(Draft draft, Hook.Subscriber to, Asking asking, Place row) {
    return new Inquiry(house).ask(draft, to, asking, row);
  }
}
