package dev.dtu.secret;

import dev.dtu.call.Percent;
import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds secrets in texts: by shape, by a name beside them, and those known already.
///
/// @param fresh what is looked for as a part of words too
record Texts(Pass pass, Set<String> fresh) {

  private static final int SHORT = 4;

  /// What nobody looks into again.
  private static final Pattern PLACEHOLDER =
      Pattern.compile("REDACTED-[0-9a-f]{16}|person-[0-9a-f]{16}@example\\.com");

  private static final Pattern ADDRESS =
      Pattern.compile("[a-z][a-z0-9+.-]*://[^\\s\"'<>\\\\^`{|}]+");
  private static final Pattern QUOTED =
      Pattern.compile("\"([\\w .$-]{1,60})\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*+)(?=\"|$)");
  private static final Pattern ESCAPED =
      Pattern.compile("\\\\+\"([\\w .$-]{1,60})\\\\+\"\\s*:\\s*\\\\+\"((?:(?!\\\\+\").)*)");
  private static final Pattern PAIR =
      Pattern.compile("(?<=[?&;#\\s\"',{(]|^)([A-Za-z][\\w.\\[\\]-]{0,60})=([^&\\s\"'<>;,#)]+)");
  private static final Pattern ELEMENT =
      Pattern.compile("<((?:[\\w-]+:)?[\\w.-]{1,60})(?:\\s[^>]*)?>([^<]+)</\\1>");
  private static final Pattern PART =
      Pattern.compile(
          "name=\"([^\"]{1,60})\"[^\\r\\n]*\\r?\\n(?:[^\\r\\n]+\\r?\\n)*\\r?\\n"
              + "([\\s\\S]*?)(?=\\r?\\n--|$)");
  private static final Pattern LONG = Pattern.compile("[\\w.~+/=%-]{8,}");
  private static final Pattern SHORTER = Pattern.compile("[\\w.~%-]{8,}");

  /// So much of a value makes it likely that it is one, where its name alone does not.
  private static final int LIKELY = 16;

  /// A text without its secrets.
  String text(String text) {
    if (text.length() < SHORT || Placeholder.is(text)) {
      return text;
    }
    if (pass.known().has(text)) {
      return pass.hidden(text, Scrub.SEEN);
    }
    String out = document(text);
    if (out.contains("://")) {
      out = each(ADDRESS, out, found -> new Addresses(this).url(found.group()));
    }
    out = shaped(out);
    out = named(out);
    return seen(out);
  }

  /// A text that is a document of its own.
  private String document(String text) {
    String start = text.stripLeading();
    if (!start.startsWith("{") && !start.startsWith("[")) {
      return text;
    }
    try {
      Json before = Json.parse(text);
      Json after = new Documents(this).scrubbed(before);
      return after.equals(before) ? text : after.toString();
    } catch (Malformed other) {
      return text;
    }
  }

  /// By what they look like.
  private String shaped(String text) {
    String out = text;
    for (Rules.Shape shape : pass.rules().shapes()) {
      if (pass.looksFor(shape)) {
        out = between(out, part -> each(shape.pattern(), part, found -> shape(found, shape)));
      }
    }
    return out;
  }

  private String shape(Matcher found, Rules.Shape shape) {
    if (!shape.grouped() || found.start(Rules.Shape.GROUP) < 0) {
      return pass.hidden(found.group(), shape);
    }
    int from = found.start(Rules.Shape.GROUP) - found.start();
    int to = found.end(Rules.Shape.GROUP) - found.start();
    String all = found.group();
    return all.substring(0, from) + pass.hidden(all.substring(from, to), shape) + all.substring(to);
  }

  /// By the names beside them.
  private String named(String text) {
    String out = text;
    if (out.indexOf('"') >= 0 && out.indexOf(':') >= 0) {
      out = each(QUOTED, out, found -> value(found, pass.rules().secret(found.group(1))));
      out = each(ESCAPED, out, found -> value(found, pass.rules().secret(found.group(1))));
    }
    if (out.indexOf('=') >= 0) {
      out = each(PAIR, out, found -> value(found, pair(found.group(1), found.group(2))));
    }
    if (out.contains("</")) {
      out = each(ELEMENT, out, found -> value(found, pass.rules().secret(found.group(1))));
    }
    if (out.contains("name=\"")) {
      out = each(PART, out, found -> value(found, pass.rules().parameter(found.group(1))));
    }
    return out;
  }

  /// Whether a value of a query, a form or the like is a secret by its name.
  boolean pair(String name, String value) {
    return pass.rules().secret(name) || value.length() >= LIKELY && pass.rules().parameter(name);
  }

  /// A find whose first group is a name and whose second is the value.
  private String value(Matcher found, boolean secret) {
    if (!secret) {
      return found.group();
    }
    int from = found.start(2) - found.start();
    int to = found.end(2) - found.start();
    String all = found.group();
    String plain = Percent.decode(found.group(2));
    String hidden = pass.hidden(plain, Globs.words(found.group(1)));
    return hidden.equals(plain) ? all : all.substring(0, from) + hidden + all.substring(to);
  }

  /// Those that were secrets elsewhere.
  private String seen(String text) {
    String out = text;
    for (String secret : fresh) {
      if (out.contains(secret)) {
        out = between(out, part -> part.replace(secret, pass.hidden(secret, Scrub.SEEN)));
      }
    }
    if (pass.known().isEmpty()) {
      return out;
    }
    for (Pattern words : new Pattern[] {LONG, SHORTER}) {
      out = between(out, part -> each(words, part, found -> word(found.group())));
    }
    return out;
  }

  private String word(String word) {
    if (pass.known().has(word)) {
      return pass.hidden(word, Scrub.SEEN);
    }
    String plain = Percent.decode(word);
    if (!plain.equals(word) && pass.known().has(plain)) {
      return pass.hidden(plain, Scrub.SEEN);
    }
    int end = word.length();
    while (end > 0 && ".=/".indexOf(word.charAt(end - 1)) >= 0) {
      end--;
    }
    String bare = word.substring(0, end);
    return end < word.length() && pass.known().has(bare)
        ? pass.hidden(bare, Scrub.SEEN) + word.substring(end)
        : word;
  }

  /// Each find by something else.
  static String each(Pattern pattern, String text, Function<Matcher, String> by) {
    Matcher found = pattern.matcher(text);
    StringBuilder out = null;
    int from = 0;
    while (found.find()) {
      String all = found.group();
      String instead = by.apply(found);
      if (!instead.equals(all)) {
        out = out == null ? new StringBuilder(text.length()) : out;
        out.append(text, from, found.start()).append(instead);
        from = found.end();
      }
    }
    return out == null ? text : out.append(text, from, text.length()).toString();
  }

  /// What is between placeholders, changed; placeholders stay as they are.
  private static String between(String text, UnaryOperator<String> change) {
    if (!text.contains("REDACTED-") && !text.contains("person-")) {
      return change.apply(text);
    }
    var out = new StringBuilder(text.length());
    Matcher found = PLACEHOLDER.matcher(text);
    int from = 0;
    while (found.find()) {
      out.append(change.apply(text.substring(from, found.start()))).append(found.group());
      from = found.end();
    }
    return out.append(change.apply(text.substring(from))).toString();
  }
}
