package dev.dtu.twin;

import dev.dtu.call.Origin;
import dev.dtu.call.Percent;
import dev.dtu.call.Reply;
import dev.dtu.call.Request;
import dev.dtu.contract.Contract;
import dev.dtu.contract.Server;
import dev.dtu.describe.DiscoveryDocument;
import java.util.List;
import java.util.Optional;

/// Where a service that has a discovery document tells it, as all services of that kind do, to anybody:
/// at its own host, and in the directory that they share.
///
/// - source: developers.google.com/discovery/v1/getting_started, 2026-11-21; google-api-python-client
///   1.7 (`DISCOVERY_URI`, `V2_DISCOVERY_URI`), 2026-11-23
final class Disclosure {

  private static final String OWN = "/$discovery/rest";
  private static final String DIRECTORY = "/discovery/v1/apis/";
  private static final String ELSEWHERE = "/**";

  private final List<String> hosts;
  private final Contract contract;
  private final DiscoveryDocument document;

  /// @param hosts as the title page has them
  Disclosure(List<String> hosts, Contract contract) {
    this.hosts = hosts;
    this.contract = contract;
    this.document = new DiscoveryDocument(contract);
  }

  /// Whether the document is at a path, in some version.
  boolean knows(String path) {
    return (path.startsWith("/$") || path.startsWith("/%24") || path.startsWith(DIRECTORY))
        && DiscoveryDocument.tells(contract)
        && (own(path) || path.equals(listed()));
  }

  /// The document, where the call asks for it; empty for all other calls, those for a version that
  /// there is none of included.
  Optional<Reply> told(Scene scene) {
    Request request = scene.call().request();
    if (!request.method().equals("GET") || !knows(request.path())) {
      return Optional.empty();
    }
    String version = document.version();
    if (own(request.path()) && !scene.query().find("version").orElse(version).equals(version)) {
      return Optional.empty();
    }
    String type = "application/json; charset=UTF-8";
    return Optional.of(Reply.json(200, document.at(root(scene.origin())), type));
  }

  private static boolean own(String path) {
    return Percent.decode(path).equals(OWN);
  }

  private String listed() {
    return DIRECTORY + document.name() + "/" + document.version() + "/rest";
  }

  /// Where the service itself stands: with who asks, but where the host has no more of it than the
  /// directory.
  private String root(Origin origin) {
    int colon = origin.host().indexOf(':');
    String name = colon < 0 ? origin.host() : origin.host().substring(0, colon);
    String port = colon < 0 ? "" : origin.host().substring(colon);
    boolean elsewhere =
        !hosts.contains(name)
            && hosts.stream()
                .anyMatch(each -> each.startsWith(name + "/") && each.endsWith(ELSEWHERE));
    Optional<Server> server = contract.servers().stream().findFirst();
    return elsewhere && server.isPresent()
        ? origin.scheme() + "://" + server.get().usualHost() + port + "/"
        : origin.url() + "/";
  }
}
