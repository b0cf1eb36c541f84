package dev.dtu.fidelity;

import dev.dtu.call.Dice;
import dev.dtu.call.Percent;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Row;
import dev.dtu.store.Table;
import dev.dtu.twin.Seeds;
import dev.dtu.universe.Universe;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Puts what was there before the first call into a universe, by the door a person's seeds come in.
///
/// What the twin's own seed has already, under another id, is not planted twice: a row that says the
/// same as far as it says anything, its name among it, stands for the recorded one. Of what both call
/// the service's own, name and type are enough: there is one of those, whatever a tenant made of it.
///
/// @param pairs learns which row stands for which
record Furnishing(Universe universe, Pairs pairs) {

  private static final List<String> NAMES =
      List.of("name", "label", "title", "key", "login", "email", "displayname", "summary");

  /// What services call what they made themselves.
  private static final List<String> OWN = List.of("system", "default", "isDefault", "builtIn");

  /// What the one is called of which there is no second.
  private static final String ONLY = "isDefault";

  /// Plants them.
  ///
  /// @return the numbers of the exchanges whose rows could not be planted
  List<Integer> furnish(List<Prime> primes) {
    List<Integer> failed = new ArrayList<>();
    for (Prime prime : primes) {
      if (!plant(prime)) {
        failed.add(prime.exchange());
      }
    }
    return failed;
  }

  private boolean plant(Prime recorded) {
    Obj told =
        new Address(pairs)
            .json(recorded.item(), Place.root(noun(recorded)))
            .asObj()
            .orElse(Obj.EMPTY);
    Prime prime = recorded.among(id -> pairs.of(id).orElse(id), told);
    String twin = prime.key().candidate().twin().name();
    String id = prime.key().id();
    if (prime.bare() && seeded(prime)) {
      return true;
    }
    Optional<String> own = id.isEmpty() ? Optional.empty() : standing(prime);
    own.ifPresent(one -> pairs.pair(noun(prime), id, one));
    Obj item = own.isEmpty() ? prime.item() : renamed(prime.item(), id, own.get());
    byte[] text = Obj.of("rows", Json.array(List.of(prime.seed(own.orElse(id), item)))).bytes();
    Seeds.Read read = universe.twin(twin).seeds().reading().read(text);
    if (!read.flaws().isEmpty()) {
      return false;
    }
    var dice = new Dice(universe.dice());
    var moment = universe.time().moment();
    try {
      universe.act("fidelity", "seed " + twin, draft -> read.seed().plant(draft, dice, moment));
      return true;
    } catch (IllegalArgumentException unfit) {
      return false; // a row may be too large, or miss what its key is made of
    }
  }

  /// Whether the twin's own seed has a row of that name.
  private boolean seeded(Prime prime) {
    String space = prime.key().candidate().twin().space();
    return universe
        .begin()
        .table(space + "/" + prime.key().resource())
        .flatMap(table -> table.find(key(prime.key(), prime.key().id())))
        .isPresent();
  }

  /// The id of the row that the twin's own seed has for it.
  private Optional<String> standing(Prime prime) {
    String space = prime.key().candidate().twin().space();
    Optional<Table> table = universe.begin().table(space + "/" + prime.key().resource());
    if (table.isEmpty() || table.get().find(key(prime.key(), prime.key().id())).isPresent()) {
      return Optional.empty();
    }
    String before = key(prime.key(), "");
    for (var rows = table.get().rows(0); rows.hasNext(); ) {
      Row row = rows.next();
      Obj seeded = row.value().obj("item").orElse(Obj.EMPTY);
      String rest = row.key().startsWith(before) ? row.key().substring(before.length()) : "/";
      boolean free = rest.indexOf('/') < 0 && pairs.free(noun(prime), prime.key().id(), rest);
      if (free && (called(row, before, prime) || alike(seeded, prime.item()))) {
        return Optional.of(Percent.decode(rest));
      }
    }
    return Optional.empty();
  }

  /// Whether the seeded row goes by one of the names that the recorded one was called by.
  private static boolean called(Row row, String before, Prime prime) {
    for (Json name : row.value().items("called")) {
      for (String called : prime.called()) {
        if (name.asText().equals(Optional.of(before + called))) {
          return true;
        }
      }
    }
    return false;
  }

  private static String noun(Prime prime) {
    return prime.key().resource().replace("-", "");
  }

  private static String key(Prime.Key key, String id) {
    var out = new StringBuilder();
    key.scopes().forEach(scope -> out.append(Percent.encode(scope)).append('/'));
    return out.append(Percent.encode(id)).toString();
  }

  private static boolean alike(Obj seeded, Obj recorded) {
    boolean own = OWN.stream().anyMatch(word -> seeded.flag(word) && recorded.flag(word));
    return same(seeded, recorded)
        || only(seeded, recorded)
        || ((own || keyed(seeded, recorded)) && namesake(seeded, recorded));
  }

  /// Whether each says that it is the one that stands for all others of its kind.
  private static boolean only(Obj seeded, Obj recorded) {
    return seeded.flag(ONLY)
        && recorded.flag(ONLY)
        && seeded.find("type").equals(recorded.find("type"));
  }

  /// Whether the service has one word for both.
  private static boolean keyed(Obj seeded, Obj recorded) {
    return seeded.text("key").isPresent() && seeded.text("key").equals(recorded.text("key"));
  }

  /// Whether they are of one name and of one type.
  private static boolean namesake(Obj seeded, Obj recorded) {
    boolean named = false;
    for (Obj.Member member : seeded) {
      String word = member.key().toLowerCase(Locale.ROOT);
      boolean name = NAMES.contains(word);
      boolean equal = recorded.find(member.key()).equals(Optional.of(member.value()));
      if (!equal && (name || word.equals("type"))) {
        return false;
      }
      named |= equal && name;
    }
    return named;
  }

  /// Whether all that a seeded item says is said by the recorded one too, a name among it.
  private static boolean same(Obj seeded, Obj recorded) {
    var names = new int[1];
    return agrees(seeded, recorded, names) && names[0] > 0;
  }

  private static boolean agrees(Obj seeded, Obj recorded, int[] names) {
    for (Obj.Member member : seeded) {
      Optional<Json> told = recorded.find(member.key());
      if (member.value() instanceof Obj inner && told.flatMap(Json::asObj).isPresent()) {
        if (!agrees(inner, told.flatMap(Json::asObj).get(), names)) {
          return false;
        }
      } else if (member.value() instanceof Json.Text(String text) && told.isPresent()) {
        boolean idle = Nouns.named(member.key()) || changeable(text);
        boolean equal = told.get().equals(member.value());
        if (!equal && !idle) {
          return false;
        }
        names[0] += equal && NAMES.contains(member.key().toLowerCase(Locale.ROOT)) ? 1 : 0;
      }
    }
    return true;
  }

  private static boolean changeable(String text) {
    return Forms.moment(text, Optional.empty()).isPresent()
        || Forms.token(text)
        || text.startsWith("http")
        || text.startsWith("${");
  }

  private static Obj renamed(Obj item, String id, String own) {
    return rename(item, id, own).asObj().orElse(item);
  }

  private static Json rename(Json value, String id, String own) {
    return switch (value) {
      case Obj obj -> {
        Obj.Builder out = Obj.builder();
        obj.forEach(member -> out.put(member.key(), rename(member.value(), id, own)));
        yield out.build();
      }
      case Arr arr -> {
        List<Json> items = new ArrayList<>();
        arr.forEach(item -> items.add(rename(item, id, own)));
        yield Arr.of(items);
      }
      case Json.Text(String text) when text.equals(id) -> Json.of(own);
      case Json.Text(String text) when Pairs.telling(id) -> Json.of(text.replace(id, own));
      case Json.Text _, Json.Num _, Json.Bool _, Json.Null _ -> value;
    };
  }
}
