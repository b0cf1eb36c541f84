package dev.dtu.trial;

import dev.dtu.contract.Schema;
import dev.dtu.contract.SchemaCheck;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Compares what a client sent with what the service shows: every member sent must be shown with the
/// same value.
///
/// Not compared are members that are write-only, that the request declares as the service's own
/// (`readOnly`), that the reply's shape does not declare, that the service was seen not to heed, or
/// whose value does not fit there (an id sent where the whole thing is shown).
final class Echo {

  private static final DateTimeFormatter MOMENT =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .optionalStart()
          .appendOffset("+HH:MM", "Z")
          .optionalEnd()
          .optionalStart()
          .appendOffset("+HHMM", "Z")
          .optionalEnd()
          .toFormatter(Locale.ROOT);

  private final Predicate<String> unheeded;
  private final List<String> differences = new ArrayList<>();
  private int compared;

  /// @param unheeded the places where the service was seen to show something else than was sent
  Echo(Predicate<String> unheeded) {
    this.unheeded = unheeded;
  }

  /// What was sent without what the service tells of uploaded bytes.
  static Json theirs(Json sent, Set<String> contents) {
    Json theirs = sent;
    for (String member : contents) {
      theirs = theirs instanceof Obj obj ? obj.without(member) : theirs;
    }
    return theirs;
  }

  /// How many values were compared.
  int compared() {
    return compared;
  }

  List<String> differences() {
    return differences;
  }

  void compare(Json sent, Optional<Schema> sentShape, Json shown, Optional<Schema> shape) {
    compare("", sent, sentShape, Optional.of(shown), shape);
  }

  private void compare(
      String place,
      Json sent,
      Optional<Schema> sentShape,
      Optional<Json> shown,
      Optional<Schema> shape) {
    if (sent instanceof Obj members && (shown.isEmpty() || shown.get() instanceof Obj)) {
      boolean map = shape.isEmpty() || shape.get().possibleProperties().isEmpty();
      for (Obj.Member member : members) {
        if (shownHere(member, sentShape, shape, map)) {
          compare(
              place.isEmpty() ? member.key() : place + "." + member.key(),
              member.value(),
              inside(sentShape, member.key()),
              shown.flatMap(Json::asObj).flatMap(obj -> obj.find(member.key())),
              inside(shape, member.key()));
        }
      }
    } else if (fits(sent, shape) && !unheeded.test(place)) {
      compared++;
      if (shown.isEmpty() || !same(sent, shown.get())) {
        String found = shown.map(Json::toString).orElse("nothing");
        differences.add("%s: sent %s, shown %s".formatted(place, sent, found));
      }
    }
  }

  /// The schema of a member, declared or as of any other.
  private static Optional<Schema> inside(Optional<Schema> schema, String member) {
    return schema.flatMap(each -> Dig.find(each, member).or(each::additionalProperties));
  }

  private static boolean shownHere(
      Obj.Member member, Optional<Schema> sentShape, Optional<Schema> shape, boolean map) {
    boolean secret =
        property(sentShape, member.key()).filter(p -> p.writeOnly() || p.readOnly()).isPresent();
    Optional<Schema.Property> declared = property(shape, member.key());
    boolean theirs = declared.filter(Schema.Property::writeOnly).isPresent();
    return !secret && !theirs && (map || declared.isPresent());
  }

  static Optional<Schema.Property> property(Optional<Schema> schema, String name) {
    return schema.stream()
        .flatMap(each -> each.possibleProperties().stream())
        .filter(property -> property.name().equals(name))
        .findFirst();
  }

  private static boolean fits(Json sent, Optional<Schema> shape) {
    return shape.isEmpty()
        || SchemaCheck.check(sent, shape.get(), SchemaCheck.Direction.REPLY).isEmpty();
  }

  /// True when the values are the same quantity, text, or have the same members; an object shown may
  /// have more than was sent.
  static boolean same(Json sent, Json shown) {
    return switch (sent) {
      case Json.Num number ->
          shown instanceof Json.Num other
              && (number.lexeme().equals(other.lexeme()) || number.real() == other.real());
      case Arr items -> shown instanceof Arr others && sameItems(items, others);
      case Obj members -> shown instanceof Obj others && sameMembers(members, others);
      case Json.Text(String text)
          when shown instanceof Json.Text(String other) && !text.equals(other) ->
          moment(text).isPresent() && moment(text).equals(moment(other));
      default -> sent.equals(shown);
    };
  }

  /// The moment a text tells; services write one in their own way whatever way it was sent.
  private static Optional<Instant> moment(String text) {
    if (text.length() < 20 || text.charAt(10) != 'T') {
      return Optional.empty();
    }
    try {
      return Optional.of(MOMENT.parse(text, Instant::from));
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }

  private static boolean sameItems(Arr sent, Arr shown) {
    if (sent.size() != shown.size()) {
      return false;
    }
    for (int i = 0; i < sent.size(); i++) {
      if (!same(sent.at(i), shown.at(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameMembers(Obj sent, Obj shown) {
    for (Obj.Member member : sent) {
      Optional<Json> there = shown.find(member.key());
      if (there.isEmpty() || !same(member.value(), there.get())) {
        return false;
      }
    }
    return true;
  }
}
