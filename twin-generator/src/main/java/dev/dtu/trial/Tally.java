package dev.dtu.trial;

import dev.dtu.contract.ReplyShape;
import dev.dtu.contract.Schema;
import dev.dtu.evidence.Facts;
import dev.dtu.evidence.Shown;
import dev.dtu.fidelity.Fit;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Turn;
import dev.dtu.twin.Twin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/// What the replies of all trials looked like, by operation. Mutable, one thread's.
public final class Tally {

  /// The counts of one operation.
  ///
  /// @param calls its replies that have a shape to fit
  /// @param fits those that fit
  /// @param deviates those of them held to what the service was seen to say, not to its document
  /// @param declared members its successful replies may show, the contract does not deprecate, and the
  ///     service was not seen to leave out more often than not
  /// @param present those that were there
  /// @param sent members a client sent that are shown again
  /// @param echoed those shown as sent
  public record Count(
      long calls, long fits, long deviates, long declared, long present, long sent, long echoed) {

    static final Count NONE = new Count(0, 0, 0, 0, 0, 0, 0);

    Count plus(Count other) {
      return new Count(
          calls + other.calls,
          fits + other.fits,
          deviates + other.deviates,
          declared + other.declared,
          present + other.present,
          sent + other.sent,
          echoed + other.echoed);
    }
  }

  private static final int DEPTH = 4;
  private static final int FINDINGS = 3;

  /// So often must a reply have been seen for what it does not show to count.
  private static final int TELLING = 3;

  private final Consumer<Turn> witness;
  private final SortedMap<String, Count> counts = new TreeMap<>();
  private final SortedMap<String, Integer> refusals = new TreeMap<>();
  private final SortedMap<String, List<String>> findings = new TreeMap<>();
  private final SortedMap<String, SortedMap<String, Integer>> absent = new TreeMap<>();

  public Tally() {
    this(_ -> {});
  }

  /// @param witness sees every turn too
  public Tally(Consumer<Turn> witness) {
    this.witness = witness;
  }

  /// The counts by operation.
  public Map<String, Count> counts() {
    return counts;
  }

  /// The counts of all operations together.
  public Count total() {
    return counts.values().stream().reduce(Count.NONE, Count::plus);
  }

  /// How often each operation refused a call.
  public Map<String, Integer> refusals() {
    return refusals;
  }

  /// What did not fit and which turns were defects, the first few of each operation.
  public SortedMap<String, List<String>> findings() {
    return findings;
  }

  /// Members that successful replies left out, by operation and name, with how often.
  public SortedMap<String, SortedMap<String, Integer>> absent() {
    return absent;
  }

  void count(Subject subject, Turn turn) {
    Twin twin = subject.twin();
    witness.accept(turn);
    if (turn.operation().isEmpty()) {
      return;
    }
    if (turn.outcome() instanceof Turn.Outcome.Defect defect) {
      find(turn.operation(), "defect " + defect.what() + " at " + defect.where());
      add(turn.operation(), new Count(1, 0, 0, 0, 0, 0, 0));
      return;
    }
    if (turn.outcome() instanceof Turn.Outcome.Refused) {
      refusals.merge(turn.operation(), 1, Integer::sum);
    }
    Fit fit = Fit.of(twin, turn);
    for (String complaint : fit.complaints()) {
      find(turn.operation(), "reply " + turn.reply().status() + ": " + complaint);
    }
    int fits = fit.complaints().isEmpty() ? 1 : 0;
    add(turn.operation(), new Count(1, fits, fit.deviates() ? fits : 0, 0, 0, 0, 0));
    if (turn.outcome() instanceof Turn.Outcome.Done) {
      Optional<ReplyShape> shape =
          twin.contract().operation(turn.operation()).reply(turn.reply().status());
      Optional<Json> document = Dig.document(turn.reply());
      if (shape.isPresent() && document.isPresent()) {
        Optional<Facts> seen = subject.evidence().find(turn.operation(), turn.reply().status());
        shape.get().json().ifPresent(schema -> fill(turn, seen, schema, document.get()));
      }
    }
  }

  void echo(String operation, int sent, int echoed) {
    add(operation, new Count(0, 0, 0, 0, 0, sent, echoed));
  }

  private void add(String operation, Count count) {
    counts.merge(operation, count, Count::plus);
  }

  private void find(String operation, String what) {
    List<String> known = findings.computeIfAbsent(operation, _ -> new ArrayList<>());
    if (known.size() < FINDINGS && !known.contains(what)) {
      known.add(what);
    }
  }

  private void fill(Turn turn, Optional<Facts> seen, Schema schema, Json value) {
    var filling = new Filled(turn.operation(), seen);
    filling.look(schema, value, "", DEPTH);
    add(turn.operation(), new Count(0, 0, 0, filling.declared, filling.present, 0, 0));
  }

  /// Counts the members of one reply.
  private final class Filled {

    private final String operation;
    private final Optional<Facts> seen;
    private int declared;
    private int present;

    Filled(String operation, Optional<Facts> seen) {
      this.operation = operation;
      this.seen = seen;
    }

    void look(Schema schema, Json value, String path, int depth) {
      if (depth == 0) {
        return;
      }
      switch (value) {
        case Arr items -> {
          if (!items.isEmpty()) {
            schema.items().ifPresent(each -> look(each, items.at(0), path + "[]", depth));
          }
        }
        case Obj members -> {
          for (Schema.Property property : schema.properties()) {
            String at = path.isEmpty() ? property.name() : path + "." + property.name();
            if (!property.deprecated() && !property.writeOnly() && shown(at)) {
              member(property, members.find(property.name()), at, depth);
            }
          }
        }
        default -> {}
      }
    }

    private void member(Schema.Property property, Optional<Json> there, String at, int depth) {
      declared++;
      if (there.isPresent()) {
        present++;
        look(property.schema(), there.get(), at, depth - 1);
      } else {
        absent
            .computeIfAbsent(operation, _ -> new TreeMap<>())
            .merge(property.name(), 1, Integer::sum);
      }
    }

    /// Whether nobody saw the service leave it out more often than not.
    private boolean shown(String path) {
      Shown shown = seen.map(facts -> facts.shows(path)).orElse(Shown.UNTOLD);
      return shown.of() < TELLING || 2 * shown.times() >= shown.of();
    }
  }
}
