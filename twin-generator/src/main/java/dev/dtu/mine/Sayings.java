package dev.dtu.mine;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.recording.Exchange;
import dev.dtu.recording.Session;
import dev.dtu.split.Group;
import dev.dtu.usage.Line;
import dev.dtu.usage.Pointer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What clients call things, and what they say of them: texts that a client sent in some session
/// before an answer of it showed them. Where people name or describe a thing, such a text is
/// theirs, whichever recordings show it later, and no rule of the service. Mutable, one thread's.
final class Sayings {

  /// Members in which people name things, or describe them.
  private static final List<String> FREE =
      List.of("name", "label", "title", "key", "displayname", "slug", "description", "summary");

  /// A member's name that a program made up, or somebody in haste.
  private static final Pattern NUMBERED = Pattern.compile(".*\\d{4}.*");

  private static final Pattern WORD = Pattern.compile("[A-Za-z_-]*");

  private static final String MANY = "";

  private final Set<String> said = new HashSet<>();
  private final Handles handles = new Handles();

  /// Numbered names, each with the group whose clients sent it.
  private final Map<String, String> names = new HashMap<>();

  /// Takes in what one session shows.
  void watch(Session session) {
    String group = Group.of(session);
    Set<String> shown = new HashSet<>();
    for (Exchange each : session.exchanges()) {
      each.sent().body().document().ifPresent(body -> sent(body, shown, group));
      each.answered().body().document().ifPresent(body -> shown(body, shown));
    }
  }

  private void sent(Json value, Set<String> shown, String group) {
    switch (value) {
      case Obj obj ->
          obj.forEach(each -> {
            if (NUMBERED.matcher(each.key()).matches()) {
              names.merge(each.key(), group, (one, other) -> one.equals(other) ? one : MANY);
            }
            handles.sent(each);
            sent(each.value(), shown, group);
          });
      case Arr arr -> arr.forEach(each -> sent(each, shown, group));
      case Json.Text(String text) -> {
        if (!shown.contains(text)) {
          said.add(text);
        }
      }
      case Json.Num _, Json.Bool _, Json.Null _ -> {}
    }
  }

  private void shown(Json value, Set<String> shown) {
    switch (value) {
      case Obj obj -> {
        handles.shown(obj);
        obj.forEach(each -> shown(each.value(), shown));
      }
      case Arr arr -> arr.forEach(each -> shown(each, shown));
      case Json.Text(String text) -> shown.add(text);
      case Json.Num _, Json.Bool _, Json.Null _ -> {}
    }
  }

  /// Whether a line is about a member that one group's clients made up the name of, with a number
  /// in it.
  boolean numbered(Line line) {
    return line.at().steps().stream()
        .anyMatch(step -> !names.getOrDefault(step, MANY).equals(MANY));
  }

  /// Words by which clients call things, and what stands beside them.
  Set<String> words() {
    return handles.words();
  }

  /// The line, or that there is something where it says a client's own words.
  Line kept(Line line) {
    Optional<String> text = line.is().flatMap(Json::asText);
    boolean own = free(line.at()) && text.filter(this::own).isPresent();
    return own || text.filter(each -> handles.own(each, line.at())).isPresent()
        ? new Line(
            line.at(),
            line.when(),
            Optional.of(Line.DRAWN),
            line.seen(),
            line.against(),
            line.unheeded())
        : line;
  }

  private static boolean free(Pointer at) {
    return !at.steps().isEmpty() && FREE.contains(at.steps().getLast().toLowerCase(Locale.ROOT));
  }

  /// Whether clients said the text, or all of its words, each by itself. A single word of letters
  /// may as well be the service's: clients say what kind of thing they want.
  private boolean own(String text) {
    String[] words = text.split(" ", -1);
    return !WORD.matcher(text).matches() && said.contains(text)
        || (words.length > 1 && List.of(words).stream().allMatch(said::contains));
  }
}
