package dev.dtu.fidelity;

import dev.dtu.json.Json;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Compares single leaves, each by its [Nature]. Learns pairs of ids where it may.
///
/// @param host the service's own host in the recording, which is its own now too
/// @param call when the exchange was recorded
/// @param aliases further members that things are found by
/// @param minted places of texts that the service makes up for each thing
record Leaves(
    Lore lore,
    Pairs pairs,
    Times times,
    String host,
    Optional<Instant> call,
    Set<String> aliases,
    Predicate<Place> minted) {

  /// Shorter names are words with a number.
  private static final int COINED = 6;

  /// What a leaf of the recording is.
  Nature nature(Json leaf, Place place) {
    Optional<String> words = leaf instanceof Json.Bool ? Optional.empty() : leaf.asWords();
    if (words.isEmpty() || words.get().isEmpty() || lore.own(words.get())) {
      return Nature.PLAIN;
    }
    String text = words.get();
    String member = member(place);
    if (Forms.moment(text, call).isPresent()) {
      return Nature.MOMENT;
    }
    boolean called = lore.names(text) && (Pairs.telling(text) || text.length() > 4);
    boolean alias = aliases.contains(member) && digit(text);
    if ((Nouns.named(member) || called || alias) && id(text)) {
      return Nature.ID;
    }
    if (leaf instanceof Json.Num) {
      return Nature.PLAIN;
    }
    if (Forms.token(text)) {
      return Nature.TOKEN;
    }
    if (elsewhere(text)) {
      return Nature.ELSEWHERE;
    }
    return Minted.like(text) && minted.test(place) ? Nature.MINTED : Nature.PLAIN;
  }

  /// The member a leaf stands in, or its array does.
  static String member(Place place) {
    for (Place at = place; at != null; at = at.before()) {
      if (at.step().startsWith(".")) {
        return at.step().substring(1);
      }
    }
    return "";
  }

  /// Whether a word may be an id: others are also the names of members.
  static boolean digit(String text) {
    return text.chars().anyMatch(Character::isDigit);
  }

  private static boolean id(String text) {
    return text.length() <= 200 && text.indexOf(' ') < 0 && text.indexOf('/') < 0;
  }

  private boolean elsewhere(String text) {
    return text.startsWith("http")
        && !Address.host(text).isEmpty()
        && !Address.host(text).equals(host);
  }

  /// Whether a leaf is as it was.
  ///
  /// @param learn whether ids that are new on both sides may pair here
  Optional<Divergence> compare(Json recorded, Json other, Place place, boolean learn) {
    if (!recorded.kind().equals(other.kind())) {
      return wrong("type", place, recorded, other);
    }
    if (recorded instanceof Json.Bool || recorded instanceof Json.Null) {
      return recorded.equals(other) ? Optional.empty() : wrong("value", place, recorded, other);
    }
    String then = recorded.asWords().orElse("");
    String now = other.asWords().orElse("");
    return switch (nature(recorded, place)) {
      case ID ->
          pair(place.around(), then, now, learn)
              ? Optional.empty()
              : wrong("id", place, recorded, other);
      case MOMENT -> moment(recorded, other, place);
      case TOKEN ->
          (Forms.alike(then, now) && pair("", then, now, learn))
                  || (then.equals(now) && lore.within(then))
              ? Optional.empty()
              : wrong("token", place, recorded, other);
      case MINTED ->
          Minted.form(then).equals(Minted.form(now)) && pair(place.toString(), then, now, learn)
              ? Optional.empty()
              : wrong("minted", place, recorded, other);
      case ELSEWHERE ->
          now.startsWith("http")
                  && (Address.domain(then).equals(Address.domain(now)) || ours(then, now))
                  && texts(Address.behind(then), Address.behind(now), learn)
              ? Optional.empty()
              : wrong("address", place, recorded, other);
      case PLAIN ->
          (recorded instanceof Json.Num
                  ? numbers(then, now)
                  : texts(then, now, learn && !lore.own(then)))
              ? Optional.empty()
              : wrong("value", place, recorded, other);
    };
  }

  /// Whether an address in a header is as it was, also where the recording tells the tenant by another
  /// name of the same domain.
  boolean address(String then, String now) {
    boolean same =
        elsewhere(then)
            && now.startsWith("http")
            && (Address.domain(then).equals(Address.domain(now)) || ours(then, now));
    return same ? texts(Address.behind(then), Address.behind(now), true) : texts(then, now, true);
  }

  /// Whether the recording tells the tenant's host by another domain, or by none, where it is the service's
  /// own now.
  private boolean ours(String then, String now) {
    int label = host.indexOf('.') + 1;
    return label > 1
        && Address.host(now).equals(host)
        && (Address.host(then) + ".").startsWith(host.substring(0, label));
  }

  private Optional<Divergence> moment(Json recorded, Json other, Place place) {
    String then = recorded.asWords().orElse("");
    String now = other.asWords().orElse("");
    Optional<Instant> shown = Forms.moment(now, call);
    if (shown.isEmpty() || !Forms.written(then).equals(Forms.written(now))) {
      return wrong("moment's form", place, recorded, other);
    }
    Forms.moment(then, call).ifPresent(at -> times.add(at, shown.get(), place));
    return Optional.empty();
  }

  static Optional<Divergence> wrong(String rule, Place place, Json recorded, Json other) {
    return Optional.of(
        new Divergence(
            Divergence.Level.VALUE, rule, place.toString(), recorded.toString(), other.toString()));
  }

  private static boolean numbers(String then, String now) {
    return then.equals(now)
        || new java.math.BigDecimal(then).compareTo(new java.math.BigDecimal(now)) == 0;
  }

  private boolean pair(String noun, String then, String now, boolean learn) {
    if (pairs.paired(noun, then, now)) {
      return true;
    }
    if (!pairs.free(noun, then, now)) {
      return false;
    }
    if (learn) {
      pairs.pair(noun, then, now);
    }
    return learn || then.equals(now);
  }

  /// Whether two texts are the same but for ids and hashes in them.
  boolean texts(String then, String now, boolean learn) {
    if (then.equals(now)) {
      return true;
    }
    boolean several = // one word alone is no text with ids in it, but for a count
        Words.end(then, 0) < then.length() || counted(then, now);
    int i = 0;
    int j = 0;
    String before = "";
    while (i < then.length() && j < now.length()) {
      int to = Words.end(then, i);
      int until = Words.end(now, j);
      if (to == i || until == j) {
        if (to != i || until != j || then.charAt(i) != now.charAt(j)) {
          return false;
        }
        i++;
        j++;
        continue;
      }
      String word = then.substring(i, to);
      if (!words(Nouns.singular(before), word, now.substring(j, until), learn && several)) {
        return false;
      }
      before = word;
      i = to;
      j = until;
    }
    return i == then.length() && j == now.length();
  }

  private boolean words(String noun, String then, String now, boolean learn) {
    Optional<String> partner = pairs.of(noun, then).or(() -> pairs.of(then));
    if (partner.isPresent()) {
      return partner.get().equals(now);
    }
    if (then.equals(now)) {
      return true;
    }
    boolean both = Pairs.telling(then) && (Pairs.telling(now) || Pairs.spelled(then, now));
    boolean names = both && !lore.own(then);
    boolean token = Forms.token(then);
    boolean fits = then.length() == now.length() || counted(then, now);
    return names
        && learn
        && (fits || (token && Forms.token(now))) // a token says nothing, not by its length either
        && (!token || Forms.alike(then, now))
        && pair(noun, then, now, true);
  }

  /// Whether two names differ by a tail alone that the tenant's other names decide: a count
  /// (`shop_app_4`), or letters and digits that say nothing (`shop_client_9a2k71c`).
  private static boolean counted(String then, String now) {
    int tail = Math.max(then.lastIndexOf('_'), then.lastIndexOf('-')) + 1;
    if (tail <= COINED || !now.startsWith(then.substring(0, tail))) {
      return false;
    }
    String one = then.substring(tail);
    String other = now.substring(tail);
    boolean counts = count(one) && count(other);
    return counts || (one.length() == other.length() && drawn(one) && drawn(other));
  }

  private static boolean count(String tail) {
    return !tail.isEmpty() && tail.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean drawn(String tail) {
    return tail.length() > COINED - 1 && digit(tail) && tail.chars().noneMatch(c -> c == '_');
  }
}
