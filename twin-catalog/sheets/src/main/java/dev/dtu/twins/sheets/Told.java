package dev.dtu.twins.sheets;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.math.BigDecimal;
import java.util.Optional;

/// What an object tells in its members; whole numbers may be texts, as protocol buffers have it.
final class Told {

  private Told() {}

  static Optional<Integer> whole(Obj object, String member) {
    return object.find(member).flatMap(Told::whole);
  }

  static int whole(Obj object, String member, int otherwise) {
    return whole(object, member).orElse(otherwise);
  }

  private static Optional<Integer> whole(Json value) {
    return value.asWords().flatMap(Told::whole);
  }

  private static Optional<Integer> whole(String words) {
    try {
      return Optional.of(new BigDecimal(words).intValueExact());
    } catch (ArithmeticException | NumberFormatException other) {
      return Optional.empty();
    }
  }

  static Obj obj(Obj object, String member) {
    return object.obj(member).orElse(Obj.EMPTY);
  }

  static String text(Obj object, String member) {
    return object.text(member).orElse("");
  }

  /// Whether a member says more than nothing: `null` is as good as none.
  static boolean has(Obj object, String member) {
    return object.find(member).filter(value -> !(value instanceof Json.Null)).isPresent();
  }

  /// An object without the members that say nothing: `null`, `false`, 0 and empty texts.
  static Obj said(Obj object) {
    Obj said = object;
    for (Obj.Member member : object) {
      if (isNothing(member.value())) {
        said = said.without(member.key());
      }
    }
    return said;
  }

  private static boolean isNothing(Json value) {
    return switch (value) {
      case Json.Null _ -> true;
      case Json.Bool bool -> !bool.value();
      case Json.Num number -> number.real() == 0;
      case Json.Text text -> text.value().isEmpty();
      case Obj _, dev.dtu.json.Arr _ -> false;
    };
  }
}
