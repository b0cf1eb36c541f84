package dev.dtu.load;

import dev.dtu.twin.Crossing;
import dev.dtu.twin.Letterhead;
import dev.dtu.twin.Letterhead.Leafing;
import dev.dtu.twin.Mint;
import dev.dtu.twin.Remarks;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// Reads `headers`, `pages`, `crossing` and `remarks` of a title page: what replies carry besides what was asked
/// for.
final class LetterheadReader {

  private static final List<String> REMARKS = List.of("word", "list", "of", "refuses");
  private static final List<String> BAR = List.of("untyped", "charsets", "argument", "bare");
  private static final List<String> PAGES =
      List.of("cursor", "self", "sorted", "unless", "tells", "omits");

  private LetterheadReader() {}

  /// @param members of the title page
  /// @param operations of the contract
  static Letterhead read(Map<String, Page> members, List<String> operations) {
    Page headers = members.get("headers");
    Page pages = members.get("pages");
    Page remarks = members.get("remarks");
    Page located = members.get("located");
    SortedMap<String, String> texts = new TreeMap<>();
    if (headers != null) {
      headers
          .members()
          .forEach((name, text) -> texts.put(name.toLowerCase(Locale.ROOT), text(text)));
    }
    return new Letterhead(
        texts,
        pages == null ? Leafing.USUAL : leafing(pages, operations),
        remarks == null ? Remarks.NONE : remarks(remarks),
        located(located, operations),
        Optional.ofNullable(members.get("crossing")).map(LetterheadReader::crossing));
  }

  private static Crossing crossing(Page page) {
    Map<String, Page> members = page.members(List.of("resource", "origin", "where"));
    Page resource = members.get("resource");
    Page origin = members.get("origin");
    SortedMap<String, String> where = new TreeMap<>();
    Page said = members.get("where");
    if (said != null) {
      said.members().forEach((member, word) -> where.put(member, word.text()));
    }
    if (resource == null || origin == null) {
      page.flaw("expected the members resource, origin, found fewer");
      return new Crossing("", "", where);
    }
    return new Crossing(resource.text(), origin.text(), where);
  }

  private static Remarks remarks(Page page) {
    Map<String, Page> members = page.members(REMARKS);
    Page word = members.get("word");
    Page list = members.get("list");
    Page of = members.get("of");
    if (word == null || list == null || of == null) {
      page.flaw("expected the members word, list, of, found fewer");
      return Remarks.NONE;
    }
    if (!list.text().matches("[^.]+\\.[^.]+")) {
      list.flaw("expected two members such as metadata.notes, found '" + list.text() + "'");
    }
    List<Remarks.Remark> each = new ArrayList<>();
    of.members()
        .forEach((says, one) -> {
          Map<String, Page> told = one.members(List.of("type", "charset"));
          Page type = told.get("type");
          if (type == null) {
            one.flaw("expected a member 'type', the media type it is made of; found none");
          }
          String media = type == null ? "" : type.text();
          each.add(new Remarks.Remark(media, flag(told.get("charset")), says));
        });
    return new Remarks(word.text(), list.text(), each, bars(members.get("refuses")));
  }

  /// Spellings that are refused, by the errors that say so.
  private static List<Remarks.Bar> bars(@Nullable Page page) {
    List<Remarks.Bar> bars = new ArrayList<>();
    if (page != null) {
      page.members()
          .forEach((says, one) -> {
            Map<String, Page> told = one.members(BAR);
            if (told.size() != 1) {
              one.flaw("expected one of " + String.join(", ", BAR) + ", found " + told.size());
            }
            Page charsets = told.get("charsets");
            bars.add(
                new Remarks.Bar(
                    says,
                    flag(told.get("untyped")),
                    charsets == null ? List.of() : charsets.texts(),
                    Optional.ofNullable(told.get("argument")).flatMap(LetterheadReader::pattern),
                    flag(told.get("bare"))));
          });
    }
    return bars;
  }

  private static Optional<Pattern> pattern(Page page) {
    try {
      return Optional.of(Pattern.compile(page.text()));
    } catch (PatternSyntaxException wrong) {
      page.flaw("expected a regular expression: " + wrong.getDescription());
      return Optional.empty();
    }
  }

  private static String text(Page page) {
    String text = page.text();
    int from = text.indexOf("${id:");
    int end = text.lastIndexOf('}');
    try {
      if (from >= 0 && !page.sound()) {
        Mint.of(text.substring(from + 5, Math.max(from + 5, end)));
      }
    } catch (IllegalArgumentException wrong) {
      page.flaw(String.valueOf(wrong.getMessage()));
    }
    return text;
  }

  private static Leafing leafing(Page page, List<String> operations) {
    Map<String, Page> members = page.members(PAGES);
    Page cursor = members.get("cursor");
    if (cursor != null && !cursor.text().equals("last")) {
      cursor.flaw("expected 'last', or no such member; found '" + cursor.text() + "'");
    }
    Page unless = members.get("unless");
    return new Leafing(
        cursor != null,
        flag(members.get("self")),
        flag(members.get("sorted")),
        unless == null ? List.of() : unless.texts(),
        tells(members.get("tells"), operations),
        omits(members.get("omits"), operations));
  }

  private static List<String> located(@Nullable Page page, List<String> operations) {
    List<String> located = new ArrayList<>();
    if (page != null) {
      page.items().forEach(each -> located.add(each.word(operations)));
    }
    return located;
  }

  private static SortedMap<String, SortedMap<String, String>> tells(
      @Nullable Page page, List<String> operations) {
    SortedMap<String, SortedMap<String, String>> tells = new TreeMap<>();
    if (page != null) {
      page.members()
          .forEach((parameter, each) -> {
            SortedMap<String, String> values = new TreeMap<>();
            each.members(operations)
                .forEach((operation, value) -> values.put(operation, value.text()));
            tells.put(parameter, values);
          });
    }
    return tells;
  }

  private static SortedMap<String, List<String>> omits(
      @Nullable Page page, List<String> operations) {
    SortedMap<String, List<String>> omits = new TreeMap<>();
    if (page != null) {
      page.members(operations).forEach((operation, names) -> omits.put(operation, names.texts()));
    }
    return omits;
  }

  private static boolean flag(@Nullable Page page) {
    if (page != null && !List.of("true", "false").contains(page.text())) {
      page.flaw("expected true or false, found '" + page.text() + "'");
    }
    return page != null && page.text().equals("true");
  }
}
