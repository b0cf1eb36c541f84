package dev.dtu.server;

/// What a [Recorder] answers itself, when no service does.
final class RecorderError {

  private RecorderError() {}

  static OwnError noUpgrade(String protocol) {
    return new OwnError(
        501,
        "no-upgrade",
        "sockets are not recorded",
        "expected a request and its answer, found one that asks for '" + protocol + "'",
        "have the client ask without a socket, or not by this address");
  }

  static OwnError badTarget(String why) {
    return new OwnError(
        400,
        "bad-target",
        "the request's path is none that can be sent on",
        why,
        "send a path with whole percent-escapes");
  }

  static OwnError silent(String to, String why) {
    return new OwnError(
        502,
        "no-answer",
        "no answer came from " + to,
        why,
        "see whether it is there; nothing was recorded, and whether it did what was asked of it"
            + " nobody knows");
  }

  static OwnError untrusted(String to, String why) {
    return new OwnError(
        502,
        "untrusted",
        to + " is not trusted",
        why,
        "give its authority's certificate: --trust FILE");
  }

  static OwnError notAsked(String to) {
    return new OwnError(
        403,
        "not-recorded",
        "only what is recorded gets out, and " + to + " is not",
        "expected a host of a service that is recorded, found another",
        "name it with --host, or leave --only away");
  }

  static OwnError noProxyRequest() {
    return new OwnError(
        400,
        "no-proxy-request",
        "this is a proxy, and the request was sent to it as to a service",
        "expected CONNECT, or a request with a whole address",
        "set the proxy of the client to this address, or record with --upstream");
  }
}
