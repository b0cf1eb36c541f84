package dev.dtu.tidy;

import java.util.ArrayList;
import java.util.List;

/// Finds the methods of a source by their braces; near enough to measure them.
final class Methods {

  /// A method's header, where it begins, and its lines, header included.
  record Method(String header, int line, int lines) {}

  private Methods() {}

  static List<Method> of(Source source) {
    List<Method> methods = new ArrayList<>();
    String code = source.code();
    int begin = 0;
    for (int at = 0; at < code.length(); at++) {
      char c = code.charAt(at);
      if (c == '{') {
        String header = code.substring(begin, at).strip();
        if (method(header)) {
          int first = source.line(begin + leading(code.substring(begin, at)));
          int last = source.line(closing(code, at));
          methods.add(new Method(header.replaceAll("\\s+", " "), first, last - first + 1));
        }
      }
      if (c == '{' || c == '}' || c == ';') {
        begin = at + 1;
      }
    }
    return methods;
  }

  private static boolean method(String header) {
    return header.matches("(?s).*\\)\\s*(throws [\\w.,\\s]+)?")
        && header.matches("(?s)(@\\w+(\\([^)]*\\))?\\s*)*[\\w<>\\[\\],.?@&\\s]+\\w\\s*\\(.*")
        && !header.matches("(?s)(\\} )?(if|for|while|switch|try|catch|else|synchronized|do)\\b.*")
        && !header.matches("(?s).*(\\b(class|record|interface|enum|new|return|yield)\\b|->|=).*");
  }

  private static int leading(String text) {
    return text.length() - text.stripLeading().length();
  }

  private static int closing(String code, int open) {
    int depth = 0;
    for (int at = open; at < code.length(); at++) {
      depth += code.charAt(at) == '{' ? 1 : code.charAt(at) == '}' ? -1 : 0;
      if (depth == 0) {
        return at;
      }
    }
    return code.length() - 1;
  }
}
