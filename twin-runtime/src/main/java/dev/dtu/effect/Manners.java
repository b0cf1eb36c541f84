package dev.dtu.effect;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.SortedMap;

/// How a service says no, as data: a shape for each problem by name.
///
/// @param problems by problem name; `*` for those without one of their own. A problem that has
///     neither is rendered from the error shapes its operation's contract declares.
public record Manners(SortedMap<String, Shape> problems) {

  /// Status, headers and body of one problem. Texts may hold `${fact}`, `${date}`, `${id:SHAPE}`;
  /// `{"$each": "causes", "as": …}` repeats for each cause with `${field}` and `${what}`;
  /// `{"$members": "causes", "key": …, "value": …}` makes an object of them. A status of 0 is the
  /// one the contract declares for that problem.
  public record Shape(int status, Obj headers, String contentType, Json body) {}

  public Manners {
    problems = java.util.Collections.unmodifiableSortedMap(new java.util.TreeMap<>(problems));
  }

  /// No manners of its own: every problem is rendered as the contract shows errors.
  public static final Manners NONE = new Manners(new java.util.TreeMap<>());

  /// The form in which manners are kept in files: problem → shape.
  public Obj toJson() {
    var out = Obj.builder();
    problems.forEach(
        (problem, shape) -> {
          var one = Obj.builder().put("status", shape.status());
          if (!shape.headers().isEmpty()) {
            one.put("headers", shape.headers());
          }
          if (!shape.contentType().isEmpty()) {
            one.put("contentType", shape.contentType());
          }
          out.put(problem, one.put("body", shape.body()).build());
        });
    return out.build();
  }

  /// Reads the form [#toJson] writes.
  public static Manners fromJson(Obj json) {
    SortedMap<String, Shape> problems = new java.util.TreeMap<>();
    for (Obj.Member member : json) {
      Obj one = member.value().asObj().orElse(Obj.EMPTY);
      problems.put(
          member.key(),
          new Shape(
              one.find("status").flatMap(Json::asWords).map(Integer::parseInt).orElse(0),
              one.obj("headers").orElse(Obj.EMPTY),
              one.text("contentType").orElse(""),
              one.find("body").orElse(Json.Null.NULL)));
    }
    return new Manners(problems);
  }
}
