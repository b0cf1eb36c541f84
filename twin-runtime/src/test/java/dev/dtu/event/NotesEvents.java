package dev.dtu.event;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Late;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// What the notes service tells: that a note was made.
public final class NotesEvents {

  private NotesEvents() {}

  /// Told one after the other where it is ordered; two further tries, after a minute and after five.
  public static Events of(boolean ordered) {
    return of(ordered, Duration.ofSeconds(3));
  }

  /// @param timeout of a try
  public static Events of(boolean ordered, Duration timeout) {
    var house =
        new House(
            "notes",
            "notes",
            new TreeMap<>(),
            "",
            Late.here(new TreeSet<>()),
            "${origin}",
            List.of());
    var made =
        new Occasion(
            "note",
            Occasion.Kind.CREATED,
            "",
            List.of(),
            List.of(),
            new TreeMap<>(),
            new TreeMap<>(),
            new TreeMap<>());
    var kind = new EventKind("note.made", made, new TreeMap<>());
    var manner =
        new Manner(
            "POST",
            List.of(),
            new Signing.Hmac("${try.body}", "x-seal", "v1="),
            List.of("2xx"),
            timeout,
            List.of("5xx", "timeout"),
            List.of("PT1M", "PT5M"),
            "x-no-more",
            Obj.EMPTY,
            ordered);
    Json words = Json.trusted("{\"text\":\"${note.text}\",\"id\":\"${id}\"}");
    return new Events(
        house,
        new Kinds(List.of(Kinds.Later.of(kind))),
        List.<Hook>of(),
        Wording.of(words),
        "ev[0-9]{8}",
        manner,
        Optional.empty());
  }

  /// Of notes whose text is an address: who answers there is asked before the note is made.
  ///
  /// @param within how long the call waits
  public static Events asking(Duration within) {
    Events plain = of(false);
    var never = new TreeMap<String, Json>(Map.of("hears", Json.of("events")));
    var hook = new Hook("note", never, "text", "", "", "");
    var manner =
        new Manner(
            "GET",
            List.of(),
            Signing.None.NONE,
            List.of("200"),
            Duration.ofSeconds(3),
            List.of("5xx"),
            List.of("PT0S"),
            "",
            Obj.EMPTY,
            false);
    var verification =
        new Verification(
            List.of("createNote"),
            manner,
            "[a-z]{8}",
            Json.Null.NULL,
            Json.of("yes"),
            Obj.EMPTY,
            Obj.EMPTY,
            Optional.of(new Patience(within)));
    return new Events(
        plain.house(),
        plain.kinds(),
        List.of(hook),
        plain.usual(),
        plain.id(),
        plain.manner(),
        Optional.of(verification));
  }
}
