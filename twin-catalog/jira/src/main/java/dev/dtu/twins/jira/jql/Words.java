package dev.dtu.twins.jira.jql;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// The words and characters that mean something of themselves, and must be quoted to mean nothing.
///
/// - source: support.atlassian.com, what is advanced search in Jira Cloud, and the published grammar of
///   `@atlaskit/jql-parser`, 2026-09-12
public final class Words {

  /// The words of the grammar.
  private static final Set<String> KEYWORDS =
      new TreeSet<>(
          List.of(
              ("after and asc before by cf changed desc during empty from in is not null on or"
                      + " order to was")
                  .split(" ")));

  private static final List<String> RESERVED =
      List.of(
          ("a an abort access add after alias all alter and any are as asc at audit avg be before"
               + " begin between boolean break but by byte catch cf char character check checkpoint"
               + " collate collation column commit connect continue count create current date"
               + " decimal declare decrement default defaults define delete delimiter desc"
               + " difference distinct divide do double drop else empty encoding end equals escape"
               + " exclusive exec execute exists explain false fetch field file first float for"
               + " from function go goto grant greater group having identified if immediate in"
               + " increment index initial inner inout input insert int integer intersect"
               + " intersection into is isempty isnull it join last left less like limit lock long"
               + " max min minus mode modify modulo more multiply next no noaudit not notin nowait"
               + " null number object of on option or order outer output power previous prior"
               + " privileges public raise raw remainder rename resource return returns revoke"
               + " right row rowid rownum rows select session set share size sqrt start strict"
               + " string subtract such sum synonym table that the their then there these they this"
               + " to trans transaction trigger true uid union unique update user validate values"
               + " view was when whenever where while will with")
              .split(" "));

  private static final Set<String> RESERVED_WORDS = new TreeSet<>(RESERVED);

  /// Characters that are kept for later, and may stand in quotation marks only.
  static final String KEPT = "{}*/%+^$#@?;";

  /// Characters that end a word.
  static final String SIGNS = "\"'=!<>()~,[]|&";

  private Words() {}

  /// All reserved words, as Jira lists them.
  public static List<String> reserved() {
    return RESERVED;
  }

  static boolean isKeyword(String word) {
    return KEYWORDS.contains(word.toLowerCase(Locale.ROOT));
  }

  static boolean isReserved(String word) {
    return RESERVED_WORDS.contains(word.toLowerCase(Locale.ROOT));
  }

  /// A text as it may stand in a query, quoted where it has to be.
  public static String written(String text) {
    boolean plain = !text.isEmpty() && !isReserved(text) && !isKeyword(text);
    for (int i = 0; plain && i < text.length(); i++) {
      char c = text.charAt(i);
      plain = c > ' ' && c != '\\' && KEPT.indexOf(c) < 0 && SIGNS.indexOf(c) < 0;
    }
    return plain ? text : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
