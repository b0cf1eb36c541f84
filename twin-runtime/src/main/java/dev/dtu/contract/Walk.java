package dev.dtu.contract;

import dev.dtu.json.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Supplier;

/// One check on its way through a document: where it stands, which schemas it is in, what it has
/// found wrong. Mutable, used by one thread and thrown away.
final class Walk {

  /// A complaint and its place as the positions of members and items on the way to it.
  static final class Found {
    private final Complaint complaint;
    private final int[] position;

    Found(Complaint complaint, int[] position) {
      this.complaint = complaint;
      this.position = position;
    }
  }

  private static final int COMPLAINTS = 100;
  private static final int STEPS = 4_000_000;

  // Most checks are of one scalar and need none of these.
  private static final String[] NO_NAMES = {};
  private static final int[] NO_POSITIONS = {};
  private static final Rule[] NO_RULES = {};
  private static final Json[] NO_VALUES = {};

  private final SchemaCheck.Direction direction;
  private String[] names = NO_NAMES;
  private int[] positions = NO_POSITIONS;
  private int depth;
  private Rule[] rules = NO_RULES;
  private Json[] values = NO_VALUES;
  private int entered;
  private int probing;
  private int steps;
  private int hearing;
  private List<Found> found = new ArrayList<>(0);

  Walk(SchemaCheck.Direction direction) {
    this.direction = direction;
  }

  boolean request() {
    return direction == SchemaCheck.Direction.REQUEST;
  }

  /// False when the check has gone on for too long; what is not yet checked then fits.
  boolean step() {
    return ++steps <= STEPS;
  }

  /// Stands at a member of the value it stood at.
  void down(String name, int position) {
    if (depth == names.length) {
      names = Arrays.copyOf(names, longer(depth));
      positions = Arrays.copyOf(positions, longer(depth));
    }
    names[depth] = name;
    positions[depth++] = position;
  }

  /// Stands at an item of the array it stood at.
  void down(int position) {
    down("", position);
    names[depth - 1] = ITEM;
  }

  // Told from a member of the same name by identity.
  @SuppressWarnings("StringOperationCanBeSimplified")
  private static final String ITEM = new String("item");

  void up() {
    depth--;
  }

  /// False when this rule is already being checked for this very value: a schema that leads back to
  /// itself asks nothing new. Otherwise to be followed by [#leave].
  boolean enter(Rule rule, Json value) {
    for (int i = entered - 1; i >= 0 && same(values[i], value); i--) {
      if (same(rules[i], rule)) {
        return false;
      }
    }
    if (entered == rules.length) {
      rules = Arrays.copyOf(rules, longer(entered));
      values = Arrays.copyOf(values, longer(entered));
    }
    rules[entered] = rule;
    values[entered++] = value;
    return true;
  }

  /// True when a schema that is being checked for this very value declares the member.
  boolean declared(String member, Json value) {
    for (int i = entered - 1; i >= 0 && same(values[i], value); i--) {
      if (rules[i] instanceof SchemaRule rule && rule.declares(member)) {
        return true;
      }
    }
    return false;
  }

  private static int longer(int length) {
    return Math.max(8, 2 * length);
  }

  void leave() {
    entered--;
  }

  /// True when nobody wants to hear more: a rule may stop at the first thing wrong.
  boolean quick() {
    return probing > 0 || found.size() >= COMPLAINTS;
  }

  /// Whether a rule holds, without complaints.
  boolean probe(Rule rule, Json value) {
    probing++;
    try {
      return rule.holds(value, this);
    } finally {
      probing--;
    }
  }

  /// What a rule has to complain about, kept apart.
  List<Found> hear(Rule rule, Json value) {
    List<Found> before = found;
    found = new ArrayList<>();
    hearing++;
    try {
      rule.holds(value, this);
      return found;
    } finally {
      hearing--;
      found = before;
    }
  }

  /// How many hearings are going on, one in another.
  int hearing() {
    return hearing;
  }

  /// True when something heard was that the very value it stands at is of the wrong kind.
  boolean wrongKind(List<Found> heard) {
    for (Found each : heard) {
      if (each.position.length == depth && each.complaint.keyword().equals("type")) {
        return true;
      }
    }
    return false;
  }

  /// Says what was heard.
  void repeat(List<Found> heard) {
    found.addAll(heard);
  }

  /// Says what is wrong with the value it stands at; always false.
  boolean complain(String keyword, Supplier<String> what) {
    if (!quick()) {
      found.add(
          new Found(
              new Complaint(pointer(), keyword, what.get()), Arrays.copyOf(positions, depth)));
    }
    return false;
  }

  private String pointer() {
    var out = new StringBuilder();
    for (int i = 0; i < depth; i++) {
      out.append('/');
      if (same(names[i], ITEM)) {
        out.append(positions[i]);
      } else {
        out.append(names[i].replace("~", "~0").replace("/", "~1"));
      }
    }
    return out.toString();
  }

  @SuppressWarnings("ReferenceEquality") // the very value, not one that looks like it
  private static boolean same(Object first, Object second) {
    return first == second;
  }

  /// All complaints, each once, in the order of the document; a missing member comes before the
  /// members that are there.
  List<Complaint> complaints() {
    if (found.isEmpty() && steps <= STEPS) {
      return List.of();
    }
    found.sort((a, b) -> Arrays.compare(a.position, b.position));
    var all = new LinkedHashSet<Complaint>();
    found.forEach(each -> all.add(each.complaint));
    if (steps > STEPS) {
      all.add(
          new Complaint(
              "", "limit", "expected a check of at most " + STEPS + " steps, found no end"));
    }
    return List.copyOf(all);
  }
}
