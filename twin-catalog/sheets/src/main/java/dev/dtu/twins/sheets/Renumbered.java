package dev.dtu.twins.sheets;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.List;

/// Things of one sheet as things of another: their ranges are there, and they have numbers of their own.
final class Renumbered {

  private static final List<String> NUMBERS =
      List.of(
          "protectedRangeId", "filterViewId", "bandedRangeId", "slicerId", "chartId", "tableId");
  private static final List<String> RANGE =
      List.of("startRowIndex", "endRowIndex", "startColumnIndex", "endColumnIndex");

  private Renumbered() {}

  static Json of(Json value, int from, Tab to) {
    return switch (value) {
      case Obj object -> object(object, from, to);
      case Arr items -> Arr.of(items.items().stream().map(item -> of(item, from, to)).toList());
      case Json.Text _, Json.Num _, Json.Bool _, Json.Null _ -> value;
    };
  }

  private static Obj object(Obj object, int from, Tab to) {
    boolean place = object.has("sheetId") || RANGE.stream().anyMatch(object::has);
    Obj.Builder renumbered = Obj.builder();
    if (place && Told.whole(object, "sheetId", 0) == from && to.id() != 0) {
      renumbered.put("sheetId", Json.of(to.id()));
    }
    for (Obj.Member member : object) {
      if (NUMBERS.contains(member.key())) {
        Json id = Json.of(to.book().draw());
        boolean word = member.value() instanceof Json.Text;
        renumbered.put(member.key(), word ? Json.of(id.toString()) : id);
      } else if (!member.key().equals("sheetId") || Told.whole(object, "sheetId", 0) != from) {
        renumbered.put(member.key(), of(member.value(), from, to));
      }
    }
    return renumbered.build();
  }
}
