package dev.dtu.twin;

import java.util.List;

/// A twin's own facts, besides its contract and meanings.
///
/// @param name of the twin in URLs and tables
/// @param hosts the vendor's host names, `*.okta.com` included
/// @param gates every gate, each once, in the service's order
/// @param auth the forms a credential may have
/// @param client how the service's own client is pointed at a twin, in a line for people; `${url}`
///     stands for the twin's base URL; empty when nobody wrote it
public record TitlePage(
    String name, List<String> hosts, List<Gate> gates, List<AuthForm> auth, String client) {

  /// The order most services have: who, may, is it there, is it right.
  public static final List<Gate> USUAL_ORDER =
      List.of(
          Gate.LIMIT,
          Gate.AUTHENTICATE,
          Gate.FEATURE,
          Gate.PERMIT,
          Gate.EXIST,
          Gate.PARSE,
          Gate.VALIDATE);

  /// A title page that says nothing of the service's own client.
  public TitlePage(String name, List<String> hosts, List<Gate> gates, List<AuthForm> auth) {
    this(name, hosts, gates, auth, "");
  }

  public TitlePage {
    hosts = List.copyOf(hosts);
    gates = List.copyOf(gates);
    auth = List.copyOf(auth);
    if (gates.size() != Gate.values().length || gates.stream().distinct().count() != gates.size()) {
      throw new IllegalArgumentException("expected every gate once, found " + gates);
    }
  }
}
