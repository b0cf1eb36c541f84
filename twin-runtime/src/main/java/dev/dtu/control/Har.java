package dev.dtu.control;

import dev.dtu.call.Body;
import dev.dtu.call.Delivery;
import dev.dtu.call.Headers;
import dev.dtu.call.Percent;
import dev.dtu.call.Query;
import dev.dtu.call.Reply;
import dev.dtu.call.Request;
import dev.dtu.fault.Struck;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Turn;
import dev.dtu.universe.Universe;
import java.util.ArrayList;
import java.util.List;

/// Calls as entries of an HTTP Archive (HAR 1.2), as their clients saw them: what a fault tore off
/// is not there. Addresses are the service's own. Times are the universe's, and a reply takes as long
/// as a fault held it back.
///
/// Members that begin with `_` are ours, as the format allows: `_dtu` tells what became of the call.
///
/// @param bodies read the bytes that are kept as blobs
record Har(Universe universe, HarBodies bodies) {

  /// What stands before the entries, and after them.
  static String head() {
    String version = Har.class.getPackage().getImplementationVersion();
    Obj creator =
        Obj.of(
            "name",
            Json.of("Digital Twin Universe"),
            "version",
            Json.of(version == null ? "unknown" : version));
    return "{\"log\":{\"version\":\"1.2\",\"creator\":" + creator + ",\"entries\":[";
  }

  static final String TAIL = "]}}";

  Obj entry(Turn turn) {
    Veil veil = Veil.of(universe, turn);
    var address = ServiceAddress.of(universe, turn);
    Request request = address.over(veil.over(turn.call().request()));
    Reply reply = address.over(veil.over(turn.reply()));
    long wait = reply.delivery().delay().toMillis();
    long receive = receiveMillis(reply);
    Obj.Builder timings = Obj.builder().put("send", 0).put("wait", wait).put("receive", receive);
    return Obj.builder()
        .put("startedDateTime", turn.call().moment().toString())
        .put("time", wait + receive)
        .put("request", request(turn, request, address))
        .put("response", lost(reply) ? nothing() : response(turn, reply))
        .put("cache", Obj.EMPTY)
        .put("timings", timings.build())
        .put("_dtu", ours(turn))
        .build();
  }

  private static long receiveMillis(Reply reply) {
    if (reply.delivery().drip().isEmpty()) {
      return 0;
    }
    Delivery.Drip drip = reply.delivery().drip().get();
    long pieces = (reply.body().length() + drip.bytes() - 1) / drip.bytes();
    return Math.max(0, pieces - 1) * drip.every().toMillis();
  }

  private static boolean lost(Reply reply) {
    return reply.delivery().end() == Delivery.End.Lost.LOST;
  }

  private Obj request(Turn turn, Request request, ServiceAddress address) {
    String query = request.query().isEmpty() ? "" : "?" + request.query();
    Obj.Builder out =
        Obj.builder()
            .put("method", request.method())
            .put("url", address.own() + uri(request.path() + query))
            .put("httpVersion", "HTTP/1.1")
            .put("cookies", HarCookies.sent(turn.call().request().headers()))
            .put("headers", headers(request.headers()))
            .put("queryString", pairs(request.parameters()))
            .put("headersSize", -1)
            .put("bodySize", request.body().length());
    if (request.body() != Body.None.NONE) {
      out.put("postData", posted(request));
    }
    return out.build();
  }

  /// A target with the characters escaped that a URI cannot have, as clients may send them.
  static String uri(String target) {
    var text = new StringBuilder();
    target
        .codePoints()
        .forEach(c -> {
          boolean fits = c > ' ' && c < 0x7f && "\"<>\\^`{|}[]#".indexOf(c) < 0;
          text.append(fits ? Character.toString(c) : Percent.encode(Character.toString(c)));
        });
    return text.toString();
  }

  private Obj posted(Request request) {
    String type = request.headers().find("content-type").orElse("");
    Obj.Builder out = Obj.builder().put("mimeType", type);
    if (type.startsWith("application/x-www-form-urlencoded")
        && request.body() instanceof Body.Bytes bytes) {
      return out.put("params", pairs(Query.parse(bytes.toString()))).build();
    }
    HarBodies.Shown shown = bodies.shown(request.body(), Long.MAX_VALUE);
    out.put("text", shown.text());
    if (shown.base64()) {
      out.put("_encoding", "base64");
    }
    return shown.told(out).build();
  }

  private Obj response(Turn turn, Reply reply) {
    long most =
        reply.delivery().end() instanceof Delivery.End.Torn(long bytes) ? bytes : Long.MAX_VALUE;
    HarBodies.Shown shown = bodies.shown(reply.body(), most);
    long size = Math.min(most, reply.body().length());
    Obj.Builder content =
        Obj.builder()
            .put("size", size)
            .put("mimeType", reply.headers().find("content-type").orElse(""));
    if (size > 0) {
      content.put("text", shown.text());
      if (shown.base64()) {
        content.put("encoding", "base64");
      }
      shown.told(content);
    }
    Obj.Builder out =
        Obj.builder()
            .put("status", reply.status())
            .put("statusText", "")
            .put("httpVersion", "HTTP/1.1")
            .put("cookies", HarCookies.set(turn.reply().headers()))
            .put("headers", headers(reply.headers()))
            .put("content", content.build())
            .put("redirectURL", reply.headers().find("location").orElse(""))
            .put("headersSize", -1)
            .put("bodySize", size);
    if (most < reply.body().length()) {
      out.put("_error", "the connection was reset within the body");
    }
    return out.build();
  }

  /// What a client notes that got no reply.
  private static Obj nothing() {
    return Obj.builder()
        .put("status", 0)
        .put("statusText", "")
        .put("httpVersion", "HTTP/1.1")
        .put("cookies", Json.array(List.of()))
        .put("headers", Json.array(List.of()))
        .put("content", Obj.of("size", Json.of(0), "mimeType", Json.of("")))
        .put("redirectURL", "")
        .put("headersSize", -1)
        .put("bodySize", -1)
        .put("_error", "the connection was reset before a reply")
        .build();
  }

  private Obj ours(Turn turn) {
    Obj.Builder out =
        Obj.builder()
            .put("universe", universe.name())
            .put("number", turn.call().turn())
            .put("twin", turn.twin())
            .put("operation", turn.operation())
            .put("outcome", EntryView.outcome(turn.outcome()));
    List<Json> rules = new ArrayList<>();
    for (Struck struck : turn.struck()) {
      rules.add(Json.of(struck.rule()));
    }
    return out.put("struck", Json.array(rules)).build();
  }

  private static Json headers(Headers headers) {
    List<Json> shown = new ArrayList<>();
    headers.forEach(line -> shown.add(pair(line.name(), line.value())));
    return Json.array(shown);
  }

  private static Json pairs(Query query) {
    List<Json> shown = new ArrayList<>();
    query.pairs().forEach(each -> shown.add(pair(each.name(), each.value())));
    return Json.array(shown);
  }

  static Obj pair(String name, String value) {
    return Obj.of("name", Json.of(name), "value", Json.of(value));
  }
}
