package dev.dtu.usage;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// What a service was seen to say no to, and how it says so.
///
/// Besides the facts of [Facts], its conditions may ask for these, which [Line]s do not know:
///
/// | fact | what it is |
/// |---|---|
/// | `within:POINTER` | what the thing has there that the row at hand, or the one to be made, stands in |
/// | `looks:FACT` | what the value of a fact looks like, see [Looks] |
/// | `taken:POINTER` | whether another row beside it has there what the request has |
/// | `there:RESOURCE:FACT` | whether there is a row of the resource that the fact is the id of |
/// | `caller` | the scheme of the caller's credential, in small letters; `none` without one |
///
/// @param when facts and what they are, all of which hold; none where it always says no
/// @param early whether it says so before it looks for what the path names
/// @param lines what it answers with: `/status`, `/headers/NAME` in small letters, `/body`
/// @param seen how often that was so
/// @param against how often it said no in other words, though all conditions held
/// @param answered how many calls of the operation were answered, of none of which the conditions hold
public record Objection(
    SortedMap<String, Json> when,
    boolean early,
    List<Line> lines,
    long seen,
    long against,
    long answered) {

  public static final String STATUS = "status";
  public static final String HEADERS = "headers";
  public static final String BODY = "body";

  public static final String HAS = "has:";
  public static final String LOOKS = "looks:";
  public static final String TAKEN = "taken:";
  public static final String THERE = "there:";
  public static final String WITHIN = "within:";
  public static final String CALLER = "caller";

  public Objection {
    when = Collections.unmodifiableSortedMap(new TreeMap<>(when));
    lines = List.copyOf(lines);
  }

  /// Whether all its conditions hold.
  public boolean holds(Facts facts) {
    for (Map.Entry<String, Json> each : when.entrySet()) {
      if (!fact(each.getKey(), facts).filter(each.getValue()::equals).isPresent()) {
        return false;
      }
    }
    return true;
  }

  private static Optional<Json> fact(String name, Facts facts) {
    if (name.startsWith(HAS)) {
      String of = name.substring(HAS.length());
      return Optional.of(Json.of(facts.fact(of, Pointer.ROOT).isPresent()));
    }
    return name.startsWith(LOOKS)
        ? facts.fact(name.substring(LOOKS.length()), Pointer.ROOT).map(Looks::of).map(Json::of)
        : facts.fact(name, Pointer.ROOT);
  }

  /// Whether it asks for anything that the body of the request tells.
  public boolean reads() {
    return when.keySet().stream()
        .anyMatch(name -> name.contains("sent:") || name.startsWith(TAKEN));
  }

  /// What it answers with: status, headers and body as members.
  public Obj answer(Facts facts) {
    return Usage.applied(lines, Obj.EMPTY, facts);
  }

  /// The same with each template as it is written otherwise.
  Objection with(UnaryOperator<Json> written) {
    return new Objection(when, early, Line.each(lines, written), seen, against, answered);
  }
}
