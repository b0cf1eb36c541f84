package dev.dtu.mine;

import java.util.List;

/// The letters that texts are made of, as a shape tells them.
final class Alphabet {

  private boolean small;
  private boolean big;
  private boolean digit;
  private boolean beyond;
  private boolean joined;
  private boolean dashed;

  private Alphabet() {}

  /// The letters of some texts of one length, but for places that are the same in all.
  static String of(List<String> texts, boolean[] literal) {
    var alphabet = new Alphabet();
    for (String text : texts) {
      for (int i = 0; i < text.length(); i++) {
        if (!literal[i]) {
          alphabet.add(text.charAt(i));
        }
      }
    }
    return alphabet.told();
  }

  private void add(char c) {
    small |= c >= 'a' && c <= 'z';
    big |= c >= 'A' && c <= 'Z';
    digit |= c >= '0' && c <= '9';
    beyond |= (c > 'f' && c <= 'z') || (c > 'F' && c <= 'Z');
    joined |= c == '_';
    dashed |= c == '-';
  }

  private String told() {
    String letters =
        (big ? beyond ? "A-Z" : "A-F" : "")
            + (small ? beyond ? "a-z" : "a-f" : "")
            + (digit ? "0-9" : "")
            + (joined ? "_" : "")
            + (dashed ? "-" : "");
    return letters.isEmpty() ? "a-z" : letters;
  }
}
