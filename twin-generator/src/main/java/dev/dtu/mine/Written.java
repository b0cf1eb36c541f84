package dev.dtu.mine;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.recording.Content;
import dev.dtu.recording.Exchange;
import dev.dtu.usage.Filling;
import dev.dtu.usage.Line;
import dev.dtu.usage.Pointer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Answers that are texts, as XML is: piece by piece between the marks that part them, each told as a
/// member of a document is.
final class Written {

  /// Where a text stands in a sight of it.
  private static final String TEXT = "";

  private static final String FORM = "form";

  private static final Pattern MARK = Pattern.compile("[<>\"]|\\r?\\n(?=[^A-Za-z0-9+/]|$)");

  private static final Pattern ITEM = Pattern.compile("\\$\\{item:/(\\d+)}");

  /// Longer texts are files, which nobody makes of a few facts.
  private static final int LONGEST = 20_000;

  private static final int LETTERS = 26;

  private static final int PIECES = 1_000;

  /// So many tenants have to show a token before it is the service's own.
  private static final int TENANTS = 3;

  private final List<Sight> sights;
  private final List<List<String>> pieces = new ArrayList<>();
  private final List<String> marks;
  private final SortedMap<Integer, String> told = new TreeMap<>();

  private Written(List<Sight> sights) {
    this.sights = sights;
    sights.forEach(each -> pieces.add(parted(text(each), new ArrayList<>())));
    this.marks = new ArrayList<>();
    parted(text(sights.getFirst()), marks);
  }

  /// A text as a sight shows it; empty where the answer is none.
  static Obj in(Exchange.Answered answered) {
    return answered.body() instanceof Content.Words(String text)
            && !text.isBlank()
            && text.length() <= LONGEST
        ? Obj.of(TEXT, Json.of(text))
        : Obj.EMPTY;
  }

  static boolean is(Obj shown) {
    return shown.has(TEXT);
  }

  /// The lines that tell such answers: one for each form that they have, as far as it is told which they
  /// have when, and enough is alike in them.
  static List<Line> lines(List<Sight> sights, Tokens tokens) {
    SortedMap<String, List<Sight>> forms = new TreeMap<>();
    List<Sight> formed = new ArrayList<>();
    for (Sight each : sights) {
      String form = form(each);
      forms.computeIfAbsent(form, _ -> new ArrayList<>()).add(each);
      formed.add(each.showing(Obj.of(FORM, Json.of(word(form)))));
    }
    SortedMap<String, String> templates = new TreeMap<>();
    forms.forEach((form, those) -> {
      if (groups(those) > 1) {
        new Written(those).template(tokens).ifPresent(is -> templates.put(word(form), is));
      }
    });
    List<Line> lines = new ArrayList<>();
    for (Line line : Learner.lines(formed, Mode.BORN, tokens)) {
      line.is()
          .flatMap(Json::asText)
          .flatMap(form -> Optional.ofNullable(templates.get(form)))
          .ifPresent(is -> lines.add(written(line, is)));
    }
    return lines;
  }

  private static Line written(Line line, String template) {
    Optional<Json> is = Optional.of(Json.of(template));
    return new Line(Pointer.ROOT, line.when(), is, line.seen(), line.against(), 0);
  }

  /// The marks of a text, and between which of them there is nothing.
  private static String form(Sight sight) {
    List<String> marks = new ArrayList<>();
    parted(text(sight), marks);
    return String.join(" ", marks);
  }

  /// A form in a word of letters, as kinds are told.
  private static String word(String form) {
    var word = new StringBuilder("FORM");
    for (int rest = form.hashCode() & 0xffffff; rest > 0; rest /= LETTERS) {
      word.append((char) ('A' + rest % LETTERS));
    }
    return word.toString();
  }

  private static int groups(List<Sight> sights) {
    var groups = new TreeSet<String>();
    sights.forEach(each -> groups.add(each.group()));
    return groups.size();
  }

  private static String text(Sight sight) {
    return sight.shown().text(TEXT).orElse("");
  }

  /// What stands between the marks of a text; bytes without the ends of their lines.
  private static List<String> parted(String text, List<String> marks) {
    List<String> pieces = new ArrayList<>();
    Matcher mark = MARK.matcher(text);
    int from = 0;
    while (mark.find()) {
      pieces.add(plain(text.substring(from, mark.start())));
      marks.add(mark.group());
      from = mark.end();
    }
    pieces.add(plain(text.substring(from)));
    return pieces;
  }

  private static String plain(String piece) {
    String bare = piece.replaceAll("\\s+", "");
    return Guess.BYTES.matcher(bare).matches() && piece.indexOf('\n') > 0 ? bare : piece;
  }

  /// The template of all of it; empty where a piece is the recordings' own.
  private Optional<String> template(Tokens tokens) {
    List<Integer> varied = new ArrayList<>();
    for (int i = 0; i <= marks.size(); i++) {
      int at = i;
      String first = pieces.getFirst().get(i);
      if (pieces.stream().allMatch(each -> each.get(at).equals(first))) {
        if (!named(i) && Parts.of(first).stream().anyMatch(Parts::token) && tenants() < TENANTS) {
          return Optional.empty();
        }
        told.put(i, Filling.quoted(first));
      } else {
        varied.add(i);
      }
    }
    if (marks.size() > PIECES || !learned(varied, tokens)) {
      return Optional.empty();
    }
    var out = new StringBuilder();
    for (int i = 0; i <= marks.size(); i++) {
      Matcher item = ITEM.matcher(told.getOrDefault(i, ""));
      out.append(item.replaceAll(found -> Matcher.quoteReplacement(piece(found.group(1)))));
      out.append(i < marks.size() ? marks.get(i) : "");
    }
    return Optional.of(out.toString());
  }

  /// Whether a piece is the name of an element, which is nobody's own.
  private boolean named(int piece) {
    return piece > 0 && marks.get(piece - 1).equals("<");
  }

  private String piece(String number) {
    return told.getOrDefault(Integer.parseInt(number), "");
  }

  private long tenants() {
    return sights.stream().map(Sight::origin).distinct().count();
  }

  /// Whether something tells each of the pieces that are not always the same.
  private boolean learned(List<Integer> varied, Tokens tokens) {
    List<Sight> shown = new ArrayList<>();
    for (int i = 0; i < sights.size(); i++) {
      Obj.Builder own = Obj.builder();
      for (int piece : varied) {
        own.put(Integer.toString(piece), pieces.get(i).get(piece));
      }
      shown.add(sights.get(i).showing(own.build()));
    }
    for (Line line : Learner.lines(shown, Mode.BORN, tokens)) {
      Optional<String> is =
          line.is().filter(each -> !each.equals(Line.DRAWN)).flatMap(Json::asText);
      if (is.isPresent() && line.when().isEmpty() && line.at().steps().size() == 1) {
        told.putIfAbsent(Integer.parseInt(line.at().steps().getFirst()), is.get());
      }
    }
    return told.keySet().containsAll(varied);
  }
}
