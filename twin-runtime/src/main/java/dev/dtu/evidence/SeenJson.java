package dev.dtu.evidence;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Writes and reads places of documents: `string` where it was there as often as what it stands in,
/// else `null 3, string 40`; an object where there is more to say.
final class SeenJson {

  private SeenJson() {}

  /// @param of how often what it stands in was there
  static Json write(Seen seen, int of) {
    Json types = types(seen, of);
    var more = Obj.builder();
    if (!seen.members().isEmpty()) {
      var members = Obj.builder();
      seen.members().forEach((name, place) -> members.put(name, write(place, seen.objects())));
      more.put("has", members.build());
    }
    seen.any().ifPresent(any -> more.put("any", write(any, 0)));
    seen.items().ifPresent(items -> more.put("items", write(items, 0)));
    seen.form().ifPresent(form -> more.put("form", form));
    if (!seen.words().isEmpty()) {
      more.put("words", texts(seen.words()));
    }
    seen.echo().ifPresent(echo -> more.put("sent", echo(echo)));
    Obj rest = more.build();
    boolean told =
        types.equals(Json.of(rest.has("has") ? "object" : "array"))
            && (rest.has("has") || rest.has("items"));
    return rest.isEmpty() ? types : told ? rest : Obj.of("is", types).withAll(rest);
  }

  private static Json types(Seen seen, int of) {
    if (seen.types().size() == 1 && seen.times() == of) {
      return Json.of(seen.types().firstKey());
    }
    List<String> all = new ArrayList<>();
    seen.types().forEach((type, times) -> all.add(type + " " + times));
    return Json.of(String.join(", ", all));
  }

  private static Arr texts(List<String> texts) {
    return Arr.of(texts.stream().map(Json::of).toList());
  }

  private static Arr echo(Echo echo) {
    return Arr.of(
        Json.of(echo.sent()),
        Json.of(echo.sentOf()),
        Json.of(echo.unsent()),
        Json.of(echo.unsentOf()));
  }

  static Seen read(Json written, int of) {
    return switch (written) {
      case Obj rest -> read(rest, rest.find("is").orElse(usual(rest)), of);
      case Json types -> read(Obj.EMPTY, types, of);
    };
  }

  /// The type that is left out.
  private static Json usual(Obj rest) {
    return Json.of(rest.has("has") ? "object" : "array");
  }

  private static Seen read(Obj rest, Json types, int of) {
    SortedMap<String, Integer> read = new TreeMap<>();
    String text = types.asText().orElseThrow(() -> wrong("types as a text", types));
    for (String each : text.split(", ")) {
      int space = each.indexOf(' ');
      String type = space < 0 ? each : each.substring(0, space);
      read.put(type, space < 0 ? of : whole(new Json.Num(each.substring(space + 1))));
    }
    int objects = read.getOrDefault("object", 0);
    SortedMap<String, Seen> members = new TreeMap<>();
    for (Obj.Member member : rest.obj("has").orElse(Obj.EMPTY)) {
      members.put(member.key(), read(member.value(), objects));
    }
    return new Seen(
        read,
        members,
        rest.find("items").map(items -> read(items, 0)),
        rest.find("any").map(any -> read(any, 0)),
        rest.items("words").items().stream().flatMap(word -> word.asText().stream()).toList(),
        rest.text("form"),
        rest.find("sent").map(SeenJson::echo));
  }

  private static Echo echo(Json written) {
    if (written instanceof Arr counts && counts.size() == 4) {
      return new Echo(
          whole(counts.at(0)), whole(counts.at(1)), whole(counts.at(2)), whole(counts.at(3)));
    }
    throw wrong("four numbers", written);
  }

  static int whole(Json number) {
    Optional<Long> read = number instanceof Json.Num num ? num.whole() : Optional.empty();
    return Math.toIntExact(
        read.filter(each -> each >= 0 && each <= Integer.MAX_VALUE)
            .orElseThrow(() -> wrong("a whole number", number)));
  }

  static IllegalArgumentException wrong(String expected, Json found) {
    String text = found.toString();
    return new IllegalArgumentException(
        "expected %s, found %s; gather the evidence again"
            .formatted(expected, text.length() <= 80 ? text : text.substring(0, 80) + "…"));
  }
}
