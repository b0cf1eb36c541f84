package dev.dtu.twins.sheets.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads what QUERY is asked in the language of Google's visualizations, as far as Sheets' users
/// write it: select, where, group by, order by, limit, offset and label.
///
/// - source: developers.google.com, chart/interactive/docs/querylanguage, 2026-09
final class QueryReader {

  private static final Pattern WORD =
      Pattern.compile(
          "\\s*(?:('[^']*'|\"[^\"]*\")|([0-9]+(?:\\.[0-9]+)?)|(`[^`]*`|[A-Za-z_][A-Za-z0-9_]*)"
              + "|(<=|>=|<>|!=|[=<>(),*-]))");
  private static final Set<String> SUMS =
      new TreeSet<>(List.of("sum", "avg", "count", "min", "max"));
  private static final int DEPTH = 50;

  private final List<String> words = new ArrayList<>();
  private final Querying.Columns columns;
  private int at;
  private int depth;

  QueryReader(String text, Querying.Columns columns) {
    this.columns = columns;
    Matcher word = WORD.matcher(text);
    int from = 0;
    while (from < text.length() && word.region(from, text.length()).lookingAt()) {
      words.add(word.group().strip());
      from = word.end();
    }
    if (!text.substring(from).isBlank()) {
      throw wrong(text.substring(from).strip());
    }
  }

  static Failure wrong(String what) {
    return Failure.value(
        "Unable to parse query string for Function QUERY parameter 2: PARSE_ERROR: Encountered \""
            + what
            + "\"");
  }

  /// A column, or what becomes of its values in a group.
  record Item(String sum, int column) {}

  /// What to order by, and whether it rises.
  record Order(Item item, boolean rises) {}

  /// All that a query says.
  static final class Query {
    final List<Item> select = new ArrayList<>();
    Predicate<List<Value>> where = row -> true;
    final List<Integer> groups = new ArrayList<>();
    final List<Order> orders = new ArrayList<>();
    final Map<String, String> labels = new TreeMap<>();
    long limit = Long.MAX_VALUE;
    long offset;
  }

  Query read() {
    var query = new Query();
    if (word("select") && !word("*")) {
      list(() -> query.select.add(item()));
    }
    if (word("where")) {
      query.where = either();
    }
    if (word("group")) {
      need("by");
      list(() -> query.groups.add(column()));
    }
    if (word("order")) {
      need("by");
      list(() -> query.orders.add(new Order(item(), rises())));
    }
    query.limit = word("limit") ? whole() : Long.MAX_VALUE;
    query.offset = word("offset") ? whole() : 0;
    if (word("label")) {
      list(() -> query.labels.put(item().toString(), literal()));
    }
    if (at < words.size()) {
      throw wrong(words.get(at));
    }
    return query;
  }

  private void list(Runnable each) {
    do {
      each.run();
    } while (word(","));
  }

  private String peek() {
    return at < words.size() ? words.get(at) : "<EOF>";
  }

  private boolean word(String word) {
    boolean there = peek().equalsIgnoreCase(word);
    at += there ? 1 : 0;
    return there;
  }

  private void need(String word) {
    if (!word(word)) {
      throw wrong(peek());
    }
  }

  private String next() {
    String word = peek();
    at++;
    return word;
  }

  private long whole() {
    String word = next();
    if (!word.matches("[0-9]{1,9}")) {
      throw wrong(word);
    }
    return Long.parseLong(word);
  }

  private String literal() {
    String word = next();
    if (!word.startsWith("'") && !word.startsWith("\"")) {
      throw wrong(word);
    }
    return word.substring(1, word.length() - 1);
  }

  private boolean rises() {
    boolean falls = word("desc");
    return !falls && (word("asc") || !falls);
  }

  private int column() {
    return columns.find(next().replace("`", ""));
  }

  private Item item() {
    String name = peek().toLowerCase(Locale.ROOT);
    boolean sums = SUMS.contains(name) && at + 1 < words.size() && words.get(at + 1).equals("(");
    if (!sums) {
      return new Item("", column());
    }
    at += 2;
    var item = new Item(name, column());
    need(")");
    return item;
  }

  private Predicate<List<Value>> either() {
    if (++depth > DEPTH) {
      throw wrong(peek());
    }
    Predicate<List<Value>> left = both();
    while (word("or")) {
      left = left.or(both());
    }
    depth--;
    return left;
  }

  private Predicate<List<Value>> both() {
    Predicate<List<Value>> left = one();
    while (word("and")) {
      left = left.and(one());
    }
    return left;
  }

  private Predicate<List<Value>> one() {
    boolean not = false;
    while (word("not")) {
      not = !not;
    }
    Predicate<List<Value>> inner;
    if (word("(")) {
      inner = either();
      need(")");
    } else {
      inner = comparison();
    }
    return not ? inner.negate() : inner;
  }

  private Predicate<List<Value>> comparison() {
    int column = column();
    String sign = next().toLowerCase(Locale.ROOT);
    if (sign.equals("is")) {
      boolean not = word("not");
      need("null");
      return row -> row.get(column) instanceof Value.Blank == !not;
    }
    if (sign.equals("starts") || sign.equals("ends")) {
      need("with");
    }
    Value bound = bound();
    String text = Plain.text(bound);
    return switch (sign) {
      case "contains" -> row -> shown(row, column).contains(text);
      case "starts" -> row -> shown(row, column).startsWith(text);
      case "ends" -> row -> shown(row, column).endsWith(text);
      case "like" ->
          row -> Wildcard.matches(text.replace("%", "*").replace("_", "?"), shown(row, column));
      case "matches" -> columns.matching(column, text);
      case "=", "<>", "!=", "<", "<=", ">", ">=" -> row -> holds(row.get(column), sign, bound);
      default -> throw wrong(sign);
    };
  }

  private static String shown(List<Value> row, int column) {
    Value value = row.get(column);
    return value instanceof Value.Error ? "" : Plain.text(value);
  }

  private static boolean holds(Value value, String sign, Value bound) {
    boolean unequal = sign.equals("<>") || sign.equals("!=");
    if (value.getClass() != bound.getClass()) {
      return unequal && !(value instanceof Value.Blank);
    }
    int order =
        value instanceof Value.Text text
            ? text.value().compareTo(Plain.text(bound))
            : Plain.compare(value, bound);
    return switch (sign) {
      case "=" -> order == 0;
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      case ">=" -> order >= 0;
      default -> order != 0;
    };
  }

  private Value bound() {
    boolean minus = word("-");
    String word = peek();
    if (Character.isDigit(word.charAt(0))) {
      at++;
      return Value.of(minus ? -Double.parseDouble(word) : Double.parseDouble(word));
    }
    if (word("true") || word("false")) {
      return Value.of(word.equalsIgnoreCase("true"));
    }
    boolean moment = word("date") || word("datetime") || word("timeofday");
    String text = literal();
    return moment
        ? Value.of(Typed.of(text, 0).orElseThrow(() -> wrong(text)).number())
        : Value.of(text);
  }
}
