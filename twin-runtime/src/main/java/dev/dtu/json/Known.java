package dev.dtu.json;

import org.jspecify.annotations.Nullable;

/// Short texts met lately: types, states, names and the like come again and again, and rows that
/// share them cost a collector half as many objects.
///
/// Safe for any number of threads: which of two equal texts stands here nobody can tell, so none
/// waits for another.
final class Known {

  /// Texts up to this length are looked for.
  static final int SHORT = 32;

  /// By hash; a newer text takes the place of an older.
  private static final Json.@Nullable Text[] TEXTS = new Json.@Nullable Text[4096];

  private Known() {}

  static Json.Text text(String value) {
    if (value.length() > SHORT) {
      return new Json.Text(value);
    }
    int slot = slot(value.hashCode());
    Json.Text known = TEXTS[slot];
    if (known != null && known.value().equals(value)) {
      return known;
    }
    var made = new Json.Text(value);
    TEXTS[slot] = made;
    return made;
  }

  /// A text whose characters stand in an array.
  ///
  /// @param hash what [String#hashCode] of them is
  static Json.Text text(char[] characters, int from, int length, int hash) {
    int slot = slot(hash);
    Json.Text known = TEXTS[slot];
    if (known != null && same(known.value(), characters, from, length)) {
      return known;
    }
    var made = new Json.Text(new String(characters, from, length));
    TEXTS[slot] = made;
    return made;
  }

  private static int slot(int hash) {
    return (hash ^ hash >>> 16) & (TEXTS.length - 1);
  }

  private static boolean same(String text, char[] characters, int from, int length) {
    if (text.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (text.charAt(i) != characters[from + i]) {
        return false;
      }
    }
    return true;
  }
}
