package dev.dtu.fault;

import dev.dtu.call.Nearest;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// An object of a rule's text, which knows where it stands.
record Wanted(String where, Obj object) {

  static Wanted of(String where, Json json) throws BadRule {
    if (!(json instanceof Obj object)) {
      throw new BadRule(where, "an object", json.kind());
    }
    return new Wanted(where, object);
  }

  /// Refuses members with other names.
  Wanted only(List<String> known) throws BadRule {
    for (String name : object.keys()) {
      if (!known.contains(name)) {
        throw new BadRule(
            where, "members " + String.join(", ", known), name + Nearest.hint(name, known));
      }
    }
    return this;
  }

  boolean has(String member) {
    return object.has(member);
  }

  Optional<Wanted> object(String member) throws BadRule {
    Optional<Json> value = object.find(member);
    return value.isEmpty() ? Optional.empty() : Optional.of(of(place(member), value.get()));
  }

  Optional<String> text(String member) throws BadRule {
    Optional<Json> value = object.find(member);
    if (value.isPresent() && value.get().asText().filter(text -> !text.isEmpty()).isEmpty()) {
      throw new BadRule(place(member), "a text", value.get().kind());
    }
    return value.flatMap(Json::asText);
  }

  String textOf(String member, List<String> known) throws BadRule {
    String text = text(member).orElse("");
    if (!known.contains(text)) {
      throw new BadRule(
          place(member), "one of " + String.join(", ", known), text + Nearest.hint(text, known));
    }
    return text;
  }

  /// A whole number of 1 or more; 0 when there is none.
  long count(String member) throws BadRule {
    Optional<Json> value = object.find(member);
    if (value.isEmpty()) {
      return 0;
    }
    Optional<Long> whole =
        value.get() instanceof Json.Num number ? number.whole() : Optional.empty();
    return whole
        .filter(each -> each >= 1)
        .orElseThrow(() -> bad(member, "a whole number of 1 or more"));
  }

  /// A number from 0 to 1.
  double part(String member, double otherwise) throws BadRule {
    Optional<Json> value = object.find(member);
    if (value.isEmpty()) {
      return otherwise;
    }
    double part = value.get() instanceof Json.Num number ? Double.parseDouble(number.lexeme()) : -1;
    if (!(part >= 0 && part <= 1)) {
      throw bad(member, "a number from 0 to 1");
    }
    return part;
  }

  Optional<Instant> moment(String member) throws BadRule {
    Optional<String> text = text(member);
    try {
      return text.map(Instant::parse);
    } catch (DateTimeException notOne) {
      throw bad(member, "a moment such as 2026-01-31T12:00:00Z");
    }
  }

  Duration duration(String member) throws BadRule {
    try {
      return Duration.parse(text(member).orElse(""));
    } catch (DateTimeException notOne) {
      throw bad(member, "a duration such as PT0.5S");
    }
  }

  BadRule bad(String member, String expected) {
    return new BadRule(place(member), expected, object.find(member).map(Json::toString).orElse(""));
  }

  String place(String member) {
    return where.isEmpty() ? member : where + "." + member;
  }
}
