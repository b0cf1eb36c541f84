package dev.dtu.twins.docs;

import dev.dtu.call.Dice;
import dev.dtu.effect.Play;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twins.drive.copies.Copies;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One document, as it is read and changed in a turn. What was changed is kept by [#keep()]; nothing is
/// when the call is refused before.
final class Document {

  static final String KIND = "document";

  /// So many characters a document has at most.
  ///
  /// source: support.google.com, files you can store in Google Drive, 2026-09-12
  static final int MOST = 1_020_000;

  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
  private static final String WORDS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  private static final String DRAWN = "drawn";
  private static final String EDITS = "edits";
  private static final int ID = 12;
  private static final int REVISION = 80;

  private final Play play;
  private final String id;
  private final Obj told;
  private final Archive archive;
  private final Dice dice;
  private final List<Tab> tabs = new ArrayList<>();
  private final List<History.Shift> shifts = new ArrayList<>();
  private final History history;
  private int drawn;
  private int edits;

  private Document(Play play, String id) {
    this.play = play;
    this.id = id;
    this.told = Filed.told(play, id);
    this.archive = new Archive(play.notes(Archive.NAME));
    this.dice = play.scene().call().dice().at("docs/" + id);
    Optional<Archive.Kept> kept = archive.find(id);
    Obj facts = kept.map(Archive.Kept::facts).orElse(Obj.EMPTY);
    this.drawn = Told.whole(facts, DRAWN, 0);
    this.edits = Told.whole(facts, EDITS, 0);
    this.history = History.read(facts);
    kept.map(Archive.Kept::tabs).orElseGet(this::unkept).forEach(tab -> add(tabs.size(), tab));
  }

  // What was told of a document as the service shows it, or what a new one has.
  private List<Tab> unkept() {
    List<Tab> shown = Shown.read(told);
    return shown.isEmpty() ? List.of(Birth.tab(Birth.firstTab())) : shown;
  }

  /// The document that the call names.
  ///
  /// - refuses: `not-found`, `failed-precondition` of an Office file, `bad-request` of another file
  static Document open(Play play) {
    String id = play.asked("documentId").orElse("");
    if (play.rows(KIND).find(id).isEmpty()) {
      throw Filed.refusal(play, id);
    }
    return of(play, id);
  }

  /// A document that there is.
  static Document of(Play play, String id) {
    Copies.settle(play, id, (from, to) -> copy(play, from, to));
    return new Document(play, id);
  }

  private static void copy(Play play, String from, String to) {
    Document copy = kept(play, to);
    copy.fill(kept(play, from));
    copy.keep();
  }

  /// A document as it is kept, whatever is to become true of it.
  static Document kept(Play play, String id) {
    return new Document(play, id);
  }

  Play play() {
    return play;
  }

  String id() {
    return id;
  }

  String title() {
    return Filed.title(play, id).orElseGet(() -> told.text("title").orElse(Birth.UNTITLED));
  }

  /// The tabs in the order they are told: each before those below it.
  List<Tab> tabs() {
    return tabs;
  }

  History history() {
    return history;
  }

  /// Units that came and went in this turn.
  List<History.Shift> shifts() {
    return shifts;
  }

  void add(int at, Tab tab) {
    tabs.add(at, tab);
    tab.tells(move -> shifts.add(History.Shift.of(tab, move)));
  }

  Optional<Tab> find(String id) {
    return tabs.stream().filter(tab -> tab.id().equals(id)).findFirst();
  }

  /// The tab of an id; the first when it is empty.
  ///
  /// @throws Amiss when there is no such tab
  Tab tab(String id) {
    return id.isEmpty()
        ? tabs.getFirst()
        : find(id).orElseThrow(() -> new Amiss("The tab ID " + id + " was not found."));
  }

  /// The tabs that a request's criteria mean; all when it has none.
  ///
  /// @throws Amiss when there is no such tab
  List<Tab> meant(Obj told) {
    List<String> ids = Told.words(Told.obj(told, "tabsCriteria"), "tabIds");
    return ids.isEmpty() ? List.copyOf(tabs) : ids.stream().distinct().map(this::tab).toList();
  }

  /// A new id for a thing of this document.
  String draw(String prefix) {
    return prefix + dice.at(drawn++).text(LETTERS, ID);
  }

  /// Which revision this is.
  String revision() {
    return told.text("revisionId")
        .filter(_ -> edits == 0)
        .orElseGet(() -> "ALBJ4L" + dice.at("revision").at(edits).text(WORDS, REVISION));
  }

  /// @throws Amiss when the document would be too large
  void fits(long more) {
    if (more + tabs.stream().mapToLong(Tab::size).sum() > MOST) {
      throw new Amiss(
          "The document would be too large: expected no more than " + MOST + " characters.");
    }
  }

  /// Takes over all that another has but its title.
  void fill(Document other) {
    tabs.clear();
    other.tabs.forEach(tab -> add(tabs.size(), tab));
    drawn = Math.max(drawn, other.drawn);
  }

  /// Keeps what was changed, as the next revision when anything was.
  void keep() {
    Sweeping.sweep(this);
    String before = revision();
    if (archive.keep(id, kept())) {
      edits++;
      history.add(before, shifts);
      archive.keep(id, kept());
      Filed.changed(play, id);
    }
  }

  private Archive.Kept kept() {
    Obj facts = Obj.of(DRAWN, Json.of(drawn), EDITS, Json.of(edits));
    return new Archive.Kept(history.kept(facts), tabs);
  }
}
