package dev.dtu.load;

import dev.dtu.event.Line;
import dev.dtu.event.Manner;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads `sockets.yaml`: how apps hear of a service's events by sockets that they open.
final class SocketsReader {

  static final String FILE = "twin/sockets.yaml";

  private static final List<String> MEMBERS =
      List.of(
          "source", "app", "opens", "hello", "carries", "acknowledged", "retry", "ends", "life");
  private static final List<String> OPENS =
      List.of("operation", "reply", "path", "ticket", "most", "source");
  private static final List<String> TICKET = List.of("parameter", "shape", "lasts");
  private static final List<String> MOST = List.of("sockets", "says");
  private static final List<String> CARRIES =
      List.of("events", "instead", "frame", "again", "source");
  private static final List<String> READING =
      List.of("by", "shape", "answer", "within", "ordered", "source");
  private static final List<String> ENDS = List.of("frame", "reasons", "source");
  private static final List<String> STEP = List.of("after", "then");
  private static final List<String> LIFE = List.of("age", "says", "ping", "lingers", "source");
  private static final Duration DAYS = Duration.ofDays(30);

  private final Occasions occasions;
  private final Mentions mentions;
  private final Sending sending;

  SocketsReader(Occasions occasions, Mentions events) {
    this.occasions = occasions;
    this.mentions = events.knowing(Line.FACTS);
    this.sending = new Sending(occasions, events);
  }

  /// @param events the names there are
  Line read(Page root, List<String> events) {
    Map<String, Page> file =
        needed(root, MEMBERS, "source", "app", "opens", "hello", "carries", "acknowledged", "ends");
    Page app = file.get("app");
    if (app != null) {
      mentions.text(app, app.text());
    }
    Line.Ending ending = ending(file.get("ends"));
    List<String> reasons = List.copyOf(ending.reasons().keySet());
    List<Line.Load> loads = new ArrayList<>();
    if (file.containsKey("carries")) {
      file.get("carries").items().forEach(each -> loads.add(load(each, events)));
    }
    return new Line(
        text(app),
        opening(file.get("opens"), reasons),
        words(file.get("hello")),
        loads,
        reading(file.get("acknowledged")),
        manner(file.get("acknowledged"), file.get("retry")),
        ending,
        life(file.get("life"), reasons));
  }

  private Line.Opening opening(@Nullable Page page, List<String> reasons) {
    Map<String, Page> members = members(page, OPENS, "operation", "reply", "path", "ticket");
    Page operation = members.get("operation");
    if (operation != null) {
      occasions.operation(operation);
    }
    Map<String, Page> ticket =
        members(members.get("ticket"), TICKET, "parameter", "shape", "lasts");
    Page path = members.get("path");
    if (path != null && !path.text().startsWith("/")) {
      path.flaw("expected a path that starts with a slash, found '" + path.text() + "'");
    }
    Map<String, Page> most = members(members.get("most"), MOST, "sockets");
    return new Line.Opening(
        text(operation),
        words(members.get("reply")),
        text(path),
        new Line.Ticket(
            text(ticket.get("parameter")),
            ticket.containsKey("shape") ? Slots.shape(ticket.get("shape")) : "",
            time(ticket.get("lasts"))),
        most.containsKey("sockets") ? most.get("sockets").whole(1, 1_000) : 1_000,
        reason(most.get("says"), reasons));
  }

  private Line.Load load(Page page, List<String> events) {
    Map<String, Page> members = needed(page, CARRIES, "events", "frame");
    Page names = members.get("events");
    if (names != null) {
      names.items().forEach(each -> Slots.glob(each, events));
    }
    return new Line.Load(
        names == null ? List.of() : names.texts(),
        Slots.flag(members.get("instead")),
        words(members.get("frame")).asObj().orElse(Obj.EMPTY),
        words(members.get("again")).asObj().orElse(Obj.EMPTY));
  }

  private static Line.Reading reading(@Nullable Page page) {
    Map<String, Page> members = members(page, READING, "by", "shape", "within");
    return new Line.Reading(
        text(members.get("by")),
        members.containsKey("shape") ? Slots.shape(members.get("shape")) : "",
        text(members.get("answer")));
  }

  private Manner manner(@Nullable Page acknowledged, @Nullable Page retry) {
    Map<String, Page> members = acknowledged == null ? Map.of() : acknowledged.members();
    Duration within = members.containsKey("within") ? time(members.get("within")) : Duration.ZERO;
    return sending.again(retry, Manner.carried(within, Slots.flag(members.get("ordered"))));
  }

  private Line.Ending ending(@Nullable Page page) {
    Map<String, Page> members = members(page, ENDS, "frame", "reasons");
    SortedMap<String, Line.Step> reasons = new TreeMap<>();
    if (members.containsKey("reasons")) {
      Map<String, Page> all = members.get("reasons").members();
      List<String> known = List.copyOf(all.keySet());
      all.forEach((reason, step) -> {
        Map<String, Page> parts = needed(step, STEP, "after");
        reasons.put(
            reason, new Line.Step(time(parts.get("after")), reason(parts.get("then"), known)));
      });
    }
    return new Line.Ending(words(members.get("frame")), reasons);
  }

  private static Line.Life life(@Nullable Page page, List<String> reasons) {
    Map<String, Page> members = members(page, LIFE);
    if (members.containsKey("age") && !members.containsKey("says")) {
      page(members, "age").flaw("expected 'says' beside 'age', the reason told; found none");
    }
    return new Line.Life(
        time(members.get("age")),
        reason(members.get("says"), reasons),
        time(members.get("ping")),
        time(members.get("lingers")));
  }

  private static Page page(Map<String, Page> members, String name) {
    return java.util.Objects.requireNonNull(members.get(name));
  }

  private Json words(@Nullable Page page) {
    if (page == null) {
      return Json.Null.NULL;
    }
    mentions.check(page);
    return page.json();
  }

  private static String reason(@Nullable Page page, List<String> reasons) {
    return page == null ? "" : page.word(reasons);
  }

  private static Duration time(@Nullable Page page) {
    return page == null ? Duration.ZERO : Slots.time(page, DAYS);
  }

  private static Map<String, Page> members(
      @Nullable Page page, List<String> known, String... needed) {
    return page == null ? Map.of() : needed(page, known, needed);
  }

  private static Map<String, Page> needed(Page page, List<String> known, String... needed) {
    Map<String, Page> members = page.members(known);
    for (String each : needed) {
      if (!members.containsKey(each)) {
        page.flaw("expected a member '" + each + "', found none");
      }
    }
    if (members.containsKey("source")) {
      Sources.check(members.get("source"));
    }
    return members;
  }

  private static String text(@Nullable Page page) {
    return page == null ? "" : page.text();
  }
}
