package dev.dtu.twins.docs;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/// One tab of a document: its body, what stands beside it, its styles and lists, as read and changed
/// in a turn.
final class Tab {

  /// Members of a tab that are kept as they are shown, each a map by id or one object.
  static final List<String> PARTS =
      List.of("documentStyle", "namedStyles", "lists", "inlineObjects", "positionedObjects");

  private Obj properties;
  private final SortedMap<String, Obj> parts = new TreeMap<>();
  private final SortedMap<String, Segment> beside = new TreeMap<>();
  private List<Named> named = new ArrayList<>();
  private Segment body;
  private Consumer<Segment.Move> heard = _ -> {};

  Tab(Obj properties, Segment body) {
    this.properties = properties;
    this.body = body;
    hear(body);
  }

  private void hear(Segment segment) {
    segment.tells(move -> {
      named = Named.moved(named, move);
      heard.accept(move);
    });
  }

  /// Tells somebody of all units that come and go from now on.
  void tells(Consumer<Segment.Move> who) {
    heard = who;
  }

  String id() {
    return Told.text(properties, "tabId");
  }

  /// The id of the tab that it lies below; empty at the top.
  String parent() {
    return Told.text(properties, "parentTabId");
  }

  Obj properties() {
    return properties;
  }

  void properties(Obj changed) {
    properties = changed;
  }

  Segment body() {
    return body;
  }

  void body(Segment changed) {
    body = changed;
    hear(changed);
  }

  /// A part that is kept as it is shown; empty where there is none.
  Obj part(String name) {
    return parts.getOrDefault(name, Obj.EMPTY);
  }

  void part(String name, Obj changed) {
    parts.put(name, changed);
  }

  /// Puts a thing under its id into a part that is a map.
  void put(String part, String id, Obj thing) {
    part(part, part(part).with(id, (Json) thing));
  }

  /// The header, footer or footnote of an id, or the body when it is empty.
  Optional<Segment> segment(String id) {
    return id.isEmpty() ? Optional.of(body) : Optional.ofNullable(beside.get(id));
  }

  /// Headers, footers and footnotes.
  Collection<Segment> beside() {
    return beside.values();
  }

  List<Segment> segments() {
    List<Segment> all = new ArrayList<>(List.of(body));
    all.addAll(beside.values());
    return all;
  }

  void add(Segment segment) {
    beside.put(segment.id(), segment);
    hear(segment);
  }

  void remove(Segment segment) {
    beside.remove(segment.id());
    named = Named.without(named, segment);
  }

  /// The named ranges, the oldest first.
  List<Named> named() {
    return named;
  }

  void named(List<Named> changed) {
    named = new ArrayList<>(changed);
  }

  Obj style(String type) {
    for (Obj style : Told.objects(part("namedStyles"), "styles")) {
      if (Told.text(style, "namedStyleType").equals(type)) {
        return style;
      }
    }
    return Obj.EMPTY;
  }

  /// What text or a paragraph of a named style has where nothing is said of it.
  ///
  /// @param part `textStyle` or `paragraphStyle`
  Obj inherited(String type, String part) {
    return Told.obj(style(Birth.NORMAL), part).withAll(Told.obj(style(type), part));
  }

  int size() {
    return segments().stream().mapToInt(Segment::size).sum();
  }
}
