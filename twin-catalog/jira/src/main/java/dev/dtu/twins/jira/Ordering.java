package dev.dtu.twins.jira;

import dev.dtu.effect.Thing;
import dev.dtu.twins.jira.jql.Jql;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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

  /// More digits than that no number has.
  private static final int DIGITS = 18;

  private final Site site;
  private final Values values;
  private final List<Line> lines = new ArrayList<>();

  /// A field that is ordered by.
  private record Line(Field field, boolean down, Ranks ranks) {}

  /// An issue with what it is ordered by, looked up once.
  private record Entry(Thing issue, long count, List<Optional<Sorted>> keys) {}

  Ordering(Site site, Fields fields, List<Jql.By> by) {
    this.site = site;
    this.values = new Values(site, new Findings());
    for (Jql.By each : by) {
      Optional<Field> field = fields.find(each.field());
      if (field.isPresent()) {
        boolean down = each.down().orElse(FALLING.contains(field.get().name()));
        lines.add(new Line(field.get(), down, ranks(field.get())));
      }
    }
  }

  private Ranks ranks(Field field) {
    return new Ranks(site, ranked(field) ? field : Field.of("key", Kind.ISSUE, "id"));
  }

  private static long count(Thing issue) {
    String id = issue.id();
    long count = 0;
    for (int i = 0; i < id.length(); i++) {
      int digit = id.charAt(i) - '0';
      if (digit < 0 || digit > 9 || i == DIGITS) {
        return 0;
      }
      count = 10 * count + digit;
    }
    return count;
  }

  List<Thing> sorted(List<Thing> issues) {
    List<Entry> entries = new ArrayList<>(issues.size());
    for (Thing issue : issues) {
      List<Optional<Sorted>> keys = new ArrayList<>(lines.size());
      lines.forEach(line -> keys.add(key(line.field, issue, line.ranks)));
      entries.add(new Entry(issue, count(issue), keys));
    }
    entries.sort(this::compared);
    List<Thing> sorted = new ArrayList<>(entries.size());
    entries.forEach(entry -> sorted.add(entry.issue));
    return sorted;
  }

  private int compared(Entry one, Entry other) {
    for (int i = 0; i < lines.size(); i++) {
      Optional<Sorted> key = one.keys.get(i);
      Optional<Sorted> second = other.keys.get(i);
      int compared =
          key.isPresent() && second.isPresent()
              ? key.get().compareTo(second.get())
              : Boolean.compare(key.isEmpty(), second.isEmpty());
      if (compared != 0) {
        return lines.get(i).down ? -compared : compared;
      }
    }
    return Long.compare(other.count, one.count);
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
    if (field.member().equals(Ranking.MEMBER)) {
      return Optional.of(new Sorted("", Ranking.place(issue), ""));
    }
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
