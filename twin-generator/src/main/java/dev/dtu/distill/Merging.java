package dev.dtu.distill;

import dev.dtu.document.Flaws;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Puts chapters into one contract. Mutable; used by one thread.
///
/// The first document gives the title, the version and what holds unless an operation says
/// otherwise. A later document adds; where it uses a name for something else, its own is renamed.
final class Merging {

  /// An operation as it will stand in the contract.
  record Placed(String id, Operation operation, Obj content) {}

  private final Flaws flaws;
  private final Map<String, Json> schemas = new TreeMap<>();
  private final List<Placed> placed = new ArrayList<>();
  private Obj schemes = Obj.EMPTY;
  private final Set<String> ids = new HashSet<>();
  private final Map<String, Operation> routes = new HashMap<>();
  private final List<Json> furtherRoutes = new ArrayList<>();
  private int operationsIn;
  private int operationsListed;
  private int schemasIn;
  private int schemasListed;
  private int derived;

  Merging(Flaws flaws) {
    this.flaws = flaws;
  }

  void add(Chapter chapter, Chapter first) {
    Map<String, String> renamed = schemas(chapter);
    Map<String, String> renamedSchemes = schemes(chapter);
    operationsIn += chapter.met();
    operationsListed += chapter.listed();
    for (Operation operation : chapter.operations()) {
      Arr servers = operation.servers().orElse(chapter.servers());
      Operation earlier = routes.putIfAbsent(operation.route() + " " + servers, operation);
      if (earlier != null) {
        operationsListed++;
        repeated(operation, earlier);
        continue;
      }
      var content = Obj.builder();
      content.putAll(
          OperationSchemas.mapped(operation.content(), one -> Links.renamed(one, renamed)));
      Arr asked = operation.security().orElse(chapter.security().orElse(Arr.EMPTY));
      if (!asked.equals(first.security().orElse(Arr.EMPTY))) {
        content.put("security", renamed(asked, renamedSchemes));
      }
      if (!servers.equals(first.servers())) {
        content.put("servers", servers);
      }
      if (!chapter.common().equals(first.common())) {
        uncommon(content, chapter.common());
      }
      String id = id(operation);
      placed.add(new Placed(id, operation, content.build()));
      operation.routes().forEach(route -> further(id, operation, route));
    }
  }

  /// The names of the schemas so far.
  Set<String> names() {
    return Set.copyOf(schemas.keySet());
  }

  /// Puts an overlay on what is there: what has its names and routes already is replaced.
  void overlay(Chapter chapter, Chapter first) {
    for (String name : chapter.schemas().declared()) {
      if (schemas.remove(name) != null) {
        schemasListed++;
        flaw(
            chapter.schemas().spot(name),
            "the schema '" + name + "' stands in a document, and otherwise here",
            "this one holds");
      }
    }
    for (Operation operation : chapter.operations()) {
      Arr servers = operation.servers().orElse(chapter.servers());
      Operation earlier = routes.remove(operation.route() + " " + servers);
      if (earlier != null) {
        operationsListed++;
        placed.removeIf(one -> one.operation().equals(earlier) && ids.remove(one.id()));
        flaw(
            operation.spot(),
            "%s %s stands in a document (%s:%d), and otherwise here"
                .formatted(
                    operation.method(),
                    operation.path(),
                    earlier.spot().file(),
                    earlier.spot().line()),
            "this one holds");
      }
    }
    add(chapter, first);
  }

  /// What an overlay corrects in place.
  Corrections corrections() {
    return new Corrections(flaws, schemas, placed);
  }

  /// Writes into the operation what its document says of all and the first document does not.
  private static void uncommon(Obj.Builder content, Common common) {
    Obj own = content.build();
    content.put("common", false);
    if (!common.parameters().isEmpty()) {
      content.put("parameters", joined(own.items("parameters"), common.parameters()));
    }
    if (!common.errors().isEmpty()) {
      content.put("errors", joined(own.items("errors"), common.errors()));
    }
  }

  private static Arr joined(Arr one, Arr other) {
    List<Json> all = new ArrayList<>(one.items());
    all.addAll(other.items());
    return Arr.of(all);
  }

  private void further(String id, Operation operation, FurtherRoute route) {
    String key = Operation.route(route.method(), route.path());
    Operation earlier = routes.putIfAbsent(key, operation);
    if (earlier == null) {
      furtherRoutes.add(
          Arr.of(
              Json.of(id), Json.of(route.method()), Json.of(route.path()), Json.of(route.use())));
    } else if (!earlier.equals(operation)) {
      flaw(
          operation.spot(),
          "expected a route of its own, found %s %s again (first at %s:%d)"
              .formatted(
                  route.method(), route.path(), earlier.spot().file(), earlier.spot().line()),
          "the route was left out");
    }
  }

  private void repeated(Operation operation, Operation earlier) {
    String as = earlier.path().equals(operation.path()) ? "" : " as " + earlier.path();
    flaw(
        operation.spot(),
        "expected each operation once, found %s %s again (first at %s:%d%s)"
            .formatted(
                operation.method(),
                operation.path(),
                earlier.spot().file(),
                earlier.spot().line(),
                as),
        "the operation was left out");
  }

  private static Arr renamed(Arr asked, Map<String, String> names) {
    List<Json> out = new ArrayList<>();
    for (Json choice : asked) {
      var schemes = Obj.builder();
      choice
          .asObj()
          .orElse(Obj.EMPTY)
          .forEach(one -> schemes.put(names.getOrDefault(one.key(), one.key()), one.value()));
      out.add(schemes.build());
    }
    return Arr.of(out);
  }

  private String id(Operation operation) {
    boolean given = !operation.id().isEmpty();
    String wanted = given ? operation.id() : Names.ofRoute(operation.method(), operation.path());
    String id = Names.free(wanted, ids);
    ids.add(id);
    if (!given) {
      flaw(operation.spot(), "expected an operationId, found none", "named '" + id + "'");
    } else if (!id.equals(wanted)) {
      flaw(
          operation.spot(),
          "expected each operationId once, found '" + wanted + "' again",
          "named '" + id + "'");
    }
    return id;
  }

  private Map<String, String> schemas(Chapter chapter) {
    Map<String, Json> own = chapter.schemas().written();
    int declared = chapter.schemas().declared().size();
    schemasIn += declared;
    derived += own.size() - declared;
    Map<String, String> renamed = Renames.of(own, schemas);
    own.forEach((name, schema) -> {
      Spot spot = chapter.schemas().spot(name);
      String free = renamed.get(name);
      if (free != null) {
        flaw(
            spot,
            "the schema '" + name + "' is another one in an earlier document",
            "named '" + free + "'");
      } else if (schemas.containsKey(name)) {
        boolean counted = chapter.schemas().isDeclared(name);
        schemasListed += counted ? 1 : 0;
        derived -= counted ? 0 : 1;
        flaw(
            spot,
            "the schema '" + name + "' stands in an earlier document, the same",
            "written once");
      }
      schemas.put(free != null ? free : name, Links.renamed(schema, renamed));
    });
    return renamed;
  }

  private Map<String, String> schemes(Chapter chapter) {
    Map<String, String> renamed = new TreeMap<>();
    for (Obj.Member scheme : chapter.schemes()) {
      Optional<Obj> known = schemes.obj(scheme.key());
      String name = scheme.key();
      Obj own = scheme.value().asObj().orElse(Obj.EMPTY);
      Optional<Obj> both = known.flatMap(one -> Security.united(one, own));
      if (known.isPresent() && both.isEmpty()) {
        name = Names.free(name, new HashSet<>(schemes.keys()));
        renamed.put(scheme.key(), name);
        flaws.add(
            chapter.source().file(),
            0,
            "the security scheme '" + scheme.key() + "' is another one in an earlier document",
            "named '" + name + "'");
      }
      schemes = schemes.with(name, both.orElse(own));
    }
    return renamed;
  }

  private void flaw(Spot at, String what, String consequence) {
    flaws.add(at.file(), at.line(), at.pointer() + ": " + what, consequence);
  }

  /// The operations, sorted by path, then method.
  List<Placed> operations() {
    placed.sort(
        Comparator.comparing((Placed one) -> one.operation().path())
            .thenComparing(one -> one.operation().method())
            .thenComparing(Placed::id));
    return placed;
  }

  /// `[id, METHOD, path, use]` each, sorted by path, then method.
  Arr routes() {
    furtherRoutes.sort(
        Comparator.comparing((Json row) -> String.valueOf(row.asArr().orElse(Arr.EMPTY).at(2)))
            .thenComparing(row -> String.valueOf(row.asArr().orElse(Arr.EMPTY).at(1))));
    return Arr.of(furtherRoutes);
  }

  Map<String, Json> schemas() {
    return schemas;
  }

  Obj schemes() {
    return schemes;
  }

  Counts counts(int webhooks, int callbacks) {
    int written = schemas.size() - derived;
    return new Counts(
        new Counts.Tally(operationsIn, placed.size(), operationsListed),
        new Counts.Tally(schemasIn, written, schemasListed),
        derived,
        webhooks,
        callbacks,
        flaws.all().size());
  }
}
