package dev.dtu.event;

import dev.dtu.fault.Selector;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Draft;
import dev.dtu.store.Row;
import dev.dtu.store.Table;
import dev.dtu.store.TableShape;
import dev.dtu.twin.Tables;
import dev.dtu.twin.Timers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Who hears of a twin's events because an operator said so, beside those who asked the service.
public final class Subscriptions {

  public static final TableShape TABLE = Tables.shape(Timers.OWN + "/subscription");

  /// How many of them a universe may have.
  public static final int LIMIT = 100;

  private static final String STATE = "state";
  private static final String ON = "on";
  private static final String ASKED = "asked";

  private Subscriptions() {}

  /// All that hear of a twin's events now: rows of its own that do, and those an operator named.
  static List<Hook.Subscriber> all(Draft draft, House house, List<Hook> hooks) {
    List<Hook.Subscriber> all = new ArrayList<>();
    for (Hook hook : hooks) {
      add(draft, house.table(hook.resource()), hook, all);
    }
    if (draft.base().table(TABLE.name()).isPresent()) {
      add(draft, TABLE, hook(house.twin()), all);
    }
    return all;
  }

  private static void add(Draft draft, TableShape shape, Hook hook, List<Hook.Subscriber> all) {
    Optional<Table> table = draft.base().table(shape.name());
    if (table.isEmpty() || table.get().size() == 0) {
      return;
    }
    for (Iterator<Row> rows = table.get().rows(0); rows.hasNext(); ) {
      Row row = rows.next();
      if (hook.open(row)) {
        all.add(hook.subscriber(row));
      }
    }
  }

  /// Those of one twin as its own hooks.
  static Hook hook(String twin) {
    SortedMap<String, Json> where = new TreeMap<>();
    where.put("twin", Json.of(twin));
    where.put(STATE, Json.of(ON));
    return new Hook("subscription", where, "url", "events", "secret", "headers");
  }

  /// Whether a subscriber is one of them.
  static boolean are(Hook.Subscriber subscriber) {
    return subscriber.name().startsWith("subscription/");
  }

  /// Whether all that an address hears of is told in a manner of its own: of what is not told as other
  /// events are no service asks for a proof.
  private static boolean apart(Obj told, Events events) {
    List<String> globs =
        told.items("events").items().stream().flatMap(each -> each.asText().stream()).toList();
    List<EventKind> heard =
        events.kinds().all().stream()
            .filter(kind -> globs.stream().anyMatch(glob -> Selector.matches(glob, kind.name())))
            .toList();
    return !heard.isEmpty() && heard.stream().allMatch(kind -> kind.how().isPresent());
  }

  /// Adds one; it hears nothing before it proved to be there, where the service asks for that.
  ///
  /// @param told twin, url and events; and the secret, which is not shown
  /// @return its name
  public static String add(Draft draft, Obj told, Events events, Instant moment) {
    String key = "s" + (draft.mint(TABLE) + 1);
    boolean asked = events.verification().isPresent() && !apart(told, events);
    Obj item =
        Obj.of("name", Json.of(key))
            .withAll(told.without("secret"))
            .with(STATE, asked ? ASKED : ON);
    Obj hidden = told.text("secret").map(s -> Obj.of("secret", Json.of(s))).orElse(Obj.EMPTY);
    var row = new Row(key, draft.nextPlace(TABLE), Obj.of("item", item, "hidden", hidden));
    draft.put(TABLE, row);
    if (asked) {
      Verification verification = events.verification().orElseThrow();
      Obj passed = Obj.of(STATE, Json.of(ON));
      Obj failed = Obj.of(STATE, Json.of("unverified"));
      events.ask(
          draft,
          hook(item.text("twin").orElse("")).subscriber(row),
          new Events.Asking(verification.setting(passed, failed), List.of()),
          new Events.Place(TABLE.name(), key, moment, 0));
    }
    return key;
  }
}
