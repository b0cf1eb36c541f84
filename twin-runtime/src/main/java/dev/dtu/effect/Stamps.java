package dev.dtu.effect;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.time.Instant;

/// The moments an item shows of its last change.
final class Stamps {

  private static final long MILLIS_FROM = 100_000_000_000L;

  private Stamps() {}

  /// The item with `updated_at` and the like at the moment, in the form they have.
  static Obj moved(Obj item, Obj sent, Instant moment) {
    Obj moved = item;
    for (int i = 0; i < item.size(); i++) {
      String name = item.key(i);
      if (Names.change(name) && !sent.has(name)) {
        moved = moved.with(name, at(item.value(i), moment));
      }
    }
    return moved;
  }

  private static String at(String before, Instant moment) {
    if (before.length() > 3 && before.charAt(3) == ',') {
      return Texts.mailed(moment);
    }
    String now = Texts.moment(moment);
    return before.length() == 10 ? now.substring(0, 10) : now;
  }

  private static Json at(Json before, Instant moment) {
    return switch (before) {
      case Json.Text text -> Json.of(at(text.value(), moment));
      case Json.Num num ->
          Json.of(num.real() > MILLIS_FROM ? moment.toEpochMilli() : moment.getEpochSecond());
      default -> before;
    };
  }
}
