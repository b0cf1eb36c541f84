package dev.dtu.question;

import dev.dtu.journal.Entry;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.universe.Universe;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Which entries of a journal are meant: those that meet every criterion.
///
/// @param criteria by their terms, cheap ones first
public record Question(List<Criterion> criteria) {

  /// Every entry.
  public static final Question ALL = new Question(List.of());

  public Question {
    criteria = criteria.stream().sorted(Comparator.comparing(Criterion::term)).toList();
  }

  /// A copy that asks for one thing more.
  public Question with(Criterion more) {
    List<Criterion> longer = new ArrayList<>(criteria);
    longer.add(more);
    return new Question(longer);
  }

  /// Whether an entry of a universe is meant.
  public boolean takes(Universe universe, Entry entry) {
    var sight = new Sight(universe, entry);
    for (Criterion criterion : criteria) {
      if (!criterion.takes(sight)) {
        return false;
      }
    }
    return true;
  }

  /// The criteria that an entry does not meet.
  List<Criterion> missed(Sight sight) {
    return criteria.stream().filter(criterion -> !criterion.takes(sight)).toList();
  }

  /// As [QuestionReader] reads it.
  public Obj show() {
    Obj.Builder out = Obj.builder();
    Map<Term, Obj> parted = new LinkedHashMap<>();
    for (Criterion criterion : criteria) {
      Json values = values(criterion.wanted());
      if (criterion.part().isEmpty()) {
        out.put(criterion.term().word(), values);
      } else {
        parted.merge(criterion.term(), Obj.of(criterion.part(), values), Obj::withAll);
      }
    }
    parted.forEach((term, parts) -> out.put(term.word(), parts));
    return out.build();
  }

  private static Json values(List<String> wanted) {
    return wanted.size() == 1
        ? Json.of(wanted.getFirst())
        : Json.array(wanted.stream().map(Json::of).toList());
  }

  @Override
  public String toString() {
    return criteria.isEmpty()
        ? "anything"
        : String.join(", ", criteria.stream().map(Criterion::toString).toList());
  }
}
