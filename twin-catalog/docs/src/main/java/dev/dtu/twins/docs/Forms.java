package dev.dtu.twins.docs;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.List;

/// Styles in the form in which the service tells them: members in its order, colours as parts of 255 in
/// single precision, nothing where a measure or a channel is none.
///
/// - source: recorded documents of cedricdelpoux/gatsby-source-google-docs, 2026-09-12
final class Forms {

  /// The members of a text style, in order.
  static final List<String> TEXT =
      List.of(
          "bold",
          "italic",
          "underline",
          "strikethrough",
          "smallCaps",
          "backgroundColor",
          "foregroundColor",
          "fontSize",
          "weightedFontFamily",
          "baselineOffset",
          "link");

  /// The members of a paragraph's style, in order.
  static final List<String> PARAGRAPH =
      List.of(
          "headingId",
          "namedStyleType",
          "alignment",
          "lineSpacing",
          "direction",
          "spacingMode",
          "spaceAbove",
          "spaceBelow",
          "borderBetween",
          "borderTop",
          "borderBottom",
          "borderLeft",
          "borderRight",
          "indentFirstLine",
          "indentStart",
          "indentEnd",
          "tabStops",
          "keepLinesTogether",
          "keepWithNext",
          "avoidWidowAndOrphan",
          "shading",
          "pageBreakBefore");

  private static final List<String> CHANNELS = List.of("red", "green", "blue");
  private static final double MOST = 255;

  private Forms() {}

  /// A measure in points; of nothing, the unit alone.
  static Obj points(double magnitude) {
    Obj unit = Obj.of("unit", Json.of("PT"));
    return magnitude == 0 ? unit : Obj.of("magnitude", number(magnitude)).withAll(unit);
  }

  static Obj rgb(double red, double green, double blue) {
    Obj rgb = Obj.of("red", Json.of(red), "green", Json.of(green)).with("blue", Json.of(blue));
    return Obj.of("color", plain(Obj.of("rgbColor", rgb)));
  }

  private static Json number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Json.of((long) value)
        : Json.of(value);
  }

  /// A style with its members in order; those that the order does not know come last.
  static Obj ordered(Obj style, List<String> order) {
    Obj.Builder ordered = Obj.builder();
    for (String member : order) {
      style.find(member).ifPresent(value -> ordered.put(member, value));
    }
    return ordered.putAll(style).build();
  }

  /// What was told, in the service's form.
  ///
  /// @throws Amiss of a colour that is none, or of a measure in another unit than points
  static Json plain(Json told) {
    return switch (told) {
      case Obj object -> object(object);
      case Arr items -> Arr.of(items.items().stream().map(Forms::plain).toList());
      case Json.Num number -> number(number.real());
      case Json.Text _, Json.Bool _, Json.Null _ -> told;
    };
  }

  private static Json object(Obj told) {
    if (told.has("magnitude") || told.has("unit")) {
      String unit = Told.text(told, "unit");
      if (!unit.equals("PT")) {
        throw new Amiss("The unit of a dimension must be PT.");
      }
      return points(Told.real(told, "magnitude").orElse(0.0));
    }
    Obj.Builder plain = Obj.builder();
    for (Obj.Member member : told) {
      boolean rgb = member.key().equals("rgbColor");
      Json value = rgb ? channels(Told.obj(told, "rgbColor")) : plain(member.value());
      plain.put(member.key(), value);
    }
    return plain.build();
  }

  private static Json channels(Obj rgb) {
    Obj channels = Obj.EMPTY;
    for (String channel : CHANNELS) {
      double value = Told.real(rgb, channel).orElse(0.0);
      if (value < 0 || value > 1) {
        throw new Amiss("The RGB color components must be between 0 and 1, inclusive.");
      }
      float part = (float) (Math.round(value * MOST) / MOST);
      channels = part == 0 ? channels : channels.with(channel, single(part));
    }
    return channels;
  }

  private static Json single(float value) {
    return value == 1 ? Json.of(1) : Json.of(Double.parseDouble(Float.toString(value)));
  }
}
