package dev.dtu.control;

import dev.dtu.call.Origin;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Issuer;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import java.util.ArrayList;
import java.util.List;

/// Shows a universe: where its twins answer, and what they take as credentials.
///
/// @param host and
/// @param port where the data port is reached
record Addresses(Universes universes, String host, int port) {

  Obj show(Universe universe) {
    Obj.Builder twins = Obj.builder();
    for (Twin twin : universe.twins().values()) {
      twins.put(twin.name(), show(universe, twin));
    }
    return Obj.builder()
        .put("name", universe.name())
        .put("turn", universe.current().turn())
        .put("passive", false)
        .put("dice", universe.dice())
        .put("auth", universe.anyCredential() ? "any" : "strict")
        .put("twins", twins.build())
        .build()
        .withAll(Stays.show(universe.terms()));
  }

  /// One that is not in memory, without what only waking it would tell.
  Obj passive(Universe universe) {
    List<Json> twins = new ArrayList<>();
    universe.twins().keySet().forEach(twin -> twins.add(Json.of(twin)));
    return Obj.builder()
        .put("name", universe.name())
        .put("passive", true)
        .put("dice", universe.dice())
        .put("auth", universe.anyCredential() ? "any" : "strict")
        .put("sleeping", Json.array(twins))
        .build()
        .withAll(Stays.show(universe.terms()));
  }

  /// Where a twin stands for who comes by its universe's path.
  Origin origin(Universe universe, Twin twin) {
    return new Origin("http", host + ":" + port, "/u/" + universe.name() + "/" + twin.name());
  }

  private Obj show(Universe universe, Twin twin) {
    List<Json> hosts = new ArrayList<>();
    hosts.add(Json.of(twin.name() + "." + universe.name() + ".localhost:" + port));
    if (universe.name().equals(Universes.DEFAULT)) {
      hosts.add(Json.of(twin.name() + ".localhost:" + port));
    }
    List<Json> credentials = new ArrayList<>();
    for (Universes.Credential credential : universes.credentials(universe, twin)) {
      credentials.add(
          Obj.builder()
              .put("kind", credential.kind())
              .put("value", credential.value())
              .put("header", credential.header())
              .build());
    }
    String url = origin(universe, twin).url();
    for (Issuer.Paper paper : twin.papers(universe.store(), url)) {
      credentials.add(
          Obj.builder()
              .put("kind", paper.kind())
              .put("value", paper.value())
              .put("header", paper.header())
              .build());
    }
    return Obj.builder()
        .put("url", url)
        .put("hosts", Json.array(hosts))
        .put("credentials", Json.array(credentials))
        .build();
  }
}
