package dev.dtu.contract;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// A pattern of a schema: a regular expression of ECMAScript, looked for anywhere in a text.
///
/// It runs on Java's engine, which backtracks: a text that is too long to try, or a search that
/// reads too many characters, is taken for a match rather than waited for.
public final class PatternTest {

  private static final int LENGTH = 4_096;
  private static final int READS = 200_000;

  private final String source;
  private final Pattern pattern;

  private PatternTest(String source, Pattern pattern) {
    this.source = source;
    this.pattern = pattern;
  }

  /// Empty when Java cannot say it.
  public static Optional<PatternTest> of(String source) {
    try {
      return Optional.of(new PatternTest(source, Pattern.compile(translated(source))));
    } catch (PatternSyntaxException untranslatable) {
      return Optional.empty();
    }
  }

  /// Whether it is found in a text.
  public boolean matches(String text) {
    if (text.length() > LENGTH) {
      return true;
    }
    try {
      return pattern.matcher(new Read(text)).find();
    } catch (TooManyReads _) {
      return true;
    } catch (StackOverflowError tooDeep) {
      return true;
    }
  }

  // Where the dialects differ: in a class `[` and `&&` are ordinary in ECMAScript, `$` is only the
  // very end, a `{` that counts nothing is a brace, and a code point is `u{…}` after its backslash.
  private static String translated(String source) {
    var out = new StringBuilder();
    boolean inClass = false;
    for (int i = 0; i < source.length(); i++) {
      char c = source.charAt(i);
      if (c == '\\' && i + 1 < source.length()) {
        boolean codePoint = source.startsWith("\\u{", i);
        out.append(codePoint ? "\\x" : source.substring(i, i + 2));
        i++;
      } else if (inClass) {
        inClass = c != ']';
        out.append(c == '[' || c == '&' ? "\\" : "").append(c);
      } else if (c == '[') {
        inClass = true;
        out.append(c);
      } else if (c == '$') {
        out.append("\\z");
      } else if (c == '{' && !counts(source, i)) {
        out.append("\\{");
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static boolean counts(String source, int brace) {
    int at = brace + 1;
    while (at < source.length()
        && (Character.isDigit(source.charAt(at)) || source.charAt(at) == ',')) {
      at++;
    }
    return at > brace + 1
        && source.charAt(brace + 1) != ','
        && at < source.length()
        && source.charAt(at) == '}';
  }

  @Override
  public String toString() {
    return source;
  }

  /// A text that lets itself be read a number of times.
  private static final class Read implements CharSequence {
    private final String text;
    private int reads;

    Read(String text) {
      this.text = text;
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      if (++reads > READS) {
        throw new TooManyReads();
      }
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /// Ends a search; caught where it began.
  private static final class TooManyReads extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyReads() {
      super("too many reads", null, false, false);
    }
  }
}
