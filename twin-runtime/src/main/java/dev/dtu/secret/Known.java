package dev.dtu.secret;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// What was found to be a secret by its name or shape, so that it is known again where nothing tells
/// it. In memory only. Mutable; guarded by its [Scrub].
final class Known {

  /// How many are remembered; of more, those that were not seen longest are forgotten.
  static final int LIMIT = 100_000;

  /// A shorter one may be a word like any other.
  private static final int LEAST = 8;

  /// Long enough to be no word of a language, whatever its letters.
  private static final int SURELY = 24;

  /// The longest that is remembered.
  private static final int MOST = 8 << 10;

  /// Letters and what stands between words, without a digit.
  private static final Pattern WORDS = Pattern.compile("[\\p{L} .,:'_-]+");

  private final Map<String, Boolean> secrets =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > LIMIT;
        }
      };

  void add(String secret) {
    int length = secret.length();
    boolean sentence = length < SURELY || secret.indexOf(' ') >= 0;
    boolean word = sentence && WORDS.matcher(secret).matches();
    if (length >= LEAST && length <= MOST && !word && !Placeholder.is(secret)) {
      secrets.put(secret, true);
    }
  }

  boolean has(String text) {
    return text.length() >= LEAST && secrets.get(text) != null;
  }

  boolean isEmpty() {
    return secrets.isEmpty();
  }
}
