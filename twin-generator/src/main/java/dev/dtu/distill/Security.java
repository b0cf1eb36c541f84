package dev.dtu.distill;

import dev.dtu.document.Nearest;
import dev.dtu.document.Node;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How callers prove who they are: the schemes of a document and what asks for them.
final class Security {

  private static final List<String> WORDS =
      List.of("type", "in", "name", "scheme", "bearerFormat", "openIdConnectUrl");
  private static final List<String> URLS = List.of("authorizationUrl", "tokenUrl", "refreshUrl");

  private final Library library;

  Security(Library library) {
    this.library = library;
  }

  Obj schemes() {
    var schemes = Obj.builder();
    List<Spot> declared =
        library.top().at("components").map(all -> all.fields("securitySchemes")).orElse(List.of());
    for (Spot spot : declared) {
      library.settled(spot).ifPresent(scheme -> schemes.put(spot.name(), scheme(scheme)));
    }
    return schemes.build();
  }

  private static Obj scheme(Spot scheme) {
    var out = Obj.builder();
    for (String word : WORDS) {
      scheme.node().words(word).ifPresent(value -> out.put(word, value));
    }
    var flows = Obj.builder();
    for (Spot flow : scheme.fields("flows")) {
      if (!flow.name().startsWith("x-")) {
        flows.put(flow.name(), flow(flow));
      }
    }
    Obj all = flows.build();
    return (all.isEmpty() ? out : out.put("flows", all)).build();
  }

  private static Obj flow(Spot flow) {
    var out = Obj.builder();
    for (String word : URLS) {
      flow.node().words(word).ifPresent(value -> out.put(word, value));
    }
    List<Json> scopes = new ArrayList<>();
    flow.node().fields("scopes").keySet().forEach(scope -> scopes.add(Json.of(scope)));
    return out.put("scopes", Arr.of(scopes)).build();
  }

  /// One scheme for two that differ in nothing but the scopes they list; empty when they differ.
  static Optional<Obj> united(Obj one, Obj other) {
    if (one.equals(other)) {
      return Optional.of(one);
    }
    Obj flows = one.obj("flows").orElse(Obj.EMPTY);
    Obj more = other.obj("flows").orElse(Obj.EMPTY);
    if (flows.isEmpty() || more.isEmpty() || !one.without("flows").equals(other.without("flows"))) {
      return Optional.empty();
    }
    Obj united = flows.withAll(more);
    for (Obj.Member flow : more) {
      Optional<Obj> same = flows.obj(flow.key());
      Obj own = flow.value().asObj().orElse(Obj.EMPTY);
      if (same.isPresent()) {
        if (!same.get().without("scopes").equals(own.without("scopes"))) {
          return Optional.empty();
        }
        Set<Json> scopes = new LinkedHashSet<>(same.get().items("scopes").items());
        scopes.addAll(own.items("scopes").items());
        united = united.with(flow.key(), own.with("scopes", Arr.of(List.copyOf(scopes))));
      }
    }
    return Optional.of(one.with("flows", united));
  }

  /// What is asked for right here; empty when nothing is said, an empty array when nothing is asked.
  Optional<Arr> asked(Spot owner) {
    Optional<Spot> security = owner.at("security");
    if (security.isEmpty()) {
      return Optional.empty();
    }
    if (!(security.get().node() instanceof Node.Items)) {
      library.flaw(
          security.get(), "expected an array, found " + security.get().node().kind(), "left out");
      return Optional.empty();
    }
    List<Json> asked = new ArrayList<>();
    for (Spot choice : owner.items("security")) {
      var schemes = Obj.builder();
      choice.fields().forEach(scheme -> schemes.put(known(scheme), scopes(scheme)));
      asked.add(schemes.build());
    }
    return Optional.of(Arr.of(asked));
  }

  private String known(Spot scheme) {
    var names = library.top().node().at("components").map(all -> all.fields("securitySchemes"));
    if (!names.map(all -> all.containsKey(scheme.name())).orElse(false)) {
      String hint = names.map(all -> Nearest.hint(scheme.name(), all.keySet())).orElse("");
      library.flaw(
          scheme,
          "expected a declared security scheme, found '" + scheme.name() + "'" + hint,
          "kept; no credential can satisfy it");
    }
    return scheme.name();
  }

  private static Arr scopes(Spot scheme) {
    List<Json> scopes = new ArrayList<>();
    if (scheme.node() instanceof Node.Items items) {
      items.items().forEach(scope -> scope.words().ifPresent(word -> scopes.add(Json.of(word))));
    }
    return Arr.of(scopes);
  }
}
