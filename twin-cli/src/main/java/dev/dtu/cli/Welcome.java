package dev.dtu.cli;

import dev.dtu.server.Server;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;

/// What `dtu up` shows a person: the twins, how each is reached, and how to go on.
final class Welcome {

  private Welcome() {}

  static String text(Server server, Universes universes) {
    Universe universe = universes.find(Universes.DEFAULT).orElseThrow();
    var text = new StringBuilder();
    for (Twin twin : universe.twins().values()) {
      String url = server.dataUrl() + "/u/" + universe.name() + "/" + twin.name();
      text.append(twin.name()).append('\n');
      line(text, "base URL", url);
      line(text, "credential", credential(universes, universe, twin));
      line(text, "SDK", client(twin, url));
      text.append('\n');
    }
    text.append("The default universe takes any well-formed credential.\n");
    text.append("Control port: ").append(server.controlUrl());
    text.append("  Authorization: Bearer ").append(server.token()).append('\n');
    text.append("What it takes, on a page to try it: ")
        .append(server.controlUrl())
        .append("/docs\n");
    server
        .tlsUrl()
        .ifPresent(url ->
            text.append("With TLS: ").append(url).append("  ('dtu ca' tells how to trust it)\n"));
    server
        .proxy()
        .ifPresent(place ->
            text.append("Proxy for the services' own hosts: http://")
                .append(place)
                .append("  ('dtu run -- PROGRAM' sets all it takes)\n"));
    text.append("Ctrl-C ends it.\n");
    return text.toString();
  }

  private static String credential(Universes universes, Universe universe, Twin twin) {
    return universes.credentials(universe, twin).stream()
        .findFirst()
        .map(Universes.Credential::header)
        .orElse("none needed");
  }

  private static String client(Twin twin, String url) {
    String client = twin.cover().client();
    return client.isEmpty() ? "any client, with this base URL" : client.replace("${url}", url);
  }

  private static void line(StringBuilder text, String what, String value) {
    text.append("  %-12s".formatted(what)).append(value).append('\n');
  }
}
