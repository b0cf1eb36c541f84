package dev.dtu.usage;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What was seen of a service's operations, by their ids.
///
/// In a file:
/// ```json
/// {"source": "where from", "operations": {"createCart": {"seen": 12,
///   "item": [{"at": "/state", "when": {"has:sent:/state": false}, "is": "open", "seen": 12},
///            {"at": "/secret", "absent": true, "seen": 12}],
///   "forgiven": ["/name minLength"], "departed": ["/owner null"]}}}
/// ```
///
/// Each operation's is read when first asked for. Safe for any number of threads.
public final class Usages {

  private static final List<String> LISTS = List.of("forgiven", "departed");

  public static final Usages NONE = new Usages("", new TreeMap<>());

  private final String source;
  private final SortedSet<String> names;
  private final Function<String, Optional<Usage>> reader;
  private final Map<String, Usage> known = new ConcurrentHashMap<>();

  private Usages(String source, SortedSet<String> names, Function<String, Optional<Usage>> reader) {
    this.source = source;
    this.names = Collections.unmodifiableSortedSet(names);
    this.reader = reader;
  }

  /// @param source where it was seen, and until when
  public Usages(String source, SortedMap<String, Usage> operations) {
    this(source, new TreeSet<>(operations.keySet()), _ -> Optional.empty());
    known.putAll(operations);
  }

  /// What is read of an operation when it is asked for.
  ///
  /// @param names the operations that were seen
  /// @param reader what stands by the id of one of them in the file
  public static Usages late(
      String source, SortedSet<String> names, Function<String, Optional<Obj>> reader) {
    return new Usages(source, names, id -> reader.apply(id).map(Usages::usage));
  }

  /// Where it was seen, and until when.
  public String source() {
    return source;
  }

  /// Whether nothing was seen.
  public boolean isEmpty() {
    return names.isEmpty();
  }

  /// What was seen of all operations, by their ids.
  public SortedMap<String, Usage> operations() {
    SortedMap<String, Usage> all = new TreeMap<>();
    names.forEach(id -> of(id).ifPresent(usage -> all.put(id, usage)));
    return Collections.unmodifiableSortedMap(all);
  }

  /// What was seen of an operation; empty when it was not seen.
  public Optional<Usage> of(String operation) {
    Usage usage = known.get(operation);
    if (usage != null || !names.contains(operation)) {
      return Optional.ofNullable(usage);
    }
    Optional<Usage> read = reader.apply(operation);
    read.ifPresent(each -> known.put(operation, each));
    return read;
  }

  /// The same with what a person declares over what was seen.
  public Usages under(Usages declared) {
    var all = new TreeSet<>(names);
    all.addAll(declared.names);
    return new Usages(
        source,
        all,
        id -> {
          Optional<Usage> over = declared.of(id);
          return over.isEmpty() ? of(id) : Optional.of(of(id).orElse(Usage.NONE).under(over.get()));
        });
  }

  /// What requests may be, and nothing of what is shown.
  public Usages leniency() {
    SortedMap<String, Usage> lenient = new TreeMap<>();
    operations()
        .forEach((id, usage) -> {
          if (!usage.rules().forgiven().isEmpty()) {
            lenient.put(id, Usage.NONE.with(usage.rules().requests()));
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
    return new Usage(
        count(json, "seen"),
        json.text("ids"),
        lines(json, "item"),
        lines(json, "view"),
        lines(json, "found"),
        json.flag("apart"),
        new Loose(words(json, "forgiven"), words(json, "departed")));
  }

  private static NavigableSet<String> words(Obj json, String member) {
    NavigableSet<String> words = new TreeSet<>();
    json.items(member).forEach(each -> each.asText().ifPresent(words::add));
    return words;
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
              count(line, "against"),
              count(line, "unheeded")));
    }
    return lines;
  }

  private static long count(Obj json, String member) {
    return json.find(member).flatMap(Json::asWords).map(Long::parseLong).orElse(0L);
  }

  public Obj toJson() {
    var all = Obj.builder();
    operations().forEach((id, usage) -> all.put(id, json(usage)));
    return Obj.builder().put("source", source).put("operations", all.build()).build();
  }

  /// The file: a line for each line of an operation.
  public String text() {
    var out = new StringBuilder("{\"source\": ").append(Json.of(source));
    out.append(", \"operations\": {");
    String after = "";
    for (Map.Entry<String, Usage> each : operations().entrySet()) {
      out.append(after).append('\n').append(Json.of(each.getKey())).append(": {");
      String next = "";
      for (Obj.Member part : json(each.getValue())) {
        out.append(next).append(Json.of(part.key())).append(": ");
        boolean lines = part.value() instanceof Arr && !LISTS.contains(part.key());
        out.append(lines ? lines((Arr) part.value()) : part.value().toString());
        next = ",\n ";
      }
      out.append('}');
      after = ",";
    }
    return out.append("\n}}\n").toString();
  }

  private static String lines(Arr lines) {
    return lines.items().stream()
        .map(Json::toString)
        .collect(Collectors.joining(",\n  ", "[\n  ", "]"));
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
    put(out, "forgiven", usage.rules().forgiven());
    put(out, "departed", usage.rules().departed());
    return out.build();
  }

  private static void put(Obj.Builder out, String member, NavigableSet<String> words) {
    if (!words.isEmpty()) {
      out.put(member, Json.array(words.stream().map(Json::of).toList()));
    }
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
    if (line.unheeded() > 0) {
      out.put("unheeded", line.unheeded());
    }
    return out.build();
  }
}
