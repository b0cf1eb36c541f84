package dev.dtu.twins.jira.jql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A condition on issues.
public sealed interface Clause {

  /// All hold.
  record All(List<Clause> clauses) implements Clause {
    public All {
      clauses = List.copyOf(clauses);
    }
  }

  /// One of them holds, or several.
  record Any(List<Clause> clauses) implements Clause {
    public Any {
      clauses = List.copyOf(clauses);
    }
  }

  /// It does not hold.
  record Not(Clause clause) implements Clause {}

  /// A field compares so.
  ///
  /// @param operand empty of `changed`
  /// @param history when, by whom, from and to what, where it asks what was
  record Term(FieldName field, Sign sign, Optional<Operand> operand, List<When> history)
      implements Clause {
    public Term {
      history = List.copyOf(history);
    }
  }

  /// What a question about the past adds.
  record When(Kind kind, Operand operand) {

    /// The words that begin it.
    public enum Kind {
      BEFORE,
      AFTER,
      ON,
      DURING,
      BY,
      FROM,
      TO
    }
  }

  /// The same without [Not] but of `changed`: each comparison asks the opposite, which holds of no
  /// field without a value, as Jira has it.
  default Clause plain() {
    return plain(false);
  }

  private Clause plain(boolean opposite) {
    return switch (this) {
      case All all -> join(all.clauses(), opposite, !opposite);
      case Any any -> join(any.clauses(), opposite, opposite);
      case Not not -> not.clause().plain(!opposite);
      case Term term when !opposite -> term;
      case Term term when term.sign() == Sign.CHANGED -> new Not(term);
      case Term term ->
          new Term(term.field(), term.sign().opposite(), term.operand(), term.history());
    };
  }

  private static Clause join(List<Clause> clauses, boolean opposite, boolean all) {
    List<Clause> plain = clauses.stream().map(each -> each.plain(opposite)).toList();
    return all ? new All(plain) : new Any(plain);
  }

  /// All comparisons in it, as they stand in the text.
  default List<Term> terms() {
    List<Term> terms = new ArrayList<>();
    switch (this) {
      case All all -> all.clauses().forEach(each -> terms.addAll(each.terms()));
      case Any any -> any.clauses().forEach(each -> terms.addAll(each.terms()));
      case Not not -> terms.addAll(not.clause().terms());
      case Term term -> terms.add(term);
    }
    return terms;
  }
}
