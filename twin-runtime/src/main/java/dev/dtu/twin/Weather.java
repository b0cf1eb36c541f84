package dev.dtu.twin;

import dev.dtu.call.Body;
import dev.dtu.call.Call;
import dev.dtu.call.Delivery;
import dev.dtu.call.Headers;
import dev.dtu.call.Reply;
import dev.dtu.fault.Fault;
import dev.dtu.fault.Struck;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import dev.dtu.store.Store;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/// The road of a call in bad weather: what strikes it on arrival, what it finds, and what becomes of
/// the reply when it departs. Behaviours see nothing of it.
///
/// A function like [Twin#take]: what strikes is given, nothing is drawn here.
public final class Weather {

  /// Limits begin anew with each minute; a call a second is what is told of them.
  private static final int MINUTE = 60;

  private final Twin twin;
  private final List<Struck> struck;
  private final LongFunction<Store> older;

  /// @param older the store after an earlier turn
  public Weather(Twin twin, List<Struck> struck, LongFunction<Store> older) {
    this.twin = twin;
    this.struck = List.copyOf(struck);
    this.older = older;
  }

  /// What becomes of a call.
  public Taken take(Store store, Call call) {
    Taken taken = arrived(store, call).orElseGet(() -> twin.take(acted(store, call), call));
    if (!taken.store().equals(store) && taken.turn().changes().isEmpty()) {
      taken =
          new Taken(
              taken.turn(),
              store,
              taken.shown()); // read from an older state, which does not come back
    }
    return departed(taken);
  }

  private Optional<Taken> arrived(Store store, Call call) {
    for (Struck each : struck) {
      switch (each.fault()) {
        case Fault.Refuse refuse -> {
          return Optional.of(refused(refuse, store, call));
        }
        case Fault.Lose(boolean done) when !done -> {
          return Optional.of(new Taken(lost(call), store));
        }
        case Fault.Lose _,
            Fault.Delay _,
            Fault.Drip _,
            Fault.Cut _,
            Fault.Garble _,
            Fault.Retype _,
            Fault.Stale _,
            Fault.Courier _ -> {}
      }
    }
    return Optional.empty();
  }

  private Taken refused(Fault.Refuse refuse, Store store, Call call) {
    long second = call.moment().getEpochSecond();
    long left = MINUTE - second % MINUTE;
    Refusal refusal =
        Refusal.of(refuse.problem())
            .with("limit", Integer.toString(MINUTE))
            .with("retry", Long.toString(left))
            .with("reset", Long.toString(second + left));
    if (refuse.status() != 0) {
      refusal = refusal.with("status", Integer.toString(refuse.status()));
    }
    Taken taken = twin.refuse(store, call, refusal);
    Reply reply = taken.turn().reply();
    for (Headers.Line line : refuse.headers()) {
      reply = reply.with(replaced(reply.headers(), line));
    }
    return new Taken(taken.turn().with(reply), store);
  }

  /// The lines with this one in place of those of its name.
  private static Headers replaced(Headers all, Headers.Line by) {
    Headers kept = Headers.NONE;
    for (Headers.Line line : all) {
      boolean other = !line.name().equalsIgnoreCase(by.name());
      kept = other ? kept.with(line.name(), line.value()) : kept;
    }
    return kept.with(by.name(), by.value());
  }

  private Turn lost(Call call) {
    var request = call.request();
    return new Turn(
        twin.name(),
        call,
        twin.operation(request.method(), request.path()),
        Turn.Outcome.Lost.LOST,
        Reply.empty(503).with(Delivery.PROMPT.with(Delivery.End.Lost.LOST)),
        List.of());
  }

  /// The store that a read is answered from. What was asked of the outside is in the newest alone.
  private Store acted(Store store, Call call) {
    for (Struck each : struck) {
      if (each.fault() instanceof Fault.Stale && call.resumes().isEmpty()) {
        Store before = older.apply(each.turn());
        if (twin.take(before, call).turn().changes().isEmpty()) {
          return before;
        }
      }
    }
    return store;
  }

  private Taken departed(Taken taken) {
    Reply reply = taken.turn().reply();
    List<Struck> effective = new ArrayList<>();
    for (Struck each : struck) {
      Reply bent = bent(reply, each, taken.turn().outcome());
      boolean arrives =
          each.fault() instanceof Fault.Refuse
              || each.fault() instanceof Fault.Lose
              || each.fault() instanceof Fault.Stale;
      if (arrives || !bent.equals(reply)) {
        effective.add(each);
      }
      reply = bent;
    }
    return taken.with(taken.turn().with(reply).with(effective));
  }

  private static Reply bent(Reply reply, Struck struck, Turn.Outcome outcome) {
    Delivery delivery = reply.delivery();
    return switch (struck.fault()) {
      case Fault.Delay _ -> reply.with(delivery.later(struck.delay()));
      case Fault.Drip(int bytes, var every) ->
          reply.with(delivery.with(new Delivery.Drip(bytes, every)));
      case Fault.Lose(boolean done) when done -> reply.with(delivery.with(Delivery.End.Lost.LOST));
      case Fault.Cut(double part) when outcome != Turn.Outcome.Lost.LOST ->
          reply.with(
              delivery.with(new Delivery.End.Torn((long) (part * (double) reply.body().length()))));
      case Fault.Garble _ -> garbled(reply);
      case Fault.Retype(String member) -> retyped(reply, member);
      case Fault.Refuse _, Fault.Lose _, Fault.Stale _, Fault.Cut _, Fault.Courier _ -> reply;
    };
  }

  /// Without its last third, so that no reader takes it for a whole document.
  private static Reply garbled(Reply reply) {
    if (!(reply.body() instanceof Body.Bytes(byte[] content)) || content.length < 2) {
      return reply;
    }
    return reply.with((Body) new Body.Bytes(Arrays.copyOf(content, content.length * 2 / 3)));
  }

  private static Reply retyped(Reply reply, String member) {
    if (!(reply.body() instanceof Body.Bytes(byte[] content))) {
      return reply;
    }
    try {
      Json before = Json.parse(content);
      Json after = retyped(before, List.of(member.split("\\.")));
      return after.equals(before) ? reply : reply.with(Body.of(after));
    } catch (Malformed notJson) {
      return reply;
    }
  }

  private static Json retyped(Json json, List<String> path) {
    if (json instanceof Arr items) {
      return Arr.of(items.items().stream().map(item -> retyped(item, path)).toList());
    }
    if (path.isEmpty()) {
      return other(json);
    }
    if (!(json instanceof Obj object) || !object.has(path.getFirst())) {
      return json;
    }
    Json inner = object.find(path.getFirst()).orElseThrow();
    List<String> rest = path.subList(1, path.size());
    return object.with(path.getFirst(), rest.isEmpty() ? other(inner) : retyped(inner, rest));
  }

  /// A value of another type that says about the same.
  private static Json other(Json value) {
    return switch (value) {
      case Json.Text text -> Json.of(text.value().length());
      case Json.Num number -> Json.of(number.lexeme());
      case Json.Bool flag -> Json.of(flag.toString());
      case Json.Null _ -> Json.of("");
      case Obj object -> Arr.of(object);
      case Arr _ -> Obj.EMPTY;
    };
  }
}
