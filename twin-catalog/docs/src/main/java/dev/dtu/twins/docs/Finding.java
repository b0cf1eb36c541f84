package dev.dtu.twins.docs;

import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;

/// What a request looks for in paragraphs: a text, with or without its case, or an expression.
///
/// - source: developers.google.com, Docs API, documents/request, SubstringMatchCriteria, 2026-09-12
final class Finding {

  /// Where a match stands.
  record Match(int from, int to) {}

  private final String text;
  private final boolean cased;

  private Finding(String text, boolean cased) {
    this.text = text;
    this.cased = cased;
  }

  /// @throws Amiss when it looks for nothing
  static Finding of(Obj criteria) {
    String text = Told.text(criteria, "text");
    if (text.isEmpty()) {
      throw new Amiss("The find text must not be empty.");
    }
    return new Finding(text, criteria.flag("matchCase"));
  }

  /// The matches among the units of a paragraph, from the left, none over another.
  List<Match> in(Segment segment, int from, int end) {
    var letters = new StringBuilder(end - from);
    for (int i = from; i < end; i++) {
      letters.append(segment.at(i) instanceof Unit.Letter letter ? letter.letter() : '\ufffc');
    }
    String all = letters.toString();
    List<Match> matches = new ArrayList<>();
    int at = 0;
    while (at + text.length() <= all.length()) {
      boolean here = all.regionMatches(!cased, at, text, 0, text.length());
      if (here) {
        matches.add(new Match(from + at, from + at + text.length()));
      }
      at += here ? text.length() : 1;
    }
    return matches;
  }
}
