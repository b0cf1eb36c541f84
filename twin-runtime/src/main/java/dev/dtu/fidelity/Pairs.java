package dev.dtu.fidelity;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which of the twin's ids stands for which recorded one, one to one. Mutable; one enactment's.
///
/// Ids that say nothing (letters and digits, long enough to be unlikely twice; longer ones of small
/// letters that no word has in a row) are the same wherever they stand. Others, numbers above all,
/// are ids of something: `10000` of a project is not `10000` of an issue, so these pair under the noun
/// they stand by.
final class Pairs {

  private static final int TELLING = 8;

  /// Words are mostly shorter, and have fewer consonants in a row.
  private static final int DRAWN = 16;

  private static final int MUTE = 5;

  private final Map<String, String> there = new HashMap<>();
  private final Map<String, String> back = new HashMap<>();

  private final Set<String> shown = new HashSet<>();

  /// Every noun's one partner of an id that tells nothing; two partners are none.
  private final Map<String, Optional<String>> anyNoun = new HashMap<>();

  /// Another one that knows the same so far.
  Pairs copy() {
    var copy = new Pairs();
    copy.there.putAll(there);
    copy.back.putAll(back);
    copy.shown.addAll(shown);
    copy.anyNoun.putAll(anyNoun);
    return copy;
  }

  /// The twin's id for a recorded one.
  Optional<String> of(String noun, String recorded) {
    return Optional.ofNullable(there.get(key(noun, recorded)));
  }

  /// The twin's id for a recorded one, whatever it is the id of, where that is not in doubt.
  ///
  /// Names are made of others: `shop_4_link` begins with what `shop_4` is, and is called as that is.
  Optional<String> of(String recorded) {
    Optional<String> known = anyNoun.get(recorded);
    if (known != null) {
      return known;
    }
    for (int i = recorded.lastIndexOf('_'); i >= TELLING; i = recorded.lastIndexOf('_', i - 1)) {
      String beginning = recorded.substring(0, i);
      Optional<String> twin = telling(beginning) ? anyNoun.get(beginning) : null;
      if (twin != null && twin.isPresent()) {
        String rest = recorded.substring(i);
        return twin.map(own -> own + rest);
      }
    }
    return Optional.empty();
  }

  /// Whether an id of the twin's stands for a recorded one.
  boolean known(String noun, String twin) {
    return back.containsKey(key(noun, twin)) || shown.contains(twin) || coined(twin);
  }

  /// Whether a name begins with one that is known.
  private boolean coined(String twin) {
    for (int i = twin.lastIndexOf('_'); i >= TELLING; i = twin.lastIndexOf('_', i - 1)) {
      if (shown.contains(twin.substring(0, i))) {
        return true;
      }
    }
    return false;
  }

  /// Whether both are unknown so far.
  boolean free(String noun, String recorded, String twin) {
    return !there.containsKey(key(noun, recorded)) && !back.containsKey(key(noun, twin));
  }

  /// Whether one stands for the other.
  boolean paired(String noun, String recorded, String twin) {
    return twin.equals(there.get(key(noun, recorded)));
  }

  /// Lets one stand for the other from now on; both must be free.
  void pair(String noun, String recorded, String twin) {
    there.put(key(noun, recorded), twin);
    back.put(key(noun, twin), recorded);
    shown.add(twin);
    Optional<String> known = anyNoun.get(recorded);
    boolean other = known != null && !known.equals(Optional.of(twin));
    anyNoun.put(recorded, other ? Optional.empty() : Optional.of(twin));
  }

  private static String key(String noun, String id) {
    return telling(id) ? id : noun.toLowerCase(Locale.ROOT) + '\0' + id;
  }

  /// Whether an id is one of a kind by itself.
  static boolean telling(String id) {
    if (id.length() < TELLING) {
      return false;
    }
    boolean letter = false;
    boolean digit = false;
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      letter |= Character.isLetter(c);
      digit |= Character.isDigit(c);
    }
    return (letter && digit) || drawn(id);
  }

  /// Whether one that was drawn of letters may have the other as its partner: whether nobody can speak that
  /// too is chance.
  static boolean spelled(String id, String other) {
    boolean letters = other.chars().allMatch(c -> c >= 'a' && c <= 'z');
    return letters && other.length() == id.length() && drawn(id);
  }

  /// Whether a name of small letters alone is no word, but drawn: it is long, and five letters stand in a
  /// row in it that nobody can speak.
  private static boolean drawn(String id) {
    int row = 0;
    int most = 0;
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      if (c < 'a' || c > 'z') {
        return false;
      }
      row = "aeiouy".indexOf(c) < 0 ? row + 1 : 0;
      most = Math.max(most, row);
    }
    return id.length() >= DRAWN && most >= MUTE;
  }
}
