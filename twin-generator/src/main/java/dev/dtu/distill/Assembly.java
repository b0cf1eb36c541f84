package dev.dtu.distill;

import dev.dtu.document.Flaw;
import dev.dtu.document.Flaws;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Lays a merged contract out in its parts.
final class Assembly {

  private static final int FORMAT = 1;
  private static final List<String> ORDER =
      List.of(
          "parameters",
          "composed",
          "body",
          "replies",
          "upload",
          "download",
          "errors",
          "rate",
          "common",
          "security",
          "servers",
          "deprecated");

  private final Merging merging;
  private final Map<String, String> familyOf = new HashMap<>();
  private final SortedMap<String, Obj.Builder> files = new TreeMap<>();

  private Assembly(Merging merging) {
    this.merging = merging;
  }

  static SortedMap<String, Json> parts(
      String name, List<Chapter> chapters, Merging merging, Arr also, Flaws flaws) {
    var assembly = new Assembly(merging);
    assembly.operations();
    assembly.schemas();
    SortedMap<String, Json> parts = new TreeMap<>();
    assembly.files.forEach((path, members) -> parts.put(path, members.build()));
    Obj contract = assembly.contract(name, chapters);
    parts.put("contract.json", also.isEmpty() ? contract : contract.with("also", also));
    Obj events = events(chapters);
    if (!events.isEmpty()) {
      parts.put("events.json", events);
    }
    parts.put("flaws.json", Arr.of(flaws.all().stream().map(Flaw::json).toList()));
    return parts;
  }

  /// What the documents' services tell on their own; the first document to name an event counts.
  private static Obj events(List<Chapter> chapters) {
    SortedMap<String, Json> events = new TreeMap<>();
    for (Chapter chapter : chapters) {
      chapter.asides().events().forEach(one -> events.putIfAbsent(one.key(), one.value()));
    }
    var out = Obj.builder();
    events.forEach(out::put);
    return out.build();
  }

  private void operations() {
    var paging = new Paging(merging.schemas());
    Map<String, Set<String>> users = new HashMap<>();
    for (Merging.Placed placed : merging.operations()) {
      var out = Obj.builder();
      for (String member : ORDER) {
        placed.content().find(member).ifPresent(value -> out.put(member, value));
      }
      paging.hint(placed.operation(), placed.content()).ifPresent(hint -> out.put("paging", hint));
      String family = placed.operation().family();
      file("operations", family).put(placed.id(), out.build());
      OperationSchemas.names(placed.content()).forEach(name -> use(name, family, users));
    }
    for (String name : merging.schemas().keySet()) {
      Set<String> families = users.getOrDefault(name, Set.of());
      familyOf.put(
          name,
          switch (families.size()) {
            case 0 -> Family.UNUSED;
            case 1 -> families.iterator().next();
            default -> Family.SHARED;
          });
    }
  }

  /// Notes the family as a user of the schema and of all that it leads to.
  private void use(String name, String family, Map<String, Set<String>> users) {
    Deque<String> waiting = new ArrayDeque<>(List.of(name));
    while (!waiting.isEmpty()) {
      String next = waiting.remove();
      if (users.computeIfAbsent(next, any -> new TreeSet<>()).add(family)) {
        waiting.addAll(Links.names(merging.schemas().getOrDefault(next, Obj.EMPTY)));
      }
    }
  }

  private void schemas() {
    merging
        .schemas()
        .forEach(
            (name, schema) -> file("schemas", familyOf.getOrDefault(name, "")).put(name, schema));
  }

  private Obj.Builder file(String folder, String family) {
    return files.computeIfAbsent(folder + "/" + family + ".json", any -> Obj.builder());
  }

  private Obj contract(String name, List<Chapter> chapters) {
    Chapter first = chapters.getFirst();
    List<Json> lines = new ArrayList<>();
    for (Merging.Placed placed : merging.operations()) {
      Operation one = placed.operation();
      lines.add(
          Arr.of(
              Json.of(placed.id()),
              Json.of(one.method()),
              Json.of(one.path()),
              Json.of(one.family())));
    }
    var schemas = Obj.builder();
    merging.schemas().keySet().forEach(key -> schemas.put(key, familyOf.getOrDefault(key, "")));
    var out =
        Obj.builder()
            .put("format", FORMAT)
            .put("name", name)
            .put("title", first.source().title())
            .put("version", first.source().version())
            .put("dialect", first.source().dialect())
            .put("servers", first.servers())
            .put("schemes", merging.schemes())
            .put("security", first.security().orElse(Arr.EMPTY))
            .put("operations", Arr.of(lines))
            .put("schemas", schemas.build());
    asides(chapters, out);
    return out.build();
  }

  private void asides(List<Chapter> chapters, Obj.Builder out) {
    Arr routes = merging.routes();
    if (!routes.isEmpty()) {
      out.put("routes", routes);
    }
    chapters.getFirst().common().writeTo(out);
    List<Asides> asides = chapters.stream().map(Chapter::asides).toList();
    asides.stream()
        .flatMap(one -> one.batch().stream())
        .findFirst()
        .ifPresent(batch -> out.put("batch", batch));
    Arr events = Arr.of(events(chapters).keys().stream().map(Json::of).toList());
    if (!events.isEmpty()) {
      out.put("events", events);
    }
    named(asides.stream().map(Asides::webhooks).toList(), "webhooks", out);
    named(asides.stream().map(Asides::callbacks).toList(), "callbacks", out);
  }

  private static void named(List<Arr> lists, String member, Obj.Builder out) {
    List<Json> all = new ArrayList<>();
    lists.forEach(list -> all.addAll(list.items()));
    if (!all.isEmpty()) {
      out.put(member, Arr.of(all));
    }
  }
}
