package dev.dtu.tenant;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.mine.Shapes;
import dev.dtu.recording.Session;
import dev.dtu.twin.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;

/// A seed of a twin folder, `seeds/NAME.yaml`. Mutable while it is made.
public final class SeedFile {

  /// Shapes that ids of a program have.
  private static final String PLAIN = "[A-Za-z0-9_-]{6,60}";

  private final String name;
  private final Map<String, List<Sighting>> things = new LinkedHashMap<>();
  private final Map<String, List<String>> shapes = new TreeMap<>();
  private final Map<String, String> labels = new TreeMap<>();
  private BiFunction<String, String, Optional<String>> sameness = (_, _) -> Optional.empty();

  SeedFile(String name) {
    this.name = name;
  }

  int size() {
    return things.size();
  }

  /// Takes in a thing, by what is the same of it everywhere.
  ///
  /// @param ids all that were seen of its sort
  void add(String same, List<Sighting> seen, List<String> ids) {
    things.put(same, seen);
    shapes.put(seen.getFirst().sort(), ids);
    labels.put(same, label(seen.getFirst().thing().resource()));
  }

  private String label(String resource) {
    String word = resource.replaceAll("[^a-z0-9]", "");
    long before = labels.values().stream().filter(each -> each.startsWith(word + "-")).count();
    return word + "-" + (before + 1) + (name.equals(Seeds.DEFAULT) ? "" : "-" + name);
  }

  /// Rows of another seed come before these.
  ///
  /// @param told what is the same of a thing everywhere, by session and id
  void knows(SeedFile other, BiFunction<String, String, Optional<String>> told) {
    other.labels.forEach(labels::putIfAbsent);
    sameness = told;
  }

  /// The words that a title page has for the seeds of some recordings.
  public static String named(List<Session> sessions) {
    List<Json> names = new ArrayList<>(List.of(Json.of(Seeds.DEFAULT)));
    Kinds.of(sessions).forEach(kind -> names.add(Json.of(kind)));
    return "\nseeds: " + Json.array(names) + "\n";
  }

  /// Writes seeds in which nothing is yet.
  ///
  /// @param source where the recordings are from, and the day
  public static void empty(Path data, List<Session> sessions, String source) throws IOException {
    Files.createDirectories(data.resolve("seeds"));
    List<String> names = new ArrayList<>(List.of(Seeds.DEFAULT));
    names.addAll(Kinds.of(sessions));
    for (String each : names) {
      Files.writeString(file(data, each), head(each, source) + "rows: []\n");
    }
  }

  private static String head(String name, String source) {
    String like = name.equals(Seeds.DEFAULT) ? "" : "like: " + Seeds.DEFAULT + "\n";
    return "# Written by dtu generate from recordings: what was there before the first call.\n"
        + "source: "
        + Json.of(source)
        + "\n"
        + like;
  }

  private static Path file(Path data, String name) {
    return data.resolve("seeds").resolve(name + ".yaml");
  }

  /// Writes it where the empty one stands.
  ///
  /// @param source where the recordings are from, and the day
  public void write(Path data, String source) throws IOException {
    if (!Files.exists(file(data, name))) {
      return;
    }
    var out = new StringBuilder(head(name, source)).append("rows:\n");
    rows().forEach(row -> out.append("  - ").append(row).append('\n'));
    Files.writeString(file(data, name), rows().isEmpty() ? head(name, source) + "rows: []\n" : out);
  }

  /// The rows, each behind those that it names.
  List<Obj> rows() {
    Set<String> known = new TreeSet<>(labels.values());
    labels.forEach((same, label) -> {
      if (things.containsKey(same)) {
        known.remove(label);
      }
    });
    List<Obj> rows = new ArrayList<>();
    Set<String> left = new LinkedHashSet<>(things.keySet());
    boolean any = true;
    while (any) {
      any = false;
      for (String same : List.copyOf(left)) {
        Optional<Obj> row = row(same, known);
        if (row.isPresent()) {
          rows.add(row.get());
          known.add(labels.getOrDefault(same, ""));
          left.remove(same);
          any = true;
        }
      }
    }
    return rows;
  }

  /// The row of a thing; empty as long as what it stands below is not there.
  private Optional<Obj> row(String same, Set<String> known) {
    List<Sighting> seen = things.getOrDefault(same, List.of());
    Sighting first = seen.getFirst();
    BiFunction<String, String, Optional<String>> names =
        (session, id) ->
            sameness.apply(session, id).map(labels::get).filter(label -> known.contains(label));
    List<Json> scopes = new ArrayList<>();
    for (String scope : first.thing().scopes()) {
      Optional<String> name = names.apply(first.session(), scope);
      if (name.isEmpty() && Plain.token(scope)) {
        return Optional.empty();
      }
      scopes.add(Json.of(name.map(each -> "${" + each + "}").orElse(scope)));
    }
    List<Json> called = called(seen);
    Obj item = new Sample(seen, names, !called.isEmpty()).item();
    boolean person = !called.isEmpty() && Person.is(item);
    Obj.Builder row = Obj.builder().put("resource", first.thing().resource());
    if (person) {
      row.put("each", "people").put("where", Obj.of("admin", Json.of(true)));
    } else {
      row.put("as", labels.getOrDefault(same, ""));
    }
    id(seen, row);
    if (!called.isEmpty()) {
      row.put("called", Json.array(called));
    }
    if (!scopes.isEmpty()) {
      row.put("in", Json.array(scopes));
    }
    return Optional.of(row.put("item", item).build());
  }

  /// What its callers call it, where that is who they are.
  private static List<Json> called(List<Sighting> seen) {
    var words = new TreeSet<String>();
    seen.forEach(each -> words.addAll(each.thing().called()));
    words.retainAll(Person.CALLER);
    return words.stream().<Json>map(Json::of).toList();
  }

  /// The id where it is the same everywhere, else what ids look like.
  private void id(List<Sighting> seen, Obj.Builder row) {
    List<String> ids = seen.stream().map(each -> each.thing().id()).distinct().toList();
    String first = ids.getFirst();
    if (ids.size() == 1 && !first.isEmpty() && !Plain.token(first)) {
      row.put("id", first);
      return;
    }
    List<String> all = shapes.getOrDefault(seen.getFirst().sort(), ids);
    if (all.size() > 1 && all.stream().allMatch(id -> id.matches(PLAIN))) {
      row.put("shape", Shapes.shape(all));
    }
  }
}
