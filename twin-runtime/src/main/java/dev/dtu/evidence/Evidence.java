package dev.dtu.evidence;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// What one service was seen to send. The facts of an operation are read when first asked for and
/// then kept. Safe for any number of threads.
public final class Evidence {

  /// Nothing was seen.
  public static final Evidence NONE = new Evidence("", List.of(), Obj.EMPTY);

  /// Where it stands in a twin's folder.
  public static final String FILE = "twin/evidence/replies.json";

  private static final String FORMAT = "1";

  private final String twin;
  private final List<Source> sources;
  private final Obj written;
  private final Map<String, Facts> read = new ConcurrentHashMap<>();

  private Evidence(String twin, List<Source> sources, Obj written) {
    this.twin = twin;
    this.sources = List.copyOf(sources);
    this.written = written;
  }

  /// The evidence of a file.
  ///
  /// @throws IllegalArgumentException when it is of a format this version does not read
  public static Evidence of(Obj file) {
    String format = file.text("format").orElse("");
    if (!format.equals(FORMAT)) {
      throw new IllegalArgumentException(
          "expected evidence of format %s, found '%s'; gather it again (dtu evidence)"
              .formatted(FORMAT, format));
    }
    List<Source> sources = new ArrayList<>();
    file.items("sources").forEach(each -> sources.add(Source.of(each)));
    return new Evidence(
        file.text("twin").orElse(""), sources, file.obj("replies").orElse(Obj.EMPTY));
  }

  static Evidence of(String twin, List<Source> sources, List<Facts> facts) {
    var written = Obj.builder();
    facts.forEach(each -> written.put(each.name(), FactsJson.write(each)));
    return new Evidence(twin, sources, written.build());
  }

  /// The twin of the service.
  public String twin() {
    return twin;
  }

  public List<Source> sources() {
    return sources;
  }

  /// The names of all facts, in order: `createUser 200`.
  public List<String> names() {
    return written.keys();
  }

  /// What was seen of the replies of an operation with a status, those apart with which the service
  /// says no in a status of success.
  public Optional<Facts> find(String operation, int status, boolean refused) {
    return find(Facts.name(operation, status, refused));
  }

  /// What was seen of the replies of an operation with a status that did what was asked.
  ///
  /// @throws IllegalArgumentException when the file is broken there
  public Optional<Facts> find(String operation, int status) {
    return find(operation, status, false);
  }

  /// The facts of that name.
  public Optional<Facts> find(String name) {
    Facts known = read.get(name);
    if (known != null) {
      return Optional.of(known);
    }
    return written
        .obj(name)
        .map(told -> read.computeIfAbsent(name, _ -> FactsJson.read(name, told)));
  }

  /// The file: a line for each source and for each operation and status.
  public String text() {
    var out = new StringBuilder("{\"format\":\"1\",\n\"twin\":");
    out.append(Json.of(twin)).append(",\n\"sources\":[");
    for (int i = 0; i < sources.size(); i++) {
      out.append(i == 0 ? "\n" : ",\n").append(sources.get(i).toJson());
    }
    out.append("],\n\"replies\":{");
    for (int i = 0; i < written.size(); i++) {
      out.append(i == 0 ? "\n" : ",\n");
      out.append(Json.of(written.key(i))).append(':').append(written.value(i));
    }
    return out.append("}}\n").toString();
  }
}
