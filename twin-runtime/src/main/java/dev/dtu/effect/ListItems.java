package dev.dtu.effect;

import dev.dtu.call.Reply;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Row;
import dev.dtu.store.Table;
import dev.dtu.twin.Behaviour;
import dev.dtu.twin.Scene;
import dev.dtu.twin.Tables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Shows the rows of a resource, those in the containers the request names, a page at a time.
final class ListItems implements Behaviour {

  private final Deed deed;
  private final Paged paged;
  private final String itemsMember;
  private final List<Filter> filters = new ArrayList<>();
  private final Map<String, Filter> belonging = new TreeMap<>();
  private final @Nullable Sorting sorting;
  private final Optional<Mirror> mirror;

  ListItems(Deed deed) {
    this.deed = deed;
    this.paged = new Paged(deed.operation());
    this.itemsMember = deed.effect().itemsMember();
    List<String> path = deed.operation().route().parameters();
    deed.effect()
        .filters()
        .forEach((argument, told) -> {
          Filter filter = Filter.of(argument, told);
          if (path.contains(argument)) {
            belonging.put(argument, filter);
          } else {
            filters.add(filter);
          }
        });
    Sort sort = deed.effect().sort();
    this.sorting = sort.none() ? null : new Sorting(sort);
    this.mirror = Mirror.of(deed);
  }

  @Override
  public void exist(Scene scene) {
    deed.exist(scene, false);
  }

  @Override
  public Reply act(Scene scene) {
    List<String> scopes = deed.scopes(scene);
    return page(scene, lane(scene, scopes), id -> place(scene, scopes, id));
  }

  /// The page of these rows that the request asks for, in their order.
  Reply among(Scene scene, List<Row> rows) {
    Map<String, String> places = new TreeMap<>();
    rows.forEach(row -> places.put(Shelf.lastPart(row.key()), row.place()));
    return page(scene, Lane.of(List.of()).picked(rows), id -> Optional.ofNullable(places.get(id)));
  }

  private Reply page(Scene scene, Lane lane, Function<String, Optional<String>> places) {
    Paged.Page page = paged.page(scene, lane, places);
    List<Json> items = new ArrayList<>(page.rows().size());
    Optional<Shape> each = each();
    for (Row row : page.rows()) {
      items.add(Bodies.shown(deed, scene, row, each));
    }
    return reply(scene, Arr.of(items), page);
  }

  /// A row as the list shows it.
  Json shown(Scene scene, Row row) {
    return Bodies.shown(deed, scene, row, each());
  }

  private Optional<Shape> each() {
    Optional<Shape> list = deed.form().root();
    if (!itemsMember.isEmpty()) {
      for (String step : itemsMember.split("\\.")) {
        list = list.flatMap(shape -> shape.slot(step)).map(Shape.Slot::shape);
      }
    }
    return list.flatMap(ListItems::items);
  }

  /// The items of a list; of a reply that is a list or one of them, those of the list.
  private static Optional<Shape> items(Shape list) {
    return list.items()
        .or(() -> list.variants().stream().flatMap(each -> each.items().stream()).findFirst());
  }

  private Reply reply(Scene scene, Arr items, Paged.Page page) {
    if (deed.form().root().isEmpty()) {
      return deed.form().reply(items);
    }
    Reply reply;
    if (itemsMember.isEmpty()) {
      reply = deed.form().reply(items);
    } else {
      Obj whole = deed.form().wrapped(scene, itemsMember, items).asObj().orElse(Obj.EMPTY);
      reply = deed.form().reply(paged.filled(scene, whole, itemsMember, page, root()));
    }
    return itemsMember.isEmpty() || paged.link() ? PageLinks.linked(reply, scene, page) : reply;
  }

  private Shape root() {
    return deed.form().root().orElseThrow();
  }

  private Optional<String> place(Scene scene, List<String> scopes, String id) {
    return deed.shelves().byName(scene.draft(), deed.shelf(), scopes, id).map(Row::place);
  }

  private Lane lane(Scene scene, List<String> scopes) {
    List<String> containers = new ArrayList<>();
    Map<Filter, List<String>> selected = new LinkedHashMap<>();
    for (Effect.Container container : deed.effect().within()) {
      Optional<String> there = deed.container(scene, container);
      Optional<Filter> naming = naming(container);
      if (naming.isEmpty()) {
        there.ifPresent(containers::add);
      } else {
        there.ifPresent(row -> selected.put(naming.get(), List.of(Shelf.lastPart(row))));
      }
    }
    filters.forEach(filter -> selected.put(filter, Asked.wanted(scene, filter, deed.shelf())));
    return lane(scene, scopes, containers, selected);
  }

  /// What rows are selected by that name the container, and do not stand in it.
  private Optional<Filter> naming(Effect.Container container) {
    return container.key().isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(belonging.get(container.key().getLast().name()));
  }

  private Lane lane(
      Scene scene,
      List<String> scopes,
      List<String> containers,
      Map<Filter, List<String>> selected) {
    Table table = scene.draft().table(deed.shelf().table());
    List<String> facets = new ArrayList<>();
    List<Predicate<Row>> conditions = new ArrayList<>();
    selected.forEach((filter, wanted) -> {
      if (!wanted.isEmpty()) {
        Optional<String> facet =
            filter.plain() && wanted.size() == 1 && deed.shelf().kinship().isEmpty()
                ? deed.shelf().facets().facet(table, filter.member(), wanted.getFirst())
                : Optional.empty();
        facet.ifPresentOrElse(facets::add, () -> conditions.add(condition(scene, filter, wanted)));
      }
    });
    Lane lane =
        deed.shelf()
            .kinship()
            .map(kin -> among(Lane.of(kin.all(scene.draft())), containers))
            .orElseGet(() -> Shelves.below(table, scopes, containers, facets));
    if (mirror.isPresent() && containers.size() == 1) {
      lane = mirror.get().with(lane, scene.draft(), containers.getFirst());
    }
    for (Predicate<Row> condition : conditions) {
      lane = lane.where(condition);
    }
    return sorting == null
        ? lane.listed()
        : sorting.lane(scene, lane.listed(), deed.shelf(), row -> deed.item(scene, row));
  }

  private static Lane among(Lane all, List<String> containers) {
    return containers.isEmpty()
        ? all
        : all.where(row -> Tables.containers(row).containsAll(containers));
  }

  private Predicate<Row> condition(Scene scene, Filter filter, List<String> wanted) {
    boolean including =
        !filter.inclusive().isEmpty()
            && Asked.words(scene, filter.inclusive()).stream()
                .anyMatch(word -> word.equals("true") || word.equals("1"));
    Filter meant = including ? filter.including() : filter;
    return row -> meant.holds(deed.item(scene, row), wanted);
  }
}
