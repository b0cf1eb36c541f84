package dev.dtu.server;

import dev.dtu.call.Body;
import dev.dtu.call.Delivery;
import dev.dtu.call.Headers;
import dev.dtu.call.Reply;
import dev.dtu.call.Request;
import dev.dtu.store.BlobRef;
import dev.dtu.store.Blobs;
import dev.dtu.twin.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpStatus;

/// Takes several calls that come in one request and brings their replies back in one, in the same
/// order. Each is a turn of its own; one that is refused keeps no other from being done. What cannot
/// be read is refused as a whole, before the first of them.
final class Batches {

  /// How many calls one request may bring.
  static final int MOST_CALLS = 100;

  private final Blobs blobs;
  private final Limits limits;

  Batches(Blobs blobs, Limits limits) {
    this.blobs = blobs;
    this.limits = limits;
  }

  /// One call of several.
  ///
  /// @param id what the reply's id is made of; empty when the caller gave none
  private record Inner(String id, Way.To to, Request request) {}

  /// How one call is answered.
  @FunctionalInterface
  interface Answerer {
    Reply answer(Way.To to, Request request) throws IOException;
  }

  Reply answer(Way.To to, Request request, Answerer answerer) throws IOException {
    List<Inner> calls;
    try {
      calls = calls(to, request);
    } catch (Multipart.Broken broken) {
      return answerer.answer(to, request.with(unread(String.valueOf(broken.getMessage()))));
    }
    List<byte[]> parts = new ArrayList<>(calls.size());
    Delivery delivery = Delivery.PROMPT;
    for (Inner call : calls) {
      Reply reply = one(call, answerer);
      parts.add(part(call.id, reply));
      delivery = together(delivery, reply.delivery());
    }
    return joined(parts).with(delivery);
  }

  /// How the whole travels: as late as its latest part, and as broken as the first broken one.
  private static Delivery together(Delivery whole, Delivery part) {
    Duration delay = whole.delay().compareTo(part.delay()) > 0 ? whole.delay() : part.delay();
    return new Delivery(
        delay,
        whole.drip().or(part::drip),
        whole.end() == Delivery.End.Whole.WHOLE ? part.end() : whole.end());
  }

  private static Body unread(String detail) {
    return new Body.Unread(Problem.MALFORMED, new TreeMap<>(Map.of("detail", detail)));
  }

  /// The reply to one call; bytes neither come nor go in a batch.
  private static Reply one(Inner call, Answerer answerer) throws IOException {
    Request request = call.request;
    Body none = unread("expected a call without bytes in a batch");
    Request asked = Parcels.mayBring(call.to.twin(), request) ? request.with(none) : request;
    Reply reply = answerer.answer(call.to, asked);
    return switch (reply.body()) {
      case Body.None _, Body.Bytes _, Body.Unread _ -> reply;
      case Body.Stored _, Body.Stretch _, Body.Parcel _ ->
          answerer.answer(call.to, request.with(none));
    };
  }

  private List<Inner> calls(Way.To to, Request request) throws IOException {
    Optional<String> boundary = request.headers().find("content-type").flatMap(Multipart::boundary);
    if (boundary.isEmpty()) {
      throw new Multipart.Broken("expected content of type multipart/mixed with a boundary");
    }
    if (request.body().length() > limits.bodyBytes()) {
      throw new Multipart.Broken("expected a batch of at most " + limits.bodyBytes() + " bytes");
    }
    List<Inner> calls = new ArrayList<>();
    try (InputStream in = open(request.body())) {
      var parts = new Multipart(in, boundary.get());
      while (parts.next()) {
        if (calls.size() == MOST_CALLS) {
          throw new Multipart.Broken("expected at most " + MOST_CALLS + " calls, found more");
        }
        var content = new ByteArrayOutputStream();
        parts.copy(content);
        String id = parts.headers().find("content-id").orElse("");
        calls.add(inner(to, request, id, content.toByteArray()));
      }
    }
    if (calls.isEmpty()) {
      throw new Multipart.Broken("expected a call, found none");
    }
    return calls;
  }

  private InputStream open(Body body) throws IOException {
    return switch (body) {
      case Body.Bytes(byte[] content) -> new ByteArrayInputStream(content);
      case Body.Stored(String sha256, long length) -> blobs.open(new BlobRef(sha256, length));
      case Body.None _, Body.Unread _, Body.Stretch _, Body.Parcel _ ->
          InputStream.nullInputStream();
    };
  }

  private Inner inner(Way.To to, Request outer, String id, byte[] content) throws Multipart.Broken {
    var text = new InnerText(content);
    String[] start = text.line().split(" ");
    if (start.length < 2 || start.length > 3 || start[0].isEmpty()) {
      throw new Multipart.Broken("expected a request line in each part, such as GET /path");
    }
    Headers headers = headers(text);
    Optional<String> credential = outer.headers().find("authorization");
    if (credential.isPresent() && headers.find("authorization").isEmpty()) {
      headers = headers.with("authorization", credential.get());
    }
    String target = target(to, start[1]);
    int mark = target.indexOf('?');
    String path = mark < 0 ? target : target.substring(0, mark);
    String query = mark < 0 ? "" : target.substring(mark + 1);
    if (Target.flaw(path, query, limits).isPresent()) {
      throw new Multipart.Broken("expected a path in each part, found '" + start[1] + "'");
    }
    var there = new Way.To(to.universe(), to.twin(), to.origin(), path);
    var head = new Request(start[0], path, query, headers, Body.None.NONE);
    byte[] body = text.rest();
    return new Inner(
        id, there, Gateway.request(there, head, body.length == 0 ? head.body() : Body.of(body)));
  }

  private static Headers headers(InnerText text) throws Multipart.Broken {
    List<String> lines = new ArrayList<>();
    for (String line = text.line(); !line.isEmpty(); line = text.line()) {
      lines.add(line);
    }
    return Multipart.headers(lines);
  }

  /// The path and query an address means, with or without the host and the way to the twin before.
  private static String target(Way.To to, String address) {
    int scheme = address.indexOf("://");
    int slash = scheme < 0 ? -1 : address.indexOf('/', scheme + 3);
    String target = scheme < 0 ? address : slash < 0 ? "/" : address.substring(slash);
    String prefix = to.origin().prefix();
    return target.startsWith(prefix + "/") ? target.substring(prefix.length()) : target;
  }

  /// Reads lines, and then what is left.
  private static final class InnerText {
    private final byte[] content;
    private int at;

    InnerText(byte[] content) {
      this.content = content;
    }

    /// The next line; empty at the end too.
    String line() {
      int start = at;
      while (at < content.length && content[at] != '\n') {
        at++;
      }
      int end = at > start && content[at - 1] == '\r' ? at - 1 : at;
      at = Math.min(at + 1, content.length);
      return new String(content, start, end - start, StandardCharsets.ISO_8859_1)
          .replace("\r", "")
          .replace("\0", "");
    }

    byte[] rest() {
      return java.util.Arrays.copyOfRange(content, at, content.length);
    }
  }

  private static byte[] part(String id, Reply reply) throws IOException {
    var text = new StringBuilder("Content-Type: application/http\r\n");
    if (!id.isEmpty()) {
      String named = id.startsWith("<") ? "<response-" + id.substring(1) : "response-" + id;
      text.append("Content-ID: ").append(named).append("\r\n");
    }
    text.append("\r\nHTTP/1.1 ").append(reply.status()).append(' ');
    text.append(HttpStatus.getMessage(reply.status())).append("\r\n");
    for (Headers.Line line : reply.headers()) {
      text.append(line.name()).append(": ").append(line.value()).append("\r\n");
    }
    byte[] body = reply.body() instanceof Body.Bytes(byte[] content) ? content : new byte[0];
    text.append("content-length: ").append(body.length).append("\r\n\r\n");
    var part = new ByteArrayOutputStream();
    part.write(text.toString().getBytes(StandardCharsets.ISO_8859_1));
    part.write(body);
    return part.toByteArray();
  }

  /// The parts with a boundary that none of them has in it: it is made of what they are.
  private static Reply joined(List<byte[]> parts) throws IOException {
    MessageDigest digest = digest();
    parts.forEach(digest::update);
    String boundary = "batch_" + HexFormat.of().formatHex(digest.digest(), 0, 16);
    var body = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      body.write(("--" + boundary + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
      body.write(part);
      body.write("\r\n".getBytes(StandardCharsets.ISO_8859_1));
    }
    body.write(("--" + boundary + "--\r\n").getBytes(StandardCharsets.ISO_8859_1));
    Headers type = Headers.of("content-type", "multipart/mixed; boundary=" + boundary);
    return new Reply(200, type, Body.of(body.toByteArray()), Delivery.PROMPT);
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java has SHA-256", missing);
    }
  }
}
