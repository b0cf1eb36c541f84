package dev.dtu.mine;

import dev.dtu.fidelity.Forms;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.usage.Echo;
import dev.dtu.usage.Filling;
import dev.dtu.usage.Pointer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What the values of one sight may have come of.
final class Clues {

  /// A word shorter than this is found in other texts by accident.
  private static final int TELLING = 4;

  /// A constant list or text is no longer than this.
  private static final int LONGEST = 400;

  /// What a thing may be called: letters, and a digit among them.
  private static final Pattern NAME = Pattern.compile("(?=.*\\d)(?=.*[A-Za-z])[A-Za-z0-9_-]{5,60}");

  /// A word from a closed set stands in many places by accident.
  private static final Pattern KIND = Pattern.compile("[A-Z][A-Z_]*");

  private static final String ITEM = "${item:";

  private static final Duration CLOSE = Duration.ofMinutes(2);
  private static final Duration AT_ONCE = Duration.ofSeconds(2);

  /// A text that is known, and how a template says it.
  private record Word(String text, String hole) {}

  private final Sight sight;
  private final Mode mode;
  private final List<Word> words = new ArrayList<>();
  private final Map<Json, List<String>> elsewhere = new HashMap<>();
  private final Tallies tallies;
  private final Set<String> clients;

  /// @param clients words that clients made up: no set of the service's has them
  Clues(Sight sight, Mode mode, Set<String> clients) {
    this.clients = clients;
    this.sight = sight;
    this.mode = mode;
    this.tallies = new Tallies(sight);
    if (sight.origin().contains("://")) {
      words.add(new Word(sight.origin(), "${origin}"));
      words.add(new Word(sight.origin().substring(sight.origin().indexOf("://") + 3), "${host}"));
    }
    if (sight.id().length() >= TELLING) {
      words.add(new Word(sight.id(), "${id}"));
    }
    sight.parameters().forEach((name, value) -> word(value, "${" + name + "}"));
    sight
        .rows()
        .forEach((id, row) -> word(id, row.startsWith("${") ? row : "${first:" + row + "}"));
    word(sight.tenant(), "${tenant}");
    word(sight.domain(), "${domain}");
    gather(sight.sent(), "sent:", Pointer.ROOT);
    gather(sight.before(), "before:", Pointer.ROOT);
    inside(sight.shown(), Pointer.ROOT);
    words.sort(Comparator.comparingInt(each -> -each.text().length()));
  }

  /// Notes the ids that stand by themselves in the thing: others may be made of them.
  private void inside(Json value, Pointer at) {
    switch (value) {
      case Obj obj -> obj.forEach(each -> inside(each.value(), at.to(each.key())));
      case Json.Text(String text) -> {
        if (NAME.matcher(text).matches() && !text.equals(sight.id())) {
          words.add(new Word(text, ITEM + at + "}"));
        }
      }
      case Arr _, Json.Num _, Json.Bool _, Json.Null _ -> {}
    }
  }

  Sight sight() {
    return sight;
  }

  private void word(String text, String hole) {
    if (text.length() >= TELLING && !text.equals(sight.id()) && !kind(text)) {
      words.add(new Word(text, hole));
    }
  }

  private boolean kind(String text) {
    return KIND.matcher(text).matches() && !clients.contains(text);
  }

  private void gather(Json value, String from, Pointer at) {
    switch (value) {
      case Obj obj -> obj.forEach(each -> gather(each.value(), from, at.to(each.key())));
      case Json.Text(String text) -> {
        String hole = "${" + from + at + "}";
        word(text, hole);
        if (from.equals("sent:")) {
          Echo.forms(text).forEach((form, other) -> word(other, "${" + form + ":sent:" + at + "}"));
        }
        if (!text.isEmpty() && !kind(text)) {
          elsewhere.computeIfAbsent(value, _ -> new ArrayList<>()).add(hole);
        }
      }
      case Json.Num(String lexeme) -> {
        if (lexeme.length() > 1) {
          String hole = "${" + from + at + "}";
          elsewhere.computeIfAbsent(value, _ -> new ArrayList<>()).add(hole);
        }
      }
      case Arr _, Json.Bool _, Json.Null _ -> {}
    }
  }

  /// Whether it shows something of the kind that the thing has there: no more is told by a form.
  boolean showsAlike(Pointer at) {
    Optional<Json> shown = at.in(sight.shown());
    return mode == Mode.VIEW
        && shown.isPresent()
        && kept(at).filter(before -> before.kind().equals(shown.get().kind())).isPresent();
  }

  /// What would stand there if there were no rule.
  private Optional<Json> kept(Pointer at) {
    Optional<Json> sent = mode.sends() ? at.in(sight.sent()) : Optional.empty();
    return sent.isPresent() || !mode.keeps() ? sent : at.in(sight.before());
  }

  /// All that may explain what is shown there.
  Set<Told> of(Pointer at) {
    Set<Told> told = new LinkedHashSet<>();
    Optional<Json> shown = at.in(sight.shown());
    Optional<Json> kept = kept(at);
    boolean object = shown.filter(Obj.class::isInstance).isPresent();
    int things = Tallies.things(shown);
    boolean same =
        object
            ? kept.filter(Obj.class::isInstance).isPresent()
            : things > 0 ? Tallies.things(kept) == things : kept.equals(shown);
    if (same) {
      told.add(Told.KEPT);
    }
    Optional<Json> before = at.in(sight.before());
    boolean stays = before.isEmpty() ? same : before.equals(shown);
    if (mode == Mode.REPLACE && stays) {
      told.add(Told.of(Json.of("${before:" + at + "}"), Told.Rank.LINKED));
    }
    if (shown.isEmpty()) {
      told.add(Told.ABSENT);
      return told;
    }
    if (object || things > 0) {
      told.add(object ? Told.OBJECT : Told.things(things));
      if (mode == Mode.BORN) {
        tallies.repeated(shown.get()).forEach(is -> told.add(Told.of(is, Told.Rank.LINKED)));
      }
      return told;
    }
    explain(at, shown.get(), told);
    told.add(Told.form(shown.get()));
    return told;
  }

  private void explain(Pointer at, Json value, Set<Told> told) {
    moment(value).ifPresent(is -> told.add(Told.of(Json.of(is), Told.Rank.CLOCK)));
    Json template = template(value, at);
    if (!template.equals(plain(value))) {
      told.add(Told.of(template, Told.Rank.LINKED));
    }
    if (value.toString().length() <= LONGEST && !hidden(value) && !ours(value)) {
      told.add(Told.of(plain(value), Told.Rank.CONSTANT));
    }
    if (value instanceof Json.Text && template instanceof Json.Text(String text)) {
      String folded = Parts.folded(text);
      if (!folded.equals(text)) {
        told.add(Told.of(Json.of(folded), Told.Rank.PARTLY));
      }
    }
    for (String hole : elsewhere.getOrDefault(value, List.of())) {
      told.add(Told.of(Json.of(hole), Told.Rank.ELSEWHERE));
    }
    tallies.counted(value, at).forEach(is -> told.add(Told.of(is, Told.Rank.COUNTED)));
    tallies.areas(value, at).forEach(is -> told.add(Told.of(is, Told.Rank.LINKED)));
    tallies.repeated(value).forEach(is -> told.add(Told.of(is, Told.Rank.ELSEWHERE)));
    at.in(sight.sent())
        .filter(value::equals)
        .ifPresent(_ -> told.add(Told.of(Json.of("${sent:" + at + "}"), Told.Rank.LINKED)));
  }

  private static boolean hidden(Json value) {
    String text = value.toString();
    return text.contains("REDACTED") || text.contains("@");
  }

  /// Whether it has the tenant's own name in it, or a word that clients made up.
  private boolean ours(Json value) {
    String label = sight.tenant();
    return value instanceof Json.Text(String text)
            && !clients.isEmpty()
            && Parts.of(text).stream().anyMatch(clients::contains)
        || label.length() >= TELLING && value.toString().contains(label);
  }

  private Optional<String> moment(Json value) {
    Optional<String> text = value.asWords();
    Optional<Instant> told = text.flatMap(each -> Forms.moment(each, sight.moment()));
    if (told.isEmpty() || sight.moment().isEmpty()) {
      return Optional.empty();
    }
    Duration close = mode == Mode.VIEW ? AT_ONCE : CLOSE;
    boolean now = Duration.between(told.get(), sight.moment().get()).abs().compareTo(close) <= 0;
    return now ? Times.like(value).map(form -> "${moment:" + form + "}") : Optional.empty();
  }

  /// A value with nothing in it that a template would read.
  private static Json plain(Json value) {
    return switch (value) {
      case Json.Text(String text) -> Json.of(Filling.quoted(text));
      case Arr arr -> Arr.of(arr.items().stream().map(Clues::plain).toList());
      case Obj obj -> {
        var out = Obj.builder();
        obj.forEach(each -> out.put(each.key(), plain(each.value())));
        yield out.build();
      }
      case Json.Num _, Json.Bool _, Json.Null _ -> value;
    };
  }

  /// A value with each known word in it said by where it comes from.
  ///
  /// @param at where it stands; what it is made of stands before it or less deep
  Json template(Json value, Pointer at) {
    return switch (value) {
      case Json.Text(String text) -> Json.of(template(text, at));
      case Arr arr -> Arr.of(arr.items().stream().map(each -> template(each, at)).toList());
      case Obj obj -> {
        var out = Obj.builder();
        obj.forEach(each -> out.put(each.key(), template(each.value(), at)));
        yield out.build();
      }
      case Json.Num(String lexeme) when lexeme.equals(sight.id()) && lexeme.length() >= TELLING ->
          Json.of("${id}");
      case Json.Num _, Json.Bool _, Json.Null _ -> value;
    };
  }

  private String template(String text, Pointer place) {
    var out = new StringBuilder();
    var plain = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      Word found = null;
      for (Word word : words) {
        boolean there = text.startsWith(word.text(), at) && before(word.hole(), place);
        if (there && apart(text, at, at + word.text().length())) {
          found = word;
          break;
        }
      }
      if (found == null) {
        plain.append(text.charAt(at++));
      } else {
        out.append(Filling.quoted(plain.toString())).append(found.hole());
        plain.setLength(0);
        at += found.text().length();
      }
    }
    return out.append(Filling.quoted(plain.toString())).toString();
  }

  /// Whether a fact is known by the time that a place is filled.
  private static boolean before(String hole, Pointer place) {
    if (!hole.startsWith(ITEM)) {
      return true;
    }
    Pointer source = Pointer.of(hole.substring(ITEM.length(), hole.length() - 1));
    int deeper = Integer.compare(source.steps().size(), place.steps().size());
    return deeper < 0 || (deeper == 0 && source.compareTo(place) < 0);
  }

  /// Whether a word stands by itself in a text.
  private static boolean apart(String text, int from, int to) {
    boolean left = from == 0 || !Character.isLetterOrDigit(text.charAt(from - 1));
    return left && (to == text.length() || !Character.isLetterOrDigit(text.charAt(to)));
  }
}
