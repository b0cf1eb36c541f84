package dev.dtu.question;

import dev.dtu.call.Nearest;
import dev.dtu.call.Query;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads questions from JSON, which [Question#show] writes, and from a query with the same names:
///
/// ```json
/// {"twin": "okta", "operation": ["create*", "deleteUser"], "status": "4xx",
///   "argument": {"limit": "2"}, "body": {"profile.login": "*@example.com"}}
/// ```
///
/// is `?twin=okta&operation=create*,deleteUser&status=4xx&argument=limit=2&body=profile.login=…`.
public final class QuestionReader {

  /// How many criteria a question may have.
  public static final int LIMIT = 100;

  private QuestionReader() {}

  public static Question question(Json json) throws BadQuestion {
    if (!(json instanceof Obj object)) {
      throw new BadQuestion("", "an object", json.kind());
    }
    List<Criterion> criteria = new ArrayList<>();
    for (Obj.Member member : object) {
      Term term = term(member.key());
      if (term.parted()) {
        parts(term, member.value(), criteria);
      } else {
        criteria.add(new Criterion(term, "", values(term, member.key(), member.value())));
      }
    }
    return limited(criteria);
  }

  private static Term term(String word) throws BadQuestion {
    Optional<Term> term = Term.of(word);
    if (term.isEmpty()) {
      throw new BadQuestion(word, "one of " + String.join(", ", Term.words()), word + hint(word));
    }
    return term.get();
  }

  private static String hint(String word) {
    return Nearest.hint(word, Term.words());
  }

  private static void parts(Term term, Json value, List<Criterion> criteria) throws BadQuestion {
    if (!(value instanceof Obj parts) || parts.isEmpty()) {
      throw new BadQuestion(term.word(), "an object of names and values", value.kind());
    }
    for (Obj.Member part : parts) {
      String where = term.word() + "." + part.key();
      criteria.add(new Criterion(term, part.key(), values(term, where, part.value())));
    }
  }

  private static List<String> values(Term term, String where, Json value) throws BadQuestion {
    List<String> wanted = new ArrayList<>();
    List<Json> several = value.asArr().map(Arr::items).orElse(List.of(value));
    for (Json each : several) {
      if (each instanceof Obj || each instanceof Arr) {
        throw new BadQuestion(where, "a text, or a list of them", each.kind());
      }
      String text = each.asText().orElseGet(each::toString);
      if (text.isEmpty() && !term.parted()) {
        throw new BadQuestion(where, "a text", "");
      }
      wanted.add(term.meant(text, where));
    }
    if (wanted.isEmpty()) {
      throw new BadQuestion(where, "a text, or a list of them", "an empty list");
    }
    return wanted;
  }

  /// The question that is a whole query: `operation=create*&status=4xx`.
  public static Question question(String query) throws BadQuestion {
    return question(Query.parse(query), List.of());
  }

  /// The question in a query.
  ///
  /// @param others names of parameters that are no part of it
  public static Question question(Query query, List<String> others) throws BadQuestion {
    Map<String, List<Json>> parted = new LinkedHashMap<>();
    Obj.Builder plain = Obj.builder();
    for (String name : query.names()) {
      if (others.contains(name)) {
        continue;
      }
      Term term = known(name, others);
      List<Json> values = new ArrayList<>();
      for (String text : query.all(name)) {
        if (term.parted()) {
          parted.computeIfAbsent(name, _ -> new ArrayList<>()).add(Json.of(text));
        } else if (term.listed()) {
          List.of(text.split(",", -1)).forEach(each -> values.add(Json.of(each.strip())));
        } else {
          values.add(Json.of(text));
        }
      }
      if (!term.parted()) {
        plain.put(name, Json.array(values));
      }
    }
    List<Criterion> criteria = new ArrayList<>(question(plain.build()).criteria());
    for (var one : parted.entrySet()) {
      Term term = known(one.getKey(), others);
      for (Json text : one.getValue()) {
        criteria.add(part(term, text.asText().orElseThrow()));
      }
    }
    return limited(criteria);
  }

  private static Term known(String name, List<String> others) throws BadQuestion {
    List<String> all = new ArrayList<>(others);
    all.addAll(Term.words());
    Optional<Term> term = Term.of(name);
    if (term.isEmpty()) {
      throw new BadQuestion(
          name, "one of " + String.join(", ", all), name + Nearest.hint(name, all));
    }
    return term.get();
  }

  /// A part and its value as `name=value`; a name alone asks that it is there.
  private static Criterion part(Term term, String text) throws BadQuestion {
    int equals = text.indexOf('=');
    String name = equals < 0 ? text : text.substring(0, equals);
    if (name.isEmpty()) {
      throw new BadQuestion(term.word(), "name=value", text);
    }
    return new Criterion(term, name, List.of(equals < 0 ? "*" : text.substring(equals + 1)));
  }

  private static Question limited(List<Criterion> criteria) throws BadQuestion {
    if (criteria.size() > LIMIT) {
      throw new BadQuestion("", "at most " + LIMIT + " criteria", criteria.size() + "");
    }
    return new Question(criteria);
  }
}
