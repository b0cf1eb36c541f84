package dev.dtu.event;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;

/// How apps of the notes service hear by sockets.
public final class NotesSockets {

  private NotesSockets() {}

  /// Acknowledged within three seconds, else told again at once and after a minute.
  ///
  /// @param most sockets of the app
  public static Line of(int most) {
    var opening =
        new Line.Opening(
            "dial",
            Json.trusted("{\"url\":\"${address}/socket?ticket=${ticket}\"}"),
            "/socket",
            new Line.Ticket("ticket", "[a-z0-9]{16}", Duration.ofSeconds(30)),
            most,
            "crowd");
    var load =
        new Line.Load(
            List.of("note.*"),
            true,
            object("{\"envelope\":\"${envelope}\",\"note\":\"${try.document}\",\"attempt\":0}"),
            object("{\"attempt\":\"${try.retry}\",\"reason\":\"${try.reason}\"}"));
    var reasons = new TreeMap<String, Line.Step>();
    reasons.put("warning", new Line.Step(Duration.ofSeconds(10), "refresh"));
    reasons.put("refresh", new Line.Step(Duration.ZERO, ""));
    reasons.put("crowd", new Line.Step(Duration.ZERO, ""));
    return new Line(
        "app",
        opening,
        object("{\"hello\":\"${app}\",\"connections\":\"${connections}\"}"),
        List.of(load),
        new Line.Reading("envelope", "e[0-9]{12}", "says"),
        Manner.carried(Duration.ofSeconds(3), false)
            .again(
                List.of("timeout", "connection"),
                List.of("PT0S", "PT1M"),
                "",
                object("{\"timeout\":\"slow\"}")),
        new Line.Ending(object("{\"bye\":\"${reason}\"}"), reasons),
        new Line.Life(
            Duration.ofHours(1), "warning", Duration.ofMillis(20), Duration.ofMinutes(2)));
  }

  private static Obj object(String json) {
    return (Obj) Json.trusted(json);
  }
}
