package dev.dtu.distill;

import dev.dtu.document.Node;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// What a service has that its documents lack or tell wrongly: an OpenAPI document of our own, each
/// operation and schema of which names its source.
///
/// `x-source: "WHERE, 2026-08-31"` stands in each operation and each schema of `components`; what
/// has none is left out. `#/components/schemas/NAME` may be a schema of the service's own documents
/// too. `x-also` lists path beginnings that stand for another one:
/// `{path: /rest/api/2, as: /rest/api/3, source: …}`. `x-without` lists members that a schema of the
/// documents has by mistake: `{schema: Channel, members: [team_id], source: …}`. `x-amend` lists what
/// one lacks, or tells too narrowly: [Amendment]. `x-null-is-absent: {source: …}` says that the service
/// takes a null member of a request for none.
record Overlay(
    Chapter chapter,
    Arr also,
    List<Without> without,
    List<Amendment> amendments,
    boolean nullIsAbsent) {

  /// Members that a schema has not.
  record Without(Spot spot, String schema, List<String> members) {}

  private static final String SOURCE = "x-source";
  private static final String DATED = ".+, \\d{4}-\\d\\d-\\d\\d";

  /// Of a chapter read from our own document.
  ///
  /// @param first the vendor's document, whose servers and security hold where ours says nothing
  static Overlay of(Library library, Chapter own, Chapter first) {
    List<Operation> sourced = new ArrayList<>();
    for (Operation operation : own.operations()) {
      if (sourced(library, operation.spot())) {
        sourced.add(operation);
      }
    }
    boolean servers = library.top().at("servers").isPresent();
    int dropped = own.operations().size() - sourced.size();
    var chapter =
        new Chapter(
            own.sources(),
            servers ? own.servers() : first.servers(),
            own.schemes(),
            own.security().or(first::security),
            sourced,
            schemas(library, own.schemas()),
            first.common(),
            own.asides(),
            own.met(),
            own.listed() + dropped);
    return new Overlay(
        chapter, also(library), without(library), amendments(library), nullIsAbsent(library));
  }

  private static NamedSchemas schemas(Library library, NamedSchemas own) {
    SortedMap<String, Json> written = new TreeMap<>(own.written());
    Set<String> declared = new TreeSet<>(own.declared());
    for (String name : own.declared()) {
      if (!sourced(library, own.spot(name))) {
        written.remove(name);
        declared.remove(name);
      }
    }
    return new NamedSchemas(written, declared, own.spots(), own.top());
  }

  private static boolean sourced(Library library, Spot at) {
    Optional<String> source = at.node().text(SOURCE);
    if (source.filter(text -> text.matches(DATED)).isPresent()) {
      return true;
    }
    library.flaw(
        at,
        "expected '" + SOURCE + ": WHERE, 2026-08-31', found " + source.orElse("none"),
        "it was left out");
    return false;
  }

  /// Whether a source names a day.
  static boolean dated(Optional<String> source) {
    return source.filter(text -> text.matches(DATED)).isPresent();
  }

  private static List<Amendment> amendments(Library library) {
    List<Amendment> amendments = new ArrayList<>();
    for (Spot each : library.top().items("x-amend")) {
      var amendment = new Amendment(each, each.node().json().asObj().orElse(Obj.EMPTY));
      Optional<String> wrong = amendment.wrong();
      if (wrong.isPresent()) {
        library.flaw(each, wrong.get(), "it was left out");
      } else {
        amendments.add(amendment);
      }
    }
    return amendments;
  }

  private static List<Without> without(Library library) {
    List<Without> without = new ArrayList<>();
    for (Spot each : library.top().items("x-without")) {
      Optional<String> schema = each.node().text("schema");
      List<String> members =
          each.items("members").stream().flatMap(item -> item.node().words().stream()).toList();
      boolean sourced = each.node().text("source").filter(text -> text.matches(DATED)).isPresent();
      if (schema.isPresent() && !members.isEmpty() && sourced) {
        without.add(new Without(each, schema.get(), members));
      } else {
        library.flaw(
            each,
            "expected 'schema', 'members' and a dated 'source'; found "
                + each.node().fields().keySet(),
            "it was left out");
      }
    }
    return without;
  }

  private static Arr also(Library library) {
    List<Json> also = new ArrayList<>();
    for (Spot each : library.top().items("x-also")) {
      Node node = each.node();
      Optional<String> source = node.text("source").filter(text -> text.matches(DATED));
      Optional<String> path = node.text("path").filter(text -> text.startsWith("/"));
      Optional<String> as = node.text("as").filter(text -> text.isEmpty() || text.startsWith("/"));
      if (source.isEmpty() || path.isEmpty() || as.isEmpty()) {
        library.flaw(
            each,
            "expected 'path' and 'as', which begin with '/', and a dated 'source'; found "
                + node.fields().keySet(),
            "it was left out");
        continue;
      }
      also.add(Obj.of("path", Json.of(path.get()), "as", Json.of(as.get())));
    }
    return Arr.of(also);
  }

  private static boolean nullIsAbsent(Library library) {
    Optional<Spot> told = library.top().at("x-null-is-absent");
    if (told.isEmpty()) {
      return false;
    }
    boolean sourced = told.get().node().text("source").filter(it -> it.matches(DATED)).isPresent();
    if (!sourced) {
      library.flaw(told.get(), "expected a dated 'source', found none", "it was left out");
    }
    return sourced;
  }
}
