package dev.dtu.twins.sheets;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.List;
import java.util.stream.Stream;

/// Colours, which the service tells twice: `backgroundColor` and `backgroundColorStyle.rgbColor`, and
/// all others alike.
///
/// - source: recorded traffic, burnash/gspread cassettes, 2026-09-12
final class Colours {

  private static final String STYLE = "Style";
  private static final String RGB = "rgbColor";
  private static final List<String> PARTS = List.of("red", "green", "blue", "alpha");

  private Colours() {}

  /// An object, however deep, in which each colour is told both ways.
  static Obj paired(Obj object) {
    Obj paired = object;
    for (Obj.Member member : object) {
      String key = member.key();
      Json value = whole(member.value());
      paired = paired.with(key, value);
      if (isColour(key) && value instanceof Obj colour && !Told.has(object, key + STYLE)) {
        paired = paired.with(key + STYLE, Obj.of(RGB, colour));
      } else if (key.endsWith("Color" + STYLE) || key.equals("color" + STYLE)) {
        Obj rgb = value.asObj().flatMap(style -> style.obj(RGB)).orElse(Obj.EMPTY);
        String plain = key.substring(0, key.length() - STYLE.length());
        paired = rgb.isEmpty() ? paired : paired.with(plain, rgb);
      }
    }
    return paired;
  }

  private static boolean isColour(String key) {
    return key.endsWith("Color") && !key.equals(RGB);
  }

  private static Json whole(Json value) {
    return switch (value) {
      case Obj object when isRgb(object) -> rounded(Told.said(object));
      case Obj object -> paired(object);
      case Arr items -> Arr.of(items.items().stream().map(Colours::whole).toList());
      case Json.Text _, Json.Num _, Json.Bool _, Json.Null _ -> value;
    };
  }

  // The service keeps no more of a part than a float has.
  private static Obj rounded(Obj rgb) {
    Obj rounded = rgb;
    for (Obj.Member part : rgb) {
      if (part.value() instanceof Json.Num number) {
        double whole = number.real();
        Json kept =
            whole == Math.rint(whole)
                ? Json.of(whole)
                : new Json.Num(Float.toString((float) whole));
        rounded = rounded.with(part.key(), kept);
      }
    }
    return rounded;
  }

  private static boolean isRgb(Obj object) {
    Stream<String> keys = object.keys().stream();
    return !object.isEmpty() && keys.allMatch(PARTS::contains);
  }
}
