package dev.dtu.mine;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.usage.Line;
import dev.dtu.usage.Pointer;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// What is believed of a document's defaults: where nobody, or one group alone, left out a member, and
/// most who sent it were shown it, those who do not send it are shown what the document says. Who left it
/// out before anybody was shown it tells nothing: the service had no such member.
final class Unsent {

  private static final int GROUPS = 3;

  private Unsent() {}

  /// The lines for members that nobody was seen to leave out.
  ///
  /// @param defaults what the document says of each place
  /// @param known lines that were found
  static List<Line> lines(List<Sight> made, SortedMap<Pointer, Json> defaults, List<Line> known) {
    return lines(made, defaults, known, false);
  }

  /// The same, where one group is enough that shows what it sent, and what is older than the member tells
  /// nothing.
  static List<Line> alone(List<Sight> made, Notes notes, List<Line> known) {
    SortedMap<Pointer, Json> defaults = new TreeMap<>(notes.unsentOfKinds);
    defaults.putAll(notes.unsent);
    return lines(made, defaults, known, true);
  }

  private static List<Line> lines(
      List<Sight> made, SortedMap<Pointer, Json> defaults, List<Line> known, boolean alone) {
    List<Line> lines = new ArrayList<>();
    defaults.forEach((at, is) -> {
      boolean told = known.stream().anyMatch(line -> line.at().equals(at));
      Optional<LocalDate> before = told || !alone ? Optional.empty() : without(made, at);
      List<Sight> since =
          before.isEmpty() ? made : made.stream().filter(it -> !old(it, before.get())).toList();
      if (!told && ever(since, at, alone ? 1 : GROUPS)) {
        SortedMap<String, Json> when = new TreeMap<>(Map.of(Sights.sent(at), Json.of(false)));
        before.ifPresent(day -> when.put(Features.SINCE + day.plusDays(1), Json.of(true)));
        lines.add(new Line(at, when, Optional.of(is), 0, 0, 0));
      }
    });
    return lines;
  }

  /// The last day before anybody was shown it on which somebody was not; empty where there was none.
  private static Optional<LocalDate> without(List<Sight> made, Pointer at) {
    Pointer around = around(at);
    Optional<LocalDate> first =
        made.stream()
            .filter(each -> at.in(each.shown()).isPresent())
            .flatMap(each -> day(each).stream())
            .min(LocalDate::compareTo);
    return made.stream()
        .filter(each -> around.in(each.shown()).filter(Obj.class::isInstance).isPresent())
        .filter(each -> at.in(each.shown()).isEmpty())
        .flatMap(each -> day(each).stream())
        .filter(day -> first.filter(day::isBefore).isPresent())
        .max(LocalDate::compareTo);
  }

  private static boolean old(Sight sight, LocalDate day) {
    return day(sight).filter(each -> !each.isAfter(day)).isPresent();
  }

  private static Optional<LocalDate> day(Sight sight) {
    return sight.moment().map(moment -> LocalDate.ofInstant(moment, ZoneOffset.UTC));
  }

  /// Whether nearly all who have what it stands in sent it, and most of them were shown it.
  private static boolean ever(List<Sight> made, Pointer at, int least) {
    Set<String> shown = new HashSet<>();
    Set<String> hidden = new HashSet<>();
    Set<String> unsent = new HashSet<>();
    Pointer around = around(at);
    for (Sight each : made) {
      if (around.in(each.shown()).filter(Obj.class::isInstance).isPresent()) {
        boolean sent = at.in(each.sent()).isPresent();
        boolean there = at.in(each.shown()).isPresent();
        (sent ? there ? shown : hidden : unsent).add(each.group());
      }
    }
    return shown.size() >= least && unsent.size() <= 1 && shown.size() > 2 * hidden.size();
  }

  private static Pointer around(Pointer at) {
    return new Pointer(at.steps().subList(0, at.steps().size() - 1));
  }
}
