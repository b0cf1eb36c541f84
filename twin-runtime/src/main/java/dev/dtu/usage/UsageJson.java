package dev.dtu.usage;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// What was seen of one operation, as it stands in a file.
final class UsageJson {

  private UsageJson() {}

  static Usage usage(Obj json) {
    return new Usage(
        count(json, "seen"),
        json.text("ids"),
        lines(json, "item"),
        lines(json, "view"),
        lines(json, "found"),
        json.flag("apart"),
        new Loose(
            words(json, "forgiven"),
            words(json, "departed"),
            words(json, "unshown"),
            words(json, "filled")),
        around(json),
        ObjectionJson.objections(json));
  }

  private static NavigableSet<String> words(Obj json, String member) {
    NavigableSet<String> words = new TreeSet<>();
    json.items(member).forEach(each -> each.asText().ifPresent(words::add));
    return words;
  }

  static List<Line> lines(Obj json, String member) {
    List<Line> lines = new ArrayList<>();
    for (Json each : json.items(member)) {
      lines.add(line(each.asObj().orElse(Obj.EMPTY)));
    }
    return lines;
  }

  private static Line line(Obj line) {
    return new Line(
        Pointer.of(line.text("at").orElse("")),
        when(line),
        line.find("is"),
        count(line, "seen"),
        count(line, "against"),
        count(line, "unheeded"));
  }

  static SortedMap<String, Json> when(Obj line) {
    SortedMap<String, Json> when = new TreeMap<>();
    line.obj("when").orElse(Obj.EMPTY).forEach(one -> when.put(one.key(), one.value()));
    return when;
  }

  static long count(Obj json, String member) {
    return json.find(member).flatMap(Json::asWords).map(Long::parseLong).orElse(0L);
  }

  private static Around around(Obj json) {
    Optional<Line> status = json.obj("status").map(UsageJson::line);
    List<Birth> births = new ArrayList<>();
    for (Json each : json.items("births")) {
      Obj birth = each.asObj().orElse(Obj.EMPTY);
      births.add(new Birth(birth.text("resource").orElse(""), lines(birth, "lines")));
    }
    return new Around(status, lines(json, "around"), births);
  }

  static Obj json(Usage usage) {
    var out = Obj.builder().put("seen", usage.seen());
    usage.ids().ifPresent(shape -> out.put("ids", shape));
    if (usage.apart()) {
      out.put("apart", true);
    }
    usage.around().status().ifPresent(line -> out.put("status", json(line)));
    put(out, "item", usage.item());
    put(out, "view", usage.view());
    put(out, "found", usage.found());
    put(out, "forgiven", usage.rules().forgiven());
    put(out, "departed", usage.rules().departed());
    put(out, "unshown", usage.rules().unshown());
    put(out, "filled", usage.rules().filled());
    put(out, "around", usage.around().lines());
    if (!usage.around().births().isEmpty()) {
      out.put("births", Json.array(usage.around().births().stream().map(UsageJson::json).toList()));
    }
    ObjectionJson.put(out, usage.objections());
    return out.build();
  }

  private static void put(Obj.Builder out, String member, NavigableSet<String> words) {
    if (!words.isEmpty()) {
      out.put(member, Json.array(words.stream().map(Json::of).toList()));
    }
  }

  static void put(Obj.Builder out, String member, List<Line> lines) {
    if (!lines.isEmpty()) {
      out.put(member, Arr.of(lines.stream().map(UsageJson::json).map(Json.class::cast).toList()));
    }
  }

  private static Obj json(Birth birth) {
    var out = Obj.builder().put("resource", birth.resource());
    put(out, "lines", birth.lines());
    return out.build();
  }

  static void when(Obj.Builder out, SortedMap<String, Json> facts) {
    if (!facts.isEmpty()) {
      var when = Obj.builder();
      facts.forEach(when::put);
      out.put("when", when.build());
    }
  }

  private static Obj json(Line line) {
    var out = Obj.builder().put("at", line.at().toString());
    when(out, line.when());
    line.is().ifPresentOrElse(is -> out.put("is", is), () -> out.put("absent", true));
    out.put("seen", line.seen());
    if (line.against() > 0) {
      out.put("against", line.against());
    }
    if (line.unheeded() > 0) {
      out.put("unheeded", line.unheeded());
    }
    return out.build();
  }
}
