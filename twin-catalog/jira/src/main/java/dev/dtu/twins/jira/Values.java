package dev.dtu.twins.jira;

import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twins.jira.jql.Operand;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// What fields of issues hold, and what operands of queries mean, told alike: as ids of things, words
/// in lower case, and numbers.
final class Values {

  private static final int HOURS = 8;
  private static final int DAYS = 5;

  private final Site site;
  private final Functions functions;
  private final Findings findings;

  Values(Site site, Findings findings) {
    this.site = site;
    this.functions = new Functions(site);
    this.findings = findings;
  }

  /// Whether a thing is called so: by its id, key, name, address or account, in any case.
  static boolean called(Thing thing, String word) {
    if (thing.id().equalsIgnoreCase(word)) {
      return true;
    }
    for (String member : List.of("name", "key", "displayName", "emailAddress", "accountId")) {
      if (thing.text(member).filter(word::equalsIgnoreCase).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /// What an issue has in a field: ids or words.
  List<String> held(Field field, Thing issue) {
    return switch (field.member()) {
      case "id" -> List.of(issue.id());
      case "watches" -> site.of(issue, "watcher").stream().map(Thing::id).toList();
      case "votes" ->
          site.of(issue, "vote").stream()
              .filter(it -> it.item().flag("hasVoted"))
              .map(_ -> site.me())
              .toList();
      case "worklog" -> authors(issue);
      case "statusCategory" -> keys(field, issue, "status.statusCategory");
      case "issuelinks" ->
          site.rows("issue-link").stream()
              .filter(
                  it -> Links.is(it, "inwardIssue", issue) || Links.is(it, "outwardIssue", issue))
              .flatMap(it -> it.find("type").stream())
              .map(type -> key(field, type))
              .toList();
      default -> keys(field, issue, field.member());
    };
  }

  private List<String> authors(Thing issue) {
    List<String> authors = new ArrayList<>();
    site.of(issue, "worklog").forEach(it -> it.text("author.accountId").ifPresent(authors::add));
    return authors;
  }

  private List<String> keys(Field field, Thing issue, String member) {
    List<Json> values = Site.values(issue, member);
    return values.isEmpty()
        ? List.of()
        : values.stream().map(value -> key(field, value)).filter(it -> !it.isEmpty()).toList();
  }

  private String key(Field field, Json value) {
    Obj thing = value.asObj().orElse(Obj.EMPTY);
    Optional<String> id = thing.find("id").or(() -> thing.find("accountId")).flatMap(Json::asWords);
    if (field.kind() == Kind.ISSUE) {
      Optional<String> named = id.or(() -> thing.text("key")).or(value::asText);
      return named.flatMap(site::issue).map(Thing::id).orElse("");
    }
    boolean rows = !field.resource().isEmpty();
    if (rows && id.isPresent()) {
      return id.get();
    }
    String word =
        thing.text("value").or(() -> thing.text("name")).or(() -> value.asWords()).orElse("");
    return rows
        ? site.rows(field.resource()).stream()
            .filter(it -> called(it, word))
            .findFirst()
            .map(Thing::id)
            .orElse("")
        : word.toLowerCase(Locale.ROOT);
  }

  /// What an operand means: ids or words; tells of values that nothing has.
  List<String> meant(Field field, String name, Operand operand) {
    List<String> meant = new ArrayList<>();
    for (Operand each : operand.each()) {
      switch (each) {
        case Operand.Call call -> meant.addAll(called(field, name, call));
        case Operand.Value value -> meant.addAll(meant(field, name, value));
        case Operand.Empty _ -> {}
        case Operand.Several _ -> {}
      }
    }
    return meant;
  }

  private List<String> called(Field field, String name, Operand.Call call) {
    Optional<Functions.Shape> shape = Functions.find(call.name());
    if (shape.isEmpty()) {
      findings.error("Unable to find JQL function '%s'.".formatted(call.written()));
      return List.of();
    }
    String about =
        switch (field.kind()) {
          case MOMENT, DAY -> "moment";
          case ISSUE -> "issue";
          default -> field.resource();
        };
    if (!shape.get().about().equals(about)) {
      findings.error(
          "A value provided by the function '%s' is invalid for the field '%s'."
              .formatted(shape.get().name(), name));
      return List.of();
    }
    return functions.call(shape.get(), call, findings);
  }

  private List<String> meant(Field field, String name, Operand.Value value) {
    String text = value.text();
    if (field.kind() == Kind.ISSUE) {
      return issue(name, value);
    }
    if (field.resource().isEmpty()) {
      return List.of(text.toLowerCase(Locale.ROOT));
    }
    List<String> ids =
        site.rows(field.resource()).stream()
            .filter(each -> called(each, text))
            .map(Thing::id)
            .toList();
    if (!ids.isEmpty()) {
      return ids;
    }
    if (field.kind() == Kind.SPRINT) {
      String by = value.number() ? "ID" : "name";
      findings.stranger(
          "Sprint with %s '%s' does not exist or you do not have permission to view it."
              .formatted(by, text));
    } else {
      String message =
          value.number()
              ? "A value with ID '%s' does not exist for the field '%s'."
              : "The value '%s' does not exist for the field '%s'.";
      findings.stranger(message.formatted(text, name));
    }
    return List.of();
  }

  private List<String> issue(String name, Operand.Value value) {
    String text = value.text().strip();
    Optional<String> found = site.issue(text.toUpperCase(Locale.ROOT)).map(Thing::id);
    if (found.isPresent()) {
      return List.of(found.get());
    }
    boolean key = text.matches("[A-Za-z][A-Za-z0-9_]*-[0-9]+");
    String message =
        value.number()
            ? "A value with ID '%s' does not exist for the field '%s'."
            : key
                ? "An issue with key '%s' does not exist for field '%s'."
                : "The issue key '%s' for field '%s' is invalid.";
    findings.stranger(message.formatted(text, name));
    return List.of();
  }

  /// What an issue measures in a field.
  List<BigDecimal> measures(Field field, Thing issue) {
    if (field.member().equals("worklog")) {
      return site.of(issue, "worklog").stream()
          .flatMap(it -> moment(field, it.text("started").orElse("")).stream())
          .toList();
    }
    List<BigDecimal> measures = new ArrayList<>();
    for (Json value : Site.values(issue, field.member())) {
      (value instanceof Json.Num number
              ? Optional.of(new BigDecimal(number.lexeme()))
              : moment(field, value.asText().orElse("")))
          .ifPresent(measures::add);
    }
    return measures;
  }

  private static Optional<BigDecimal> moment(Field field, String text) {
    OptionalLong told = Dates.told(text);
    return told.isEmpty() ? Optional.empty() : Optional.of(of(field, told.getAsLong()));
  }

  private static BigDecimal of(Field field, long millis) {
    return BigDecimal.valueOf(field.kind() == Kind.DAY ? Dates.day(millis) : millis);
  }

  /// What an operand measures; tells of what is no measure of that kind.
  List<BigDecimal> measured(Field field, String name, Operand operand) {
    List<BigDecimal> measured = new ArrayList<>();
    for (Operand each : operand.each()) {
      switch (each) {
        case Operand.Call call ->
            called(field, name, call).forEach(it -> measured.add(of(field, Long.parseLong(it))));
        case Operand.Value value -> measured(field, name, value).ifPresent(measured::add);
        case Operand.Empty _ -> {}
        case Operand.Several _ -> {}
      }
    }
    return measured;
  }

  private Optional<BigDecimal> measured(Field field, String name, Operand.Value value) {
    return switch (field.kind()) {
      case MOMENT, DAY -> date(field, name, value);
      case DURATION -> duration(name, value);
      default -> number(name, value.text());
    };
  }

  private Optional<BigDecimal> date(Field field, String name, Operand.Value value) {
    OptionalLong asked =
        value.number()
            ? OptionalLong.of(Long.parseLong(value.text()))
            : Dates.asked(value.text(), site.now());
    if (asked.isPresent()) {
      return Optional.of(of(field, asked.getAsLong()));
    }
    boolean custom = field.kind() == Kind.DAY && !field.number().isEmpty();
    String forms =
        custom
            ? "'YYYY/MM/DD', 'YYYY-MM-DD'"
            : "'yyyy/MM/dd HH:mm', 'yyyy-MM-dd HH:mm', 'yyyy/MM/dd', 'yyyy-MM-dd'";
    findings.error(
        ("Date value '%s' for field '%s' is invalid. Valid formats include: %s, or a period format"
                + " e.g. '-5d', '4w 2d'.")
            .formatted(value.text(), name, forms));
    return Optional.empty();
  }

  /// Seconds, where a day has eight hours and a week five days.
  private Optional<BigDecimal> duration(String name, Operand.Value value) {
    if (value.number()) {
      return Optional.of(new BigDecimal(value.text()).multiply(BigDecimal.valueOf(60)));
    }
    long seconds = 0;
    boolean any = false;
    for (String part : value.text().strip().split("\\s+")) {
      Optional<java.time.Duration> one = Dates.span(part);
      if (one.isEmpty() || !part.matches("\\d+[wdhm]")) {
        any = false;
        break;
      }
      long clock = one.get().toSeconds();
      boolean week = part.endsWith("w");
      seconds += week ? clock / 7 / 3 * DAYS : part.endsWith("d") ? clock / (24 / HOURS) : clock;
      any = true;
    }
    if (!any) {
      findings.error(
          "Duration value '%s' for field '%s' is invalid.".formatted(value.text(), name));
    }
    return any ? Optional.of(BigDecimal.valueOf(seconds)) : Optional.empty();
  }

  private Optional<BigDecimal> number(String name, String text) {
    try {
      return Optional.of(new BigDecimal(text.strip()));
    } catch (NumberFormatException none) {
      findings.error("Value '%s' for the '%s' field is not a valid number.".formatted(text, name));
      return Optional.empty();
    }
  }
}
