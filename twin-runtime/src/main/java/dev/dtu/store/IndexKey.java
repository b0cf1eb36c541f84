package dev.dtu.store;

/// How a value and a place are one key of an index's tree: `value 0 place`, in which a 0 or a 1
/// inside the value is spelled 1 1 or 1 2, so that values stay apart and in order.
final class IndexKey {

  private IndexKey() {}

  static String of(String value, String place) {
    return escaped(value) + '\u0000' + place;
  }

  /// Not above any key of the value.
  static String first(String value) {
    return escaped(value) + '\u0000';
  }

  /// Above every key of the value, and not above any of the next.
  static String end(String value) {
    return escaped(value) + '\u0001';
  }

  private static String escaped(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) <= '\u0001') {
        return value.replace("\u0001", "\u0001\u0002").replace("\u0000", "\u0001\u0001");
      }
    }
    return value;
  }
}
