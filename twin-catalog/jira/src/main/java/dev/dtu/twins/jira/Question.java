package dev.dtu.twins.jira;

import dev.dtu.effect.Play;
import dev.dtu.effect.Rows;
import dev.dtu.effect.Thing;
import dev.dtu.twin.Refusal;
import dev.dtu.twins.jira.jql.Jql;
import dev.dtu.twins.jira.jql.Misread;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// A query that was read and looked up: which issues it finds, in which order.
final class Question {

  /// How much of what is wrong with a query is told.
  enum Heed {
    /// All of it refuses the query.
    STRICT,
    /// What cannot be asked finds nothing, and is told beside.
    WARN,
    /// What cannot be asked finds nothing.
    NONE
  }

  private final Jql query;
  private final Findings findings;
  private final Predicate<Thing> holds;
  private final Optional<Set<String>> few;
  private final Ordering order;

  private Question(Site site, Jql query) {
    this.query = query;
    this.findings = new Findings();
    Wanted wanted = new Wanted(site, findings);
    this.holds = wanted.of(query);
    this.few = query.where().flatMap(clause -> new Narrowing(site, wanted.fields()).of(clause));
    this.order = new Ordering(site, wanted.fields(), query.order());
  }

  /// Looks up what a query asks, whatever is wrong with it.
  static Question of(Site site, String text) throws Misread {
    return new Question(site, Jql.read(text));
  }

  /// What a request asks.
  ///
  /// - refuses: `jql` for what cannot be read, and what cannot be asked where that is heeded
  static Question asked(Play play, String text, Heed heed) {
    try {
      Question question = of(new Site(play), text);
      List<String> wrong = question.findings.all();
      if (heed == Heed.STRICT && !wrong.isEmpty()) {
        throw refused(wrong);
      }
      return question;
    } catch (Misread wrong) {
      throw refused(List.of(wrong.said()));
    }
  }

  /// A refusal that tells these.
  static Refusal refused(List<String> messages) {
    Refusal refusal = Refusal.of("jql");
    for (String message : messages) {
      refusal = refusal.because("", message);
    }
    return refusal;
  }

  /// Whether it asks for anything at all, and not just for an order.
  boolean bounded() {
    return query.where().isPresent();
  }

  Jql query() {
    return query;
  }

  Findings findings() {
    return findings;
  }

  boolean holds(Thing issue) {
    return holds.test(issue);
  }

  /// All issues it holds of, in its order. Where it names those that it may hold of, it looks at no
  /// others.
  List<Thing> found(Play play) {
    Rows issues = play.rows(Issues.ISSUE);
    if (few.isEmpty()) {
      return among(issues.all());
    }
    List<Thing> named = new ArrayList<>();
    few.get().forEach(id -> issues.find(id).ifPresent(named::add));
    return among(named);
  }

  /// Those of the issues it holds of, in its order.
  List<Thing> among(List<Thing> issues) {
    List<Thing> found = new ArrayList<>();
    for (Thing issue : issues) {
      if (holds.test(issue)) {
        found.add(issue);
      }
    }
    return order.sorted(found);
  }
}
