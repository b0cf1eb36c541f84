package dev.dtu.event;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Draft;
import dev.dtu.twin.Chore;
import dev.dtu.twin.Timers;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Deliveries that go by sockets: which one takes them, and what becomes of them.
public final class Carrying {

  /// The chore that waits no longer for an acknowledgement.
  public static final String CHORE = "unheard";

  private Carrying() {}

  /// Hands a delivery to one of its app's sockets: another than the time before where there is one,
  /// one that stays, and of those the one that was told least.
  static void send(Chore.Due due, Sent entry) {
    Draft draft = due.draft();
    Sent now = entry.sent(due.moment());
    String before = entry.item().text("socket").orElse("");
    Optional<Socket> chosen =
        Sockets.alive(draft, Socket.ofApp(entry.twin(), entry.app())).stream()
            .min(
                Comparator.comparing((Socket each) -> each.state().equals(Socket.LEAVING))
                    .thenComparing(each -> each.key().equals(before))
                    .thenComparingLong(each -> each.count("sent")));
    if (chosen.isEmpty()) {
      failed(draft, now, new Outcome.Failed("connection", "no socket is open"), due);
      return;
    }
    Socket socket = chosen.get();
    socket.counted("sent").keep(draft);
    now.by(socket.key()).keep(draft);
    Duration timeout = now.manner().timeout();
    Obj with = Obj.of("delivery", Json.of(now.key()));
    String name = CHORE + "/" + now.key();
    Timers.set(draft, new Timers.Timer(name, due.moment().plus(timeout), "", CHORE, with));
  }

  /// What the chore of that name does.
  public static void unheard(Chore.Due due) {
    Draft draft = due.draft();
    draft
        .find(Deliveries.TABLE, due.with().text("delivery").orElse(""))
        .map(Sent::of)
        .filter(Sent::carried)
        .ifPresent(entry -> {
          String what = "not acknowledged within " + entry.manner().timeout();
          failed(draft, entry, new Outcome.Failed("timeout", what), due);
        });
  }

  /// The delivery under way to a socket's app that a document names.
  static Optional<Sent> named(Draft draft, Socket socket, Obj document) {
    String by = socket.hidden().text("by").orElse("");
    return document.text(by).stream()
        .flatMap(name -> Deliveries.linked(draft, Sent.ENVELOPE + name).stream())
        .filter(sent -> sent.twin().equals(socket.twin()) && sent.app().equals(socket.app()))
        .findFirst();
  }

  static void acknowledged(Sent entry, Socket socket, Obj document, Chore.Due now) {
    String member = socket.hidden().text("answer").orElse("");
    Json answer = document.find(member).orElse(Json.Null.NULL);
    settled(now.draft(), entry, new Outcome.Acknowledged(answer), now);
  }

  /// What a closed socket was told and did not acknowledge has failed.
  static void dropped(Draft draft, String socket, Chore.Due now) {
    List<Sent> under = Deliveries.linked(draft, Sent.BY + socket);
    under.forEach(
        entry -> failed(draft, entry, new Outcome.Failed("connection", "the socket closed"), now));
  }

  private static void failed(Draft draft, Sent entry, Outcome.Failed outcome, Chore.Due now) {
    settled(draft, entry, outcome, now);
  }

  private static void settled(Draft draft, Sent entry, Outcome outcome, Chore.Due now) {
    Timers.cancel(draft, CHORE + "/" + entry.key());
    Deliveries.tried(draft, entry, new Outcome.At(outcome, now.moment(), now.dice()));
  }

  /// What a delivery's row has said when it changes.
  static Optional<Utterance> said(Optional<Sent> before, Sent now) {
    boolean again =
        before.filter(Sent::carried).map(Sent::attempts).equals(Optional.of(now.attempts()));
    return now.carried() && !again
        ? Optional.of(
            new Utterance.Frame(now.item().text("socket").orElse(""), now.parcel().body()))
        : Optional.empty();
  }
}
