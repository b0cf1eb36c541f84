package dev.dtu.secret;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Names by what they are like: `*_token` fits `access_token`, `accessToken` and `Access-Token`.
public final class Globs {

  /// The longest name that is looked at; a longer one is data.
  private static final int CHARACTERS = 120;

  public static final Globs NONE = new Globs(List.of());

  private final List<String> like;
  private final Pattern pattern;

  /// @param like with `*` for any letters, in small letters, words joined by `_`
  public Globs(Collection<String> like) {
    this.like = List.copyOf(like);
    String all = like.stream().map(Globs::expression).collect(Collectors.joining("|"));
    this.pattern = Pattern.compile(all);
  }

  private static String expression(String glob) {
    return Pattern.quote(glob).replace("*", "\\E.*\\Q");
  }

  boolean fit(String name) {
    return !like.isEmpty() && name.length() <= CHARACTERS && pattern.matcher(words(name)).matches();
  }

  Globs and(Globs others) {
    List<String> all = new ArrayList<>(like);
    all.addAll(others.like);
    return new Globs(all);
  }

  /// A name as its words in small letters, joined by `_`.
  public static String words(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])|([A-Z]+)(?=[A-Z][a-z])", "$1$3_$2")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9*]+", "_")
        .replaceAll("^_|_$", "");
  }
}
