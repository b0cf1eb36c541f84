package dev.dtu.effect;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Moments;
import java.time.Instant;
import java.util.Map;

/// The moments an item shows of its last change.
final class Stamps {

  private static final long MILLIS_FROM = 100_000_000_000L;

  private Stamps() {}

  /// The item with `updated_at` and the like at the moment, in the form they have.
  static Obj moved(Obj item, Obj sent, Instant moment, Moments.Form form) {
    Obj moved = item;
    for (int i = 0; i < item.size(); i++) {
      String name = item.key(i);
      if (Names.change(name) && !sent.has(name)) {
        moved = moved.with(name, at(item.value(i), moment, form));
      }
    }
    return moved;
  }

  /// The item with a member at the moment, in the form it has or its shape wants.
  static Obj set(Obj item, String member, Shelf shelf, Instant moment) {
    boolean whole =
        shelf.shape(item, member).filter(at -> at.is("integer") && !at.is("string")).isPresent();
    Json before =
        Members.find(item, member)
            .filter(at -> at != Json.Null.NULL)
            .orElse(whole ? new Json.Num("0") : Json.of(""));
    return Members.with(item, member, at(before, moment, shelf.moments()));
  }

  /// What was sent with each moment in this form.
  static Obj told(Obj sent, Map<String, Shape.Slot> slots, Moments.Form form) {
    Obj told = sent;
    for (int i = 0; i < sent.size(); i++) {
      Shape.Slot slot = slots.get(sent.key(i));
      if (slot != null && sent.value(i) instanceof Obj inner) {
        told = told.with(slot.name(), told(inner, slot.shape().slots(inner), form));
      } else if (slot != null && sent.value(i) instanceof Json.Text(String text)) {
        boolean moment = slot.shape().schema().format().filter("date-time"::equals).isPresent();
        if (moment && Worth.of(text) instanceof Worth.Moment(Instant at)) {
          told = told.with(slot.name(), form.text(at));
        }
      }
    }
    return told;
  }

  /// The moment as an example writes one: a text, or a number of seconds or milliseconds.
  static Json like(String example, Instant moment) {
    if (Shelf.whole(example)) {
      return at(new Json.Num(example), moment, Moments.Form.PLAIN);
    }
    boolean day = example.length() == 10 || example.indexOf(',') == 3;
    Moments.Form form = day ? Moments.Form.PLAIN : Moments.Form.like(example);
    return Json.of(at(example, moment, form));
  }

  private static String at(String before, Instant moment, Moments.Form form) {
    if (before.length() > 3 && before.charAt(3) == ',') {
      return Texts.mailed(moment);
    }
    String now = form.text(moment);
    return before.length() == 10 ? now.substring(0, 10) : now;
  }

  private static Json at(Json before, Instant moment, Moments.Form form) {
    return switch (before) {
      case Json.Text text -> Json.of(at(text.value(), moment, form));
      case Json.Num num ->
          Json.of(num.real() > MILLIS_FROM ? moment.toEpochMilli() : moment.getEpochSecond());
      default -> before;
    };
  }
}
