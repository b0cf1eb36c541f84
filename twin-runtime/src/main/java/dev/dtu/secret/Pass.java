package dev.dtu.secret;

import java.util.LinkedHashSet;
import java.util.Set;

/// One going-over of an exchange: the rules, what was found so far, and where it is just now. Mutable;
/// one thread's, under the lock of its [Scrub].
final class Pass {

  /// So many new secrets of one exchange are looked for as parts of other words; the rest are found
  /// as words of their own.
  private static final int PARTS = 64;

  private static final int LEAST = 8;

  private static final int LONG = 24;

  private final Rules rules;
  private final Placeholder placeholder;
  private final Known known;
  private final boolean people;
  private final Tally tally = new Tally();
  private final Set<String> fresh = new LinkedHashSet<>();
  private String place = "";

  /// @param people whether persons' addresses are replaced
  Pass(Rules rules, Placeholder placeholder, Known known, boolean people) {
    this.rules = rules;
    this.placeholder = placeholder;
    this.known = known;
    this.people = people;
  }

  Rules rules() {
    return rules;
  }

  Known known() {
    return known;
  }

  Tally tally() {
    return tally;
  }

  /// What was found by this pass and not before, and is long enough to be looked for anywhere.
  Set<String> fresh() {
    return fresh;
  }

  void at(String where) {
    place = where;
  }

  /// Whether shapes of that sort are looked for.
  boolean looksFor(Rules.Shape shape) {
    return people || !shape.person();
  }

  /// What stands for a secret; itself when it is none.
  String hidden(String secret, String kind) {
    if (secret.isEmpty() || Placeholder.is(secret) || rules.keep().value(secret)) {
      return secret;
    }
    remember(secret);
    tally.count(kind, place);
    return placeholder.of(secret);
  }

  /// What stands for the value of a cookie, which is a secret elsewhere only when it is a long one:
  /// there are ids and settings among them.
  String cookie(String value) {
    if (value.isEmpty() || Placeholder.is(value) || rules.keep().value(value)) {
      return value;
    }
    if (value.length() >= LONG) {
      remember(value);
    }
    tally.count("cookie", place);
    return placeholder.of(value);
  }

  /// What stands for what a shape found.
  String hidden(String secret, Rules.Shape shape) {
    if (!shape.person()) {
      return hidden(secret, shape.kind());
    }
    if (Placeholder.is(secret) || rules.keep().value(secret)) {
      return secret;
    }
    tally.count(shape.kind(), place);
    return placeholder.person(secret);
  }

  /// Something that is part of a secret, and a secret by itself.
  void remember(String secret) {
    if (!known.has(secret)) {
      known.add(secret);
      if (known.has(secret) && fresh.size() < PARTS && secret.length() >= LEAST) {
        fresh.add(secret);
      }
    }
  }
}
