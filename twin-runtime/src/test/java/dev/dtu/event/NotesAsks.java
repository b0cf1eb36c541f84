package dev.dtu.event;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Advice;
import dev.dtu.twin.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Notes that are not made before the outside had a word on them: a dialog, so to say.
public final class NotesAsks {

  private NotesAsks() {}

  /// Whoever stands in a note that hears is asked. It may put other members into the note
  /// (`commands`), show another answer (`view`), or deny it (`errors`).
  ///
  /// @param within how long the call waits
  /// @param strict whether a note is refused of which nobody says anything
  public static Events of(Duration within, boolean strict) {
    var hears = new TreeMap<String, Json>(Map.of("hears", Json.of("asks")));
    var hook = new Hook("note", hears, "text", "", "", "");
    var manner =
        new Manner(
            "POST",
            List.of(),
            Signing.None.NONE,
            List.of("200"),
            Duration.ofSeconds(3),
            List.of("5xx"),
            List.of("PT0S"),
            "",
            Obj.EMPTY,
            false);
    var silence = new Saying(Problem.UNANSWERED, Obj.EMPTY, Obj.EMPTY);
    var ask =
        new Ask(
            "note_submission",
            new Ask.When(List.of("createNote"), new TreeMap<>(), new TreeMap<>()),
            new Ask.Whom(hook, "", Ask.Naming.NOBODY),
            new Ask.How(manner, new Patience(within)),
            Json.trusted("{\"text\":\"${body.text}\",\"would\":\"${reply.id}\"}"),
            new Hearing(steps(), strict ? Optional.of(silence) : Optional.empty()));
    return NotesEvents.of(false).with(List.of(ask));
  }

  private static List<Step> steps() {
    var denied = new TreeMap<String, Json>(Map.of("response_action", Json.of("errors")));
    var shown = new TreeMap<String, Json>(Map.of("response_action", Json.of("update")));
    var changed = new TreeMap<String, Json>(Map.of("type", Json.of("note.update")));
    Obj facts = Json.trusted("{\"text\":[\"${answer.errors.text}\",\"no\"]}").asObj().orElseThrow();
    return List.of(
        new Step("", denied, "", new Deed.Refuses(new Saying(Problem.INVALID, facts, Obj.EMPTY))),
        new Step("", shown, "", new Deed.Becomes(Advice.REPLY, "view")),
        new Step("commands", changed, "", new Deed.Merges(Advice.BODY, "", "value")));
  }
}
