package dev.dtu.twins.sheets;

import dev.dtu.call.Dice;
import dev.dtu.effect.Notes;
import dev.dtu.effect.Play;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Row;
import dev.dtu.store.TableShape;
import dev.dtu.twin.Tables;
import dev.dtu.twins.drive.copies.Copies;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One spreadsheet, as it is read and changed in a turn. What was changed is kept by [#keep()]; nothing
/// is when the call is refused before.
final class Book {

  static final String KIND = "spreadsheet";

  /// Cells that one call writes, at most; a limit of the twin's, as the service tells none.
  static final int MOST_WRITTEN = 500_000;

  private static final String NAMED = "namedRanges";
  private static final String TRACKS = "tracks";

  private final Play play;
  private final Dice dice;
  private final String id;
  private Obj told;
  private Obj kept;
  private Obj properties;
  private List<Obj> named;
  private List<Obj> metadata;
  private final List<Tab> tabs = new ArrayList<>();
  private final List<Tab> removed = new ArrayList<>();
  private int drawn;
  private int written;

  private Book(Play play, String id, Obj told, Obj kept) {
    this.play = play;
    this.id = id;
    this.told = told;
    this.kept = kept;
    this.dice = play.scene().call().dice().at("sheets/" + id);
    this.properties = Birth.properties(Told.obj(told, "properties"));
    this.named = objects(told.items(NAMED));
    this.metadata = objects(kept.items(Metadata.MEMBER));
    Obj tracks = Told.obj(kept, TRACKS);
    for (Obj sheet : objects(told.items("sheets"))) {
      int number = Told.whole(Told.obj(sheet, "properties"), "sheetId", 0);
      tabs.add(new Tab(this, sheet, Told.obj(tracks, Integer.toString(number))));
    }
    if (tabs.isEmpty()) {
      add(Birth.sheet(Obj.EMPTY, 0, "Sheet1", 0));
    }
  }

  // What Drive made has its title from there.
  private static Obj titled(Thing thing) {
    Obj told = thing.told();
    Optional<String> title = thing.text("properties.title");
    return title.isEmpty()
        ? told
        : told.with("properties", (Json) Told.obj(told, "properties").with("title", title.get()));
  }

  /// The spreadsheet that the call names.
  static Book open(Play play) {
    return open(play, play.asked("spreadsheetId").orElse(""));
  }

  static Book open(Play play, String id) {
    Thing thing = play.rows(KIND).get(id);
    Copies.settle(play, thing.id(), (from, to) -> copy(play, from, to));
    return of(play, play.rows(KIND).get(id));
  }

  private static void copy(Play play, String from, String to) {
    Optional<Thing> original = play.rows(KIND).find(from);
    Optional<Thing> copy = play.rows(KIND).find(to);
    if (original.isPresent() && copy.isPresent()) {
      Book book = of(play, copy.get());
      book.fill(of(play, original.get()));
      book.keep();
    }
  }

  static Book of(Play play, Thing thing) {
    return new Book(play, thing.id(), titled(thing), thing.hidden());
  }

  /// A spreadsheet to be read, by whoever sees the space of files it lies in.
  static Book kept(Play play, String id) {
    TableShape table = Tables.shape(play.scene().twin().space() + "/" + KIND);
    Obj row = play.scene().draft().find(table, id).map(Row::value).orElse(Obj.EMPTY);
    return new Book(play, id, Told.obj(row, "item"), Told.obj(row, "hidden"));
  }

  /// The objects of a list.
  static List<Obj> objects(dev.dtu.json.Arr items) {
    List<Obj> objects = new ArrayList<>();
    items.forEach(item -> item.asObj().ifPresent(objects::add));
    return objects;
  }

  String id() {
    return id;
  }

  Play play() {
    return play;
  }

  Notes cells() {
    return play.notes("cells");
  }

  Obj properties() {
    return properties;
  }

  void properties(Obj changed) {
    properties = changed;
  }

  List<Tab> tabs() {
    return tabs;
  }

  /// The named ranges, as the service shows them.
  List<Obj> namedRanges() {
    return named;
  }

  void namedRanges(List<Obj> changed) {
    named = changed;
  }

  /// What developers noted of places in it.
  List<Obj> metadata() {
    return metadata;
  }

  void metadata(List<Obj> changed) {
    metadata = changed;
  }

  /// How many cells all sheets have.
  long size() {
    return tabs.stream().mapToLong(tab -> (long) tab.rows() * tab.columns()).sum();
  }

  /// The sheet that ranges mean which name none: the first that is shown.
  Optional<Tab> first() {
    return tabs.stream().filter(tab -> tab.isGrid() && !tab.isHidden()).findFirst();
  }

  Optional<Tab> titled(String title) {
    return tabs.stream()
        .filter(tab -> tab.title().equals(title))
        .findFirst()
        .or(() -> tabs.stream().filter(tab -> tab.title().equalsIgnoreCase(title)).findFirst());
  }

  Optional<Tab> find(int id) {
    return tabs.stream().filter(tab -> tab.id() == id).findFirst();
  }

  /// @throws Amiss when there is no such sheet
  Tab sheet(int id) {
    return find(id).orElseThrow(() -> new Amiss("No sheet with id: " + id));
  }

  /// @throws Amiss when there is no such sheet of cells
  Tab grid(int id) {
    return find(id).filter(Tab::isGrid).orElseThrow(() -> new Amiss("No grid with id: " + id));
  }

  /// The range of a name, its case left aside.
  Optional<Range> named(String name) {
    return named.stream()
        .filter(each -> Told.text(each, "name").equalsIgnoreCase(name))
        .findFirst()
        .map(each -> Range.told(this, Told.obj(each, "range")));
  }

  /// A number that no sheet has, for a thing of this spreadsheet.
  int draw() {
    int number;
    do {
      number = dice.draw(drawn++, Integer.MAX_VALUE);
    } while (find(number).isPresent());
    return number;
  }

  /// Counts a cell that is written.
  ///
  /// @throws Amiss when a call writes too many
  void wrote() {
    if (++written > MOST_WRITTEN) {
      throw new Amiss(
          "The request writes too many cells: expected no more than " + MOST_WRITTEN + " a call.");
    }
  }

  /// A sheet of these properties, behind all others.
  Tab add(Obj told) {
    var tab = new Tab(this, Obj.of("properties", told), Obj.EMPTY);
    tabs.add(tab);
    return tab;
  }

  void remove(Tab tab) {
    tabs.remove(tab);
    removed.add(tab);
    named.removeIf(each -> Told.whole(Told.obj(each, "range"), "sheetId", 0) == tab.id());
    metadata.removeIf(each -> Metadata.sheet(each).filter(id -> id == tab.id()).isPresent());
    number();
  }

  /// Takes over all that another has but its title.
  void fill(Book other) {
    properties = other.properties.with("title", Told.text(properties, "title"));
    named = new ArrayList<>(other.named);
    tabs.clear();
    for (Tab source : other.tabs) {
      var tab = new Tab(this, source.item(), source.tracks());
      tabs.add(tab);
      if (tab.isGrid()) {
        source
            .grid()
            .rows()
            .forEach((row, cells) -> cells.forEach((column, cell) -> tab.put(row, column, cell)));
      }
    }
  }

  /// Numbers the sheets as they stand.
  void number() {
    for (int i = 0; i < tabs.size(); i++) {
      Tab tab = tabs.get(i);
      tab.properties(tab.properties().with("index", Json.of(i)));
    }
  }

  /// Keeps what was changed.
  void keep() {
    Obj tracks = Obj.EMPTY;
    for (Tab tab : tabs) {
      tab.keepGrid();
      if (!tab.tracks().isEmpty()) {
        tracks = tracks.with(Integer.toString(tab.id()), tab.tracks());
      }
    }
    removed.forEach(Tab::removeGrid);
    removed.clear();
    Obj hidden = kept.with(TRACKS, tracks).with(Metadata.MEMBER, Json.array(metadata));
    Obj item = item();
    if (!item.equals(told) || !hidden.equals(kept)) {
      play.rows(KIND).keep(play.rows(KIND).get(id).showing(item).hiding(hidden));
      told = item;
      kept = hidden;
    }
  }

  /// The spreadsheet as it is kept: without cells.
  Obj item() {
    Obj.Builder item =
        Obj.builder()
            .put("spreadsheetId", id())
            .put("properties", properties)
            .put("sheets", Json.array(tabs.stream().map(Tab::item).toList()));
    if (!named.isEmpty()) {
      item.put(NAMED, Json.array(named));
    }
    return item.put("spreadsheetUrl", "https://docs.google.com/spreadsheets/d/" + id() + "/edit")
        .build();
  }
}
