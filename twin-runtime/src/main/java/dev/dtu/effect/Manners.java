package dev.dtu.effect;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.SortedMap;
import java.util.TreeMap;

/// How a service says no, as data: a shape for each problem by name.
///
/// @param problems by problem name; `*` for those without one of their own. A problem that has
///     neither is rendered from the error shapes its operation's contract declares.
/// @param classes the vendor's word for each resource, which `${class}` in a text stands for; a
///     resource without one is its own name in Pascal case: `group-rule` → `GroupRule`
public record Manners(SortedMap<String, Shape> problems, SortedMap<String, String> classes) {

  /// A service of which nothing is known.
  public static final Manners NONE = new Manners(new TreeMap<>());

  /// Status, headers and body of one problem. Texts may hold `${fact}`, `${class}`, `${date}`,
  /// `${id:SHAPE}`;
  /// `{"$each": "causes", "as": …}` repeats for each cause with `${field}` and `${what}`;
  /// `{"$members": "causes", "key": …, "value": …}` makes an object of them. A status of 0 is the
  /// one the contract declares for that problem. A body that is a text is sent as it is when the
  /// content type is not JSON.
  public record Shape(int status, Obj headers, String contentType, Json body) {}

  public Manners {
    problems = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(problems));
    classes = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(classes));
  }

  /// Manners without words of their own for resources.
  public Manners(SortedMap<String, Shape> problems) {
    this(problems, new TreeMap<>());
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
