package dev.dtu.twins.okta;

import dev.dtu.call.Dice;
import dev.dtu.call.Reply;
import dev.dtu.effect.Notes;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Rows;
import dev.dtu.effect.Thing;
import dev.dtu.grant.Bench;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Mint;
import dev.dtu.twin.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The keys of a custom authorization server: one that signs, the one before, and the next.
///
/// - turns: when it is asked to, and in `AUTO` mode every 90 days by itself, on the universe's clock
/// - shows: the next key for the last 30 days before it turns by itself
/// - source: okta-management OpenAPI 2026.06.3, keys of authorization servers, and recorded traffic of
///   okta/okta-sdk-python: a new server has its active key alone, one that turned the expired one too,
///   2026-11-22; how long before the next one is shown is told nowhere
final class ServerKeys {

  /// What data cannot say of them.
  static final Repertoire PARTS =
      Repertoire.NONE
          .on("listAuthorizationServerKeys", ServerKeys::list)
          .finding("getAuthorizationServerKey", ServerKeys::read)
          .on("rotateAuthorizationServerKeys", ServerKeys::turn);

  private static final String SERVER = "authorization-server";
  private static final Duration ROTATION = Duration.ofDays(90);
  private static final Duration AHEAD = Duration.ofDays(30);
  private static final String AUTO = "AUTO";

  private final Play play;
  private final Thing server;
  private final long told;

  /// How often they have turned, the last time and the next.
  private record Turned(long times, Instant last, Instant next) {}

  /// A key as it stands.
  private record Key(String status, long times) {}

  private ServerKeys(Play play, Thing server) {
    this.play = play;
    this.server = server;
    this.told = notes(play).find(server.id()).map(ServerKeys::times).orElse(0L);
  }

  /// What a server tells of its keys, as it stands now.
  static Obj credentials(Play play, Thing server) {
    var keys = new ServerKeys(play, server);
    return keys.credentials(keys.turned());
  }

  /// The keys that the authorization server at hand signs with; the organisation's own has one.
  static List<Bench.Key> signing(Play play) {
    Optional<Thing> server =
        play.asked("authorizationServerId").flatMap(id -> play.rows(SERVER).find(id));
    if (server.isEmpty()) {
      return List.of(organisation());
    }
    var own = new ServerKeys(play, server.get());
    return own.standing().stream()
        .map(key -> new Bench.Key(own.number(key.times()), own.kid(key.times())))
        .toList();
  }

  /// The key of the organisation's own server.
  static Bench.Key organisation() {
    return new Bench.Key(0, name("organisation", 0));
  }

  private static Notes notes(Play play) {
    return play.notes("signing-keys");
  }

  private static long times(Obj note) {
    return note.find("times").flatMap(Json::asWords).map(Long::parseLong).orElse(0L);
  }

  private static Reply list(Play play) {
    Thing server = play.rows(SERVER).get(play.asked("authServerId").orElse(""));
    return new ServerKeys(play, server).listed();
  }

  /// - refuses: `not-found` a key it has not, or has no more
  private static Reply read(Play play) {
    Thing server = play.rows(SERVER).get(play.asked("authServerId").orElse(""));
    String kid = play.asked("keyId").orElse("");
    var own = new ServerKeys(play, server);
    for (Key key : own.standing()) {
      if (own.kid(key.times()).equals(kid)) {
        return Reply.json(200, own.shown(key));
      }
    }
    Rows rows = play.rows("authorization-server-credential-key");
    return play.shown(rows.get(server.id(), kid));
  }

  /// Turns them: the key that signed has expired, the next signs from now on.
  ///
  /// - refuses: E0000001 another use than `sig`
  private static Reply turn(Play play) {
    if (!play.sent().text("use").orElse("").equals("sig")) {
      throw Refusal.of("api-validation")
          .with("subject", "rotateKeys")
          .because("", "Invalid value specified for key 'use' parameter");
    }
    Thing server = play.rows(SERVER).get(play.asked("authServerId").orElse(""));
    var own = new ServerKeys(play, server);
    Instant now = play.scene().moment();
    var turned = new Turned(own.turned().times() + 1, now, now.plus(ROTATION));
    Thing kept = server.with("credentials", own.credentials(turned));
    notes(play)
        .put(
            server.id(),
            Obj.of("times", Json.of(turned.times())).with("before", own.kid(turned.times() - 1)));
    return new ServerKeys(play, play.rows(SERVER).keep(kept)).listed();
  }

  private Reply listed() {
    List<Json> keys = new ArrayList<>();
    standing().forEach(key -> keys.add(shown(key)));
    return Reply.json(200, Arr.of(keys));
  }

  private List<Key> standing() {
    Turned turned = turned();
    List<Key> keys = new ArrayList<>();
    keys.add(new Key("ACTIVE", turned.times()));
    if (auto() && !turned.next().minus(AHEAD).isAfter(play.scene().moment())) {
      keys.add(new Key("NEXT", turned.times() + 1));
    }
    if (turned.times() > 0) {
      keys.add(new Key("EXPIRED", turned.times() - 1));
    }
    return keys;
  }

  private Obj shown(Key key) {
    String kid = kid(key.times());
    Obj open = play.scene().twin().issuer().key(number(key.times()), kid);
    String self =
        play.scene().origin().url()
            + "/api/v1/authorizationServers/"
            + server.id()
            + "/credentials/keys/"
            + kid;
    return Obj.of("kty", open.find("kty").orElseThrow(), "status", Json.of(key.status()))
        .with("alg", open.find("alg").orElseThrow())
        .with("kid", kid)
        .with("use", "sig")
        .with("_links", Obj.of("self", Hrefs.of(self, "GET")))
        .with("e", open.find("e").orElseThrow())
        .with("n", open.find("n").orElseThrow());
  }

  private Obj signing() {
    return server.find("credentials.signing").flatMap(Json::asObj).orElse(Obj.EMPTY);
  }

  private boolean auto() {
    return mode().equals(AUTO);
  }

  private String mode() {
    return signing().text("rotationMode").orElse(AUTO);
  }

  private Turned turned() {
    Instant last =
        moment(signing().text("lastRotated").or(() -> server.text("created")))
            .orElse(Instant.EPOCH);
    Instant next = moment(signing().text("nextRotation")).orElse(last.plus(ROTATION));
    long times = told;
    long late = Duration.between(next, play.scene().moment()).toSeconds();
    if (auto() && late >= 0) {
      long more = late / ROTATION.toSeconds();
      times += 1 + more;
      last = next.plus(ROTATION.multipliedBy(more));
      next = last.plus(ROTATION);
    }
    return new Turned(times, last, next);
  }

  private static Optional<Instant> moment(Optional<String> text) {
    return text.map(Instant::parse);
  }

  private Obj credentials(Turned turned) {
    Obj signing =
        Obj.of("rotationMode", Json.of(mode())).with("lastRotated", play.at(turned.last()));
    Obj turning = auto() ? signing.with("nextRotation", play.at(turned.next())) : signing;
    return Obj.of("signing", turning.with("kid", kid(turned.times())));
  }

  /// What a key is called: as the server's row tells of the one that signs, else as it was made.
  private String kid(long times) {
    if (times == told) {
      return signing().text("kid").orElseGet(() -> name(server.id(), times));
    }
    return (times == told - 1
            ? notes(play).find(server.id()).flatMap(note -> note.text("before"))
            : Optional.<String>empty())
        .orElseGet(() -> name(server.id(), times));
  }

  private long number(long times) {
    return 1 + dice(server.id()).draw(0, 1 << 20) + times;
  }

  private static String name(String server, long times) {
    return Mint.of("[A-Za-z0-9_-]{43}").make(dice(server).at(times), 0);
  }

  private static Dice dice(String server) {
    return new Dice(0).at("kid").at(server);
  }
}
