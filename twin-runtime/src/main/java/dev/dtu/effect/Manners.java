package dev.dtu.effect;

import dev.dtu.fault.Selector;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// How a service says no, as data: a shape for each problem by name.
///
/// @param problems by problem name; `*` for those without one of their own. A problem that has
///     neither is rendered from the error shapes its operation's contract declares.
/// @param classes the vendor's word for each resource, which `${class}` in a text stands for; a
///     resource without one is its own name in Pascal case: `group-rule` → `GroupRule`
public record Manners(SortedMap<String, Shape> problems, SortedMap<String, String> classes) {

  /// Status, headers and body of one problem. Texts may hold `${fact}`, `${class}`, `${date}`,
  /// `${id:SHAPE}`;
  /// `{"$each": "causes", "as": …}` repeats for each cause with `${field}` and `${what}`, as `missing`
  /// says where one is that the field is not there;
  /// `{"$members": "causes", "key": …, "value": …}` makes an object of them. A status of 0 is the
  /// one the contract declares for that problem. A body that is a text is sent as it is when the
  /// content type is not JSON.
  ///
  /// @param words what the service may call it, `*` for anything: the first that the operation lists
  ///     among its errors is `${word}`, else the last
  /// @param deviates where it was seen that the service says so whatever its document declares;
  ///     empty when an operation that declares another shape is believed instead
  /// @param places where it is said otherwise; the first that an operation is of counts
  public record Shape(
      int status,
      Obj headers,
      String contentType,
      Json body,
      List<String> words,
      String deviates,
      List<Place> places) {

    public Shape {
      words = List.copyOf(words);
      places = List.copyOf(places);
    }

    /// A shape that gives way to what an operation declares.
    public Shape(int status, Obj headers, String contentType, Json body) {
      this(status, headers, contentType, body, List.of(), "", List.of());
    }

    /// How it is said by an operation; empty stands for none.
    Shape at(String operation) {
      for (Place place : places) {
        if (place.operations.stream().anyMatch(glob -> Selector.matches(glob, operation))) {
          return place.shape;
        }
      }
      return this;
    }
  }

  /// Some operations that say a problem otherwise than the others.
  ///
  /// @param operations their ids; `*` stands for any part of one
  public record Place(List<String> operations, Shape shape) {

    public Place {
      operations = List.copyOf(operations);
    }
  }

  /// How RFC 6749 says that no token is handed out.
  private static final Shape NO_GRANT =
      new Shape(
          0,
          Obj.of("cache-control", Json.of("no-store")),
          "application/json",
          Obj.of("error", Json.of("${error}"), "error_description", Json.of("${detail}")),
          List.of(),
          "RFC 6749",
          List.of());

  /// How RFC 9449 says that a proof is to be made anew, with the word it names.
  private static final Shape NO_NONCE =
      new Shape(
          400,
          Obj.of("cache-control", Json.of("no-store"), "dpop-nonce", Json.of("${nonce}")),
          "application/json",
          NO_GRANT.body(),
          List.of(),
          "RFC 9449",
          List.of());

  /// How it says that a call does not show that its caller holds the token's key.
  private static final Shape NO_PROOF =
      new Shape(
          401,
          Obj.of(
              "WWW-Authenticate",
              Json.of("DPoP error=\"${error}\", error_description=\"${detail}\"")),
          "application/json",
          Json.Null.NULL,
          List.of(),
          "RFC 9449",
          List.of());

  private static Optional<Shape> standard(String problem) {
    return switch (problem) {
      case Problem.GRANT_REFUSED -> Optional.of(NO_GRANT);
      case Problem.NONCE_WANTED -> Optional.of(NO_NONCE);
      case Problem.PROOF_REFUSED -> Optional.of(NO_PROOF);
      default -> Optional.empty();
    };
  }

  public Manners {
    problems = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(problems));
    classes = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(classes));
  }

  /// Manners without words of their own for resources.
  public Manners(SortedMap<String, Shape> problems) {
    this(problems, new TreeMap<>());
  }

  /// No manners of its own: every problem is rendered as the contract shows errors.
  public static final Manners NONE = new Manners(new TreeMap<>());

  /// The form in which manners are kept in files: shapes by problem, words by resource.
  public Obj toJson() {
    var shapes = Obj.builder();
    problems.forEach((problem, shape) -> shapes.put(problem, kept(shape)));
    var words = Obj.builder();
    classes.forEach(words::put);
    return Obj.of("problems", shapes.build(), "classes", words.build());
  }

  private static Obj kept(Shape shape) {
    var one = Obj.builder().put("status", shape.status());
    if (!shape.headers().isEmpty()) {
      one.put("headers", shape.headers());
    }
    if (!shape.contentType().isEmpty()) {
      one.put("contentType", shape.contentType());
    }
    if (!shape.words().isEmpty()) {
      one.put("words", texts(shape.words()));
    }
    if (!shape.deviates().isEmpty()) {
      one.put("deviates", shape.deviates());
    }
    if (!shape.places().isEmpty()) {
      one.put("places", Json.array(shape.places().stream().map(Manners::kept).toList()));
    }
    return one.put("body", shape.body()).build();
  }

  private static Json kept(Place place) {
    return Obj.of("operations", texts(place.operations()), "shape", kept(place.shape()));
  }

  private static Json texts(List<String> texts) {
    return Json.array(texts.stream().map(Json::of).toList());
  }

  /// Reads the form [#toJson] writes.
  public static Manners fromJson(Obj json) {
    SortedMap<String, Shape> problems = new TreeMap<>();
    for (Obj.Member member : json.obj("problems").orElse(Obj.EMPTY)) {
      problems.put(member.key(), shape(member.value().asObj().orElse(Obj.EMPTY)));
    }
    SortedMap<String, String> classes = new TreeMap<>();
    for (Obj.Member word : json.obj("classes").orElse(Obj.EMPTY)) {
      word.value().asText().ifPresent(text -> classes.put(word.key(), text));
    }
    return new Manners(problems, classes);
  }

  private static Shape shape(Obj one) {
    List<Place> places = new ArrayList<>();
    for (Json place : one.items("places")) {
      Obj told = place.asObj().orElse(Obj.EMPTY);
      places.add(
          new Place(Stored.texts(told, "operations"), shape(told.obj("shape").orElse(Obj.EMPTY))));
    }
    return new Shape(
        one.find("status").flatMap(Json::asWords).map(Integer::parseInt).orElse(0),
        one.obj("headers").orElse(Obj.EMPTY),
        one.text("contentType").orElse(""),
        one.find("body").orElse(Json.Null.NULL),
        Stored.texts(one, "words"),
        one.text("deviates").orElse(""),
        places);
  }

  /// The shape of a problem as an operation says it; an empty one stands for none.
  Optional<Shape> shape(String problem, String operation) {
    return shape(problem).map(shape -> shape.at(operation));
  }

  /// The shape of a problem by its name, else of those without one of their own. A credential that has
  /// ended is refused as one that is not known, that as none is, and one for too little as one that may
  /// not, unless they have words of their own.
  Optional<Shape> shape(String problem) {
    String told =
        switch (problem) {
          case Problem.REVOKED_CREDENTIAL, Problem.EXPIRED_CREDENTIAL ->
              problems.containsKey(problem) ? problem : Problem.UNKNOWN_CREDENTIAL;
          default -> problem;
        };
    String wider =
        switch (told) {
          case Problem.UNKNOWN_CREDENTIAL -> Problem.UNAUTHENTICATED;
          case Problem.INSUFFICIENT_SCOPE, Problem.OTHER_TOKEN -> Problem.FORBIDDEN;
          case Problem.MISSING_PARAMETER -> Problem.INVALID;
          case Problem.CONCURRENCY_LIMITED -> Problem.RATE_LIMITED;
          default -> told;
        };
    return Optional.ofNullable(problems.get(told))
        .or(() -> Optional.ofNullable(problems.get(wider)))
        .or(() -> standard(problem))
        .or(() -> Optional.ofNullable(problems.get("*")));
  }

  /// The vendor's word for a resource.
  public String classOf(String resource) {
    String word = classes.get(resource);
    return word == null ? pascal(resource) : word;
  }

  private static String pascal(String resource) {
    var word = new StringBuilder();
    for (String part : resource.split("-")) {
      if (!part.isEmpty()) {
        word.append(Character.toUpperCase(part.charAt(0))).append(part, 1, part.length());
      }
    }
    return word.toString();
  }
}
