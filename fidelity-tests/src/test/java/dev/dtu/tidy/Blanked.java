package dev.dtu.tidy;

/// Java text without what comments and literals say; every other character stays where it was.
final class Blanked {

  private enum In {
    CODE,
    LINE_COMMENT,
    BLOCK_COMMENT,
    STRING,
    CHARACTER,
    TEXT_BLOCK
  }

  private Blanked() {}

  static String of(String java) {
    var out = new StringBuilder(java.length());
    In in = In.CODE;
    int at = 0;
    while (at < java.length()) {
      In next = next(in, java, at);
      int step = step(in, next, java, at);
      for (int i = at; i < at + step; i++) {
        boolean shown = in == In.CODE && next == In.CODE || java.charAt(i) == '\n';
        out.append(shown ? java.charAt(i) : ' ');
      }
      at += step;
      in = next;
    }
    return out.toString();
  }

  /// Where the text is after the token at this place.
  private static In next(In in, String java, int at) {
    return switch (in) {
      case CODE -> begun(java, at);
      case LINE_COMMENT -> java.charAt(at) == '\n' ? In.CODE : in;
      case BLOCK_COMMENT -> java.startsWith("*/", at) ? In.CODE : in;
      case STRING -> java.charAt(at) == '"' ? In.CODE : in;
      case CHARACTER -> java.charAt(at) == '\'' ? In.CODE : in;
      case TEXT_BLOCK -> java.startsWith("\"\"\"", at) ? In.CODE : in;
    };
  }

  private static In begun(String java, int at) {
    if (java.startsWith("//", at)) {
      return In.LINE_COMMENT;
    }
    if (java.startsWith("/*", at)) {
      return In.BLOCK_COMMENT;
    }
    if (java.startsWith("\"\"\"", at)) {
      return In.TEXT_BLOCK;
    }
    return switch (java.charAt(at)) {
      case '"' -> In.STRING;
      case '\'' -> In.CHARACTER;
      default -> In.CODE;
    };
  }

  /// How many characters the token at this place has.
  private static int step(In in, In next, String java, int at) {
    boolean literal = in == In.STRING || in == In.CHARACTER || in == In.TEXT_BLOCK;
    if (literal && java.charAt(at) == '\\') {
      return Math.min(2, java.length() - at);
    }
    if (in == next) {
      return 1;
    }
    In other = in == In.CODE ? next : in;
    return switch (other) {
      case TEXT_BLOCK -> 3;
      case BLOCK_COMMENT -> 2;
      case LINE_COMMENT -> in == In.CODE ? 2 : 1;
      case STRING, CHARACTER, CODE -> 1;
    };
  }
}
