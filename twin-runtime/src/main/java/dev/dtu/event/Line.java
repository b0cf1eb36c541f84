package dev.dtu.event;

import dev.dtu.fault.Selector;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// How apps hear of a service's events by sockets that they open themselves, as its twin's files
/// declare it.
///
/// @param app words that name for whom a socket is opened; what is told goes to one of an app's
/// @param opening how a socket comes to be
/// @param hello what is said by it first
/// @param loads what is told by it; the first that has an event's name
/// @param reading how software acknowledges what it was told
/// @param manner how long that may take, and how often it is told again
/// @param ending how the service ends a socket
/// @param life how long a socket stays
public record Line(
    String app,
    Opening opening,
    Json hello,
    List<Load> loads,
    Reading reading,
    Manner manner,
    Ending ending,
    Life life) {

  /// The facts that are told of a socket, beside those there are at any time.
  public static final List<String> FACTS =
      List.of("app", "address", "ticket", "socket", "connections", "reason", "envelope");

  /// How a socket comes to be: an operation answers with its address, and a ticket in that.
  ///
  /// @param reply the operation's, in which `${address}` is where the service stands, as sockets have it
  /// @param path where it is opened, from the service's root
  /// @param most how many an app may have at once; one more is ended at once, as `full` says
  public record Opening(
      String operation, Json reply, String path, Ticket ticket, int most, String full) {}

  /// What is good for opening one socket once.
  ///
  /// @param parameter of the address
  /// @param lasts how long it is good for
  public record Ticket(String parameter, String shape, Duration lasts) {}

  /// Events that are told by sockets.
  ///
  /// @param events names, `*` for any part of one
  /// @param instead whether no operator's subscription hears of them meanwhile
  /// @param frame what is sent; `${try.document}` is the body
  /// @param again members that are others when it is sent again
  public record Load(List<String> events, boolean instead, Obj frame, Obj again) {
    public Load {
      events = List.copyOf(events);
    }
  }

  /// How software acknowledges: by a document that names what it was told.
  ///
  /// @param by the member with the name
  /// @param envelope the shape of such a name
  /// @param answer the member with what it answers; empty when it may answer nothing
  public record Reading(String by, String envelope, String answer) {}

  /// How the service ends a socket.
  ///
  /// @param frame what it says; `${reason}` in it
  /// @param reasons the words it has for it
  public record Ending(Json frame, SortedMap<String, Step> reasons) {
    public Ending {
      reasons = Collections.unmodifiableSortedMap(new TreeMap<>(reasons));
    }
  }

  /// What follows when an end was told.
  ///
  /// @param after how long after
  /// @param then the reason that is told next; empty when the socket is closed then
  public record Step(Duration after, String then) {}

  /// How long a socket stays.
  ///
  /// @param age after which the service ends it, as `reason` says; zero when it never does
  /// @param ping how often the service makes sure that the other side is there; zero for never
  /// @param lingers how long an app is still told when its last socket is closed
  public record Life(Duration age, String reason, Duration ping, Duration lingers) {}

  public Line {
    loads = List.copyOf(loads);
  }

  /// The load that an event belongs to.
  Optional<Load> load(String event) {
    return loads.stream()
        .filter(load -> load.events.stream().anyMatch(glob -> Selector.matches(glob, event)))
        .findFirst();
  }

  /// Whether an operator's subscription hears nothing of an event while there are sockets.
  boolean instead(String event) {
    return load(event).filter(Load::instead).isPresent();
  }
}
