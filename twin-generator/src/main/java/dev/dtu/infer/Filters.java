package dev.dtu.infer;

import dev.dtu.contract.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Arguments of a list that select by a member of the item.
final class Filters {
  private static final Set<String> NOT_FILTERS =
      Set.of(
          "limit",
          "offset",
          "page",
          "perpage",
          "pagesize",
          "cursor",
          "sort",
          "sortby",
          "sortorder",
          "order",
          "orderby",
          "direction",
          "expand",
          "fields",
          "include",
          "q",
          "query",
          "search",
          "filter",
          "startat",
          "maxresults",
          "count",
          "total",
          "format",
          "embed",
          "select",
          "self",
          "url");

  /// Words that say from where, or up to where, before or after what they say it of.
  private static final Map<String, String> SIDES =
      Map.ofEntries(
          Map.entry("after", ">"),
          Map.entry("gt", ">"),
          Map.entry("oldest", ">"),
          Map.entry("since", ">="),
          Map.entry("from", ">="),
          Map.entry("start", ">="),
          Map.entry("gte", ">="),
          Map.entry("min", ">="),
          Map.entry("before", "<"),
          Map.entry("lt", "<"),
          Map.entry("latest", "<"),
          Map.entry("until", "<="),
          Map.entry("to", "<="),
          Map.entry("end", "<="),
          Map.entry("lte", "<="),
          Map.entry("max", "<="));

  private static final String INCLUSIVE = "inclusive";

  private Filters() {}

  /// What each argument selects by: argument → member, and how it compares.
  static SortedMap<String, String> of(List<Argument> arguments, Schema item, Forms forms) {
    var filters = new TreeMap<String, String>();
    boolean widened = arguments.stream().anyMatch(a -> a.name().equals(INCLUSIVE) && a.turns());
    for (Argument argument : arguments) {
      if (!NOT_FILTERS.contains(argument.plain())) {
        told(argument, item, forms)
            .map(told -> widened && strict(told) ? told + " " + INCLUSIVE : told)
            .ifPresent(told -> filters.put(argument.name(), told));
      }
    }
    return filters;
  }

  private static boolean strict(String told) {
    return told.endsWith(" >") || told.endsWith(" <");
  }

  private static Optional<String> told(Argument argument, Schema item, Forms forms) {
    boolean signed = argument.name().endsWith("<") || argument.name().endsWith(">");
    return Members.same(signed ? "" : argument.plain(), item, forms)
        .or(() -> side(argument, item, forms))
        .or(() -> turned(argument, item, forms))
        .or(() -> Members.selected(argument.name(), item, forms));
  }

  /// A switch of the item: `archived`, `is_archived`, or `exclude_archived` to hide those.
  private static Optional<String> turned(Argument argument, Schema item, Forms forms) {
    if (!argument.turns()) {
      return Optional.empty();
    }
    String plain = argument.plain();
    return plain.startsWith("exclude")
        ? Members.turned(plain.substring("exclude".length()), item, forms).map(m -> m + " !")
        : Members.turned(plain, item, forms);
  }

  /// A side of a moment: `created_after`, `created[gte]`, `DateCreated<`, `since`.
  private static Optional<String> side(Argument argument, Schema item, Forms forms) {
    String name = argument.name();
    for (String sign : List.of(">=", "<=", ">", "<")) {
      if (name.endsWith(sign)) {
        String base = Words.plain(name.substring(0, name.length() - sign.length()));
        return Members.moment(base, item, forms).map(m -> m + " " + sign);
      }
    }
    if (argument.schema().types().contains("boolean")) {
      return Optional.empty();
    }
    List<String> words = new ArrayList<>(Words.of(name));
    String sign = words.isEmpty() ? null : SIDES.get(words.getLast());
    if (sign != null) {
      words.removeLast();
    } else if (!words.isEmpty() && SIDES.containsKey(words.getFirst())) {
      sign = SIDES.get(words.removeFirst());
    }
    if (sign == null) {
      return Optional.empty();
    }
    String base = String.join("", words);
    String of = sign;
    boolean bare =
        base.isEmpty() || base.equals("date") || base.equals("time") || base.equals("ts");
    boolean moment = bare && (!base.isEmpty() || says(argument));
    return Members.moment(base, item, forms)
        .filter(_ -> !base.isEmpty())
        .or(() -> moment ? Members.ownMoment(item, forms) : Optional.empty())
        .map(member -> member + " " + of);
  }

  /// True when a bare word means a moment: its values are moments, or `oldest` and `latest`, which
  /// are said of nothing else.
  private static boolean says(Argument argument) {
    return argument.schema().format().filter(f -> f.startsWith("date")).isPresent()
        || argument.name().equals("oldest")
        || argument.name().equals("latest");
  }
}
