package dev.dtu.effect;

import dev.dtu.store.Row;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds a row by what people call it for short. Looks at every row, so it comes last.
final class Nicknames {

  private Nicknames() {}

  /// The row that one of the resource's nicknames means; empty when none does, or several do.
  static Optional<Row> find(Resource resource, Lane rows, String called) {
    for (String nickname : resource.nicknames()) {
      char last = nickname.charAt(nickname.length() - 1);
      boolean begins = !Character.isLetterOrDigit(last);
      if (begins && called.indexOf(last) >= 0) {
        continue; // what stands before it has none of it, so no row needs to be looked at
      }
      String member = begins ? nickname.substring(0, nickname.length() - 1) : nickname;
      @Nullable Row found = null;
      int many = 0;
      for (Iterator<Row> each = rows.rows(0); each.hasNext(); ) {
        Row row = each.next();
        String name = Members.words(Stored.item(row), member).orElse("");
        int end = begins ? name.indexOf(last) : name.length();
        if (end > 0 && name.substring(0, end).equalsIgnoreCase(called)) {
          found = row;
          many++;
        }
      }
      if (found != null && many == 1) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }
}
