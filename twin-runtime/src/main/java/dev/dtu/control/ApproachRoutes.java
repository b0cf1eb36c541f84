package dev.dtu.control;

import dev.dtu.event.Reach;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Credentials;
import dev.dtu.universe.Exits;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Tells how programs that nobody changed come into a universe, and where they may go from it.
record ApproachRoutes(Universes universes, Approaches approaches) {

  private static final String PROXY = "/universes/{u}/proxy";
  private static final String PORT = PROXY + "/port";
  private static final String EXITS = "/universes/{u}/exits";

  List<Route> routes() {
    return List.of(
        new Route("GET", "/ca", "the certificate that programs are to trust", this::certificate),
        new Route("GET", PROXY, "tells how programs come in by the proxy", this::proxy),
        new Route("PUT", PORT, "gives it a port of the proxy for itself", this::open),
        new Route("DELETE", PORT, "shuts that port", this::shut),
        new Route("GET", EXITS, "shows where programs in it may go", this::exits),
        new Route("PUT", EXITS, "sets it: {\"hosts\": [\"api.example.com:443\", …]}", this::lead));
  }

  private Answer certificate(Ask ask) throws Wrong {
    ask.parameters();
    if (approaches.tls().isEmpty() && approaches.proxy().isEmpty()) {
      throw without("TLS", "--tls-port");
    }
    try {
      Approaches.Certificate certificate = approaches.certificate();
      return Answer.ok(
          Obj.of("certificate", Json.of(certificate.pem()))
              .with("file", certificate.file().toAbsolutePath().toString()));
    } catch (IOException unusable) {
      throw new Wrong(503, "the certificate authority cannot be used")
          .expected("a folder with a certificate and its key, or room to make them")
          .found(String.valueOf(unusable.getMessage()));
    }
  }

  private static Wrong without(String what, String option) {
    return new Wrong(404, "this server has no " + what)
        .expected("a server that was started with " + option)
        .found("one without")
        .remedy("start it with " + option + " 0, for any free port");
  }

  private Answer proxy(Ask ask) throws Wrong {
    ask.parameters();
    return Answer.ok(show(Control.universe(universes, ask.part("u"))));
  }

  private Obj show(Universe universe) throws Wrong {
    String proxy = approaches.proxy().orElseThrow(() -> without("proxy", "--proxy-port"));
    String pass = Credentials.pass(universe);
    Obj.Builder hosts = Obj.builder();
    for (Twin twin : universe.twins().values()) {
      hosts.put(twin.name(), texts(twin.cover().hosts()));
    }
    Obj.Builder out =
        Obj.builder()
            .put("url", "http://" + universe.name() + ":" + pass + "@" + proxy)
            .put("address", proxy)
            .put("user", universe.name())
            .put("pass", pass);
    approaches.proxyOf(universe.name()).ifPresent(own -> out.put("own", "http://" + own));
    approaches.tls().ifPresent(tls -> out.put("tls", tls));
    return out.put("hosts", hosts.build())
        .put("exits", texts(Exits.of(universe.store()).hosts()))
        .build();
  }

  private static Json texts(List<String> texts) {
    return Json.array(texts.stream().<Json>map(Json::of).toList());
  }

  private Answer open(Ask ask) throws Wrong {
    ask.parameters();
    Universe universe = Control.universe(universes, ask.part("u"));
    Optional<String> proxy = approaches.proxy();
    if (proxy.isEmpty()) {
      throw without("proxy", "--proxy-port");
    }
    try {
      approaches.open(universe.name());
    } catch (IOException full) {
      throw new Wrong(503, "no port can be opened")
          .expected("a free port, and not too many of them")
          .found(String.valueOf(full.getMessage()))
          .remedy("shut one: DELETE /universes/{u}/proxy/port");
    }
    return Answer.ok(show(universe));
  }

  private Answer shut(Ask ask) throws Wrong {
    ask.parameters();
    approaches.shut(Control.universe(universes, ask.part("u")).name());
    return Answer.nothing();
  }

  private Answer exits(Ask ask) throws Wrong {
    ask.parameters();
    Universe universe = Control.universe(universes, ask.part("u"));
    return Answer.ok(Obj.of("hosts", texts(Exits.of(universe.store()).hosts())));
  }

  private Answer lead(Ask ask) throws Wrong {
    ask.parameters();
    Universe universe = Control.universe(universes, ask.part("u"));
    Reach named = new Hearing(ask.object(List.of("hosts"))).reach();
    Exits exits = new Exits(named.hosts());
    universe.act(ask.by().name(), "exits " + String.join(", ", exits.hosts()), exits::keep);
    return Answer.ok(Obj.of("hosts", texts(exits.hosts())));
  }
}
