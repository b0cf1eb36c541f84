package dev.dtu.mine;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.usage.Line;
import dev.dtu.usage.Pointer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Looks for the fewest rules that explain all sights of each member of a thing.
///
/// Of each member it asks which one rule explains most sights. Where that leaves some unexplained, the
/// sights are parted by a fact of the request or of the thing before (what was sent at all, a word of
/// few), if that explains enough more, and each part is asked the same.
final class Learner {

  /// An object with more members than this, hardly two alike, is a map.
  private static final int MEMBERS = 120;

  private static final int DEEPEST = 8;

  private final Mode mode;
  private final Sights sights;
  private final List<Line> lines = new ArrayList<>();

  private Learner(Mode mode, Sights sights) {
    this.mode = mode;
    this.sights = sights;
  }

  /// The rules for what a thing becomes, or is shown as.
  static List<Line> lines(List<Sight> sights, Mode mode, Tokens tokens) {
    return lines(sights, mode, tokens, Known.NONE);
  }

  /// The same where the document says something of them.
  static List<Line> lines(List<Sight> sights, Mode mode, Tokens tokens, Known known) {
    var learner = new Learner(mode, new Sights(sights, mode, tokens, known));
    learner.members(Pointer.ROOT, learner.all(), 0);
    return learner.lines;
  }

  private List<Integer> all() {
    List<Integer> all = new ArrayList<>();
    for (int i = 0; i < sights.size(); i++) {
      all.add(i);
    }
    return all;
  }

  private void members(Pointer at, List<Integer> those, int depth) {
    NavigableSet<String> names = new TreeSet<>();
    for (int i : those) {
      Sight sight = sights.clues(i).sight();
      keys(at.in(sight.shown()), names);
      if (mode.sends()) {
        keys(at.in(sight.sent()), names);
      }
      if (mode.keeps()) {
        keys(at.in(sight.before()), names);
      }
    }
    List<Sight> own = sights.known().maps().contains(at) ? made(at, those, names) : List.of();
    boolean map = names.size() > MEMBERS;
    for (String name : map || depth > DEEPEST ? new TreeSet<String>() : names) {
      member(at.to(name), those, depth);
    }
    if (!own.isEmpty()) {
      var any = new Learner(mode, new Sights(own, mode, sights.tokens(), sights.known()));
      any.member(at.to(Line.ANY), any.all(), depth);
      lines.addAll(any.lines);
    }
  }

  /// What is shown under names that clients made up, each under one name for all; those are taken out.
  private List<Sight> made(Pointer at, List<Integer> those, NavigableSet<String> names) {
    var own = new MadeNames(at);
    those.forEach(i -> own.watch(sights.clues(i).sight()));
    List<Sight> made = new ArrayList<>();
    those.forEach(i -> made.addAll(own.of(sights.clues(i).sight())));
    names.removeIf(own::made);
    return made;
  }

  private void member(Pointer member, List<Integer> those, int depth) {
    Map<Integer, Set<Told>> told = new LinkedHashMap<>();
    List<Integer> objects = new ArrayList<>();
    for (int i : those) {
      told.put(i, sights.clues(i).of(member));
      Optional<Json> shown = member.in(sights.clues(i).sight().shown());
      if (shown.filter(Obj.class::isInstance).isPresent() || Tallies.things(shown) > 0) {
        objects.add(i);
      }
    }
    var rules = new Rules(sights, member, told);
    lines.addAll(sorted(member, rules.of(those)));
    Rules.Best best = rules.best(objects);
    boolean whole = best.told().rank() == Told.Rank.LINKED && best.explained() == objects.size();
    boolean settled = whole && objects.stream().allMatch(i -> told(member, i));
    if (!objects.isEmpty() && !settled) {
      members(member, objects, depth + 1);
    }
  }

  /// Whether nobody sent another object there, which what is told of the whole would give way to.
  private boolean told(Pointer member, int i) {
    Sight sight = sights.clues(i).sight();
    boolean gives = sights.known().alone() && mode.sends();
    Optional<Json> sent = gives ? member.in(sight.sent()) : Optional.empty();
    return sent.filter(Obj.class::isInstance).isEmpty() || sent.equals(member.in(sight.shown()));
  }

  /// The lines with those of kinds that nobody was seen to make and whose document has no such member.
  private List<Line> sorted(Pointer member, List<Line> own) {
    List<Line> all = own;
    for (Map.Entry<String, Sorts> each : sights.known().sorts().entrySet()) {
      Set<Json> seen = sights.values(each.getKey());
      if (mode == Mode.MAKE && each.getKey().startsWith("sent:") && !seen.isEmpty()) {
        all = each.getValue().apart(each.getKey(), member, all, seen);
      }
    }
    return all;
  }

  private static void keys(Optional<Json> value, Set<String> into) {
    value.flatMap(Json::asObj).ifPresent(obj -> into.addAll(obj.keys()));
    for (int i = 0; i < Tallies.things(value); i++) {
      into.add(Integer.toString(i));
    }
  }
}
