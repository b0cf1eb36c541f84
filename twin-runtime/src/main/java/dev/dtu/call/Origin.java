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

  /// `scheme://host/prefix`, no slash at the end.
  public String url() {
    return scheme + "://" + host + prefix;
  }
}
