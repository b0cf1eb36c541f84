package dev.dtu.effect;

import dev.dtu.json.Obj;
import dev.dtu.store.Row;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What people call rows for short, in capital or small letters. Kept as facets, so that nobody looks
/// at every row; what is longer than a facet is no name for short.
final class Nicknames {

  private static final String MARK = "~";

  private Nicknames() {}

  /// The facet of an item by one of its resource's nicknames; empty when it has none.
  static Optional<String> of(String nickname, Obj item) {
    char last = nickname.charAt(nickname.length() - 1);
    boolean begins = !Character.isLetterOrDigit(last);
    String member = begins ? nickname.substring(0, nickname.length() - 1) : nickname;
    String name = Members.words(item, member).orElse("");
    int end = begins ? name.indexOf(last) : name.length();
    return end > 0 && end <= Facets.LONGEST
        ? Optional.of(facet(nickname, name.substring(0, end)))
        : Optional.empty();
  }

  private static String facet(String nickname, String name) {
    var facet = new StringBuilder(MARK).append(nickname).append('=');
    name.chars().forEach(c -> facet.append(Character.toLowerCase(Character.toUpperCase((char) c))));
    return facet.toString();
  }

  /// The row that one of the nicknames means; empty when none does, or several do.
  ///
  /// @param rows those of a facet
  static Optional<Row> find(List<String> nicknames, Function<String, Lane> rows, String called) {
    for (String nickname : nicknames) {
      Lane found = rows.apply(facet(nickname, called));
      if (found.size() == 1) {
        return Optional.of(found.rows(0).next());
      }
    }
    return Optional.empty();
  }
}
