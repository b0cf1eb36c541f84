package dev.dtu.twins.sheets.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/// QUERY: rows that are chosen, grouped and ordered as a text asks.
final class Querying {

  static final List<Function> ALL = List.of(Function.of("QUERY", "!as[s]", Querying::query));

  private Querying() {}

  /// The columns that a query may name: by their letters, or as `Col1` when they are no cells.
  record Columns(Evaluation evaluation, int first, int width) {

    int find(String name) {
      boolean numbered = first < 0 && name.matches("Col[0-9]{1,5}");
      boolean lettered = first >= 0 && name.matches("[A-Z]{1,3}");
      int column =
          numbered
              ? Integer.parseInt(name.substring(3)) - 1
              : lettered ? Corner.of(name).column() - first : -1;
      if (column < 0 || column >= width) {
        throw Failure.value(
            "Unable to parse query string for Function QUERY parameter 2: NO_COLUMN: " + name);
      }
      return column;
    }

    /// Rows whose value in a column is, as a whole, as a regular expression has it.
    Predicate<List<Value>> matching(int column, String text) {
      Regex regex =
          Regex.of("^(?:" + text + ")$", evaluation::match)
              .orElseThrow(() -> QueryReader.wrong(text));
      return row -> regex.find(Plain.text(row.get(column)), 0).isPresent();
    }
  }

  /// How many of the first rows are titles: one, when it is all texts and what follows is not.
  private static int headers(Arguments given, Value.Table table) {
    int told = given.whole(2, -1);
    if (told >= 0) {
      return Math.min(told, table.height());
    }
    boolean texts = table.rows().getFirst().stream().allMatch(Value.Text.class::isInstance);
    boolean others =
        table.rows().stream()
            .skip(1)
            .flatMap(List::stream)
            .anyMatch(Value.Number.class::isInstance);
    return texts && others ? 1 : 0;
  }

  private static Operand query(Arguments given) {
    Operand data = given.operand(0);
    Value.Table table = given.table(0);
    int first = data instanceof Operand.Span span ? span.area().left() : -1;
    var query =
        new QueryReader(given.text(1), new Columns(given.evaluation(), first, table.width()))
            .read();
    int headers = headers(given, table);
    given.spend((long) table.height() * 2);
    List<List<Value>> rows = table.rows().stream().skip(headers).filter(query.where).toList();
    List<QueryReader.Item> items = new ArrayList<>(query.select);
    for (int i = 0; items.isEmpty() && i < table.width(); i++) {
      query.select.add(new QueryReader.Item("", i));
    }
    List<List<List<Value>>> groups = new ArrayList<>(groups(query, rows));
    groups.sort((one, other) -> order(query.orders, one, other));
    List<List<Value>> out = new ArrayList<>();
    titles(query, table, headers, out);
    groups.stream()
        .skip(query.offset)
        .limit(query.limit)
        .forEach(group -> out.add(query.select.stream().map(item -> value(item, group)).toList()));
    return out.isEmpty() ? Value.BLANK : new Value.Table(out);
  }

  /// Rows that go together; each row alone when nothing is grouped.
  private static List<List<List<Value>>> groups(QueryReader.Query query, List<List<Value>> rows) {
    boolean sums = query.select.stream().anyMatch(item -> !item.sum().isEmpty());
    if (query.groups.isEmpty() && !sums) {
      return rows.stream().map(List::of).toList();
    }
    for (QueryReader.Item item : query.select) {
      if (item.sum().isEmpty() && !query.groups.contains(item.column())) {
        throw Failure.value(
            "Unable to parse query string for Function QUERY parameter 2:"
                + " ADD_COL_TO_GROUP_BY_OR_AGG: "
                + Corner.letters(item.column()));
      }
    }
    Map<List<Value>, List<List<Value>>> groups =
        new TreeMap<>((one, other) -> {
          int order = 0;
          for (int i = 0; i < one.size() && order == 0; i++) {
            order = Plain.SORTED.compare(one.get(i), other.get(i));
          }
          return order;
        });
    for (List<Value> row : rows) {
      List<Value> key = query.groups.stream().map(row::get).toList();
      groups.computeIfAbsent(key, each -> new ArrayList<>()).add(row);
    }
    return List.copyOf(groups.values());
  }

  private static int order(
      List<QueryReader.Order> orders, List<List<Value>> one, List<List<Value>> other) {
    for (QueryReader.Order each : orders) {
      int order = Plain.SORTED.compare(value(each.item(), one), value(each.item(), other));
      if (order != 0) {
        return each.rises() ? order : -order;
      }
    }
    return 0;
  }

  private static Value value(QueryReader.Item item, List<List<Value>> group) {
    List<Value> values = group.stream().map(row -> row.get(item.column())).toList();
    if (item.sum().isEmpty()) {
      return values.getFirst();
    }
    List<Double> numbers =
        values.stream()
            .filter(Value.Number.class::isInstance)
            .map(value -> ((Value.Number) value).value())
            .toList();
    return switch (item.sum()) {
      case "count" ->
          Value.of((double) values.stream().filter(each -> !(each instanceof Value.Blank)).count());
      case "sum" -> Value.of(Aggregates.sum(numbers));
      case "min" -> numbers.isEmpty() ? Value.BLANK : Value.of(Aggregates.least(numbers));
      case "max" -> numbers.isEmpty() ? Value.BLANK : Value.of(Aggregates.most(numbers));
      default ->
          numbers.isEmpty() ? Value.BLANK : Value.of(Aggregates.sum(numbers) / numbers.size());
    };
  }

  private static void titles(
      QueryReader.Query query, Value.Table table, int headers, List<List<Value>> out) {
    boolean sums = query.select.stream().anyMatch(item -> !item.sum().isEmpty());
    if (headers == 0 && !sums && query.labels.isEmpty()) {
      return;
    }
    List<Value> titles = new ArrayList<>();
    for (QueryReader.Item item : query.select) {
      String title = headers == 0 ? "" : Plain.text(table.at(0, item.column()));
      String told = item.sum().isEmpty() ? title : (item.sum() + " " + title).strip();
      titles.add(Value.of(query.labels.getOrDefault(item.toString(), told)));
    }
    if (titles.stream().anyMatch(each -> !each.equals(Value.of("")))) {
      out.add(titles);
    }
  }
}
