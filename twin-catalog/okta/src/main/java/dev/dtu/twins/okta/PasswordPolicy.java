package dev.dtu.twins.okta;

import dev.dtu.effect.Play;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;

/// What is asked of somebody's password: the settings of the first password policy for a group the
/// user is in, where there is one.
///
/// - source: dossier of developer.okta.com, password policies, 2026-08-31
record PasswordPolicy(Obj settings) {

  static PasswordPolicy of(Play play, Thing user) {
    return new PasswordPolicy(
        find(play, user)
            .flatMap(policy -> policy.find("settings.password"))
            .flatMap(Json::asObj)
            .orElse(Obj.EMPTY));
  }

  /// Whether somebody may come back in by a kind of factor: unless the policy says that it is off.
  ///
  /// @param factor `sms`, `call`, `email`; empty for none
  static boolean recovers(Play play, Thing user, String factor) {
    return find(play, user)
        .flatMap(policy -> policy.text("settings.recovery.factors.okta_" + factor + ".status"))
        .filter("INACTIVE"::equals)
        .isEmpty();
  }

  private static Optional<Thing> find(Play play, Thing user) {
    List<String> groups = Belonging.of(play, user);
    for (Thing policy : Priorities.inOrder(play.rows("policy").all())) {
      boolean ours = policy.text("type").filter("PASSWORD"::equals).isPresent();
      if (ours && Priorities.active(policy) && covers(policy, groups)) {
        return Optional.of(policy);
      }
    }
    return Optional.empty();
  }

  private static boolean covers(Thing policy, List<String> groups) {
    List<String> included = Wish.texts(policy, "conditions.people.groups.include");
    return policy.item().flag("system")
        || included.isEmpty()
        || included.stream().anyMatch(groups::contains);
  }

  /// A number of the settings, dotted.
  long number(String dotted, long otherwise) {
    int dot = dotted.indexOf('.');
    return settings
        .obj(dotted.substring(0, dot))
        .flatMap(part -> part.find(dotted.substring(dot + 1)))
        .flatMap(Json::asWords)
        .filter(word -> word.matches("\\d{1,9}"))
        .map(Long::parseLong)
        .orElse(otherwise);
  }

  /// All that is asked of a password, in words, when one does not do; none when it does.
  List<String> lacking(Thing user, String password) {
    List<String> asked = new ArrayList<>();
    boolean fits = true;
    long length = number("complexity.minLength", 8);
    asked.add("at least " + length + " characters");
    fits &= password.length() >= length;
    fits &=
        has(
            asked,
            "minLowerCase",
            new Letters("a lowercase letter", Character::isLowerCase),
            password);
    fits &=
        has(
            asked,
            "minUpperCase",
            new Letters("an uppercase letter", Character::isUpperCase),
            password);
    fits &= has(asked, "minNumber", new Letters("a number", Character::isDigit), password);
    fits &= has(asked, "minSymbol", new Letters("a symbol", PasswordPolicy::symbol), password);
    Obj complexity = settings.obj("complexity").orElse(Obj.EMPTY);
    boolean named = complexity.find("excludeUsername").filter(Json.of(false)::equals).isEmpty();
    if (named) {
      asked.add("no parts of your username");
      fits &= !tells(password, user.text("profile.login"));
    }
    for (Json attribute : complexity.items("excludeAttributes")) {
      String name = attribute.asText().orElse("");
      asked.add("does not include your " + spoken(name));
      fits &= !tells(password, user.text("profile." + name));
    }
    fits &= password.length() <= 72;
    return fits ? List.of() : asked;
  }

  /// A kind of character, with the words it is asked for in.
  private record Letters(String words, IntPredicate kind) {}

  private boolean has(List<String> asked, String member, Letters letters, String password) {
    long least = number("complexity." + member, member.equals("minSymbol") ? 0 : 1);
    if (least > 0) {
      asked.add(letters.words());
    }
    return password.chars().filter(letters.kind()).count() >= least;
  }

  private static boolean symbol(int c) {
    return !Character.isLetterOrDigit(c);
  }

  private static String spoken(String attribute) {
    return switch (attribute) {
      case "firstName" -> "first name";
      case "lastName" -> "last name";
      default -> attribute;
    };
  }

  /// Whether a password has a part of a name in it that is longer than three letters.
  private static boolean tells(String password, Optional<String> name) {
    String lower = password.toLowerCase(Locale.ROOT);
    for (String part : name.orElse("").toLowerCase(Locale.ROOT).split("[@.,_#\\-]+")) {
      if (part.length() > 3 && lower.contains(part)) {
        return true;
      }
    }
    return false;
  }

  /// The complexity as the authentication API shows it.
  Obj complexity() {
    Obj all = Obj.EMPTY;
    for (String member : List.of("minLength", "minLowerCase", "minUpperCase", "minNumber")) {
      all =
          all.with(member, Json.of(number("complexity." + member, member.endsWith("gth") ? 8 : 1)));
    }
    return all.with("minSymbol", Json.of(number("complexity.minSymbol", 0)))
        .with("excludeUsername", Json.of(true));
  }
}
