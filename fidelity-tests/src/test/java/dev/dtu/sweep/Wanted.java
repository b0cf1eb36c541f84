package dev.dtu.sweep;

import dev.dtu.call.Body;
import dev.dtu.call.Headers;
import dev.dtu.call.Percent;
import dev.dtu.call.Query;
import dev.dtu.call.Request;
import dev.dtu.contract.Operation;
import dev.dtu.contract.Parameter;
import dev.dtu.contract.Route;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import dev.dtu.trial.Asking;
import dev.dtu.trial.Dig;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The arguments of one call: what a request carries, and where marked arguments went when the
/// method was probed.
///
/// @param names the members the method was seen to read of an argument
record Wanted(Asking asking, Request probe, List<String> names) {

  /// Where an argument goes.
  private record Place(String kind, String name) {}

  /// The value for the argument that was marked so; empty when the mark went nowhere, or the request
  /// has nothing there.
  Optional<Json> at(String mark) {
    return Optional.ofNullable(places().get(mark)).flatMap(this::value);
  }

  /// Whether the mark was seen in the request.
  boolean places(String mark) {
    return places().containsKey(mark);
  }

  /// Whether marks were seen to become members of a document.
  boolean hasMembers() {
    return places().values().stream().anyMatch(place -> place.kind().equals("body"));
  }

  /// The same, for a mark that went into the path.
  Optional<Json> named(String mark) {
    return Optional.ofNullable(places().get(mark))
        .filter(place -> place.kind().equals("path"))
        .flatMap(this::value);
  }

  private Optional<Json> value(Place place) {
    return switch (place.kind()) {
      case "path" ->
          value(Parameter.Place.PATH, place.name())
              .or(() -> asking.path(place.name()).map(Json::of));
      case "query" -> value(Parameter.Place.QUERY, place.name()).or(() -> member(place.name()));
      case "header" ->
          value(Parameter.Place.HEADER, place.name())
              .or(() -> asking.header(place.name()).map(Json::of));
      default -> member(place.name()).or(() -> value(Parameter.Place.QUERY, place.name()));
    };
  }

  private Optional<Json> member(String name) {
    return asking.body().flatMap(body -> Dig.find(body, name));
  }

  private Optional<Json> value(Parameter.Place place, String name) {
    return asking.operation().parameter(place, name).flatMap(asking::value);
  }

  /// All arguments but the body by name: those of the path, the query and the headers.
  Obj parameters() {
    return asking.parameters();
  }

  /// The body, where it is a document.
  Optional<Json> body() {
    return asking.body();
  }

  private Map<String, Place> places() {
    Map<String, Place> found = new HashMap<>();
    body(probe.body(), found);
    for (Headers.Line line : probe.headers()) {
      found.putIfAbsent(line.value(), new Place("header", line.name()));
    }
    for (Query.Pair pair : probe.parameters().pairs()) {
      found.put(pair.value(), new Place("query", pair.name()));
    }
    path(asking.operation(), probe.path(), found);
    return found;
  }

  // The template stands at the end of the path, and what it says by words another beginning may say
  // by others.
  private static void path(Operation operation, String path, Map<String, Place> found) {
    List<Route.Segment> segments = operation.route().segments();
    String[] told = path.substring(1).split("/", -1);
    for (int i = 0; i < segments.size(); i++) {
      int at = told.length - segments.size() + i;
      if (at >= 0) {
        segment(segments.get(i), told[at], found);
      }
    }
  }

  private static void segment(Route.Segment segment, String told, Map<String, Place> found) {
    switch (segment) {
      case Route.Segment.Fixed _ -> {}
      case Route.Segment.Named(String name) ->
          found.put(Percent.decode(told), new Place("path", name));
      case Route.Segment.Tail(String name, String _) ->
          found.put(Percent.decode(told), new Place("path", name));
      case Route.Segment.Mixed(List<String> literals, List<String> names) -> {
        String pattern =
            String.join("(.*?)", literals.stream().map(Pattern::quote).toList())
                + (literals.size() == names.size() ? "(.*)" : "");
        Matcher values = Pattern.compile(pattern).matcher(told);
        if (values.matches()) {
          for (int i = 0; i < names.size(); i++) {
            found.put(Percent.decode(values.group(i + 1)), new Place("path", names.get(i)));
          }
        }
      }
    }
  }

  private static void body(Body body, Map<String, Place> found) {
    if (!(body instanceof Body.Bytes bytes) || bytes.length() == 0) {
      return;
    }
    try {
      leaves("", Json.parse(bytes.content()), found);
    } catch (Malformed form) {
      for (Query.Pair pair : Query.parse(bytes.toString()).pairs()) {
        found.putIfAbsent(pair.value(), new Place("body", pair.name()));
      }
    }
  }

  private static void leaves(String at, Json value, Map<String, Place> found) {
    switch (value) {
      case Obj members -> {
        for (Obj.Member member : members) {
          leaves(at.isEmpty() ? member.key() : at + "." + member.key(), member.value(), found);
        }
      }
      case Arr items -> items.forEach(item -> leaves(at, item, found));
      default ->
          value.asWords().ifPresent(words -> found.putIfAbsent(words, new Place("body", at)));
    }
  }
}
