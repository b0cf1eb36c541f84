package dev.dtu.fidelity;

import dev.dtu.call.Body;
import dev.dtu.call.Origin;
import dev.dtu.call.Reply;
import dev.dtu.call.Request;
import dev.dtu.recording.Content;
import dev.dtu.recording.Exchange;
import dev.dtu.recording.Session;
import dev.dtu.twin.Problem;
import dev.dtu.twin.Turn;
import dev.dtu.universe.Move;
import dev.dtu.universe.Universe;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One session, happening again in a universe of its own. One thread's.
final class Enactment {

  /// What became of an exchange.
  ///
  /// @param answered what the twin answered; empty where nothing was sent
  /// @param outcome how the twin's road ended, in a word or two
  record Played(
      int number,
      Exchange recorded,
      Guide.Led led,
      Part part,
      Optional<Exchange.Answered> answered,
      String outcome,
      Optional<Instant> at) {}

  /// How a twin turns away who shows nothing that is good here.
  private static final List<String> AWAY =
      List.of(
          Problem.UNAUTHENTICATED,
          Problem.UNKNOWN_CREDENTIAL,
          Problem.REVOKED_CREDENTIAL,
          Problem.EXPIRED_CREDENTIAL);

  private final Session session;
  private final Script script;
  private final Universe universe;
  private final Judge judge;
  private final Map<String, Badge> badges;
  private final List<Integer> unplanted;

  Enactment(Session session, Script script, Stage stage, Universe universe, Judge judge) {
    this.session = session;
    this.script = script;
    this.universe = universe;
    this.judge = judge;
    this.badges = stage.badges(universe);
    this.unplanted = new Furnishing(universe, judge.pairs()).furnish(script.primes());
  }

  /// What becomes of an exchange here: as its script has it, unless its rows could not be planted.
  private Part part(int number) {
    Part part = script.part(number);
    boolean missing = part instanceof Part.Primed && unplanted.contains(number);
    return missing ? new Part.Excluded("what it shows cannot be planted") : part;
  }

  /// Lets the next exchange happen; they go in their order.
  Optional<Played> play(int number) {
    Exchange exchange = session.exchanges().get(number);
    Optional<Guide.Led> led = script.led(number);
    Part part = part(number);
    if (led.isEmpty() || part instanceof Part.Foreign) {
      return Optional.empty();
    }
    if (part instanceof Part.Excluded) {
      return Optional.of(
          new Played(number, exchange, led.get(), part, Optional.empty(), "", Optional.empty()));
    }
    exchange.moment().ifPresent(this::reach);
    Turn turn = turn(exchange, led.get());
    return Optional.of(
        new Played(
            number,
            exchange,
            led.get(),
            part,
            Optional.of(answered(turn.reply())),
            outcome(turn),
            Optional.of(turn.call().moment())));
  }

  private void reach(Instant moment) {
    if (moment.isAfter(universe.time().moment())) {
      universe.time("fidelity", new Move.Set(moment));
    }
  }

  /// The request with the twin's credentials, but for those that were turned away: whether it had
  /// any, or which, is not to be seen when secrets were taken out.
  private Turn turn(Exchange exchange, Guide.Led led) {
    Exchange.Sent sent = Untold.typed(exchange.sent(), led.operation());
    Request request = new Address(judge.pairs()).request(sent, Judge.noun(led));
    Badge badge = badges.get(led.candidate().twin().name());
    List<String> members = led.candidate().twin().title().verdict();
    Verdict recorded = Verdict.of(exchange.answered(), members);
    if (badge == null) {
      return ask(led, exchange, request);
    }
    if (exchange.answered().status() == 401) {
      Turn plain = ask(led, exchange, request);
      boolean told = Verdict.of(answered(plain.reply()), members).equals(recorded);
      return told || !turnedAway(plain) ? plain : ask(led, exchange, badge.worn(request));
    }
    if (recorded.refuses() && !led.operation().map(one -> one.security().isEmpty()).orElse(true)) {
      for (Request stranger : List.of(badge.bare(request), badge.odd(request))) {
        Turn turn = ask(led, exchange, stranger);
        if (turnedAway(turn) && Verdict.of(answered(turn.reply()), members).equals(recorded)) {
          return turn;
        }
      }
    }
    return ask(led, exchange, badge.worn(request));
  }

  private static boolean turnedAway(Turn turn) {
    return turn.outcome() instanceof Turn.Outcome.Refused(String problem) && AWAY.contains(problem);
  }

  private Turn ask(Guide.Led led, Exchange exchange, Request request) {
    String host = exchange.sent().host();
    var origin = new Origin(exchange.sent().scheme(), host.isEmpty() ? "localhost" : host, "");
    return universe.turn(led.candidate().twin().name(), origin, request);
  }

  static Exchange.Answered answered(Reply reply) {
    String type = reply.headers().find("content-type").orElse("");
    Content body =
        switch (reply.body()) {
          case Body.Bytes(byte[] content) -> Content.of(type, content);
          case Body.Stored _, Body.Stretch _, Body.Parcel _ -> new Content.Binary(new byte[0]);
          case Body.None _, Body.Unread _ -> Content.Nothing.NOTHING;
        };
    return new Exchange.Answered(reply.status(), reply.headers(), body);
  }

  private static String outcome(Turn turn) {
    return switch (turn.outcome()) {
      case Turn.Outcome.Done _ -> "";
      case Turn.Outcome.Refused(String problem) -> problem;
      case Turn.Outcome.Unmeant _ -> "no meaning";
      case Turn.Outcome.Lost _ -> "lost";
      case Turn.Outcome.Awaits _ -> "asks the outside";
      case Turn.Outcome.Defect(String what, String where) -> "defect: " + what + " at " + where;
    };
  }
}
