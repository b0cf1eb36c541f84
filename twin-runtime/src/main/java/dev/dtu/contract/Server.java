package dev.dtu.contract;

import java.util.Map;
import java.util.SequencedMap;

/// Where a service says it is reached: `https`, `{yourOktaDomain}`, `/api`; each may be empty.
///
/// @param path the base path that the routes do not repeat
/// @param variables the usual value of each variable in the host
public record Server(
    String scheme, String host, String path, SequencedMap<String, String> variables) {

  public Server {
    variables = Ordered.copy(variables);
  }

  /// The host with the usual value in place of each variable that has one.
  public String usualHost() {
    String usual = host;
    for (Map.Entry<String, String> variable : variables.entrySet()) {
      usual = usual.replace("{" + variable.getKey() + "}", variable.getValue());
    }
    return usual;
  }

  /// A server that leaves the first label of its host to the tenant: `{tenant}.example.com` as
  /// `*.example.com`; else its usual host.
  public String hostPattern() {
    int end = host.startsWith("{") ? host.indexOf("}.") : -1;
    return end < 0
        ? usualHost()
        : "*" + new Server(scheme, host.substring(end + 1), path, variables).usualHost();
  }
}
