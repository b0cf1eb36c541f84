package dev.dtu.call;

/// Where the caller believes the service stands: what links, issuers and Location are built from.
///
/// @param scheme `http` or `https`
/// @param host name with the port when it is not the scheme's own
/// @param prefix path before the service's own paths, empty or `/…` without a slash at the end
public record Origin(String scheme, String host, String prefix) {

  public Origin {
    if (!prefix.isEmpty() && (!prefix.startsWith("/") || prefix.endsWith("/"))) {
      throw new IllegalArgumentException("expected a prefix like /u/x, found '" + prefix + "'");
    }
  }

  /// The first part of the host's name, by which services tell their tenants.
  public String tenant() {
    int dot = host.indexOf('.');
    return dot < 0 ? host : host.substring(0, dot);
  }

  /// What stands behind the first part of the host's name; all of it where there is nothing behind.
  public String domain() {
    return host.substring(host.indexOf('.') + 1);
  }

  /// The same service at another of its own hosts: there where the caller came by one of them, else
  /// where the service stands, which answers for all of them.
  ///
  /// @param other a host of the service, `hooks.example.com`
  public String beside(String other) {
    String domain = other.substring(other.indexOf('.') + 1);
    boolean own = host.equals(domain) || host.endsWith("." + domain);
    return own ? scheme + "://" + other : url();
  }

  /// `scheme://host/prefix`, no slash at the end.
  public String url() {
    return scheme + "://" + host + prefix;
  }
}
