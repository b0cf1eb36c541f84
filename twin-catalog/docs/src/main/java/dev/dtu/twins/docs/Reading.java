package dev.dtu.twins.docs;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads what the service shows of a segment as its units. Indexes are not read: units stand where they
/// stand.
///
/// - source: developers.google.com, Docs API, concepts/structure, 2026-09-12
final class Reading {

  private static final List<String> SUGGESTED =
      List.of("suggestedInsertionIds", "suggestedDeletionIds", "suggestedTextStyleChanges");

  private final List<Unit> units = new ArrayList<>();

  private Reading() {}

  /// A segment of the content of a body, a header, a footer or a footnote; one without a newline gets
  /// one.
  static Segment segment(Segment.Role role, String id, Obj shown) {
    var reading = new Reading();
    if (role == Segment.Role.BODY && !begins(shown)) {
      reading.units.add(Birth.section("CONTINUOUS"));
    }
    reading.content(shown);
    if (reading.units.isEmpty() || !(reading.units.getLast() instanceof Unit.End)) {
      reading.units.add(Birth.end());
    }
    return new Segment(role, id, reading.units);
  }

  private static boolean begins(Obj shown) {
    List<Obj> content = Told.objects(shown, "content");
    return !content.isEmpty() && content.getFirst().has("sectionBreak");
  }

  private void content(Obj holder) {
    for (Obj element : Told.objects(holder, "content")) {
      element.obj("sectionBreak").ifPresent(told -> fence(Unit.What.SECTION, told));
      element.obj("paragraph").ifPresent(this::paragraph);
      element.obj("table").ifPresent(this::table);
      if (element.has("tableOfContents")) {
        Obj told = Told.obj(element, "tableOfContents");
        fence(Unit.What.CONTENTS, told.without("content"));
        content(told);
        fence(Unit.What.CONTENTS_END, Obj.EMPTY);
      }
    }
  }

  private void fence(Unit.What what, Obj told) {
    units.add(new Unit.Fence(what, told));
  }

  private void table(Obj told) {
    fence(Unit.What.TABLE, told.without("rows").without("columns").without("tableRows"));
    for (Obj row : Told.objects(told, "tableRows")) {
      fence(Unit.What.ROW, bare(row).without("tableCells"));
      for (Obj cell : Told.objects(row, "tableCells")) {
        fence(Unit.What.CELL, bare(cell).without("content"));
        int before = units.size();
        content(cell);
        if (units.size() == before) {
          units.add(Birth.end().looking(Birth.CELLED));
        }
      }
    }
    fence(Unit.What.TABLE_END, Obj.EMPTY);
  }

  private static Obj bare(Obj told) {
    return told.without("startIndex").without("endIndex");
  }

  private void paragraph(Obj told) {
    Obj paragraph = told.without("elements");
    boolean ended = false;
    for (Obj element : Told.objects(told, "elements")) {
      Optional<Obj> run = element.obj("textRun");
      if (run.isPresent()) {
        ended = run(run.get(), paragraph);
      } else {
        ended = false;
        mark(bare(element));
      }
    }
    if (!ended) {
      units.add(new Unit.End(Obj.EMPTY, Obj.EMPTY, paragraph));
    }
  }

  private boolean run(Obj run, Obj paragraph) {
    Obj style = Told.obj(run, "textStyle");
    Obj suggested = suggested(run);
    boolean ended = false;
    for (char c : Told.text(run, "content").toCharArray()) {
      ended = c == '\n';
      units.add(
          ended ? new Unit.End(style, suggested, paragraph) : new Unit.Letter(c, style, suggested));
    }
    return ended;
  }

  private void mark(Obj element) {
    if (!element.isEmpty()) {
      Obj told = element.value(0).asObj().orElse(Obj.EMPTY);
      Obj rest = told.without("textStyle").without("footnoteNumber");
      for (String member : SUGGESTED) {
        rest = rest.without(member);
      }
      Obj style = Told.obj(told, "textStyle");
      units.add(new Unit.Mark(element.key(0), rest, style, suggested(told)));
    }
  }

  private static Obj suggested(Obj told) {
    Obj suggested = Obj.EMPTY;
    for (String member : SUGGESTED) {
      Json value = told.find(member).orElse(Json.Null.NULL);
      suggested = value instanceof Json.Null ? suggested : suggested.with(member, value);
    }
    return suggested;
  }
}
