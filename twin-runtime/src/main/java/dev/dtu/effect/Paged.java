package dev.dtu.effect;

import dev.dtu.call.Query;
import dev.dtu.contract.Operation;
import dev.dtu.contract.Paging;
import dev.dtu.contract.Parameter;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Row;
import dev.dtu.twin.Problem;
import dev.dtu.twin.Refusal;
import dev.dtu.twin.Scene;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// How one operation walks its list.
///
/// A cursor holds the place of the last row shown, so rows added meanwhile shift nothing; offsets
/// and pages count rows, as services do.
final class Paged {

  private static final int USUAL = 50;

  private final Optional<Paging> paging;
  private final Optional<Parameter> limit;
  private final Optional<Parameter> cursor;
  private final int usual;

  /// A page.
  ///
  /// @param from how many rows stand before it
  /// @param first where the first page is
  /// @param previous where the page before is, when pages are counted and there is one
  record Page(
      List<Row> rows,
      int from,
      int size,
      int total,
      Optional<Next> next,
      Optional<Next> first,
      Optional<Next> previous) {}

  /// Where another page is: the word for its parameter, its whole address, and that without the
  /// host.
  record Next(String word, String address, String path) {}

  Paged(Operation operation) {
    this(operation, 0);
  }

  /// @param usual how many are on a page when the request does not say; 0 for what the contract says
  Paged(Operation operation, int usual) {
    this.usual = usual;
    this.paging = operation.paging();
    this.limit = paging.flatMap(Paging::limit).flatMap(n -> query(operation, n));
    this.cursor = paging.flatMap(Paging::cursor).flatMap(n -> query(operation, n));
  }

  private static Optional<Parameter> query(Operation operation, String name) {
    return operation.parameter(Parameter.Place.QUERY, name).or(() -> argument(operation, name));
  }

  /// An argument of a call, as the parameter of the query it may also be.
  private static Optional<Parameter> argument(Operation operation, String name) {
    return operation
        .body()
        .flatMap(body -> body.content().values().stream().findFirst())
        .flatMap(body -> body.property(name))
        .map(p ->
            new Parameter(
                name,
                Parameter.Place.QUERY,
                false,
                false,
                "form",
                true,
                p.schema(),
                Optional.empty()));
  }

  boolean link() {
    return paging.filter(Paging::link).isPresent();
  }

  /// The page the request asks for.
  ///
  /// @param places the place of the row an id names, where ids are the cursors
  Page page(Scene scene, Lane lane, Function<String, Optional<String>> places) {
    int total = lane.size();
    if (paging.isEmpty()) {
      List<Row> all = take(lane.rows(0), total);
      return new Page(all, 0, total, total, Optional.empty(), Optional.empty(), Optional.empty());
    }
    int size = size(scene);
    int from = from(scene, lane, size, places);
    List<Row> rows = take(lane.rows(from), size);
    boolean more = from + rows.size() < total && !rows.isEmpty();
    Optional<Next> next = more ? next(scene, lane, rows, from) : Optional.empty();
    Optional<Next> first = Optional.of(at(scene, "", ""));
    return new Page(rows, from, size, total, next, first, previous(scene, from, size));
  }

  private static List<Row> take(Iterator<Row> rows, int most) {
    List<Row> taken = new ArrayList<>();
    while (taken.size() < most && rows.hasNext()) {
      taken.add(rows.next());
    }
    return taken;
  }

  private int size(Scene scene) {
    if (limit.isEmpty()) {
      return USUAL;
    }
    Parameter parameter = limit.get();
    int most = number(parameter.schema().keyword("maximum")).orElse(Integer.MAX_VALUE);
    int told =
        number(parameter.schema().defaultValue())
            .filter(size -> size > 0)
            .orElse(Math.min(USUAL, most));
    int own = usual == 0 ? told : usual;
    int wanted = Arguments.find(scene, parameter.name()).flatMap(Paged::whole).orElse(own);
    return Math.min(wanted < 0 ? own : wanted, most);
  }

  private static Optional<Integer> number(Optional<Json> value) {
    return value.flatMap(Json::asWords).flatMap(Paged::whole);
  }

  private static Optional<Integer> whole(String words) {
    try {
      return Optional.of((int) Math.min(Long.parseLong(words), Integer.MAX_VALUE));
    } catch (NumberFormatException notWhole) {
      return Optional.empty();
    }
  }

  private int from(Scene scene, Lane lane, int size, Function<String, Optional<String>> places) {
    Optional<String> after =
        cursor.flatMap(c -> Arguments.find(scene, c.name())).filter(v -> !v.isEmpty());
    if (after.isPresent()) {
      Optional<String> place =
          paging.orElseThrow().byLastItem() || PageLinks.leafing(scene).last()
              ? places.apply(after.get())
              : Optional.empty();
      return place.isPresent() ? lane.rankAfter(place.get(), 0) : rankAfter(lane, after.get());
    }
    Paging how = paging.orElseThrow();
    Optional<Integer> skip =
        how.offset().flatMap(name -> Arguments.find(scene, name)).flatMap(Paged::whole);
    if (skip.isPresent()) {
      return Math.max(0, skip.get());
    }
    long page =
        how.page().flatMap(name -> Arguments.find(scene, name)).flatMap(Paged::whole).orElse(1);
    return (int) Math.min(Integer.MAX_VALUE, Math.max(0, page - 1) * size);
  }

  /// How many rows stand before the page a cursor of ours leads to.
  private int rankAfter(Lane lane, String word) {
    String told = place(word);
    int rank = told.indexOf(':');
    return rank < 0
        ? lane.rankAfter(padded(told), 0)
        : lane.rankAfter(
            padded(told.substring(0, rank)), whole(told.substring(rank + 1)).orElse(0));
  }

  private static String padded(String place) {
    return "0".repeat(Math.max(0, 8 - place.length())) + place;
  }

  private boolean numeric() {
    return cursor.filter(c -> c.schema().types().contains("integer")).isPresent();
  }

  private String place(String word) {
    try {
      String place =
          numeric()
              ? Long.toString(Long.parseLong(word), 32)
              : new String(Base64.getUrlDecoder().decode(word), StandardCharsets.UTF_8);
      if (!numeric() && !place.startsWith("p:")) {
        throw new IllegalArgumentException();
      }
      return numeric() ? place : place.substring(2);
    } catch (IllegalArgumentException notOurs) {
      String name = cursor.map(Parameter::name).orElse("");
      throw Refusal.of(Problem.INVALID)
          .because(name, "expected a cursor of this list, found '" + word + "'");
    }
  }

  private String word(String place) {
    if (numeric()) {
      return Long.toString(Long.parseLong(place, 32));
    }
    byte[] bytes = ("p:" + place).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private Optional<Next> next(Scene scene, Lane lane, List<Row> rows, int from) {
    Paging how = paging.orElseThrow();
    int size = size(scene);
    String name;
    String word;
    if (cursor.isPresent()) {
      name = cursor.get().name();
      String place = rows.getLast().place();
      word =
          PageLinks.leafing(scene).last()
              ? Shelf.lastPart(rows.getLast().key())
              : word(lane.about() && !numeric() ? place + ":" + (from + rows.size()) : place);
    } else if (how.offset().isPresent()) {
      name = how.offset().get();
      word = Integer.toString(from + rows.size());
    } else if (how.page().isPresent() && size > 0) {
      name = how.page().get();
      word = Integer.toString(from / size + 2);
    } else {
      return Optional.empty();
    }
    return Optional.of(at(scene, name, word));
  }

  /// The page before, where rows or pages are counted.
  private Optional<Next> previous(Scene scene, int from, int size) {
    Paging how = paging.orElseThrow();
    if (from == 0 || size == 0) {
      return Optional.empty();
    }
    if (cursor.isEmpty() && how.offset().isPresent()) {
      String skip = Integer.toString(Math.max(0, from - size));
      return Optional.of(at(scene, how.offset().get(), skip));
    }
    String page = Integer.toString(Math.max(1, from / size));
    return cursor.isEmpty() ? how.page().map(name -> at(scene, name, page)) : Optional.empty();
  }

  /// The page where a parameter that walks has a value, and no other that walks has one.
  private Next at(Scene scene, String name, String word) {
    Query query = scene.query();
    Paging how = paging.orElseThrow();
    for (Optional<String> walks : List.of(how.cursor(), how.offset(), how.page())) {
      if (walks.isPresent() && !walks.get().equals(name)) {
        query = query.without(walks.get());
      }
    }
    String path = PageLinks.path(scene, name.isEmpty() ? query : query.with(name, word));
    return new Next(word, scene.origin().url() + path, scene.origin().prefix() + path);
  }

  /// The reply around the items, with what it tells of the page: what the contract says its members
  /// are for, and what their names say.
  Obj filled(Scene scene, Obj whole, String items, Page page, Shape shape) {
    Obj filled = named(scene, whole, items, page, shape);
    if (paging.isPresent()) {
      Paging how = paging.get();
      boolean more = page.next().isPresent();
      filled = flag(filled, how.last(), !more);
      filled = flag(filled, how.more(), more);
      filled = PageFacts.handed(filled, how, page, shape);
    }
    return filled;
  }

  private static Obj flag(Obj whole, Optional<String> member, boolean value) {
    boolean there =
        member
            .flatMap(name -> Members.find(whole, name))
            .filter(Json.Bool.class::isInstance)
            .isPresent();
    return there ? Members.with(whole, member.orElseThrow(), Json.of(value)) : whole;
  }

  private Obj named(Scene scene, Obj whole, String items, Page page, Shape shape) {
    Obj filled = whole;
    for (Shape.Slot slot : shape.slots(whole).values()) {
      String name = slot.name();
      if (name.equals(items)) {
        continue;
      }
      boolean around = slot.shape().is("object") && whole.has(name);
      if (around && !PageFacts.tells(name)) {
        Obj inner = whole.obj(name).orElse(Obj.EMPTY);
        filled = filled.with(name, named(scene, inner, "", page, slot.shape()));
      } else {
        filled = PageFacts.put(filled, slot, page);
      }
    }
    return filled;
  }
}
