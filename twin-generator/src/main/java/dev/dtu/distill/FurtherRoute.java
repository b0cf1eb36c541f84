package dev.dtu.distill;

/// Another way to reach an operation.
///
/// @param method in capitals
/// @param path from the root of the host, as no server's path stands before it
/// @param use what is different there: `upload`, `download` or `query`
record FurtherRoute(String method, String path, String use) {

  static final String UPLOAD = "upload";
  static final String DOWNLOAD = "download";
  static final String QUERY = "query";
}
