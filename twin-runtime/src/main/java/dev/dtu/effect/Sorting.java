package dev.dtu.effect;

import dev.dtu.json.Obj;
import dev.dtu.store.Row;
import dev.dtu.twin.Scene;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Puts a list into the order a request asks for.
///
/// Members are named by `name`, `-name`, `name desc`, `name:desc` or `name_desc`, several between
/// commas; items without the member stand last.
record Sorting(Sort sort) {

  private static final Pattern KEY =
      Pattern.compile("([+-]?)(.*?)(?:[ :_.-]+(asc|desc|ascending|descending))?");

  /// One member, and which way.
  private record Key(String member, boolean down) {}

  /// A row, and what its members are worth; nothing where it has none.
  private record Weighed(Row row, List<@Nullable Worth> worths) {}

  /// The lane in the order asked for, else in the usual one.
  ///
  /// @param items what a row shows
  Lane lane(Scene scene, Lane lane, Shelf shelf, Function<Row, Obj> items) {
    List<String> by = sort.by().isEmpty() ? List.of() : Asked.words(scene, sort.by());
    List<String> order = sort.order().isEmpty() ? List.of() : Asked.words(scene, sort.order());
    if (by.isEmpty() && order.isEmpty()) {
      return sort.usual().isEmpty()
          ? lane
          : lane(lane, keys(List.of(sort.usual()), false, shelf), items);
    }
    boolean down = !order.isEmpty() && down(order.getFirst());
    if (!by.isEmpty()) {
      return lane(lane, keys(by, down, shelf), items);
    }
    Key usual = sort.usual().isEmpty() ? new Key("", down) : key(sort.usual(), down, shelf);
    return lane(lane, List.of(new Key(usual.member, down)), items);
  }

  private static boolean down(String word) {
    String small = word.toLowerCase(Locale.ROOT);
    return small.startsWith("desc") || small.equals("-") || small.equals("-1");
  }

  private List<Key> keys(List<String> words, boolean down, Shelf shelf) {
    List<Key> keys = new ArrayList<>();
    for (String word : words) {
      if (word.indexOf(',') < 0) {
        keys.add(key(word, down, shelf));
      }
    }
    keys.removeIf(key -> key.member.equals(UNKNOWN));
    return keys;
  }

  private static final String UNKNOWN = "?";

  private Key key(String word, boolean down, Shelf shelf) {
    String whole = member(word, shelf);
    if (!whole.equals(UNKNOWN)) {
      return new Key(whole, down);
    }
    Matcher parts = KEY.matcher(word.strip());
    if (!parts.matches()) {
      return new Key(UNKNOWN, down);
    }
    String way = parts.group(3) == null ? parts.group(1) : parts.group(3);
    String named = parts.group(2).strip();
    return new Key(named.isEmpty() ? "" : member(named, shelf), way.isEmpty() ? down : down(way));
  }

  private String member(String word, Shelf shelf) {
    String told = sort.members().get(word);
    if (told != null) {
      return told;
    }
    if (shelf.shape(Obj.EMPTY, word).isPresent()) {
      return word;
    }
    boolean named = !word.isEmpty() && Character.isLetterOrDigit(word.charAt(0));
    for (String name : named ? shelf.slots(Obj.EMPTY).keySet() : Set.<String>of()) {
      if (Names.plain(name).equals(Names.plain(word))) {
        return name;
      }
    }
    return UNKNOWN;
  }

  private static Lane lane(Lane lane, List<Key> keys, Function<Row, Obj> items) {
    if (keys.isEmpty()) {
      return lane;
    }
    if (keys.getFirst().member.isEmpty()) {
      return keys.getFirst().down ? lane.back() : lane;
    }
    List<Weighed> weighed = new ArrayList<>(lane.size());
    lane.rows(0).forEachRemaining(row -> weighed.add(weighed(row, items.apply(row), keys)));
    Comparator<Weighed> order = null;
    for (int i = 0; i < keys.size(); i++) {
      int at = i;
      Comparator<Worth> way =
          keys.get(i).down
              ? Comparator.<Worth>naturalOrder().reversed()
              : Comparator.naturalOrder();
      Comparator<Weighed> next =
          Comparator.comparing(each -> each.worths.get(at), Comparator.nullsLast(way));
      order = order == null ? next : order.thenComparing(next);
    }
    weighed.sort(order);
    return lane.picked(weighed.stream().map(Weighed::row).toList());
  }

  private static Weighed weighed(Row row, Obj item, List<Key> keys) {
    List<@Nullable Worth> worths = new ArrayList<>(keys.size());
    for (Key key : keys) {
      List<String> words = Facets.words(item, key.member);
      worths.add(words.isEmpty() ? null : Worth.of(words.getFirst()));
    }
    return new Weighed(row, worths);
  }
}
