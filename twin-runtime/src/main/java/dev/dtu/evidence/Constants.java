package dev.dtu.evidence;

import dev.dtu.json.Json;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Finds the words of enumerations: those that the contract declares, and constants it does not know.
/// Mutable; one place's.
///
/// Of what the contract does not declare, only capital letters with underscores count, from a closed
/// set, seen often and in several recordings, and not where people write: no name, key, or address
/// comes out of here.
final class Constants {

  private static final int DECLARED = 60;
  private static final int CLOSED = 12;
  private static final int RECORDINGS = 3;
  private static final Pattern CAPITALS = Pattern.compile("[A-Z][A-Z_]{2,40}");
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.:/+*-]{1,60}");
  private static final Pattern OWN_WORDS =
      Pattern.compile(
          "(?i).|.*(name|key|label|title|value|mail|login|text|description|summary|id|code|alias"
              + "|locale|zone|currency|country|tag|password|secret|token|alt)s?");

  private final boolean plain;
  private final Set<String> declared = new TreeSet<>();
  private final Set<String> words = new TreeSet<>();
  private final Set<Integer> recordings = new TreeSet<>();
  private int times;
  private boolean others;

  /// @param member what the place is called
  Constants(String member) {
    this.plain = !OWN_WORDS.matcher(member).matches();
  }

  /// @param enumeration the words the contract declares there
  void add(String text, List<Json> enumeration, int recording) {
    times++;
    if (recordings.size() < RECORDINGS) {
      recordings.add(recording);
    }
    if (enumeration.contains(Json.of(text)) && WORD.matcher(text).matches()) {
      declared.add(text);
    } else if (!CAPITALS.matcher(text).matches() || text.startsWith("REDACTED")) {
      others = true;
    } else if (words.size() <= CLOSED) {
      words.add(text);
    }
  }

  /// The words, in order.
  List<String> words() {
    var all = new TreeSet<>(declared);
    boolean closed = !others && words.size() <= CLOSED && plain;
    boolean often = times >= Seen.ENOUGH && recordings.size() >= RECORDINGS;
    if (closed && (often || !declared.isEmpty())) {
      all.addAll(words);
    }
    return all.size() > DECLARED ? List.of() : List.copyOf(all);
  }
}
