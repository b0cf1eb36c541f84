package dev.dtu.twins.sheets;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Things of one kind, which stand in a list of their sheet and have a number.
///
/// @param member the list
/// @param id the member with the number
/// @param unknown what is said of a number that none has, before the number
record Items(String member, String id, String unknown) {

  static final Items PROTECTED =
      new Items("protectedRanges", "protectedRangeId", "No protected range with id: ");
  static final Items VIEWS = new Items("filterViews", "filterViewId", "No filter view with id: ");
  static final Items BANDS = new Items("bandedRanges", "bandedRangeId", "No banding with id: ");
  static final Items SLICERS = new Items("slicers", "slicerId", "No slicer with id: ");
  static final Items CHARTS = new Items("charts", "chartId", "No embedded object with id: ");
  static final Items TABLES = new Items("tables", "tableId", "No table with id: ");

  /// A thing of a sheet.
  record Found(Tab tab, Obj thing) {}

  List<Obj> of(Tab tab) {
    return Book.objects(tab.items(member));
  }

  Optional<Found> find(Book book, Obj told) {
    String number = told.find(id).flatMap(Json::asWords).orElse("0");
    for (Tab tab : book.tabs()) {
      for (Obj thing : of(tab)) {
        if (thing.find(id).flatMap(Json::asWords).orElse("").equals(number)) {
          return Optional.of(new Found(tab, thing));
        }
      }
    }
    return Optional.empty();
  }

  /// @throws Amiss when no thing has the number that is told
  Found get(Book book, Obj told) {
    return find(book, told)
        .orElseThrow(() -> new Amiss(unknown + told.find(id).flatMap(Json::asWords).orElse("0")));
  }

  /// Puts a thing behind the others, with a number of its own unless it tells one.
  ///
  /// @throws Amiss when another has its number
  Obj add(Tab tab, Obj told) {
    Obj numbered = numbered(tab.book(), told);
    List<Obj> all = of(tab);
    all.add(numbered);
    tab.items(member, all);
    return numbered;
  }

  private Obj numbered(Book book, Obj told) {
    if (!Told.has(told, id)) {
      Json drawn = Json.of(book.draw());
      boolean word = this.equals(TABLES);
      return Obj.of(id, word ? Json.of(drawn.toString()) : drawn).withAll(told.without(id));
    }
    find(book, told)
        .ifPresent(_ -> {
          throw new Amiss(
              "An object with id " + told.find(id).flatMap(Json::asWords).orElse("") + " exists.");
        });
    return told;
  }

  void change(Found found, UnaryOperator<Obj> change) {
    List<Obj> all = of(found.tab());
    all.replaceAll(each -> each.equals(found.thing()) ? change.apply(each) : each);
    found.tab().items(member, all);
  }

  void remove(Found found) {
    List<Obj> left = new ArrayList<>(of(found.tab()));
    left.remove(found.thing());
    found.tab().items(member, left);
  }

  /// Takes the thing away whose number is told.
  Obj delete(Book book, Obj told) {
    remove(get(book, told));
    return Obj.EMPTY;
  }
}
