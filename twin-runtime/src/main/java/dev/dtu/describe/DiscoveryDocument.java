package dev.dtu.describe;

import dev.dtu.contract.Contract;
import dev.dtu.contract.Operation;
import dev.dtu.contract.OperationLine;
import dev.dtu.contract.Parameter;
import dev.dtu.contract.SecurityScheme;
import dev.dtu.contract.Server;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// The discovery document of a contract that was read from one: what generic clients of such services
/// fetch to know how they are called.
///
/// - source: developers.google.com/discovery/v1/reference/apis, 2026-11-21
public final class DiscoveryDocument {

  /// The dialect of contracts that were read from a discovery document.
  public static final String DIALECT = "discovery v1";

  /// Where the vendor keeps the directory of all such documents, as title pages write hosts.
  public static final String DIRECTORY = "www.googleapis.com/discovery/**";

  private static final String REVISION = " revision ";

  private final Contract contract;

  public DiscoveryDocument(Contract contract) {
    this.contract = contract;
  }

  /// Whether a contract is of a service that tells such a document.
  public static boolean tells(Contract contract) {
    return contract.dialect().equals(DIALECT);
  }

  /// What the service calls its API, which is how the ids of all its methods begin.
  public String name() {
    for (OperationLine line : contract.lines()) {
      int dot = line.id().indexOf('.');
      if (dot > 0) {
        return line.id().substring(0, dot);
      }
    }
    return contract.name();
  }

  /// The version that clients ask for: `v4`.
  public String version() {
    String version = contract.version();
    int end = version.indexOf(REVISION);
    return end < 0 ? version : version.substring(0, end);
  }

  /// The document.
  ///
  /// @param root where the service stands for who asks, with a slash at the end
  public Obj at(String root) {
    var out = Obj.builder();
    out.put("kind", "discovery#restDescription").put("discoveryVersion", "v1");
    out.put("id", name() + ":" + version()).put("name", name()).put("version", version());
    int revision = contract.version().indexOf(REVISION);
    if (revision >= 0) {
      out.put("revision", contract.version().substring(revision + REVISION.length()));
    }
    out.put("title", contract.title()).put("protocol", "rest");
    String path = contract.servers().stream().findFirst().map(Server::path).orElse("");
    String service = path.isEmpty() ? "" : path.substring(1) + "/";
    out.put("rootUrl", root).put("servicePath", service).put("baseUrl", root + service);
    out.put("basePath", service.isEmpty() ? "" : "/" + service);
    contract.batch().ifPresent(batch -> out.put("batchPath", batch.path().substring(1)));
    return body(out).build();
  }

  private Obj.Builder body(Obj.Builder out) {
    SortedMap<String, Obj> schemas = new TreeMap<>();
    contract
        .schemas()
        .names()
        .forEach(name ->
            contract
                .schemas()
                .find(name)
                .ifPresent(schema ->
                    schemas.put(
                        name,
                        Obj.of("id", Json.of(name)).withAll(DiscoverySchema.of(schema.node())))));
    var annotations = new Annotations(schemas);
    var tree = new Branch();
    List<Parameter> common = List.of();
    for (OperationLine line : contract.lines()) {
      Operation operation = contract.operation(line.id());
      common = operation.traits().common().isEmpty() ? common : operation.traits().common();
      var method = new DiscoveryMethod(operation, contract.furtherRoutes());
      method.body().ifPresent(body -> annotations.note(body.node(), operation.id()));
      tree.put(operation.id(), method.told());
    }
    var parameters = Obj.builder();
    common.forEach(each -> parameters.put(each.name(), DiscoveryMethod.parameter(each)));
    var named = Obj.builder();
    schemas.forEach(named::put);
    out.put("parameters", parameters.build());
    Obj scopes = scopes();
    if (!scopes.isEmpty()) {
      out.put("auth", Obj.of("oauth2", Obj.of("scopes", scopes)));
    }
    return out.put("schemas", named.build()).put("resources", Obj.EMPTY).putAll(tree.told());
  }

  private Obj scopes() {
    var scopes = Obj.builder();
    for (SecurityScheme scheme : contract.schemes().values()) {
      for (Obj.Member flow : scheme.node().obj("flows").orElse(Obj.EMPTY)) {
        Obj told = flow.value().asObj().orElse(Obj.EMPTY);
        told.items("scopes")
            .forEach(scope -> scope.asText().ifPresent(text -> scopes.put(text, Obj.EMPTY)));
      }
    }
    return scopes.build();
  }

  /// Methods below the resources that their ids name. Mutable; used by one thread.
  private static final class Branch {

    private final SortedMap<String, Json> methods = new TreeMap<>();
    private final SortedMap<String, Branch> resources = new TreeMap<>();

    /// @param id `sheets.spreadsheets.values.get`: the API's name, resources, the method's own name
    void put(String id, Json method) {
      String[] steps = id.split("\\.", -1);
      Branch at = this;
      for (int i = 1; i < steps.length - 1; i++) {
        at = at.resources.computeIfAbsent(steps[i], _ -> new Branch());
      }
      at.methods.put(steps[steps.length - 1], method);
    }

    Obj told() {
      var out = Obj.builder();
      if (!methods.isEmpty()) {
        var all = Obj.builder();
        methods.forEach(all::put);
        out.put("methods", all.build());
      }
      if (!resources.isEmpty()) {
        var all = Obj.builder();
        resources.forEach((name, branch) -> all.put(name, branch.told()));
        out.put("resources", all.build());
      }
      return out.build();
    }
  }
}
