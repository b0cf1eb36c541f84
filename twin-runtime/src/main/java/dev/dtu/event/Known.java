package dev.dtu.event;

import dev.dtu.call.Caller;
import dev.dtu.call.Request;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Draft;
import dev.dtu.twin.Letterhead;
import dev.dtu.twin.Mint;
import dev.dtu.twin.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is known of a turn, and of what happened to one row in it. Most events speak of a few facts
/// only, so each is made when it is first asked for.
///
/// Mutable, confined to the thread that tells of the turn.
final class Known implements Facts.Roots {

  private final House house;
  private final Draft draft;
  private final Turn turn;
  private final Occasion on;
  private final Occasion.Found found;
  private @Nullable Obj rows;
  private @Nullable List<Json> changes;

  Known(House house, Draft draft, Turn turn, Occasion on, Occasion.Found found) {
    this.house = house;
    this.draft = draft;
    this.turn = turn;
    this.on = on;
    this.found = found;
  }

  @Override
  public Optional<Json> find(String name) {
    return switch (name) {
      case "operation" -> Optional.of(Json.of(turn.operation()));
      case "call" -> Optional.of(call());
      case "key" -> Optional.of(Json.of(found.key()));
      case "item" -> Optional.of(found.item());
      case "before" -> Optional.of(before());
      case "changes" -> Optional.of(Json.array(changes()));
      case "changed" -> Optional.of(Json.array(paths()));
      case "caller" -> caller().<Json>map(Json::of).or(() -> beside(name));
      case "actor" ->
          caller()
              .flatMap(identity -> house.actor(draft, identity))
              .<Json>map(row -> row)
              .or(() -> beside(name));
      default -> name.startsWith(Facts.TURN) ? Optional.of(own(name)) : beside(name);
    };
  }

  /// What was called: the path, and with the query.
  private Json call() {
    Request request = turn.call().request();
    return Obj.of("path", Json.of(request.path()))
        .with("target", request.path() + "?" + request.query());
  }

  private Json own(String name) {
    Mint shape = Mint.of(name.substring(Facts.TURN.length()));
    return Json.of(Letterhead.id(shape, turn.call()));
  }

  private Optional<String> caller() {
    return turn.call().caller() instanceof Caller.Known known
        ? Optional.of(known.identity())
        : Optional.empty();
  }

  /// Where and when it is, the rows it is about, and the first of others.
  private Optional<Json> beside(String name) {
    return House.place(name, turn.call().origin(), turn.call().moment())
        .or(() -> rows().find(name))
        .or(() -> house.first(draft, name));
  }

  private Obj rows() {
    Obj known = rows;
    if (known == null) {
      known = house.rows(draft, on, found);
      rows = known;
    }
    return known;
  }

  private Obj before() {
    return found.before().map(Occasion.Found::item).orElse(Obj.EMPTY);
  }

  private List<Json> changes() {
    List<Json> known = changes;
    if (known == null) {
      known = new ArrayList<>();
      if (found.before().isPresent()) {
        differ("", before(), found.item(), known);
      }
      changes = known;
    }
    return known;
  }

  private List<Json> paths() {
    List<Json> paths = new ArrayList<>();
    changes().forEach(each -> paths.add(Facts.at(each, "path").orElseThrow()));
    return paths;
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
}
