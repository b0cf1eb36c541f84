package dev.dtu.twins.jira;

import dev.dtu.effect.Thing;
import dev.dtu.twins.jira.jql.Jql;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The order of issues found: by the fields a query names, then the last made first. What has no value
/// stands last where the order rises.
///
/// - source: support.atlassian.com, JQL keywords, ORDER BY, 2026-09-12
final class Ordering {

  /// Fields of which the last, or the most, comes first unless the query says otherwise.
  private static final List<String> FALLING =
      List.of(
          "created",
          "updated",
          "resolved",
          "lastViewed",
          "statusCategoryChangedDate",
          "priority",
          "key",
          "votes",
          "watchers");

  private final Site site;
  private final Values values;
  private final Comparator<Thing> order;

  Ordering(Site site, Fields fields, List<Jql.By> by) {
    this.site = site;
    this.values = new Values(site, new Findings());
    Comparator<Thing> all = null;
    for (Jql.By each : by) {
      Optional<Field> field = fields.find(each.field());
      if (field.isPresent()) {
        boolean down = each.down().orElse(FALLING.contains(field.get().name()));
        Comparator<Thing> one = down ? of(field.get()).reversed() : of(field.get());
        all = all == null ? one : all.thenComparing(one);
      }
    }
    Comparator<Thing> last = Comparator.comparingLong(Ordering::count).reversed();
    this.order = all == null ? last : all.thenComparing(last);
  }

  private static long count(Thing issue) {
    return issue.id().matches("\\d{1,18}") ? Long.parseLong(issue.id()) : 0;
  }

  List<Thing> sorted(List<Thing> issues) {
    List<Thing> sorted = new ArrayList<>(issues);
    sorted.sort(order);
    return sorted;
  }

  /// A comparator that looks at each issue once.
  private Comparator<Thing> of(Field field) {
    Map<String, Optional<Sorted>> known = new TreeMap<>();
    Ranks ranks = new Ranks(site, ranked(field) ? field : Field.of("key", Kind.ISSUE, "id"));
    return Comparator.comparing(
        issue -> known.computeIfAbsent(issue.id(), _ -> key(field, issue, ranks)),
        Comparator.comparing(
            it -> it.orElse(null), Comparator.nullsLast(Comparator.naturalOrder())));
  }

  private static boolean ranked(Field field) {
    return !field.resource().isEmpty()
        && (field.kind() == Kind.RANK || field.kind() == Kind.OPTION);
  }

  /// What is compared: numbers before words.
  private record Sorted(String line, java.math.BigDecimal number, String words)
      implements Comparable<Sorted> {

    @Override
    public int compareTo(Sorted other) {
      int lines = line.compareTo(other.line);
      int numbers = lines == 0 ? number.compareTo(other.number) : lines;
      return numbers == 0 ? words.compareTo(other.words) : numbers;
    }
  }

  private Optional<Sorted> key(Field field, Thing issue, Ranks ranks) {
    java.math.BigDecimal none = java.math.BigDecimal.ZERO;
    if (field.kind().measured()) {
      return values.measures(field, issue).stream().findFirst().map(it -> new Sorted("", it, ""));
    }
    if (field.kind() == Kind.ISSUE || ranked(field)) {
      return values.held(field, issue).stream()
          .findFirst()
          .flatMap(ranks::of)
          .map(it -> new Sorted(it.line(), java.math.BigDecimal.valueOf(it.rank()), ""));
    }
    return Site.values(issue, field.member()).stream()
        .findFirst()
        .map(it -> it.asObj().flatMap(Ordering::named).orElseGet(() -> Texts.plain(it)))
        .map(it -> new Sorted("", none, it.toLowerCase(Locale.ROOT)));
  }

  private static Optional<String> named(dev.dtu.json.Obj value) {
    return value.text("displayName").or(() -> value.text("name")).or(() -> value.text("value"));
  }
}
