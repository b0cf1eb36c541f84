package dev.dtu.twins.jira;

import dev.dtu.twins.jira.jql.Clause;
import dev.dtu.twins.jira.jql.Sign;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The issues that a query names, where it can hold of no others: `key = ABC-1`, also as one of several
/// conditions. They are looked up by their keys, and no other issue is looked at.
final class Narrowing {

  private final Fields fields;
  private final Values values;

  Narrowing(Site site, Fields fields) {
    this.fields = fields;
    this.values = new Values(site, new Findings());
  }

  /// The ids of the issues that a clause may hold of; empty where it may hold of any.
  Optional<Set<String>> of(Clause clause) {
    return switch (clause.plain()) {
      case Clause.All all -> {
        Optional<Set<String>> fewest = Optional.empty();
        for (Clause each : all.clauses()) {
          Optional<Set<String>> few = of(each);
          boolean fewer =
              few.isPresent() && (fewest.isEmpty() || few.get().size() < fewest.get().size());
          fewest = fewer ? few : fewest;
        }
        yield fewest;
      }
      case Clause.Any any -> {
        Set<String> together = new TreeSet<>();
        boolean every = true;
        for (Clause each : any.clauses()) {
          Optional<Set<String>> few = of(each);
          every &= few.isPresent();
          few.ifPresent(together::addAll);
        }
        yield every ? Optional.of(together) : Optional.empty();
      }
      case Clause.Not _ -> Optional.empty();
      case Clause.Term term -> of(term);
    };
  }

  private Optional<Set<String>> of(Clause.Term term) {
    boolean names = term.sign() == Sign.EQUALS || term.sign() == Sign.IN;
    Optional<Field> field =
        fields.find(term.field()).filter(it -> it.kind() == Kind.ISSUE && it.member().equals("id"));
    if (!names || field.isEmpty() || term.operand().isEmpty()) {
      return Optional.empty();
    }
    String name = term.field().told();
    return Optional.of(new TreeSet<>(values.meant(field.get(), name, term.operand().get())));
  }
}
