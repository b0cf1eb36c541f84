package dev.dtu.twins.okta;

import dev.dtu.effect.Thing;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// The functions and operators of Okta's expression language. What is not there counts as no text and
/// no list, positions outside a text are its ends; so none of them can fail.
///
/// - source: okta/okta-developer-docs, Okta Expression Language, functions, and the same in Identity Engine,
///   2026-11-23; of times only the present one in UTC, no codes of countries, and no users of directories
record ExpressionFunctions(Expression.Known known) {

  private static final int SHORTEST = 2;

  /// What a function says; empty when there is none of that name.
  Optional<Json> called(String name, List<Json> given) {
    int dot = name.indexOf('.');
    String first = words(given, 0);
    if (name.startsWith("String.")) {
      return Optional.of(string(name.substring(dot + 1), given));
    }
    if (name.startsWith("Arrays.")) {
      return Optional.of(array(name.substring(dot + 1), given));
    }
    return Optional.ofNullable(
        switch (name) {
          case "toUpperCase", "toLowerCase", "substring", "substringBefore", "substringAfter" ->
              string(name, given);
          case "Convert.toInt", "Convert.toNum" -> number(name, first);
          case "Time.now" -> Json.of(known.now().toString());
          case "Groups.contains" -> names(given, group -> group.contains(words(given, 1)));
          case "Groups.startsWith" -> names(given, group -> group.startsWith(words(given, 1)));
          case "Groups.endsWith" -> names(given, group -> group.endsWith(words(given, 1)));
          case "getFilteredGroups" -> filtered(given);
          case "isMemberOfGroup", "isMemberOfAnyGroup" ->
              Json.of(known.groups().stream().anyMatch(each -> given.contains(Json.of(each.id()))));
          case "isMemberOfGroupName" -> in(first::equals);
          case "isMemberOfGroupNameStartsWith" -> in(each -> each.startsWith(first));
          case "isMemberOfGroupNameContains" -> in(each -> each.contains(first));
          case "isMemberOfGroupNameRegex" -> in(each -> fits(first, each));
          case "user.isMemberOf" -> Json.of(given.stream().anyMatch(this::member));
          case "user.getInternalProperty" ->
              known.named("user.internal." + first).orElse(Json.Null.NULL);
          default -> null;
        });
  }

  /// What a value says of itself: `user.profile.email.contains("x")`.
  static Json method(String name, Json value, List<Json> given) {
    List<Json> all = new ArrayList<>(List.of(value));
    all.addAll(given);
    return switch (name) {
      case "contains" ->
          value instanceof Arr ? array(name, all) : Json.of(words(all, 0).contains(words(all, 1)));
      case "size", "isEmpty" -> array(name, all);
      case "length" -> string("len", all);
      case "endsWith" -> Json.of(words(all, 0).endsWith(words(all, 1)));
      case "matches" -> Json.of(fits(words(all, 1), words(all, 0)));
      default -> string(name, all);
    };
  }

  private static Json string(String name, List<Json> given) {
    String text = words(given, 0);
    String second = words(given, 1);
    String third = words(given, 2);
    return switch (name) {
      case "append" -> Json.of(text + second);
      case "join" ->
          Json.of(String.join(text, given.stream().skip(1).map(each -> words(each)).toList()));
      case "len" -> Json.of(text.length());
      case "removeSpaces" -> Json.of(text.replace(" ", ""));
      case "replace" -> Json.of(text.replace(second, third));
      case "replaceFirst" -> Json.of(text.replaceFirst(Pattern.quote(second), quoted(third)));
      case "startsWith" -> Json.of(text.startsWith(second));
      case "stringContains" -> Json.of(text.contains(second));
      case "stringSwitch" -> switched(text, given);
      case "substring" -> Json.of(part(text, given));
      case "substringAfter" ->
          Json.of(text.contains(second) ? text.substring(after(text, second)) : "");
      case "substringBefore" ->
          Json.of(text.contains(second) ? text.substring(0, text.indexOf(second)) : text);
      case "toUpperCase" -> Json.of(text.toUpperCase(Locale.ROOT));
      case "toLowerCase" -> Json.of(text.toLowerCase(Locale.ROOT));
      default -> throw new Expression.Unreadable();
    };
  }

  private static String quoted(String replacement) {
    return java.util.regex.Matcher.quoteReplacement(replacement);
  }

  private static int after(String text, String part) {
    return text.indexOf(part) + part.length();
  }

  private static Json switched(String text, List<Json> given) {
    for (int i = SHORTEST; i + 1 < given.size(); i += 2) {
      if (text.contains(words(given, i))) {
        return given.get(i + 1);
      }
    }
    return Json.of(words(given, 1));
  }

  private static String part(String text, List<Json> given) {
    int from = Math.clamp(whole(given, 1, 0), 0, text.length());
    int to = Math.clamp(whole(given, 2, text.length()), from, text.length());
    return text.substring(from, to);
  }

  private static int whole(List<Json> given, int at, int otherwise) {
    String words = words(given, at);
    return words.matches("-?\\d{1,9}") ? Integer.parseInt(words) : otherwise;
  }

  private static Json array(String name, List<Json> given) {
    List<Json> items = items(given.isEmpty() ? Json.Null.NULL : given.getFirst());
    Json value = given.size() < SHORTEST ? Json.Null.NULL : given.get(1);
    return switch (name) {
      case "add" -> {
        items.add(value);
        yield Arr.of(items);
      }
      case "remove" -> {
        items.remove(value);
        yield Arr.of(items);
      }
      case "clear" -> Arr.of(List.of());
      case "get" -> {
        int at = whole(given, 1, -1);
        yield at >= 0 && at < items.size() ? items.get(at) : Json.Null.NULL;
      }
      case "flatten" -> {
        List<Json> flat = new ArrayList<>();
        given.forEach(each -> flat.addAll(items(each)));
        yield Arr.of(flat);
      }
      case "contains" -> Json.of(items.contains(value));
      case "size" -> Json.of(items.size());
      case "isEmpty" -> Json.of(items.isEmpty());
      case "toCsvString" ->
          Json.of(String.join(",", items.stream().map(ExpressionFunctions::words).toList()));
      default -> throw new Expression.Unreadable();
    };
  }

  /// The items of a list; a value alone is its own.
  private static List<Json> items(Json value) {
    return switch (value) {
      case Arr arr -> new ArrayList<>(arr.items());
      case Json.Null _ -> new ArrayList<>();
      default -> new ArrayList<>(List.of(value));
    };
  }

  private static Json number(String name, String words) {
    if (!words.matches("-?\\d{1,18}(\\.\\d{1,18})?")) {
      return Json.Null.NULL;
    }
    return name.equals("Convert.toNum")
        ? new Json.Num(words)
        : Json.of(new BigDecimal(words).setScale(0, RoundingMode.HALF_UP).longValue());
  }

  /// Names of groups, at most so many as the last argument says.
  private Json names(List<Json> given, Predicate<String> wanted) {
    List<Json> names = new ArrayList<>();
    for (Thing group : known.groups()) {
      group.text("profile.name").filter(wanted).map(Json::of).ifPresent(names::add);
    }
    return Arr.of(names.subList(0, Math.clamp(whole(given, 2, 100), 0, names.size())));
  }

  /// Of these groups, what the second argument asks for.
  private Json filtered(List<Json> given) {
    List<Json> ids = items(given.isEmpty() ? Json.Null.NULL : given.getFirst());
    boolean named = !words(given, 1).equals("group.id");
    List<Json> all = new ArrayList<>();
    for (Thing group : known.groups()) {
      if (ids.contains(Json.of(group.id()))) {
        all.add(Json.of(named ? group.text("profile.name").orElse("") : group.id()));
      }
    }
    return Arr.of(all.subList(0, Math.clamp(whole(given, 2, 100), 0, all.size())));
  }

  private Json in(Predicate<String> wanted) {
    return Json.of(
        known.groups().stream()
            .anyMatch(group -> group.text("profile.name").filter(wanted).isPresent()));
  }

  /// `{'group.id': …}` or `{'group.profile.name': …, 'operator': 'STARTS_WITH'}`.
  private boolean member(Json asked) {
    Obj told = asked.asObj().orElse(Obj.EMPTY);
    List<Json> ids = items(told.find("group.id").orElse(Json.Null.NULL));
    String name = told.text("group.profile.name").orElse("");
    boolean starts = told.text("operator").filter("STARTS_WITH"::equals).isPresent();
    for (Thing group : known.groups()) {
      String own = group.text("profile.name").orElse("");
      boolean named = !name.isEmpty() && (starts ? own.startsWith(name) : own.equals(name));
      if (named || ids.contains(Json.of(group.id()))) {
        return true;
      }
    }
    return false;
  }

  private static boolean fits(String pattern, String text) {
    try {
      return Pattern.matches(pattern, text);
    } catch (PatternSyntaxException broken) {
      return false;
    }
  }

  /// Two numbers added, two lists joined, else two texts.
  static Json added(Json left, Json right) {
    if (left instanceof Json.Num(String a) && right instanceof Json.Num(String b)) {
      return new Json.Num(new BigDecimal(a).add(new BigDecimal(b)).toPlainString());
    }
    if (left instanceof Arr || right instanceof Arr) {
      List<Json> all = items(left);
      items(right).stream().filter(each -> !all.contains(each)).forEach(all::add);
      return Arr.of(all);
    }
    return Json.of(words(left) + words(right));
  }

  static boolean compared(String sign, Json left, Json right) {
    boolean numbers = left instanceof Json.Num && right instanceof Json.Num;
    int side =
        numbers
            ? new BigDecimal(words(left)).compareTo(new BigDecimal(words(right)))
            : words(left).compareTo(words(right));
    boolean nothing = left instanceof Json.Null || right instanceof Json.Null;
    boolean same = nothing || left instanceof Arr ? left.equals(right) : side == 0;
    return switch (sign) {
      case "==" -> same;
      case "!=" -> !same;
      case "<=" -> !nothing && side <= 0;
      case ">=" -> !nothing && side >= 0;
      case "<" -> !nothing && side < 0;
      default -> !nothing && side > 0;
    };
  }

  private static String words(List<Json> given, int at) {
    return at < given.size() ? words(given.get(at)) : "";
  }

  private static String words(Json value) {
    return value instanceof Json.Null ? "" : value.asWords().orElse("");
  }
}
