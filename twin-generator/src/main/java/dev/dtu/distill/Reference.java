package dev.dtu.distill;

import dev.dtu.document.Flaws;
import dev.dtu.document.Node;
import dev.dtu.document.Unreadable;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Reads Slack's reference: a file a method, samples of replies and events beside it, rate tiers.
///
/// Every method is `POST /api/NAME`, and `GET` with its arguments in the query. The shape of a reply
/// is what its samples have in common.
final class Reference {

  /// How callers prove who they are.
  private static final String SCHEME = "token";

  private final List<ReferenceFolder> folders;
  private final Flaws flaws;
  private final Library library;
  private final SortedMap<String, Spot> methods = new TreeMap<>();
  private final SortedMap<String, Spot> samples = new TreeMap<>();
  private final SortedMap<String, String> tiers = new TreeMap<>();
  private int unofficial;

  private Reference(List<ReferenceFolder> folders, Flaws flaws) {
    this.folders = folders;
    this.flaws = flaws;
    var nothing = new Node.Fields(Map.of(), 0);
    this.library =
        new Library(new Spot.Tree(folders.getFirst().name(), "", nothing), Optional.empty(), flaws);
  }

  /// @param origins file name → where it came from
  static Chapter chapter(List<ReferenceFolder> folders, Map<String, String> origins, Flaws flaws)
      throws Unreadable {
    List<ReferenceFolder> sorted = new ArrayList<>(folders);
    sorted.sort(java.util.Comparator.comparing(ReferenceFolder::kind));
    if (sorted.getFirst().kind() != ReferenceFolder.Kind.METHODS) {
      throw new Unreadable(
          sorted.getFirst().name(),
          0,
          "expected a folder with 'methods' beside it, found none: samples and rate tiers alone"
              + " make no contract");
    }
    List<Source> sources = new ArrayList<>();
    for (ReferenceFolder folder : sorted) {
      sources.add(folder.source(origins.getOrDefault(folder.name(), "")));
    }
    return new Reference(sorted, flaws).chapter(sources);
  }

  private Chapter chapter(List<Source> sources) {
    collect();
    var arguments = new Arguments(library);
    SortedMap<String, Json> schemas = new TreeMap<>();
    SortedMap<String, Spot> spots = new TreeMap<>();
    methods.forEach((name, method) ->
        arguments
            .schema(method)
            .ifPresent(schema -> {
              schemas.put(name + ".arguments", schema);
              spots.put(name + ".arguments", method);
            }));
    var shapes = new ReferenceShapes(methods, samples, library);
    var events = new ReferenceEvents(folders, shapes, library);
    shapes.settle(schemas);
    events.envelope().ifPresent(envelope -> schemas.put(ReferenceEvents.ENVELOPE, envelope));
    Set<String> everywhere = everywhere();
    List<Operation> operations = new ArrayList<>();
    methods.forEach((name, method) ->
        operations.add(
            operation(name, method, schemas.containsKey(name + ".arguments"), shapes, everywhere)));
    return new Chapter(
        sources,
        Arr.of(
            Obj.builder().put("scheme", "https").put("host", "slack.com").put("path", "").build()),
        Obj.of(SCHEME, Obj.of("type", Json.of("http"), "scheme", Json.of("bearer"))),
        Optional.of(Arr.of(Obj.of(SCHEME, Arr.EMPTY))),
        operations,
        new NamedSchemas(schemas, Set.of(), spots, library.top()),
        new Common(Arr.EMPTY, names(everywhere), true, true),
        new Asides(Arr.EMPTY, Arr.EMPTY, Optional.empty(), events.written()),
        methods.size() + unofficial,
        unofficial);
  }

  private void collect() {
    for (ReferenceFolder folder : folders) {
      switch (folder.kind()) {
        case METHODS -> folder.documents("methods/", flaws).forEach(this::method);
        case SAMPLES -> folder.documents("api/", flaws).forEach(this::sample);
        case TIERS -> folder.documents("web-api/", flaws).forEach(this::tiers);
      }
    }
    samples.forEach((name, spot) -> {
      if (!methods.containsKey(name)) {
        library.flaw(spot, "expected a method '" + name + "', found none", "the sample is of none");
      }
    });
  }

  private void method(Spot spot) {
    Optional<String> name = spot.node().text("name");
    if (name.isEmpty() || spot.at("args").isEmpty()) {
      if (!spot.file().contains("/_")) {
        library.flaw(
            spot, "expected a method with 'name' and 'args', found none", "the file was left out");
      }
      return;
    }
    boolean plain = name.get().matches("[A-Za-z0-9_]+(\\.[A-Za-z0-9_]+)*");
    if (spot.file().contains("/_") || !plain || methods.containsKey(name.get())) {
      unofficial++;
      String what =
          spot.file().contains("/_")
              ? "expected a method that its service documents, found '" + name.get() + "'"
              : "expected each method once and words with dots between them, found '"
                  + name.get()
                  + "'";
      library.flaw(spot, what, "the operation was left out");
      return;
    }
    methods.put(name.get(), spot);
  }

  private void sample(Spot spot) {
    String file = spot.file().substring(spot.file().lastIndexOf('/') + 1);
    samples.put(file.substring(0, file.length() - ".json".length()), spot);
  }

  private void tiers(Spot spot) {
    for (Spot tier : spot.fields()) {
      tier.node().text().ifPresent(word -> tiers.put(tier.name(), word));
    }
  }

  /// The errors that every method may answer.
  private Set<String> everywhere() {
    SortedSet<String> common = new TreeSet<>();
    boolean first = true;
    for (Spot method : methods.values()) {
      Set<String> own = method.node().fields("errors").keySet();
      if (!own.isEmpty()) {
        common.addAll(first ? own : Set.of());
        common.retainAll(own);
        first = false;
      }
    }
    boolean silent = methods.values().stream().anyMatch(one -> one.fields("errors").isEmpty());
    return silent ? Set.of() : common;
  }

  private Operation operation(
      String name, Spot method, boolean asks, ReferenceShapes shapes, Set<String> everywhere) {
    var out = Obj.builder();
    if (asks) {
      Obj schema = Obj.of("$ref", Json.of(name + ".arguments"));
      var content = Obj.builder();
      for (String type :
          List.of("application/x-www-form-urlencoded", "multipart/form-data", "application/json")) {
        content.put(type, schema);
      }
      out.put("body", Obj.of("content", content.build()));
    }
    out.put("replies", shapes.replies(name));
    Set<String> own = new TreeSet<>(method.node().fields("errors").keySet());
    own.removeAll(everywhere);
    if (!own.isEmpty()) {
      out.put("errors", names(own));
    }
    Optional.ofNullable(tiers.get(name)).ifPresent(tier -> out.put("rate", tier));
    if (method.node().flag("deprecated")) {
      out.put("deprecated", true);
    }
    boolean apps = method.at("args").flatMap(args -> args.at("client_secret")).isPresent();
    String path = "/api/" + name;
    return new Operation(
        name,
        "POST",
        path,
        Family.kebab(name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name),
        method,
        out.build(),
        apps ? Optional.of(Arr.of(Obj.of(SCHEME, Arr.EMPTY), Obj.EMPTY)) : Optional.empty(),
        Optional.empty(),
        List.of(new FurtherRoute("GET", path, FurtherRoute.QUERY)));
  }

  private static Arr names(Set<String> names) {
    return Arr.of(names.stream().map(Json::of).toList());
  }
}
