package dev.dtu.question;

import dev.dtu.call.Body;
import dev.dtu.call.Call;
import dev.dtu.call.Caller;
import dev.dtu.call.Headers;
import dev.dtu.call.Percent;
import dev.dtu.fault.Struck;
import dev.dtu.journal.Entry;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import dev.dtu.twin.Turn;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Arriving;
import dev.dtu.universe.Universe;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// An entry as questions see it: the facts that it has of each term.
record Sight(Universe universe, Entry entry) {

  private static final String SCENARIO = "x-dtu-scenario";

  /// What is so of the entry; none where the term says nothing of its kind.
  List<String> facts(Term term, String part) {
    return switch (entry) {
      case Entry.Called(Turn turn) -> called(turn, term, part);
      case Entry.Act act -> other(term, "act", act.what(), act.actor(), "");
      case Entry.Tick tick -> other(term, "tick", tick.timer().what(), "", tick.timer().twin());
      case Entry.Heard heard -> other(term, "heard", heard.event(), "", "");
      case Entry.Frame frame -> other(term, "frame", frame.what(), "", "");
    };
  }

  private List<String> other(Term term, String kind, String what, String caller, String twin) {
    return switch (term) {
      case KIND -> List.of(kind);
      case WHAT -> List.of(what);
      case CALLER -> some(caller);
      case TWIN -> some(twin);
      case SINCE, UNTIL -> List.of(entry.moment().toString());
      case OUTCOME -> entry instanceof Entry.Tick tick ? List.of(outcome(tick)) : List.of();
      case OPERATION, METHOD, STATUS, PROBLEM, FAULT, PATH, CORRELATION -> List.of();
      case HEADER, ARGUMENT, BODY, REPLY -> List.of();
    };
  }

  private static String outcome(Entry.Tick tick) {
    return tick.defect().isEmpty() ? "done" : "defect";
  }

  private List<String> called(Turn turn, Term term, String part) {
    Call call = turn.call();
    return switch (term) {
      case KIND -> List.of("turn");
      case TWIN -> List.of(turn.twin());
      case OPERATION -> some(turn.operation());
      case METHOD -> List.of(call.request().method());
      case STATUS -> List.of(Integer.toString(turn.reply().status()));
      case OUTCOME -> List.of(turn.outcome().word());
      case PROBLEM ->
          turn.outcome() instanceof Turn.Outcome.Refused(String problem)
              ? List.of(problem)
              : List.of();
      case FAULT -> turn.struck().stream().map(Struck::rule).toList();
      case CALLER -> List.of(caller(call.caller()));
      case WHAT -> List.of();
      case SINCE, UNTIL -> List.of(call.moment().toString());
      case PATH -> paths(call.request().path());
      case CORRELATION -> correlation(call.request().headers());
      case HEADER -> call.request().headers().all(part);
      case ARGUMENT -> arguments(turn, part);
      case BODY -> members(call.request().body(), part);
      case REPLY -> members(turn.reply().body(), part);
    };
  }

  private static String caller(Caller caller) {
    return switch (caller) {
      case Caller.Known known -> known.identity();
      case Caller.Unknown _ -> "unknown";
      case Caller.Nobody _ -> "nobody";
    };
  }

  private static List<String> paths(String raw) {
    String decoded = Percent.decode(raw);
    return decoded.equals(raw) ? List.of(raw) : List.of(raw, decoded);
  }

  private static List<String> correlation(Headers headers) {
    List<String> found = new ArrayList<>(headers.all(SCENARIO));
    headers.find("traceparent").flatMap(Sight::trace).ifPresent(found::add);
    return found;
  }

  /// The trace id of a `traceparent` (W3C Trace Context): version, trace id, parent id, flags.
  static Optional<String> trace(String traceparent) {
    String plain = traceparent.strip().toLowerCase(Locale.ROOT);
    return plain.matches("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}.*")
        ? Optional.of(plain.substring(3, 35))
        : Optional.empty();
  }

  private List<String> arguments(Turn turn, String name) {
    Twin twin = universe.twins().get(turn.twin());
    return twin == null ? List.of() : new Arriving(twin, turn.call()).argument(name);
  }

  private static List<String> members(Body body, String path) {
    Body.Bytes document = body instanceof Body.Parcel parcel ? parcel.document() : null;
    if (body instanceof Body.Bytes bytes) {
      document = bytes;
    }
    List<String> found = new ArrayList<>();
    try {
      if (document != null && document.content().length > 0) {
        members(Json.parse(document.content()), path, found);
      }
    } catch (Malformed notJson) {
      // has no members
    }
    return found;
  }

  /// What stands at a dotted path: a member by its name, of a list every item or, by its number,
  /// one.
  private static void members(Json at, String path, List<String> found) {
    if (at instanceof Arr items) {
      int dot = path.indexOf('.');
      String first = dot < 0 ? path : path.substring(0, dot);
      if (first.matches("\\d{1,9}")) {
        int index = Integer.parseInt(first);
        if (index < items.size()) {
          members(items.at(index), dot < 0 ? "" : path.substring(dot + 1), found);
        }
      } else {
        items.forEach(item -> members(item, path, found));
      }
    } else if (path.isEmpty()) {
      found.add(at.asText().orElseGet(at::toString));
    } else if (at instanceof Obj object) {
      for (Obj.Member member : object) {
        if (member.key().equals(path)) {
          members(member.value(), "", found);
        } else if (path.startsWith(member.key() + ".")) {
          members(member.value(), path.substring(member.key().length() + 1), found);
        }
      }
    }
  }

  private static List<String> some(String text) {
    return text.isEmpty() ? List.of() : List.of(text);
  }
}
