package dev.dtu.server;

import dev.dtu.json.Obj;
import dev.dtu.ledger.NotKept;
import dev.dtu.universe.Abandoned;

/// What the gateway itself answers when no twin can: never in a vendor's shape.
///
/// @param name the value of the [#MARK] header: `no-universe`, `misdirected`
/// @param why what was expected and what was found
/// @param remedy what the caller can do
record OwnError(int status, String name, String what, String why, String remedy) {

  /// The header that marks an answer as the gateway's own.
  static final String MARK = "x-dtu-gateway";

  byte[] body() {
    return Obj.of("dtu", Obj.builder().put("what", what).put("why", why).put("do", remedy).build())
        .bytes();
  }

  static OwnError badPath(String why) {
    return new OwnError(
        400,
        "bad-path",
        "the request's path is not one a service could mean",
        why,
        "send a path of single segments with whole percent-escapes");
  }

  static OwnError targetTooLong(int limit) {
    return new OwnError(
        414,
        "target-too-long",
        "the request's path and query are too long",
        "expected at most " + limit + " bytes, found more",
        "shorten the query, or send it as a body");
  }

  static OwnError slowSender() {
    return new OwnError(
        408,
        "slow-sender",
        "the request's body came too slowly",
        "the connection was silent, or slower than the limit, before the body ended",
        "send the body in one go");
  }

  static OwnError noSocket() {
    return new OwnError(
        404,
        "no-socket",
        "no socket or tunnel is served here",
        "the request asks for a WebSocket or a tunnel at a path that has none",
        "ask for one a twin has told the address of");
  }

  static OwnError noTicket(String parameter) {
    return new OwnError(
        403,
        "no-ticket",
        "no socket is promised to who asks",
        "expected a ticket in '"
            + parameter
            + "' that was handed out, is not used up and not too old; found another",
        "ask the service for a new address, and open it once");
  }

  static OwnError tooManySockets(int most) {
    return new OwnError(
        503,
        "too-many-sockets",
        "the server has no room for another socket",
        "expected at most " + most + " open sockets of all universes",
        "close one, then ask for a new address");
  }

  /// Who showed the proxy no pass that is good.
  static OwnError notLetIn(String why) {
    return new OwnError(
        407,
        "not-let-in",
        "the proxy does not know which universe is meant",
        why,
        "put the universe's name and pass into the proxy's address, as GET /universes/{u}/proxy on"
            + " the control port tells it");
  }

  /// A request to the proxy that names no place: `http:///a`, `CONNECT :443`, a port that is none.
  static OwnError noPlace(String target) {
    return new OwnError(
        400,
        "no-place",
        "the proxy is not told where to",
        "expected a host and perhaps a port from 1 to 65535, found " + target,
        "name the service's host, as 'CONNECT slack.com:443' or 'GET http://slack.com/' do");
  }

  static OwnError unknownHost(String to, String universe, String known) {
    return new OwnError(
        403,
        "unknown-host",
        "the proxy lets nothing out to " + to,
        "expected a host of a twin of universe '" + universe + "' (" + known + "), found another",
        "let it out: PUT /universes/"
            + universe
            + "/exits {\"hosts\": [\""
            + to
            + "\"]} on the"
            + " control port, or 'dtu proxy exits "
            + to
            + " -u "
            + universe
            + "'");
  }

  static OwnError otherUniverse(String to, String universe) {
    return new OwnError(
        403,
        "other-universe",
        "the proxy lets nobody from universe '" + universe + "' to " + to,
        "the host is of another universe",
        "ask for the services' own hosts, or show the proxy that universe's pass");
  }

  static OwnError ownPort(String to, String why) {
    return new OwnError(
        403,
        "own-port",
        "the proxy does not lead to this server's own ports",
        why + "; found " + to,
        "ask for the hosts of twins");
  }

  static OwnError tunnelsOnly(String to) {
    return new OwnError(
        403,
        "tunnels-only",
        "the proxy speaks TLS with nobody outside",
        "expected CONNECT " + to + ", found a request to be sent on with TLS",
        "have the client make a tunnel");
  }

  static OwnError tooLongForOutside(int most) {
    return new OwnError(
        413,
        "too-large",
        "the request is too large to be sent outside without TLS",
        "expected a body of at most " + most + " bytes, found more",
        "send less in one request, or by a tunnel");
  }

  static OwnError unreached(String to, String why) {
    return new OwnError(
        502,
        "unreached",
        "the proxy cannot reach " + to,
        why,
        "see whether the host is there; the proxy looks it up where the server runs");
  }

  /// What could not be written down, or read back; nothing has happened.
  static OwnError notKept(NotKept trouble) {
    String why = String.valueOf(trouble.getMessage());
    return switch (trouble.reason()) {
      case NO_ROOM ->
          new OwnError(
              507,
              "not-kept",
              "the call could not be written to the state folder, so it has not happened",
              why,
              "make room for the state folder, then send the call again");
      case TOO_LARGE ->
          new OwnError(
              507,
              "too-large-to-keep",
              "the call is too large for the state folder, so it has not happened",
              why,
              "send less in one call, or ask for a smaller page");
      case UNREADABLE ->
          new OwnError(
              503,
              "unreadable",
              "the universe cannot be read back from the state folder",
              why,
              "start the server again to see what is damaged; its files are kept");
      case FULL -> heapFull(why);
    };
  }

  /// What would be kept where there is no room left.
  static OwnError heapFull(String why) {
    return new OwnError(
        503,
        "heap-full",
        "the server has no memory left for what calls keep",
        why,
        "delete or reset universes on the control port, or start the server with more memory:"
            + " DTU_JAVA_OPTIONS=-Xmx2g ./dtu up");
  }

  /// Who waited for the outside, and is not answered any more.
  static OwnError abandoned(Abandoned alone) {
    return new OwnError(
        503,
        "abandoned",
        "the call waited for an answer from outside and was given up",
        String.valueOf(alone.getMessage()),
        "send the call again; nothing of it was done");
  }

  private static OwnError otherVersion() {
    return new OwnError(
        505,
        "other-version",
        "this server does not speak that version of HTTP",
        "expected HTTP/1.1 or HTTP/2, found another version in the request line",
        "ask by HTTP/1.1");
  }

  /// What the protocol layer refused, by its status.
  static OwnError protocol(int status) {
    return switch (status) {
      case 431 ->
          new OwnError(
              status,
              "head-too-large",
              "the request's headers are too large",
              "expected request line and headers within the limit, found more",
              "send fewer or shorter headers");
      case 414 ->
          new OwnError(
              status,
              "target-too-long",
              "the request's path and query are too long",
              "expected path and query within the limit, found more",
              "shorten the query, or send it as a body");
      case 505 -> otherVersion();
      case 404 -> noSocket();
      case 408 -> slowSender();
      default ->
          status >= 500
              ? new OwnError(
                  500,
                  "defect",
                  "the gateway failed",
                  "a defect of this program, not of the request",
                  "see the server's log and report it")
              : new OwnError(
                  status,
                  "bad-message",
                  "the request is not HTTP as this server reads it",
                  "the request line, a header or the framing of the body is malformed",
                  "send a well-formed HTTP/1.1 or HTTP/2 request");
    };
  }
}
