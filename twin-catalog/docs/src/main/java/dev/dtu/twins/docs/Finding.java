package dev.dtu.twins.docs;

import dev.dtu.json.Obj;
import dev.dtu.twins.sheets.formula.Regex;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a request looks for in paragraphs: a text, with or without its case, or an expression.
///
/// - source: developers.google.com, Docs API, documents/request, SubstringMatchCriteria, 2026-09-12
final class Finding {

  /// So many steps an expression may take in a request; a limit of the twin's, as the service tells
  /// none.
  static final long MOST_STEPS = 50_000_000;

  /// Where a match stands.
  record Match(int from, int to) {}

  private final String text;
  private final boolean cased;
  private final Optional<Regex> regex;
  private long steps;

  private Finding(Obj criteria) {
    this.text = Told.text(criteria, "text");
    this.cased = criteria.flag("matchCase");
    this.regex =
        criteria.flag("searchByRegex")
            ? Regex.of((cased ? "" : "(?i)") + text, this::count)
            : Optional.empty();
  }

  /// @throws Amiss when it looks for nothing, or by an expression that is none
  static Finding of(Obj criteria) {
    var finding = new Finding(criteria);
    if (finding.text.isEmpty()) {
      throw new Amiss("The find text must not be empty.");
    }
    if (criteria.flag("searchByRegex") && finding.regex.isEmpty()) {
      throw new Amiss("The find text is not a valid regular expression.");
    }
    return finding;
  }

  private void count(long more) {
    steps += more;
    if (steps > MOST_STEPS) {
      throw new Amiss("The regular expression takes too long.");
    }
  }

  /// The matches among the units of a paragraph, from the left, none over another and none empty.
  List<Match> in(Segment segment, int from, int end) {
    var letters = new StringBuilder(end - from);
    for (int i = from; i < end; i++) {
      letters.append(segment.at(i) instanceof Unit.Letter letter ? letter.letter() : '\ufffc');
    }
    String all = letters.toString();
    List<Match> matches = new ArrayList<>();
    Optional<Match> next = next(all, 0);
    while (next.isPresent()) {
      Match match = next.get();
      boolean something = match.to() > match.from();
      if (something) {
        matches.add(new Match(from + match.from(), from + match.to()));
      }
      next = next(all, something ? match.to() : match.to() + 1);
    }
    return matches;
  }

  private Optional<Match> next(String all, int from) {
    if (from > all.length()) {
      return Optional.empty();
    }
    if (regex.isPresent()) {
      return regex.get().find(all, from).map(found -> new Match(found.get(0), found.get(1)));
    }
    for (int at = from; at + text.length() <= all.length(); at++) {
      if (all.regionMatches(!cased, at, text, 0, text.length())) {
        return Optional.of(new Match(at, at + text.length()));
      }
    }
    return Optional.empty();
  }
}
