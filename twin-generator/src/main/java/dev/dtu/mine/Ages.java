package dev.dtu.mine;

import dev.dtu.fidelity.Forms;
import dev.dtu.json.Json;
import dev.dtu.usage.Line;
import dev.dtu.usage.Pointer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whether a read tells the moment it is asked at, or how old the thing is.
///
/// Clients read at once what they made, so that what a thing is as old as is near the call, and looks
/// like now. It is now only where reads that come later say so too: looking at a thing does not change
/// it.
final class Ages {

  private static final Duration AT_ONCE = Duration.ofSeconds(2);

  /// Of so many reads one may have been answered late.
  private static final int LATE = 20;

  private Ages() {}

  /// The lines without those that make a thing's age of the moment of the call.
  static List<Line> kept(List<Line> view, Notes notes) {
    List<Sight> sights = new ArrayList<>(notes.view);
    sights.addAll(notes.found);
    return view.stream().filter(line -> !now(line) || always(line.at(), sights)).toList();
  }

  private static boolean now(Line line) {
    return line.is()
        .flatMap(Json::asText)
        .filter(text -> text.startsWith("${moment:") && text.indexOf('}') == text.length() - 1)
        .isPresent();
  }

  /// Whether the place tells the moment of every call, though the thing told another one before; where
  /// nothing was known before, there is nothing to keep.
  private static boolean always(Pointer at, List<Sight> sights) {
    int all = 0;
    int far = 0;
    int known = 0;
    int same = 0;
    for (Sight sight : sights) {
      Optional<Instant> shown = moment(at, sight.shown(), sight);
      if (shown.isEmpty() || sight.moment().isEmpty()) {
        continue;
      }
      all++;
      Duration away = Duration.between(shown.get(), sight.moment().get()).abs();
      far += away.compareTo(AT_ONCE) > 0 ? 1 : 0;
      Optional<Instant> before = moment(at, sight.before(), sight);
      known += before.isPresent() ? 1 : 0;
      same += before.equals(shown) ? 1 : 0;
    }
    return known == 0 || LATE * far <= all && 2 * same < known;
  }

  private static Optional<Instant> moment(Pointer at, Json thing, Sight sight) {
    return at.in(thing).flatMap(Json::asWords).flatMap(text -> Forms.moment(text, sight.moment()));
  }
}
