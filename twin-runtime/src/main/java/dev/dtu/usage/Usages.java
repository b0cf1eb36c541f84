package dev.dtu.usage;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.Collections;
import java.util.List;
import java.util.Map;
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
///   "forgiven": ["/name minLength"], "departed": ["/owner null"],
///   "objections": [{"when": {"taken:/name": true}, "seen": 3, "answered": 12,
///     "lines": [{"at": "/status", "is": 409, "seen": 3}]}]}}}
/// ```
///
/// Each operation's is read when first asked for. Safe for any number of threads.
public final class Usages {

  private static final List<String> LISTS = List.of("forgiven", "departed", "unshown", "filled");

  /// What stands in the place of an operation's id for what holds of all.
  public static final String ALL = "*";

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
    return new Usages(source, names, id -> reader.apply(id).map(UsageJson::usage));
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
      operations.put(each.key(), UsageJson.usage(each.value().asObj().orElse(Obj.EMPTY)));
    }
    return new Usages(json.text("source").orElse(""), operations);
  }

  public Obj toJson() {
    var all = Obj.builder();
    operations().forEach((id, usage) -> all.put(id, UsageJson.json(usage)));
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
      for (Obj.Member part : UsageJson.json(each.getValue())) {
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
}
