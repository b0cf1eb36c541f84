package dev.dtu.twins.sheets.formula;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.LongConsumer;

/// A regular expression as RE2 understands it, which Sheets and Docs use: without looking around and without
/// references back, and therefore in time that grows with the text alone.
///
/// All ways through the expression are followed at once, the better ones first (Pike's machine:
/// swtch.com/~rsc/regexp/regexp2.html). Each step is counted, and none goes into depth.
public final class Regex {

  /// What a step does.
  enum Act {
    TAKE,
    HOLD,
    SPLIT,
    JUMP,
    SAVE,
    MATCH
  }

  /// A step of the machine; where it goes on is told from where it stands.
  ///
  /// @param act what it does
  /// @param test of the next code point when it takes one; of places when it holds
  /// @param first where it goes on, what it saves
  /// @param second where else
  record Step(Act act, IntPredicate test, int first, int second) {}

  private final List<Step> steps;
  private final int groups;
  private final LongConsumer count;

  private Regex(RegexReader reader, List<Step> steps, LongConsumer count) {
    this.steps = steps;
    this.groups = reader.groups();
    this.count = count;
  }

  /// What a text says; empty when it is no expression.
  ///
  /// @param count hears of steps that were taken, and may throw when they are too many
  public static Optional<Regex> of(String text, LongConsumer count) {
    var reader = new RegexReader(text);
    return reader.read().map(steps -> new Regex(reader, steps, count));
  }

  /// How many groups catch something.
  int groups() {
    return groups;
  }

  /// One way that is being followed: the step it is at, and where groups began and ended.
  private static final class Way {
    private final int step;
    private final int[] saved;

    Way(int step, int[] saved) {
      this.step = step;
      this.saved = saved;
    }

    Way to(int other) {
      return new Way(other, saved);
    }
  }

  /// The ways at one place of the text, the better ones first, no step twice.
  private static final class Front {
    private final List<Way> ways = new ArrayList<>();
    private final boolean[] seen;
    private final int at;

    Front(int steps, int at) {
      this.seen = new boolean[steps];
      this.at = at;
    }
  }

  private Front front(int at) {
    count.accept(1 + steps.size() / 16);
    return new Front(steps.size(), at);
  }

  /// Where the first match from a place on and its groups begin and end, -1 for what caught nothing;
  /// empty when there is none.
  public Optional<List<Integer>> find(String text, int from) {
    Front now = front(from);
    int[] best = new int[0];
    boolean done = false;
    while (!done) {
      if (best.length == 0) {
        int[] none = new int[2 * groups + 2];
        java.util.Arrays.fill(none, -1);
        follow(now, new Way(0, none), text);
      }
      int sign = now.at < text.length() ? text.codePointAt(now.at) : -1;
      Front after = front(now.at + (sign < 0 ? 1 : Character.charCount(sign)));
      for (Way way : now.ways) {
        count.accept(1);
        Step step = steps.get(way.step);
        if (step.act() == Act.MATCH) {
          best = way.saved;
          break;
        }
        if (sign >= 0 && step.test().test(sign)) {
          follow(after, way.to(way.step + 1), text);
        }
      }
      now = after;
      done = now.at > text.length() || best.length > 0 && now.ways.isEmpty();
    }
    return best.length == 0
        ? Optional.empty()
        : Optional.of(java.util.Arrays.stream(best).boxed().toList());
  }

  /// Adds the steps that take something, or match, to which a way leads without taking anything.
  private void follow(Front front, Way start, String text) {
    Deque<Way> open = new ArrayDeque<>();
    open.push(start);
    while (!open.isEmpty()) {
      Way way = open.pop();
      if (front.seen[way.step]) {
        continue;
      }
      front.seen[way.step] = true;
      count.accept(1);
      Step step = steps.get(way.step);
      switch (step.act()) {
        case TAKE, MATCH -> front.ways.add(way);
        case JUMP -> open.push(way.to(way.step + step.first()));
        case SPLIT -> {
          open.push(way.to(way.step + step.second()));
          open.push(way.to(way.step + step.first()));
        }
        case SAVE -> {
          int[] saved = way.saved.clone();
          saved[step.first()] = front.at;
          open.push(new Way(way.step + 1, saved));
        }
        case HOLD -> {
          if (step.test().test(place(text, front.at))) {
            open.push(way.to(way.step + 1));
          }
        }
      }
    }
  }

  /// At the beginning of the text.
  static final int START = 1;

  /// At its end.
  static final int END = 2;

  /// Between what is of a word and what is not.
  static final int EDGE = 4;

  private static int place(String text, int at) {
    boolean before = at > 0 && word(text.charAt(at - 1));
    boolean behind = at < text.length() && word(text.charAt(at));
    return (at == 0 ? START : 0) | (at == text.length() ? END : 0) | (before != behind ? EDGE : 0);
  }

  static boolean word(int sign) {
    return sign == '_' || sign < 128 && Character.isLetterOrDigit(sign);
  }
}
