package dev.dtu.event;

import dev.dtu.call.Caller;
import dev.dtu.call.Origin;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Draft;
import dev.dtu.store.Late;
import dev.dtu.store.Row;
import dev.dtu.store.Table;
import dev.dtu.store.TableShape;
import dev.dtu.twin.Tables;
import dev.dtu.twin.Turn;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

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
    Late<List<String>> firsts,
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

  private Obj firsts(Draft draft) {
    Obj.Builder out = Obj.builder();
    for (String first : firsts.get()) {
      Table table = draft.table(table(first));
      out.put(first, table.size() == 0 ? Obj.EMPTY : Occasion.Found.item(table.at(0)));
    }
    return out.build();
  }

  /// What is known at any time: the first rows, where the service stands, the moment.
  Obj standing(Draft draft, Origin origin, Instant moment) {
    return firsts(draft).withAll(place(origin, moment));
  }

  private static Obj place(Origin origin, Instant moment) {
    return Obj.builder()
        .put("moment", moment.truncatedTo(ChronoUnit.MILLIS).toString())
        .put("date", DATE.format(moment.atOffset(ZoneOffset.UTC)))
        .put("seconds", moment.getEpochSecond())
        .put("millis", moment.toEpochMilli())
        .put("origin", origin.url())
        .put("host", origin.host())
        .build();
  }

  /// What is known of a turn, and of what happened to one row in it.
  Obj told(Draft draft, Turn turn, Occasion on, Occasion.Found found) {
    Obj before = found.before().map(Occasion.Found::item).orElse(Obj.EMPTY);
    List<Json> changes = new ArrayList<>();
    if (found.before().isPresent()) {
      differ("", before, found.item(), changes);
    }
    List<Json> names = new ArrayList<>();
    changes.forEach(each -> names.add(Facts.at(each, "path").orElseThrow()));
    Obj.Builder out = Obj.builder();
    firsts(draft).forEach(member -> out.put(member.key(), member.value()));
    rows(draft, on, found).forEach(member -> out.put(member.key(), member.value()));
    place(turn.call().origin(), turn.call().moment())
        .forEach(member -> out.put(member.key(), member.value()));
    out.put("operation", turn.operation())
        .put("key", found.key())
        .put("item", found.item())
        .put("before", before)
        .put("changes", Json.array(changes))
        .put("changed", Json.array(names));
    if (turn.call().caller() instanceof Caller.Known known) {
      out.put("caller", known.identity());
      actor(draft, known.identity()).ifPresent(row -> out.put("actor", row));
    }
    return out.build();
  }

  private Optional<Obj> actor(Draft draft, String identity) {
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
  private Obj rows(Draft draft, Occasion on, Occasion.Found found) {
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

  /// The members in which two items differ: where, called what, from what to what.
  private static void differ(String path, Obj before, Obj after, List<Json> out) {
    List<String> names = new ArrayList<>(before.keys());
    after.keys().stream().filter(name -> !before.has(name)).forEach(names::add);
    for (String name : names) {
      Json from = before.find(name).orElse(Json.Null.NULL);
      Json to = after.find(name).orElse(Json.Null.NULL);
      String at = path.isEmpty() ? name : path + "." + name;
      if (from instanceof Obj one && to instanceof Obj other) {
        differ(at, one, other, out);
      } else if (!from.equals(to)) {
        out.add(
            Obj.of("path", Json.of(at), "name", Json.of(name)).with("from", from).with("to", to));
      }
    }
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
    return switch (body) {
      case Json.Text text when text.value().contains(placeholder) ->
          Json.of(text.value().replace(placeholder, origin.url()));
      case Json.Text text when !beside.isEmpty() && text.value().startsWith(SECURE) ->
          Json.of(beside(text.value(), origin));
      case Obj object -> {
        Obj.Builder out = Obj.builder();
        object.forEach(member -> out.put(member.key(), placed(member.value(), origin)));
        yield out.build();
      }
      case Arr items ->
          Json.array(items.items().stream().map(item -> placed(item, origin)).toList());
      case Json.Text _, Json.Num _, Json.Bool _, Json.Null _ -> body;
    };
  }
}
