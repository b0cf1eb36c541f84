package dev.dtu.letter;

import dev.dtu.call.Query;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How lists lead from page to page in the header `Link`.
final class Leaves {

  private static final int GROUPS = 3;
  private static final int NEARLY = 80;

  private static final Pattern LINK = Pattern.compile("<([^>]*)>\\s*;\\s*rel=\"?(self|next)\"?");

  private final Set<String> selfGroups = new TreeSet<>();
  private final SortedMap<String, Integer> with = new TreeMap<>();
  private final SortedMap<String, Integer> without = new TreeMap<>();
  private int nexts;
  private int lasts;
  private int mixed;
  private int sorted;

  Leaves(List<Heard> heard) {
    Set<String> linked = new HashSet<>();
    heard.stream().filter(each -> !links(each).isEmpty()).forEach(it -> linked.add(it.session()));
    heard.stream().filter(each -> linked.contains(each.session())).forEach(this::note);
  }

  private static List<String> links(Heard heard) {
    return heard.exchange().answered().headers().all("link");
  }

  private void note(Heard heard) {
    if (!heard.lists()) {
      return;
    }
    Query asked = Query.parse(heard.exchange().sent().query());
    Optional<String> self = link(heard, "self");
    self.ifPresent(address -> {
      selfGroups.add(heard.group());
      order(asked, query(address));
    });
    (self.isPresent() ? with : without).merge(heard.operation().id(), 1, Integer::sum);
    link(heard, "next").ifPresent(address -> next(heard, asked, query(address)));
  }

  private static Optional<String> link(Heard heard, String relation) {
    for (String line : links(heard)) {
      Matcher link = LINK.matcher(line);
      while (link.find()) {
        if (link.group(2).equals(relation)) {
          return Optional.of(link.group(1));
        }
      }
    }
    return Optional.empty();
  }

  private static Query query(String address) {
    int at = address.indexOf('?');
    return Query.parse(at < 0 ? "" : address.substring(at + 1));
  }

  /// Whether what was asked in no order stands in order in the link.
  private void order(Query asked, Query told) {
    List<String> then = names(asked);
    List<String> ordered = new ArrayList<>(then);
    ordered.sort(null);
    if (then.size() > 1 && !then.equals(ordered)) {
      mixed++;
      sorted += names(told).equals(ordered) ? 1 : 0;
    }
  }

  private static List<String> names(Query query) {
    return query.pairs().stream().map(Query.Pair::name).toList();
  }

  /// Whether what leads on is the id of the last thing on the page.
  private void next(Heard heard, Query asked, Query told) {
    Arr items =
        heard.exchange().answered().body().document().flatMap(Json::asArr).orElse(Arr.EMPTY);
    if (items.isEmpty() || !(items.items().getLast() instanceof Obj last)) {
      return;
    }
    nexts++;
    boolean its =
        told.pairs().stream()
            .filter(pair -> !asked.find(pair.name()).equals(Optional.of(pair.value())))
            .anyMatch(pair -> last.text("id").equals(Optional.of(pair.value())));
    lasts += its ? 1 : 0;
  }

  /// The lines of a title page; empty where nothing is known.
  String text() {
    var out = new StringBuilder();
    if (nexts > 1 && 100 * lasts >= NEARLY * nexts) {
      out.append("  cursor: last\n");
    }
    if (selfGroups.size() >= GROUPS) {
      out.append("  self: true\n");
      if (mixed > 1 && 100 * sorted >= NEARLY * mixed) {
        out.append("  sorted: true\n");
      }
      List<Json> never = new ArrayList<>();
      without.forEach((operation, times) -> {
        if (times > 1 && !with.containsKey(operation)) {
          never.add(Json.of(operation));
        }
      });
      out.append(never.isEmpty() ? "" : "  unless: " + Json.array(never) + "\n");
    }
    return out.isEmpty() ? "" : "\npages:\n" + out;
  }
}
