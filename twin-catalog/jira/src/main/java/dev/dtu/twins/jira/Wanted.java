package dev.dtu.twins.jira;

import dev.dtu.effect.Thing;
import dev.dtu.twins.jira.jql.Clause;
import dev.dtu.twins.jira.jql.Jql;
import dev.dtu.twins.jira.jql.Misread;
import dev.dtu.twins.jira.jql.Operand;
import dev.dtu.twins.jira.jql.Sign;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/// Makes of the clauses of a query what holds of issues, and finds what is wrong with them: each field
/// and value is looked up once, however many issues there are.
///
/// - source: support.atlassian.com, JQL operators and fields, and the texts in Jira's own functional
///   tests, 2026-09-12
final class Wanted {

  private static final int FILTERS = 10;

  private static boolean none(Thing issue) {
    return false;
  }

  private final Site site;
  private final Fields fields;
  private final Findings findings;
  private final Values values;
  private final Past past;
  private final Contents contents;
  private final int filters;

  Wanted(Site site, Findings findings) {
    this(site, new Fields(site), findings, 0);
  }

  private Wanted(Site site, Fields fields, Findings findings, int filters) {
    this.site = site;
    this.fields = fields;
    this.findings = findings;
    this.values = new Values(site, findings);
    this.past = new Past(site, values, findings);
    this.contents = new Contents(site, fields);
    this.filters = filters;
  }

  Fields fields() {
    return fields;
  }

  /// Of which issues a query holds; of all when it asks nothing.
  Predicate<Thing> of(Jql query) {
    for (Jql.By by : query.order()) {
      if (fields.find(by.field()).isEmpty()) {
        findings.error(unknown(by.field().told()));
      }
    }
    return query.where().map(clause -> of(clause.plain())).orElse(_ -> true);
  }

  static String unknown(String field) {
    return "Field '%s' does not exist or you do not have permission to view it.".formatted(field);
  }

  private Predicate<Thing> of(Clause clause) {
    return switch (clause) {
      case Clause.All all -> {
        List<Predicate<Thing>> each = all.clauses().stream().map(this::of).toList();
        yield issue -> each.stream().allMatch(one -> one.test(issue));
      }
      case Clause.Any any -> {
        List<Predicate<Thing>> each = any.clauses().stream().map(this::of).toList();
        yield issue -> each.stream().anyMatch(one -> one.test(issue));
      }
      case Clause.Not not -> of(not.clause()).negate();
      case Clause.Term term -> term(term);
    };
  }

  private Predicate<Thing> term(Clause.Term term) {
    String name = term.field().told();
    Optional<Field> found = fields.find(term.field());
    if (found.isEmpty()) {
      findings.error(unknown(name));
      return Wanted::none;
    }
    Field field = found.get();
    if (term.sign().past()) {
      return past.of(field, name, term);
    }
    Operand operand = term.operand().orElseThrow();
    if (!fits(field, name, term, operand)) {
      return Wanted::none;
    }
    boolean unset = unset(field, operand);
    Predicate<Thing> there = issue -> !empty(field, issue);
    Predicate<Thing> match = match(field, name, term.sign(), operand);
    if (unset) {
      match = match.or(there.negate());
    }
    return term.sign().negative() ? there.and(match.negate()) : match;
  }

  /// Whether the sign goes with the field and the operand; tells why not.
  private boolean fits(Field field, String name, Clause.Term term, Operand operand) {
    String sign = term.sign().text();
    boolean list = operand instanceof Operand.Several || several(operand);
    if (list != term.sign().several() && !(operand instanceof Operand.Call && !list)) {
      String form =
          list
              ? "Operator '%s' does not support the list value '%s' for field '%s'."
              : "Operator '%s' does not support the non-list value '%s' for field '%s'.";
      String written =
          operand instanceof Operand.Value value ? "\"" + value.text() + "\"" : operand.written();
      findings.error(form.formatted(sign, written, name));
      return false;
    }
    if (!field.kind().takes(term.sign())) {
      findings.error("The operator '%s' is not supported by the '%s' field.".formatted(sign, name));
      return false;
    }
    if (!term.history().isEmpty()) {
      Clause.When when = term.history().getFirst();
      String kind = when.kind().name().toLowerCase(Locale.ROOT);
      findings.error(
          "The %s operator does not support the use of the %s \"%s\" predicate."
              .formatted(term.sign().name(), kind, when.operand().written()));
      return false;
    }
    boolean presence = term.sign() == Sign.IS || term.sign() == Sign.IS_NOT;
    if (presence && !(operand instanceof Operand.Empty)) {
      findings.error(
          "The operator '%s' does not support the value '%s' for the field '%s'; it takes EMPTY."
              .formatted(sign, operand.written(), name));
      return false;
    }
    return true;
  }

  private static boolean several(Operand operand) {
    return operand instanceof Operand.Call call
        && Functions.find(call.name()).filter(Functions.Shape::several).isPresent();
  }

  /// Whether the operand means that the field has no value, too.
  private static boolean unset(Field field, Operand operand) {
    boolean resolution = field.member().equals("resolution");
    return operand.each().stream()
        .anyMatch(each ->
            each instanceof Operand.Empty
                || resolution
                    && each instanceof Operand.Value value
                    && value.text().equalsIgnoreCase("unresolved"));
  }

  private static Operand resolved(Field field, Operand operand) {
    return new Operand.Several(
        operand.each().stream().filter(each -> !unset(field, each)).toList());
  }

  private boolean empty(Field field, Thing issue) {
    return switch (field.kind()) {
      case TEXT, ATTACHMENT -> Site.values(issue, field.member()).isEmpty();
      case TEXTS, FILTER -> false;
      case PROPERTY -> contents.property(field, issue).isEmpty();
      case MOMENT, DAY, NUMBER, DURATION -> values.measures(field, issue).isEmpty();
      default -> values.held(field, issue).isEmpty();
    };
  }

  private Predicate<Thing> match(Field field, String name, Sign sign, Operand whole) {
    Operand operand = resolved(field, whole);
    if (field.kind().measured()) {
      List<BigDecimal> wanted = values.measured(field, name, operand);
      return issue -> any(values.measures(field, issue), sign, wanted);
    }
    return switch (field.kind()) {
      case TEXT, TEXTS -> texts(field, name, operand);
      case FILTER -> filter(field, name, operand);
      case ATTACHMENT -> Wanted::none;
      case PROPERTY -> property(field, sign, operand);
      default -> sign.ordered() ? ranked(field, name, sign, operand) : same(field, name, operand);
    };
  }

  private Predicate<Thing> same(Field field, String name, Operand operand) {
    Set<String> wanted = new TreeSet<>(values.meant(field, name, operand));
    return issue -> values.held(field, issue).stream().anyMatch(wanted::contains);
  }

  private static <V extends Comparable<V>> boolean any(List<V> held, Sign sign, List<V> wanted) {
    return held.stream()
        .anyMatch(one -> wanted.stream().anyMatch(it -> holds(one.compareTo(it), sign)));
  }

  private static boolean holds(int compared, Sign sign) {
    return switch (sign) {
      case LESS -> compared < 0;
      case MORE -> compared > 0;
      case AT_MOST -> compared <= 0;
      case AT_LEAST -> compared >= 0;
      default -> compared == 0;
    };
  }

  private Predicate<Thing> ranked(Field field, String name, Sign sign, Operand operand) {
    Ranks ranks = new Ranks(site, field);
    List<Ranks.Place> wanted =
        values.meant(field, name, operand).stream().flatMap(it -> ranks.of(it).stream()).toList();
    return issue ->
        values.held(field, issue).stream()
            .flatMap(it -> ranks.of(it).stream())
            .anyMatch(one ->
                wanted.stream()
                    .filter(it -> it.line().equals(one.line()))
                    .anyMatch(it -> holds(Long.compare(one.rank(), it.rank()), sign)));
  }

  private Predicate<Thing> texts(Field field, String name, Operand operand) {
    String asked =
        operand.each().stream()
            .map(each -> each instanceof Operand.Value value ? value.text() : each.written())
            .findFirst()
            .orElse("");
    Optional<String> wrong = Texts.misbegun(asked);
    if (wrong.isPresent()) {
      findings.error(
          "The text query '%s' for field '%s' is not allowed to start with character '%s'."
              .formatted(asked, name, wrong.get()));
      return Wanted::none;
    }
    return issue -> Texts.have(contents.texts(field, issue), asked);
  }

  private Predicate<Thing> filter(Field field, String name, Operand operand) {
    Predicate<Thing> any = Wanted::none;
    for (String id : values.meant(field, name, operand)) {
      for (Thing filter : site.rows("filter")) {
        if (filter.id().equals(id)) {
          any = any.or(saved(filter));
        }
      }
    }
    return any;
  }

  /// What a saved filter asks; one that asks for itself finds nothing.
  private Predicate<Thing> saved(Thing filter) {
    if (filters == FILTERS) {
      findings.error("The filter '%s' refers to itself.".formatted(filter.text("name").orElse("")));
      return Wanted::none;
    }
    try {
      Jql query = Jql.read(filter.text("jql").orElse(""));
      return new Wanted(site, fields, findings, filters + 1).of(query);
    } catch (Misread wrong) {
      findings.error(wrong.said());
      return Wanted::none;
    }
  }

  private Predicate<Thing> property(Field field, Sign sign, Operand operand) {
    List<String> wanted =
        operand.each().stream()
            .map(each -> each instanceof Operand.Value value ? value.text() : each.written())
            .toList();
    return issue ->
        contents.property(field, issue).stream()
            .flatMap(it -> it.asWords().stream())
            .anyMatch(held ->
                wanted.stream()
                    .anyMatch(it ->
                        sign == Sign.LIKE || sign == Sign.NOT_LIKE
                            ? Texts.have(List.of(held), it)
                            : holds(compared(held, it), sign)));
  }

  private static int compared(String held, String wanted) {
    try {
      return new BigDecimal(held).compareTo(new BigDecimal(wanted));
    } catch (NumberFormatException words) {
      return held.compareToIgnoreCase(wanted);
    }
  }
}
