package dev.dtu.laws;

import dev.dtu.call.Body;
import dev.dtu.call.Query;
import dev.dtu.call.Request;
import dev.dtu.evidence.Departure;
import dev.dtu.evidence.Evidence;
import dev.dtu.evidence.Facts;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import dev.dtu.trial.Dig;
import dev.dtu.trial.Subject;
import dev.dtu.trial.Tally;
import dev.dtu.twin.Turn;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// All in which the replies of a twin are not as its service was seen to answer, by what the facts are
/// called, with a line each: `createCart 200 unknown items[].colour`.
///
/// @param held which facts replies were held against
/// @param found what departs, by its line
public record Departures(SortedSet<String> held, SortedMap<String, Departure> found) {

  /// What stands before the reason of a line.
  private static final String WHY = "  # ";

  /// The laws whose calls are looked at: they make, show, list, change and take away every row there
  /// is an operation for, and ask for what is not there and what is wrong.
  private static final Set<String> LAWS =
      Set.of(
          "answers",
          "reads-back",
          "listed-once",
          "update-keeps-others",
          "replace-clears",
          "act-shows",
          "link-shows",
          "unknown-is-refused",
          "invalid-is-refused");

  /// Calls every operation of a subject and holds what it replies against the evidence.
  public static Departures of(Subject subject, Evidence evidence, List<Long> seeds) {
    var departures = new Departures(new TreeSet<>(), new TreeMap<>());
    var tally = new Tally(turn -> departures.see(subject, evidence, turn));
    new Court(subject.unasked(), seeds, tally)
        .judge(name -> LAWS.contains(name.substring(0, name.indexOf(' '))));
    return departures;
  }

  private void see(Subject subject, Evidence evidence, Turn turn) {
    boolean answered =
        turn.outcome() instanceof Turn.Outcome.Done
            || turn.outcome() instanceof Turn.Outcome.Refused;
    if (!answered || turn.operation().isEmpty() || part(subject, turn.call().request())) {
      return;
    }
    int status = turn.reply().status();
    boolean refused = turn.outcome() instanceof Turn.Outcome.Refused && status < 300;
    Optional<Facts> facts = evidence.find(turn.operation(), status, refused);
    Optional<Json> document = Dig.document(turn.reply());
    if (facts.isPresent() && facts.get().reply().isPresent() && document.isPresent()) {
      String name = facts.get().name();
      held.add(name);
      for (Departure each : facts.get().departures(document.get(), sent(turn.call().request()))) {
        found.putIfAbsent(name + " " + each.name(), each);
      }
    }
  }

  /// Whether a call asked for a part of the reply.
  private static boolean part(Subject subject, Request request) {
    return subject
        .twin()
        .title()
        .partial()
        .filter(partial -> request.parameters().find(partial.parameter()).isPresent())
        .isPresent();
  }

  /// All that a call said: its document or form, and its query beside it.
  private static Json sent(Request request) {
    var all = Obj.builder();
    if (request.body() instanceof Body.Bytes bytes) {
      try {
        all.putAll(Json.parse(bytes.content()).asObj().orElse(Obj.EMPTY));
      } catch (Malformed form) {
        String text = new String(bytes.content(), StandardCharsets.UTF_8);
        Query.parse(text).pairs().forEach(pair -> all.put(pair.name(), pair.value()));
      }
    }
    for (Query.Pair pair : request.parameters().pairs()) {
      if (!all.has(pair.name())) {
        all.put(pair.name(), pair.value());
      }
    }
    return all.build();
  }

  /// What is not known yet, a line each with what was expected and found.
  ///
  /// @param known lines as [#lines] gives them
  public List<String> beyond(Collection<String> known) {
    var names = new TreeSet<>(known);
    List<String> others = new ArrayList<>();
    found.forEach((line, each) -> {
      if (!names.contains(line)) {
        others.add(line + ": " + each.what());
      }
    });
    return others;
  }

  /// What is known and is no more.
  public List<String> mended(Collection<String> known) {
    return known.stream().filter(line -> !found.containsKey(line)).sorted().toList();
  }

  /// All that departs, a line each, in order.
  public List<String> lines() {
    return List.copyOf(found.keySet());
  }

  /// The lines of a file, without remarks and reasons.
  public static List<String> read(String text) {
    return text.lines()
        .map(line -> line.contains(WHY) ? line.substring(0, line.indexOf(WHY)) : line)
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .toList();
  }

  /// The lines as a file has them.
  ///
  /// @param before such a file; the reasons that stand in it stay
  public String text(String before) {
    SortedMap<String, String> reasons = new TreeMap<>();
    before
        .lines()
        .filter(line -> line.contains(WHY))
        .forEach(line -> reasons.put(line.substring(0, line.indexOf(WHY)), line));
    var out = new StringBuilder();
    out.append(
        "# In what the twin's replies are not as the service was seen to answer. A line more needs"
            + " why.\n");
    lines().forEach(line -> out.append(reasons.getOrDefault(line, line)).append('\n'));
    return out.toString();
  }

  /// The whole as a document: `{twin, held, found: [{line, what}]}`.
  public Obj toJson(String twin, Collection<String> known) {
    List<Json> all = new ArrayList<>();
    var names = new TreeSet<>(known);
    found.forEach((line, each) ->
        all.add(
            Obj.builder()
                .put("line", line)
                .put("what", each.what())
                .put("known", names.contains(line))
                .build()));
    return Obj.builder()
        .put("twin", twin)
        .put("held", Json.array(held.stream().map(Json::of).toList()))
        .put("found", Arr.of(all))
        .build();
  }
}
