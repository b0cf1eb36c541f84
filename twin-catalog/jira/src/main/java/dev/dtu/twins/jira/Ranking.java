package dev.dtu.twins.jira;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The order that people put issues in by hand: as they were made, until somebody moves one.
///
/// - source: developer.atlassian.com, Jira Software REST, rank issues, 2026-09-12
final class Ranking {

  static final Repertoire PARTS = Repertoire.NONE.on("rankIssues", Ranking::rank);

  /// The field that shows where an issue stands.
  static final String MEMBER = "customfield_10019";

  private static final String PLACE = "rank";
  private static final int MOST = 50;
  private static final BigDecimal HALF = new BigDecimal("0.5");

  private Ranking() {}

  /// Where an issue stands: less is higher.
  static BigDecimal place(Thing issue) {
    Optional<String> told = issue.hidden().find(PLACE).flatMap(Json::asWords);
    String digits = issue.id().replaceAll("\\D", "");
    return new BigDecimal(told.orElse(digits.isEmpty() ? "0" : digits));
  }

  /// Puts issues before or behind another one, in the order they are named.
  ///
  /// - in: `issues`, 50 at most; `rankBeforeIssue` or `rankAfterIssue`
  /// - refuses: `wrong` for neither, `no-issue`
  static Reply rank(Play play) {
    Optional<String> before = play.sent().text("rankBeforeIssue");
    Optional<String> after = play.sent().text("rankAfterIssue");
    if (before.isPresent() == after.isPresent()) {
      throw Said.wrong("Exactly one of rankBeforeIssue and rankAfterIssue must be specified.");
    }
    put(play, Boards.issues(play, MOST), before, after);
    return Issues.done();
  }

  /// Puts issues where the request says, if it says anything.
  static void put(Play play, List<Thing> issues, Optional<String> before, Optional<String> after) {
    Optional<String> name = before.or(() -> after);
    if (name.isEmpty() || issues.isEmpty()) {
      return;
    }
    Thing mark = Boards.issue(play, name.get());
    List<String> moved = issues.stream().map(Thing::id).toList();
    List<Thing> others = new ArrayList<>(play.rows(Issues.ISSUE).all());
    others.removeIf(it -> moved.contains(it.id()));
    others.sort(Comparator.comparing(Ranking::place));
    int at = 0;
    while (at < others.size() && !others.get(at).id().equals(mark.id())) {
      at++;
    }
    int next = before.isPresent() ? at : at + 1;
    BigDecimal low =
        next > 0 ? place(others.get(next - 1)) : place(others.getFirst()).subtract(BigDecimal.ONE);
    BigDecimal high =
        next < others.size() ? place(others.get(next)) : low.add(new BigDecimal(issues.size() + 1));
    for (Thing each : issues) {
      low = low.add(high).multiply(HALF).stripTrailingZeros();
      Thing now = play.rows(Issues.ISSUE).get(each.id());
      Obj hidden = now.hidden().with(PLACE, Json.of(low.toPlainString()));
      play.rows(Issues.ISSUE).keep(now.hiding(hidden));
    }
  }
}
