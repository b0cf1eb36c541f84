package dev.dtu.effect;

import dev.dtu.call.Dice;
import dev.dtu.call.Percent;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Draft;
import dev.dtu.store.Row;
import dev.dtu.store.Table;
import dev.dtu.twin.Mint;
import dev.dtu.twin.Moments;
import dev.dtu.twin.Refusal;
import dev.dtu.twin.Scene;
import dev.dtu.usage.Facts;
import dev.dtu.usage.Objection;
import dev.dtu.usage.Pointer;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What is known of a call that nothing was done about yet.
///
/// @param deed what the operation is about; empty for one of no resource
record Situation(Scene scene, Optional<Deed> deed, Shelves shelves, Moments.Form moments)
    implements Facts {

  @Override
  public Optional<Json> fact(String name, Pointer at) {
    int colon = name.indexOf(':');
    String rest = name.substring(colon + 1);
    return switch (colon < 0 ? name : name.substring(0, colon)) {
      case "sent" -> Pointer.of(rest).in(sent());
      case "before" -> row().flatMap(row -> Pointer.of(rest).in(item(row)));
      case "within" -> around().flatMap(item -> Pointer.of(rest).in(item));
      case "path" -> scene.path(rest).map(Json::of);
      case "query" -> scene.query().find(rest).map(Json::of);
      case "id" -> row().map(row -> Json.of(Shelf.lastPart(row.key())));
      case "taken" -> taken(Pointer.of(rest)).map(Json::of);
      case "there" -> there(rest, at).map(Json::of);
      case Objection.CALLER -> Optional.of(Json.of(caller()));
      case "made" -> Optional.of(Json.of(made(rest, at, scene.dice())));
      case "ours" -> Optional.of(Json.of(made(rest, at, scene.call().dice())));
      case "named" -> Optional.of(Json.of(Portrait.named(scene, rest)));
      case "drawn" ->
          Optional.of(Answering.like(rest, Json.of("The request was refused"), () -> "1"));
      default -> Portrait.said(scene, moments, name);
    };
  }

  private Json sent() {
    if (deed.isEmpty()) {
      return scene.body().orElse(Obj.EMPTY);
    }
    return deed.get().effect().called() ? Arguments.of(scene) : deed.get().sent(scene);
  }

  private Obj item(Row row) {
    return deed.orElseThrow().item(scene, row);
  }

  /// Whether the operation names a row of its own.
  private boolean names() {
    return deed.isPresent()
        && deed.get().effect().key().size() > deed.get().shelf().resource().scopes().size();
  }

  /// The row the call names; empty when there is none.
  private Optional<Row> row() {
    if (deed.isPresent() && deed.get().shelf().resource().singleton()) {
      return scopes().flatMap(all -> find(deed.get().shelf(), Shelf.scopes(all) + "_"));
    }
    if (!names()) {
      return Optional.empty();
    }
    try {
      return Optional.of(deed.get().row(scene));
    } catch (Refusal missing) {
      return Optional.empty();
    }
  }

  private Optional<Row> find(Shelf shelf, String key) {
    return scene.draft().find(shelf.table(), key);
  }

  private Optional<List<String>> scopes() {
    try {
      return Optional.of(deed.orElseThrow().scopes(scene));
    } catch (Refusal missing) {
      return Optional.empty();
    }
  }

  /// What the innermost scope of the row shows, or of the row to be made.
  private Optional<Obj> around() {
    if (deed.isEmpty() || deed.get().shelf().resource().scopes().isEmpty()) {
      return Optional.empty();
    }
    Shelf shelf = deed.get().shelf();
    String resource = shelf.resource().scopes().getLast().resource();
    Optional<Shelf> parent = shelves.find(resource).filter(each -> !each.resource().singleton());
    int depth = shelf.resource().scopes().size();
    return scopes()
        .filter(all -> all.size() == depth)
        .flatMap(all ->
            parent.flatMap(each ->
                shelves.byName(
                    scene.draft(),
                    each,
                    all.subList(
                        Math.max(0, depth - 1 - each.resource().scopes().size()), depth - 1),
                    all.getLast())))
        .map(Stored::item);
  }

  /// Whether another row beside the one at hand has there what was sent; empty when nothing was.
  private Optional<Boolean> taken(Pointer at) {
    Optional<Json> value = at.in(sent()).filter(each -> each != Json.Null.NULL);
    if (value.isEmpty() || deed.isEmpty()) {
      return Optional.empty();
    }
    String own = row().map(Row::key).orElse("");
    Shelf shelf = deed.get().shelf();
    Table table = scene.draft().table(shelf.table());
    List<String> facets = facet(shelf, table, at, value.get()).stream().toList();
    Iterator<Row> rows =
        Shelves.below(table, scopes().orElse(List.of()), List.of(), facets).rows(0);
    while (rows.hasNext()) {
      Row row = rows.next();
      if (!row.key().equals(own) && at.in(Stored.item(row)).equals(value)) {
        return Optional.of(true);
      }
    }
    return Optional.of(false);
  }

  /// By what the rows are found that may have a value there, where lists filter by that member; else
  /// each row is looked at.
  static Optional<String> facet(Shelf shelf, Table table, Pointer at, Json value) {
    boolean dotted = at.steps().stream().anyMatch(step -> step.indexOf('.') >= 0);
    return dotted
        ? Optional.empty()
        : value
            .asWords()
            .flatMap(word -> shelf.facets().facet(table, String.join(".", at.steps()), word));
  }

  /// Whether a fact is the id of a row: `RESOURCE:FACT`; empty where there is no such fact.
  private Optional<Boolean> there(String told, Pointer at) {
    int colon = told.indexOf(':');
    Optional<String> id =
        colon < 0 ? Optional.empty() : fact(told.substring(colon + 1), at).flatMap(Json::asWords);
    Optional<Shelf> shelf = shelves.find(told.substring(0, Math.max(0, colon)));
    if (id.isEmpty() || shelf.isEmpty()) {
      return Optional.empty();
    }
    Draft draft = scene.draft();
    if (shelf.get().resource().scopes().isEmpty()) {
      return Optional.of(shelves.byName(draft, shelf.get(), List.of(), id.get()).isPresent());
    }
    String end = "/" + Percent.encode(id.get());
    Iterator<Row> rows = Lane.of(draft.table(shelf.get().table()), List.of()).rows(0);
    while (rows.hasNext()) {
      if (rows.next().key().endsWith(end)) {
        return Optional.of(true);
      }
    }
    return Optional.of(false);
  }

  /// The scheme of the caller's credential.
  private String caller() {
    return scene
        .call()
        .request()
        .headers()
        .find("authorization")
        .map(each -> each.strip().split(" ", 2)[0].toLowerCase(Locale.ROOT))
        .filter(each -> !each.isEmpty())
        .orElse("none");
  }

  private String made(String shape, Pointer at, Dice dice) {
    return Mint.of(shape).make(dice.at(scene.operation().id()).at(at.toString()), 0);
  }
}
