package dev.dtu.twin;

import dev.dtu.call.Body;
import dev.dtu.call.Headers;
import dev.dtu.call.Origin;
import dev.dtu.call.Request;
import dev.dtu.contract.Operation;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What people do in a service's own pages: they write, press and answer. An act is a call that only
/// an operator or a timer can make, and so a turn like all others: it replays, is told of and refused.
///
/// @param all by name
public record Acts(SortedMap<String, Act> all) {

  /// Of a service in whose pages nobody does anything.
  public static final Acts NONE = new Acts(new TreeMap<>());

  /// What a timer does that has an act done: `act`, `arguments` and where the service stands.
  public static final String CHORE = "act";

  /// No request from outside has such a method, nor a path that begins so.
  private static final String METHOD = "ACT";

  private static final String PREFIX = "act:";

  /// One of them.
  ///
  /// @param what it is, in a line for people
  /// @param takes what it is told, by name, a line each
  /// @param within whether only the twin itself has it done
  public record Act(
      String name,
      String what,
      SortedMap<String, String> takes,
      boolean within,
      Behaviour does,
      Operation operation) {

    /// The act of a name, with the operation that stands for it.
    public Act(
        String name, String what, SortedMap<String, String> takes, boolean within, Behaviour does) {
      this(name, what, takes, within, does, Operation.inward(PREFIX + name, METHOD));
    }

    public Act {
      takes = Collections.unmodifiableSortedMap(new TreeMap<>(takes));
    }
  }

  public Acts {
    all = Collections.unmodifiableSortedMap(new TreeMap<>(all));
  }

  /// Whether an operation is an act, and none of the contract.
  public static boolean are(String operation) {
    return operation.startsWith(PREFIX);
  }

  /// The call that an act is.
  private static Request request(String name, Obj arguments) {
    return new Request(
        METHOD,
        PREFIX + name,
        "",
        Headers.of("content-type", "application/json"),
        Body.of(arguments));
  }

  /// A timer that has an act done.
  public static Timers.Timer timer(String key, Instant due, Twin twin, Due what) {
    Obj origin =
        Obj.of("scheme", Json.of(what.origin.scheme()), "host", Json.of(what.origin.host()))
            .with("prefix", what.origin.prefix());
    Obj with = Obj.of(CHORE, Json.of(what.act), "arguments", what.arguments).with("origin", origin);
    return new Timers.Timer(key, due, twin.name(), CHORE, with);
  }

  /// An act that is to be done later.
  ///
  /// @param origin where the service stands for who does it
  public record Due(String act, Obj arguments, Origin origin) {

    /// The call that it is.
    public Request request() {
      return Acts.request(act, arguments);
    }

    /// What a timer has done, when it is an act.
    public static Optional<Due> of(Timers.Timer timer) {
      if (!timer.what().equals(CHORE)) {
        return Optional.empty();
      }
      Obj with = timer.with();
      Obj origin = with.obj("origin").orElse(Obj.EMPTY);
      return Optional.of(
          new Due(
              with.text(CHORE).orElse(""),
              with.obj("arguments").orElse(Obj.EMPTY),
              new Origin(
                  origin.text("scheme").orElse("https"),
                  origin.text("host").orElse("localhost"),
                  origin.text("prefix").orElse(""))));
    }
  }

  /// Leads a call that is an act.
  ///
  /// @return false when it is none
  boolean lead(Scene scene) {
    Request request = scene.call().request();
    if (!request.method().equals(METHOD) || !request.path().startsWith(PREFIX)) {
      return false;
    }
    Optional<Act> act = Optional.ofNullable(all.get(request.path().substring(PREFIX.length())));
    act.ifPresent(found -> scene.found(found.operation, Collections.emptyMap()));
    return act.isPresent();
  }

  /// What an act does; empty when the operation is none.
  Optional<Behaviour> behaviour(String operation) {
    return are(operation)
        ? Optional.ofNullable(all.get(operation.substring(PREFIX.length()))).map(Act::does)
        : Optional.empty();
  }
}
