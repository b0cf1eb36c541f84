package dev.dtu.usage;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// What was seen of a service's operations, by their ids.
///
/// In a file:
/// ```json
/// {"source": "where from", "operations": {"createCart": {"seen": 12,
///   "item": [{"at": "/state", "when": {"has:sent:/state": false}, "is": "open", "seen": 12},
///            {"at": "/secret", "absent": true, "seen": 12}],
///   "forgiven": ["/name minLength"]}}}
/// ```
///
/// @param source where it was seen, and until when
public record Usages(String source, SortedMap<String, Usage> operations) {

  public static final Usages NONE = new Usages("", new TreeMap<>());

  public Usages {
    operations = Collections.unmodifiableSortedMap(new TreeMap<>(operations));
  }

  /// What was seen of an operation; empty when it was not seen.
  public Optional<Usage> of(String operation) {
    return Optional.ofNullable(operations.get(operation));
  }

  /// What requests may be, and nothing of what is shown.
  public Usages leniency() {
    SortedMap<String, Usage> lenient = new TreeMap<>();
    operations.forEach((id, usage) -> {
      if (!usage.forgiven().isEmpty()) {
        lenient.put(id, Usage.NONE.forgiving(usage.forgiven()));
      }
    });
    return new Usages(source, lenient);
  }

  /// @throws IllegalArgumentException when a pointer is none
  public static Usages fromJson(Obj json) {
    SortedMap<String, Usage> operations = new TreeMap<>();
    for (Obj.Member each : json.obj("operations").orElse(Obj.EMPTY)) {
      operations.put(each.key(), usage(each.value().asObj().orElse(Obj.EMPTY)));
    }
    return new Usages(json.text("source").orElse(""), operations);
  }

  private static Usage usage(Obj json) {
    NavigableSet<String> forgiven = new TreeSet<>();
    json.items("forgiven").forEach(each -> each.asText().ifPresent(forgiven::add));
    return new Usage(
        count(json, "seen"),
        json.text("ids"),
        lines(json, "item"),
        lines(json, "view"),
        lines(json, "found"),
        json.flag("apart"),
        forgiven);
  }

  private static List<Line> lines(Obj json, String member) {
    List<Line> lines = new ArrayList<>();
    for (Json each : json.items(member)) {
      Obj line = each.asObj().orElse(Obj.EMPTY);
      SortedMap<String, Json> when = new TreeMap<>();
      line.obj("when").orElse(Obj.EMPTY).forEach(one -> when.put(one.key(), one.value()));
      lines.add(
          new Line(
              Pointer.of(line.text("at").orElse("")),
              when,
              line.find("is"),
              count(line, "seen"),
              count(line, "against")));
    }
    return lines;
  }

  private static long count(Obj json, String member) {
    return json.find(member).flatMap(Json::asWords).map(Long::parseLong).orElse(0L);
  }

  public Obj toJson() {
    var all = Obj.builder();
    operations.forEach((id, usage) -> all.put(id, json(usage)));
    return Obj.builder().put("source", source).put("operations", all.build()).build();
  }

  private static Obj json(Usage usage) {
    var out = Obj.builder().put("seen", usage.seen());
    usage.ids().ifPresent(shape -> out.put("ids", shape));
    if (usage.apart()) {
      out.put("apart", true);
    }
    put(out, "item", usage.item());
    put(out, "view", usage.view());
    put(out, "found", usage.found());
    if (!usage.forgiven().isEmpty()) {
      out.put(
          "forgiven", Arr.of(usage.forgiven().stream().map(each -> (Json) Json.of(each)).toList()));
    }
    return out.build();
  }

  private static void put(Obj.Builder out, String member, List<Line> lines) {
    if (!lines.isEmpty()) {
      out.put(member, Arr.of(lines.stream().map(Usages::json).map(Json.class::cast).toList()));
    }
  }

  private static Obj json(Line line) {
    var out = Obj.builder().put("at", line.at().toString());
    if (!line.when().isEmpty()) {
      var when = Obj.builder();
      line.when().forEach(when::put);
      out.put("when", when.build());
    }
    line.is().ifPresentOrElse(is -> out.put("is", is), () -> out.put("absent", true));
    out.put("seen", line.seen());
    if (line.against() > 0) {
      out.put("against", line.against());
    }
    return out.build();
  }
}
