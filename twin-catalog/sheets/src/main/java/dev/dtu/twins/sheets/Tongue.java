package dev.dtu.twins.sheets;

import dev.dtu.twins.sheets.formula.Typed;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How people of a place write numbers and dates: whether a comma is before the parts of a number, and
/// whether a day is before its month.
///
/// - source: dossier of developers.google.com, Sheets API, guides/values, 2026-09-12
///
/// @param locale of the spreadsheet, such as `en_US`
record Tongue(String locale) {

  private static final Pattern NUMBER = Pattern.compile("[-+$€£¥%\\d.,\\s]+(?:[eE][+-]?\\d+)?%?");
  private static final Pattern DAY =
      Pattern.compile("(\\d{1,2})([-/.])(\\d{1,2})(\\2(?:\\d{4}|\\d{2}))?(?=$|[ T])(.*)");
  private static final Pattern MONTH_FIRST = Pattern.compile("m([-/])d");
  private static final List<String> COMMA =
      List.of(
          ("bg cs da de el es et fi fr hr hu id is it lt lv nb nl no pl pt ro ru sk sl sr sv tr uk"
                  + " vi")
              .split(" "));

  /// What a text says that somebody typed; empty when it is no number.
  ///
  /// @param year the year of a date without one
  Optional<Typed> read(String text, int year) {
    if (!dayFirst()) {
      return Typed.of(text, year);
    }
    Matcher day = DAY.matcher(text.strip());
    if (day.matches()) {
      String last = day.group(4) == null ? "" : "/" + day.group(4).substring(1);
      String month = day.group(3) + "/" + day.group(1) + last + day.group(5);
      return Typed.of(month, year).map(typed -> own(typed, day.group(2)));
    }
    boolean turned = hasComma() && NUMBER.matcher(text.strip()).matches();
    return Typed.of(turned ? turned(text) : text, year);
  }

  private static String turned(String text) {
    return text.replace('.', '\0').replace(',', '.').replace('\0', ',');
  }

  private static Typed own(Typed typed, String sign) {
    String pattern = MONTH_FIRST.matcher(typed.pattern()).replaceFirst("d$1m");
    return new Typed(typed.number(), typed.type(), pattern.replace("/", sign));
  }

  private boolean dayFirst() {
    return locale.contains("_") && !locale.endsWith("_US");
  }

  private boolean hasComma() {
    return COMMA.contains(locale.split("_", 2)[0].toLowerCase(Locale.ROOT))
        && !locale.equals("es_MX");
  }
}
