package dev.dtu.event;

import dev.dtu.call.Origin;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Draft;
import dev.dtu.store.Late;
import dev.dtu.store.Row;
import dev.dtu.store.Table;
import dev.dtu.store.TableShape;
import dev.dtu.twin.Moments;
import dev.dtu.twin.Tables;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Where a twin keeps what its events speak of.
///
/// @param space where its tables stand
/// @param parents the resources whose keys a resource's keys begin with, outermost first
/// @param actor the resource of those who call; empty when nothing is said of them
/// @param firsts the resources whose first row is told of where no other one is meant, known once all
///     events are read
/// @param placeholder what stands in rows for where the service stands
/// @param beside other hosts of the service, at which addresses lead to where it stands, too
public record House(
    String twin,
    String space,
    SortedMap<String, List<String>> parents,
    String actor,
    Late<SortedSet<String>> firsts,
    String placeholder,
    List<String> beside) {

  private static final String SECURE = "https://";

  /// The facts there are at any time; those of rows are named after their resources.
  public static final List<String> FACTS =
      List.of(
          "id",
          "name",
          "number",
          "hook",
          "event",
          "moment",
          "date",
          "seconds",
          "millis",
          "origin",
          "host",
          "operation",
          "call",
          "caller",
          "actor",
          "key",
          "item",
          "before",
          "changes",
          "changed",
          "container",
          "each",
          "challenge",
          Sent.ROOT);

  /// What of the facts is known of a try alone, by its name: `try.seconds`.
  public static final String TRY = Sent.ROOT;

  public static final List<String> TRY_FACTS = Sent.TRY;

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH);

  public House {
    parents = Collections.unmodifiableSortedMap(new TreeMap<>(parents));
  }

  TableShape table(String resource) {
    return Tables.shape(space + "/" + resource);
  }

  /// The first row of a resource, where events speak of it.
  Optional<Json> first(Draft draft, String resource) {
    if (!firsts.get().contains(resource)) {
      return Optional.empty();
    }
    Table table = draft.table(table(resource));
    return Optional.of(table.size() == 0 ? Obj.EMPTY : Occasion.Found.item(table.at(0)));
  }

  /// What is known at any time: the first rows, where the service stands, the moment.
  Facts.Roots standing(Draft draft, Origin origin, Instant moment) {
    return name -> place(name, origin, moment).or(() -> first(draft, name));
  }

  /// What is known of where the service stands, and of the moment, by name.
  static Optional<Json> place(String name, Origin origin, Instant moment) {
    return switch (name) {
      case "moment" -> Optional.of(Json.of(Moments.Form.PLAIN.text(moment)));
      case "date" -> Optional.of(Json.of(DATE.format(moment.atOffset(ZoneOffset.UTC))));
      case "seconds" -> Optional.of(Json.of(moment.getEpochSecond()));
      case "millis" -> Optional.of(Json.of(moment.toEpochMilli()));
      case "origin" -> Optional.of(Json.of(origin.url()));
      case "host" -> Optional.of(Json.of(origin.host()));
      default -> Optional.empty();
    };
  }

  /// The row of who calls; the first one where nobody is called so.
  Optional<Obj> actor(Draft draft, String identity) {
    if (actor.isEmpty()) {
      return Optional.empty();
    }
    Table table = draft.table(table(actor));
    Iterator<Row> named = table.where(Tables.ALIAS, identity, 0);
    return table
        .find(identity)
        .or(() -> named.hasNext() ? Optional.of(named.next()) : Optional.empty())
        .or(() -> table.size() == 0 ? Optional.empty() : Optional.of(table.at(0)))
        .map(Occasion.Found::item);
  }

  /// The row's own facts, and those of the rows it stands in, by their resources.
  Obj rows(Draft draft, Occasion on, Occasion.Found found) {
    Obj rows = Obj.EMPTY;
    if (on.row().isEmpty()) {
      return rows;
    }
    Row row = found.after().or(found::before).orElseThrow();
    for (String member : List.of("linked", "within")) {
      for (Json each : row.value().items(member)) {
        String name = each.asText().orElse("");
        int slash = name.indexOf('/');
        if (slash > 0) {
          rows = with(rows, draft, name.substring(0, slash), name.substring(slash + 1));
        }
      }
    }
    List<String> scopes = parents.getOrDefault(on.row(), List.of());
    String[] parts = row.key().split("/", -1);
    for (int i = 0; i < Math.min(scopes.size(), parts.length - 1); i++) {
      String key = String.join("/", List.of(parts).subList(0, i + 1));
      rows = with(rows, draft, scopes.get(i), key);
    }
    if (!found.container().isEmpty()) {
      rows = with(rows, draft, on.container(), found.container());
      rows = rows.with("container", rows.find(on.container()).orElse(Obj.EMPTY));
    }
    return rows.with(on.row(), found.item());
  }

  private Obj with(Obj rows, Draft draft, String resource, String key) {
    Optional<Obj> item =
        resource.isEmpty()
            ? Optional.empty()
            : draft.find(table(resource), key).map(Occasion.Found::item);
    return item.isEmpty() ? rows : rows.with(resource, item.get());
  }

  /// An address at another host of the service, as it is for whom the service stands elsewhere.
  private String beside(String address, Origin origin) {
    for (String host : beside) {
      if (address.startsWith(host + "/", SECURE.length())) {
        return origin.beside(host) + address.substring(SECURE.length() + host.length());
      }
    }
    return address;
  }

  /// A body whose links lead to where the caller believes the service stands.
  Json placed(Json body, Origin origin) {
    Json other = moved(body, origin);
    return other == null ? body : other;
  }

  /// The same with other links; null where there is none that leads elsewhere.
  private @Nullable Json moved(Json body, Origin origin) {
    if (body instanceof Json.Text text) {
      return text.value().contains(placeholder)
          ? Json.of(text.value().replace(placeholder, origin.url()))
          : !beside.isEmpty() && text.value().startsWith(SECURE)
              ? Json.of(beside(text.value(), origin))
              : null;
    }
    if (body instanceof Obj object) {
      Obj moved = null;
      for (int i = 0; i < object.size(); i++) {
        Json value = moved(object.value(i), origin);
        if (value != null) {
          moved = (moved == null ? object : moved).with(object.key(i), value);
        }
      }
      return moved;
    }
    return body instanceof Arr items ? moved(items, origin) : null;
  }

  private @Nullable Arr moved(Arr items, Origin origin) {
    List<Json> moved = null;
    for (int i = 0; i < items.size(); i++) {
      Json item = moved(items.at(i), origin);
      if (item != null) {
        moved = moved == null ? new ArrayList<>(items.items()) : moved;
        moved.set(i, item);
      }
    }
    return moved == null ? null : Arr.of(moved);
  }
}
