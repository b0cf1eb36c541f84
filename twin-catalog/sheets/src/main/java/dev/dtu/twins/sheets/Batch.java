package dev.dtu.twins.sheets;

import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// `spreadsheets.batchUpdate`: requests of many kinds, all of them done or none.
///
/// - source: developers.google.com, Sheets API, guides/batchupdate, and measurements of
///   mmedum/google-sheets-mcp, 2026-09-12
final class Batch {

  static final Repertoire PARTS =
      Repertoire.NONE.finding("sheets.spreadsheets.batchUpdate", Method.writing(Batch::update));

  private static final SortedMap<String, Kind> KINDS = new TreeMap<>();

  static {
    KINDS.putAll(SheetKinds.ALL);
    KINDS.putAll(LineKinds.ALL);
    KINDS.putAll(CellKinds.ALL);
    KINDS.putAll(BlockKinds.ALL);
    KINDS.putAll(TidyKinds.ALL);
    KINDS.putAll(Finding.ALL);
    KINDS.putAll(NameKinds.ALL);
    KINDS.putAll(RuleKinds.ALL);
    KINDS.putAll(TableKinds.ALL);
    KINDS.putAll(ObjectKinds.ALL);
  }

  /// Kinds whose replies name them also when they say nothing.
  private static final List<String> NAMED =
      List.of(
          "deleteDimensionGroup",
          "deleteDuplicates",
          "trimWhitespace",
          "findReplace",
          "updateDeveloperMetadata",
          "deleteDeveloperMetadata");

  private Batch() {}

  /// Does all requests in their order.
  ///
  /// - in: the body's `requests`, `includeSpreadsheetInResponse`, `responseRanges`,
  ///   `responseIncludeGridData`
  /// - refuses: `bad-request` of the first request that cannot be done
  private static Obj update(Play play, Book book) {
    List<Obj> requests = Book.objects(play.arguments().items("requests"));
    if (requests.isEmpty()) {
      throw new Amiss("Must specify at least one request.");
    }
    List<Json> replies = new ArrayList<>();
    for (int i = 0; i < requests.size(); i++) {
      replies.add(reply(book, requests.get(i), i));
    }
    Obj answer = Method.of(book).with("replies", Json.array(replies));
    return play.arguments().flag("includeSpreadsheetInResponse")
        ? answer.with("updatedSpreadsheet", (Json) updated(book, play.arguments()))
        : answer;
  }

  private static Obj reply(Book book, Obj request, int index) {
    if (request.isEmpty()) {
      throw new Amiss("Invalid requests[" + index + "]: No request set.");
    }
    String name = request.key(0);
    Kind kind = KINDS.get(name);
    if (kind == null) {
      throw new Amiss(
          "Invalid JSON payload received. Unknown name \""
              + name
              + "\" at 'requests["
              + index
              + "]': Cannot find field.");
    }
    try {
      Obj done = kind.done(book, whole(request.value(0)));
      return done.isEmpty() && !NAMED.contains(name) ? Obj.EMPTY : Obj.of(name, done);
    } catch (Amiss wrong) {
      throw wrong.of("requests[" + index + "]." + name);
    }
  }

  // What a request tells, without what is null, which is as good as not told.
  private static Obj whole(Json value) {
    Obj whole = value.asObj().orElse(Obj.EMPTY);
    for (Obj.Member member : whole) {
      whole =
          member.value() instanceof Json.Null
              ? whole.without(member.key())
              : whole.with(member.key(), inner(member.value()));
    }
    return whole;
  }

  private static Json inner(Json value) {
    return switch (value) {
      case Obj object -> whole(object);
      case Arr items -> Arr.of(items.items().stream().map(Batch::inner).toList());
      case Json.Text _, Json.Num _, Json.Bool _, Json.Null _ -> value;
    };
  }

  private static Obj updated(Book book, Obj sent) {
    List<Range> ranges = new ArrayList<>();
    for (Json range : sent.items("responseRanges")) {
      ranges.add(A1.read(book, range.asText().orElse("")));
    }
    return new Gridded(book, sent.flag("responseIncludeGridData")).shown(ranges);
  }
}
