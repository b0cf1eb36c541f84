package dev.dtu.twins.jira.jql;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A query as Jira tells one that it has parsed.
///
/// - source: developer.atlassian.com, platform REST v3, parse JQL query, 2026-09-12
public final class Structure {

  private Structure() {}

  public static Obj of(Jql query) {
    Obj told = Obj.EMPTY;
    if (query.where().isPresent()) {
      told = told.with("where", clause(query.where().get()));
    }
    if (query.order().isEmpty()) {
      return told;
    }
    List<Json> fields = new ArrayList<>();
    for (Jql.By by : query.order()) {
      Obj one = Obj.of("field", field(by.field()));
      fields.add(
          by.down().isEmpty() ? one : one.with("direction", by.down().get() ? "desc" : "asc"));
    }
    return told.with("orderBy", Obj.of("fields", Json.array(fields)));
  }

  private static Obj clause(Clause clause) {
    return switch (clause) {
      case Clause.All all -> compound(all.clauses(), "and");
      case Clause.Any any -> compound(any.clauses(), "or");
      case Clause.Not not -> compound(List.of(not.clause()), "not");
      case Clause.Term term -> term(term);
    };
  }

  private static Obj compound(List<Clause> clauses, String operator) {
    List<Json> told = new ArrayList<>();
    clauses.forEach(each -> told.add(clause(each)));
    return Obj.of("clauses", Json.array(told), "operator", Json.of(operator));
  }

  private static Obj term(Clause.Term term) {
    Obj told = Obj.of("field", field(term.field()), "operator", Json.of(term.sign().text()));
    if (term.operand().isPresent()) {
      told = told.with("operand", operand(term.operand().get()));
    }
    if (!term.sign().past()) {
      return told;
    }
    List<Json> predicates = new ArrayList<>();
    for (Clause.When when : term.history()) {
      String word = when.kind().name().toLowerCase(Locale.ROOT);
      predicates.add(Obj.of("operator", Json.of(word), "operand", operand(when.operand())));
    }
    return told.with("predicates", Json.array(predicates));
  }

  private static Obj field(FieldName field) {
    if (field.key().isEmpty()) {
      String written = field.number().isEmpty() ? Words.written(field.name()) : field.name();
      return Obj.of("name", Json.of(field.name()), "encodedName", Json.of(written));
    }
    String path = field.path().isEmpty() ? "" : "." + field.path();
    String entity = field.name().replaceFirst("\\.property$", "");
    Obj property = Obj.of("entity", Json.of(entity), "key", Json.of(field.key()));
    return Obj.of("name", Json.of(field.told()))
        .with("encodedName", field.name() + "[" + Words.written(field.key()) + "]" + path)
        .with("property", Json.array(List.of(property.with("path", field.path()))));
  }

  private static Obj operand(Operand operand) {
    return switch (operand) {
      case Operand.Empty _ -> Obj.of("keyword", Json.of("empty"));
      case Operand.Value value ->
          Obj.of("value", Json.of(value.text()), "encodedValue", Json.of(value.written()));
      case Operand.Call call -> {
        List<Json> arguments = new ArrayList<>();
        call.arguments().forEach(each -> arguments.add(Json.of(each)));
        yield Obj.of("function", Json.of(call.name()), "arguments", Json.array(arguments))
            .with("encodedOperand", call.written());
      }
      case Operand.Several several -> {
        List<Json> values = new ArrayList<>();
        several.operands().forEach(each -> values.add(operand(each)));
        yield Obj.of("values", Json.array(values), "encodedOperand", Json.of(several.written()));
      }
    };
  }
}
