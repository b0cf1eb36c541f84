package dev.dtu.fidelity;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.recording.Exchange;
import dev.dtu.recording.Session;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Places at which a service shows a text of its own making for each thing, such as a rank: told by many
/// recordings, since one alone cannot tell it from a fact.
///
/// Such a text is of letters, digits and signs, nothing in it was said by a client or names a thing; at
/// least [#VALUES] of them were seen in [#GROUPS] groups, and no two things had the same. Trained by many
/// threads, then read by many.
final class Minted {

  static final Minted NONE = new Minted();

  /// Fewer may be facts that happen to differ.
  static final int VALUES = 20;

  static final int GROUPS = 5;

  private static final Pattern TEXT =
      Pattern.compile("(?=.*[A-Za-z])(?=.*\\d)(?=.*[^A-Za-z0-9])[!-.0-~]{5,40}");

  private static final int SAID = 4;

  /// What was seen at a place.
  private static final class Seen {
    private final Map<String, String> owners = new ConcurrentHashMap<>();
    private final Set<String> groups = ConcurrentHashMap.newKeySet();
    private final Set<String> shared = ConcurrentHashMap.newKeySet();

    boolean minted() {
      return owners.size() >= VALUES
          && groups.size() >= GROUPS
          && 20 * shared.size() <= owners.size();
    }
  }

  private final ConcurrentMap<String, Seen> places = new ConcurrentHashMap<>();

  /// Takes in what one session shows.
  void train(Session session, Guide guide) {
    Set<String> said = new HashSet<>();
    for (Exchange exchange : session.exchanges()) {
      Lore.spoken(exchange.sent(), said::add);
    }
    Guide local = guide.at(session);
    for (Exchange exchange : session.exchanges()) {
      Optional<Guide.Led> led = local.lead(session, exchange.sent());
      Optional<Json> body = exchange.answered().body().document();
      if (led.isPresent() && body.isPresent() && exchange.answered().successful()) {
        String operation = led.get().name(exchange.sent());
        var walk = new Walk(session.group(), said, operation);
        walk.through(body.get(), Place.root(Judge.noun(led.get())), "");
      }
    }
  }

  /// Which places of an operation's answers are such.
  Predicate<Place> of(String operation) {
    return places.isEmpty()
        ? _ -> false
        : place -> {
          Seen seen = places.get(operation + " " + place);
          return seen != null && seen.minted();
        };
  }

  /// What two such texts have in common: all but letters and digits.
  static String form(String text) {
    return text.replaceAll("[A-Za-z0-9]", "x");
  }

  static boolean like(String text) {
    return TEXT.matcher(text).matches();
  }

  /// The texts of one answer.
  private final class Walk {
    private final String group;
    private final Set<String> said;
    private final String operation;

    Walk(String group, Set<String> said, String operation) {
      this.group = group;
      this.said = said;
      this.operation = operation;
    }

    void through(Json value, Place at, String owner) {
      switch (value) {
        case Obj obj -> {
          String own = obj.find("id").flatMap(Json::asWords).orElse(owner);
          obj.forEach(each -> through(each.value(), at.member(each.key()), own));
        }
        case Arr arr -> arr.forEach(each -> through(each, at.item(), owner));
        case Json.Text(String text) -> note(text, at, owner);
        case Json.Num _, Json.Bool _, Json.Null _ -> {}
      }
    }

    private void note(String text, Place at, String owner) {
      if (!like(text) || owner.isEmpty() || known(text)) {
        return;
      }
      Seen seen = places.computeIfAbsent(operation + " " + at, _ -> new Seen());
      seen.groups.add(group);
      String other = seen.owners.putIfAbsent(text, owner);
      if (other != null && !other.equals(owner)) {
        seen.shared.add(text);
      }
    }

    /// Whether something in it is a client's word, or a name that pairs by itself.
    private boolean known(String text) {
      for (String word : text.split("[^A-Za-z0-9]+")) {
        if (Pairs.telling(word) || (word.length() >= SAID && said.contains(word))) {
          return true;
        }
      }
      return said.contains(text);
    }
  }
}
