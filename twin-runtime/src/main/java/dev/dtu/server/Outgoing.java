package dev.dtu.server;

import dev.dtu.call.Headers;
import dev.dtu.call.Percent;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;

/// A request as it is sent on to the service.
final class Outgoing {

  /// How long an answer's head may take, from the request's begin.
  static final Duration ANSWER = Duration.ofMinutes(5);

  /// What the client that sends it on says itself.
  private static final Set<String> SAID = Set.of("content-length", "expect");

  /// The encodings that a recording can undo.
  private static final Set<String> UNDONE = Set.of("gzip", "x-gzip", "deflate", "identity");

  private static final String ILLEGAL = " \"<>\\^`{|}";

  private Outgoing() {}

  /// Path and query with the characters escaped that an address cannot have, as clients send them.
  static String target(Request request) {
    String target = request.getHttpURI().getPathQuery();
    if (target == null || target.isEmpty()) {
      return "/";
    }
    var text = new StringBuilder();
    target
        .codePoints()
        .forEach(c -> {
          boolean fits = c > ' ' && c < 0x7f && ILLEGAL.indexOf(c) < 0;
          text.append(fits ? Character.toString(c) : Percent.encode(Character.toString(c)));
        });
    return text.toString();
  }

  /// Headers without those of the connection, and without the host, which the address tells.
  static Headers headers(HttpFields fields) {
    Set<String> hops = Hops.of(fields.getValuesList("connection"));
    List<Headers.Line> lines = new ArrayList<>();
    for (HttpField field : fields) {
      String name = field.getLowerCaseName();
      if (!hops.contains(name) && !name.equals("host")) {
        String value = String.valueOf(field.getValue());
        lines.add(Headers.Line.of(name, name.equals("accept-encoding") ? undone(value) : value));
      }
    }
    return new Headers(lines);
  }

  /// What a recording cannot read is not asked for.
  private static String undone(String encodings) {
    String left =
        Arrays.stream(encodings.split(","))
            .map(String::strip)
            .filter(each -> UNDONE.contains(each.split(";", 2)[0].strip().toLowerCase(Locale.ROOT)))
            .collect(Collectors.joining(", "));
    return left.isEmpty() ? "identity" : left;
  }

  /// @param body what the client sends
  /// @throws IllegalArgumentException when its target is none
  static HttpRequest of(Request request, Destination destination, Headers headers, InputStream body)
      throws IOException {
    HttpRequest.Builder out =
        HttpRequest.newBuilder(URI.create(destination.to() + target(request)))
            .timeout(ANSWER)
            .method(request.getMethod(), publisher(request, body));
    if (destination.to().startsWith("http:")) {
      // HTTP/2 without TLS would be asked for by an upgrade
      out.version(HttpClient.Version.HTTP_1_1);
    }
    for (Headers.Line line : headers) {
      if (!SAID.contains(line.name())) {
        out.header(line.name(), line.value());
      }
    }
    return out.build();
  }

  private static BodyPublisher publisher(Request request, InputStream body) throws IOException {
    long length = request.getLength();
    if (length > 0) {
      return BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> body), length);
    }
    var in = new PushbackInputStream(body);
    int first = in.read();
    if (first < 0) {
      return length == 0 ? BodyPublishers.ofByteArray(new byte[0]) : BodyPublishers.noBody();
    }
    in.unread(first);
    return BodyPublishers.ofInputStream(() -> in);
  }
}
