package dev.dtu.universe;

import dev.dtu.event.Outcome;
import dev.dtu.event.Parcel;
import dev.dtu.event.Reach;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// What of one universe is on its way outside, whether it sleeps meanwhile or not.
///
/// Guarded by its universe's lock; handed to the courier when that is free again and what was written
/// is as durable as promised.
final class Outgoing {

  private final Universe universe;
  private final TreeSet<String> underWay = new TreeSet<>();
  private final List<Errand> ready = new ArrayList<>();
  private final Held held = new Held();
  private long era;

  Outgoing(Universe universe) {
    this.universe = universe;
  }

  /// The calls that wait for what is on its way.
  Held held() {
    return held;
  }

  /// Puts a try in line, unless it is under way already.
  void send(Parcel parcel, Reach reach) {
    if (underWay.add(key(parcel))) {
      ready.add(new Errand(universe, era, parcel, reach));
    }
  }

  /// Notes what the outside answered, unless it was asked before a reset. Takes the lock.
  void heard(Errand errand, Outcome outcome) {
    if (!universe.memory().gone()) {
      universe.under(now -> {
        if (back(errand)) {
          new Outside(now).heard(errand.parcel(), outcome);
        }
        return now;
      });
    }
  }

  /// Hands over again what is on its way as far as the store knows. Takes the lock.
  void resend() {
    universe.under(now -> {
      forget();
      now.resend();
      return now;
    });
  }

  /// What is to be handed to the courier now.
  List<Errand> drained() {
    if (ready.isEmpty()) {
      return List.of();
    }
    List<Errand> all = List.copyOf(ready);
    ready.clear();
    return all;
  }

  /// Lets all go out that is as durable as promised, up to a ticket. Not under the lock.
  void go(List<Errand> errands, long ticket) {
    errands.forEach(universe.frame().helpers().courier()::take);
    universe.wires().flush(ticket);
  }

  /// Takes note that one is back; false when nobody waits for it any more.
  private boolean back(Errand errand) {
    return errand.era() == era && underWay.remove(key(errand.parcel()));
  }

  /// Forgets all that is under way, and who waits for it; answers to it are not heard.
  void anew() {
    forget();
    universe.wires().drop();
    held.drop();
  }

  private void forget() {
    era++;
    underWay.clear();
    ready.clear();
  }

  private static String key(Parcel parcel) {
    return parcel.delivery() + "/" + parcel.attempt();
  }
}
