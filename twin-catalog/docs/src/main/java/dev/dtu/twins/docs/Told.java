package dev.dtu.twins.docs;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What an object tells in its members; whole numbers may be texts, as protocol buffers have it.
final class Told {

  private Told() {}

  static Optional<Integer> whole(Obj object, String member) {
    return object.find(member).flatMap(Json::asWords).flatMap(Told::whole);
  }

  static int whole(Obj object, String member, int otherwise) {
    return whole(object, member).orElse(otherwise);
  }

  private static Optional<Integer> whole(String words) {
    try {
      return Optional.of(new BigDecimal(words).intValueExact());
    } catch (ArithmeticException | NumberFormatException other) {
      return Optional.empty();
    }
  }

  static Optional<Double> real(Obj object, String member) {
    return object.find(member).flatMap(Json::asWords).flatMap(Told::real);
  }

  private static Optional<Double> real(String words) {
    try {
      return Optional.of(Double.parseDouble(words));
    } catch (NumberFormatException other) {
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

  /// The objects of a list.
  static List<Obj> objects(Obj object, String member) {
    List<Obj> objects = new ArrayList<>();
    object.items(member).forEach(item -> item.asObj().ifPresent(objects::add));
    return objects;
  }

  /// The words of a list.
  static List<String> words(Obj object, String member) {
    List<String> words = new ArrayList<>();
    object.items(member).forEach(item -> item.asWords().ifPresent(words::add));
    return words;
  }

  /// What is told, without what is null, which is as good as not told.
  static Obj whole(Json value) {
    Obj.Builder whole = Obj.builder();
    for (Obj.Member member : value.asObj().orElse(Obj.EMPTY)) {
      if (!(member.value() instanceof Json.Null)) {
        whole.put(member.key(), inner(member.value()));
      }
    }
    return whole.build();
  }

  private static Json inner(Json value) {
    return switch (value) {
      case Obj object -> whole(object);
      case Arr items -> Arr.of(items.items().stream().map(Told::inner).toList());
      case Json.Text _, Json.Num _, Json.Bool _, Json.Null _ -> value;
    };
  }

  /// An object with its member, or without it when that would be empty.
  static Obj with(Obj object, String member, Obj value) {
    return value.isEmpty() ? object : object.with(member, (Json) value);
  }
}
