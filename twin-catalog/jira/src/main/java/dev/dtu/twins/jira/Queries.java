package dev.dtu.twins.jira;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twins.jira.jql.Misread;
import dev.dtu.twins.jira.jql.Sign;
import dev.dtu.twins.jira.jql.Structure;
import dev.dtu.twins.jira.jql.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Telling of queries: what they say, whether they may be asked, and what may be written next.
///
/// - source: developer.atlassian.com, platform REST v3, JQL, 2026-09-12
final class Queries {

  static final Repertoire PARTS =
      Repertoire.NONE
          .on("parseJqlQueries", Queries::parse)
          .on("sanitiseJqlQueries", Queries::sanitize)
          .on("getAutoComplete", Queries::words)
          .on("getAutoCompletePost", Queries::words)
          .on("getFieldAutoCompleteForQueryString", Queries::suggestions);

  private static final int SUGGESTIONS = 15;

  private Queries() {}

  /// Parses queries.
  ///
  /// - in: `queries`; `validation` (`strict`, `warn`, `none`)
  /// - out: of each its structure, and what is wrong with it: values that nothing has are warnings
  static Reply parse(Play play) {
    String heed = play.asked("validation").orElse("strict").toLowerCase(Locale.ROOT);
    Site site = new Site(play);
    List<Json> parsed = new ArrayList<>();
    for (Json each : play.sent().items("queries")) {
      parsed.add(parsed(site, each.asText().orElse(""), heed));
    }
    return Reply.json(200, Obj.of("queries", Json.array(parsed)));
  }

  private static Obj parsed(Site site, String text, String heed) {
    Obj told = Obj.of("query", Json.of(text));
    try {
      Question question = Question.of(site, text);
      List<String> errors = question.findings().errors();
      List<String> strangers = question.findings().strangers();
      if (!heed.equals("strict") || question.findings().all().isEmpty()) {
        told = told.with("structure", Structure.of(question.query()));
      }
      if (!heed.equals("none") && !errors.isEmpty()) {
        told = told.with("errors", Search.texts(errors));
      }
      boolean quiet = heed.equals("none") || strangers.isEmpty();
      return quiet ? told : told.with("warnings", Search.texts(strangers));
    } catch (Misread wrong) {
      return told.with("errors", Search.texts(List.of(wrong.said())));
    }
  }

  /// Shows queries as somebody may see them who may not see all; here everybody sees all.
  ///
  /// - in: `queries`, each a `query` and whose eyes, `accountId`
  static Reply sanitize(Play play) {
    List<Json> told = new ArrayList<>();
    for (Json each : play.sent().items("queries")) {
      Obj asked = each.asObj().orElse(Obj.EMPTY);
      String query = asked.text("query").orElse("");
      Obj one = Obj.of("initialQuery", Json.of(query));
      try {
        dev.dtu.twins.jira.jql.Jql.read(query);
        one = one.with("sanitizedQuery", query);
      } catch (Misread wrong) {
        Obj errors = Obj.of("errorMessages", Search.texts(List.of(wrong.said())));
        one = one.with("errors", errors.with("errors", Obj.EMPTY));
      }
      Optional<Json> account = asked.find("accountId");
      told.add(account.isEmpty() ? one : one.with("accountId", account.get()));
    }
    return Reply.json(200, Obj.of("queries", Json.array(told)));
  }

  /// Tells the fields, functions and reserved words of queries.
  static Reply words(Play play) {
    List<Json> fields = new ArrayList<>();
    for (Field field : new Fields(new Site(play)).all()) {
      fields.add(told(field));
    }
    List<Json> functions = new ArrayList<>();
    for (Functions.Shape shape : Functions.ALL) {
      String value = shape.name() + (shape.most() == 0 ? "()" : "(\"\")");
      functions.add(
          Obj.of("value", Json.of(value), "displayName", Json.of(value))
              .with("isList", Boolean.toString(shape.several()))
              .with("types", Search.texts(List.of(type(shape.about())))));
    }
    return Reply.json(
        200,
        Obj.of("visibleFieldNames", Json.array(fields))
            .with("visibleFunctionNames", Json.array(functions))
            .with("jqlReservedWords", Search.texts(Words.reserved())));
  }

  private static String type(String about) {
    Kind kind =
        switch (about) {
          case "moment" -> Kind.MOMENT;
          case "user" -> Kind.USER;
          case "issue" -> Kind.ISSUE;
          case "project" -> Kind.PROJECT;
          case "sprint" -> Kind.SPRINT;
          default -> Kind.OPTION;
        };
    return kind.type();
  }

  private static Obj told(Field field) {
    String cf = "cf[" + field.number() + "]";
    boolean custom = !field.number().isEmpty();
    Obj told =
        Obj.of("value", Json.of(custom ? cf : Words.written(field.name())))
            .with("displayName", custom ? field.name() + " - " + cf : field.name())
            .with("orderable", Boolean.toString(field.kind() != Kind.TEXTS))
            .with("searchable", "true");
    boolean auto = !field.resource().isEmpty() || field.kind() == Kind.LABEL;
    told = auto ? told.with("auto", "true") : told;
    told = custom ? told.with("cfid", cf) : told;
    List<String> signs = field.signs().stream().map(Sign::text).toList();
    return told.with("operators", Search.texts(signs))
        .with("types", Search.texts(List.of(field.kind().type())));
  }

  /// Suggests values of a field.
  ///
  /// - in: `fieldName`, `fieldValue` (how they begin), `predicateName`, `predicateValue`
  static Reply suggestions(Play play) {
    Site site = new Site(play);
    String begun = play.asked("predicateValue").or(() -> play.asked("fieldValue")).orElse("");
    String name = play.asked("fieldName").orElse("");
    boolean by = play.asked("predicateName").filter("by"::equalsIgnoreCase).isPresent();
    Optional<Field> field =
        new Fields(site)
            .all().stream()
                .filter(each ->
                    each.names().stream().anyMatch(name::equalsIgnoreCase)
                        || ("cf[" + each.number() + "]").equalsIgnoreCase(name))
                .findFirst();
    List<String[]> all = new ArrayList<>();
    if (by || field.filter(it -> it.resource().equals("user")).isPresent()) {
      site.rows("user").forEach(it -> all.add(pair(it.id(), it.text("displayName").orElse(""))));
    } else if (field.isPresent() && field.get().kind() == Kind.LABEL) {
      labels(site, field.get()).forEach(it -> all.add(pair(Words.written(it), it)));
    } else if (field.isPresent() && !field.get().resource().isEmpty()) {
      for (Thing row : site.rows(field.get().resource())) {
        String told = row.text("name").orElse(row.id());
        boolean project = field.get().kind() == Kind.PROJECT;
        String key = row.text("key").orElse(row.id());
        all.add(project ? pair(key, told + " (" + key + ")") : pair(Words.written(told), told));
      }
    }
    return Reply.json(200, Obj.of("results", Json.array(matching(all, begun))));
  }

  private static String[] pair(String value, String name) {
    return new String[] {value, name};
  }

  private static List<String> labels(Site site, Field field) {
    return site.rows("issue").stream()
        .flatMap(it -> Site.values(it, field.member()).stream())
        .flatMap(it -> it.asText().stream())
        .distinct()
        .sorted()
        .toList();
  }

  private static List<Json> matching(List<String[]> all, String begun) {
    List<Json> results = new ArrayList<>();
    String start = begun.toLowerCase(Locale.ROOT);
    for (String[] each : all) {
      String name = each[1];
      boolean begins = name.toLowerCase(Locale.ROOT).startsWith(start);
      boolean value = each[0].toLowerCase(Locale.ROOT).startsWith(start);
      if ((begins || value) && results.size() < SUGGESTIONS) {
        int end = begins ? start.length() : 0;
        String marked =
            end == 0 ? name : "<b>" + name.substring(0, end) + "</b>" + name.substring(end);
        results.add(Obj.of("value", Json.of(each[0]), "displayName", Json.of(marked)));
      }
    }
    return results;
  }
}
