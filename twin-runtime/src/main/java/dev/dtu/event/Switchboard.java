package dev.dtu.event;

import dev.dtu.call.Dice;
import dev.dtu.call.Origin;
import dev.dtu.call.Reply;
import dev.dtu.contract.Operation;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Draft;
import dev.dtu.store.Store;
import dev.dtu.twin.Behaviour;
import dev.dtu.twin.Chore;
import dev.dtu.twin.Mint;
import dev.dtu.twin.Scene;
import dev.dtu.twin.Sieve;
import dev.dtu.twin.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where a twin's sockets are promised and opened.
public record Switchboard(House house, Line line) implements Behaviour {

  /// Before the app, in the name of who hears by sockets.
  private static final String SOCKET = "socket/";

  /// A socket that is to be opened.
  ///
  /// @param ticket what was shown for it
  /// @param origin where who opens it believes the service stands
  public record Opening(String ticket, Origin origin) {}

  /// How often the other side is to be asked whether it is there; zero for never.
  public Duration ping() {
    return line.life().ping();
  }

  /// The parameter that carries the ticket.
  public String parameter() {
    return line.opening().ticket().parameter();
  }

  /// Whether sockets are opened at a path.
  public boolean at(String path) {
    return line.opening().path().equals(path);
  }

  /// Answers with the address of a new socket, good for once.
  @Override
  public Reply act(Scene scene) {
    Draft draft = scene.draft();
    Dice dice = scene.dice().at("socket");
    String ticket = Mint.of(line.opening().ticket().shape()).make(dice, 0);
    Facts facts =
        new Facts(house.standing(draft, scene.origin(), scene.moment()), dice)
            .with("ticket", Json.of(ticket))
            .with("address", Json.of(address(scene.origin())));
    String app = Wording.line(line.app(), facts);
    String key = "k" + (draft.mint(Sockets.TABLE) + 1);
    Instant until = scene.moment().plus(line.opening().ticket().lasts());
    Socket made = Socket.promised(key, house.twin(), app, ticket);
    Sockets.promise(draft, made.with("made", Json.of(scene.moment().toString())), until);
    int status = scene.matched().flatMap(Operation::successStatus).orElse(200);
    facts = facts.with("app", Json.of(app));
    return Reply.json(status, Wording.fill(line.opening().reply(), facts).orElse(Obj.EMPTY));
  }

  private static String address(Origin origin) {
    return origin.scheme().replaceFirst("^http", "ws")
        + origin.url().substring(origin.scheme().length());
  }

  /// The name of the socket that a ticket is good for now.
  public Optional<String> promised(Store store, String ticket, Instant moment) {
    return Sockets.promised(store, house.twin(), ticket, moment).map(Socket::key);
  }

  /// Opens a socket, and greets by it; one that is too many is told so and closed.
  ///
  /// @return its name; nothing when the ticket is good for none
  public Optional<String> open(Opening opening, Chore.Due now) {
    Draft draft = now.draft();
    Optional<Socket> promised =
        Sockets.promised(draft.base(), house.twin(), opening.ticket(), now.moment());
    if (promised.isEmpty()) {
      return Optional.empty();
    }
    Socket socket = promised.get();
    int there = Sockets.alive(draft, Socket.ofApp(house.twin(), socket.app())).size();
    Facts facts =
        new Facts(house.standing(draft, opening.origin(), now.moment()), now.dice())
            .with("app", Json.of(socket.app()))
            .with("socket", Json.of(socket.key()))
            .with("connections", Json.of(there + 1));
    Obj ending = ending(facts);
    Socket open =
        socket
            .hiding(
                Obj.of("ending", ending, "by", Json.of(line.reading().by()))
                    .with("answer", line.reading().answer()))
            .in(Socket.OPEN)
            .with("opened", Json.of(now.moment().toString()));
    boolean full = there >= line.opening().most();
    boolean crowded = Sockets.alive(draft.base()).size() >= Sockets.LIMIT;
    if (full || crowded) {
      Obj told = ending.obj(line.opening().full()).orElse(Obj.EMPTY);
      String why = full ? "service: " + line.opening().full() : limit();
      Socket last = told.isEmpty() ? open : open.saying(told.find("frame").orElse(told).toString());
      Sockets.closed(last, why, now.moment()).keep(draft);
    } else {
      open.saying(Wording.fill(line.hello(), facts).orElse(Obj.EMPTY).toString()).keep(draft);
      age(draft, socket.key(), now.moment());
    }
    return Optional.of(socket.key());
  }

  private static String limit() {
    return "expected at most " + Sockets.LIMIT + " open sockets of a universe";
  }

  private void age(Draft draft, String key, Instant moment) {
    Line.Life life = line.life();
    if (life.age().isPositive()) {
      Obj with = Obj.of("socket", Json.of(key), "reason", Json.of(life.reason()));
      var at = moment.plus(life.age());
      Timers.set(draft, new Timers.Timer(Sockets.END + "/" + key, at, "", Sockets.END, with));
    }
  }

  /// How it may end, by its reasons: what is said, and what follows.
  private Obj ending(Facts facts) {
    Obj all = Obj.EMPTY;
    for (Map.Entry<String, Line.Step> each : line.ending().reasons().entrySet()) {
      Facts known = facts.with("reason", Json.of(each.getKey()));
      Json frame = Wording.fill(line.ending().frame(), known).orElse(Obj.EMPTY);
      Obj step =
          Obj.of("frame", frame, "after", Json.of(each.getValue().after().toString()))
              .with("then", each.getValue().then());
      all = all.with(each.getKey(), step);
    }
    return all;
  }

  /// Who hears of events by sockets now.
  List<Hook.Subscriber> apps(Draft draft, Instant moment) {
    List<Hook.Subscriber> all = new ArrayList<>();
    Duration lingers = line.life().lingers();
    for (String app : Sockets.apps(draft.base(), house.twin(), moment, lingers)) {
      Obj facts = Obj.of("app", Json.of(app), "key", Json.of(app));
      all.add(
          new Hook.Subscriber(
              SOCKET + app, "", List.of(), "", List.of(), List.of(), facts, "", Sieve.OPEN));
    }
    return all;
  }

  /// How an event goes to somebody: by a socket where that is how it hears; empty for by a request.
  Obj load(EventKind kind, Hook.Subscriber to, Facts facts) {
    Optional<Line.Load> load =
        to.name().startsWith(SOCKET) ? line.load(kind.name()) : Optional.empty();
    if (load.isEmpty()) {
      return Obj.EMPTY;
    }
    String name = Mint.of(line.reading().envelope()).make(facts.dice().at("envelope"), 0);
    Facts known =
        facts
            .with("envelope", Json.of(name))
            .with("app", to.facts().find("app").orElse(Json.of("")))
            .with(Sent.ROOT, Sent.unknown());
    return Obj.of("app", known.find("app").orElseThrow(), "name", Json.of(name))
        .with("frame", Wording.fill(load.get().frame(), known).orElse(Obj.EMPTY))
        .with("again", Wording.fill(load.get().again(), known).orElse(Obj.EMPTY));
  }
}
