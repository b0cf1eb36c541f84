package dev.dtu.server;

import dev.dtu.call.Body;
import dev.dtu.call.Headers;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Request;

/// Reads the lines of a request's head.
final class HeadLines {

  private static final String OVERRIDE = "x-http-method-override";
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "POST");

  private HeadLines() {}

  /// A request without its body.
  static dev.dtu.call.Request request(Request request) {
    HttpURI target = request.getHttpURI();
    String path = target.getPath() == null ? "" : target.getPath();
    String query = target.getQuery() == null ? "" : target.getQuery();
    return new dev.dtu.call.Request(request.getMethod(), path, query, of(request), Body.None.NONE);
  }

  /// Names in lower case; without the encoding of the body, which the twin sees decoded.
  static Headers of(Request request) {
    HttpFields fields = request.getHeaders();
    boolean encoded = fields.contains(HttpHeader.CONTENT_ENCODING);
    var lines = new Headers.Line[fields.size() - (encoded ? count(fields) : 0)];
    int size = 0;
    for (HttpField field : fields) {
      if (!encoded || field.getHeader() != HttpHeader.CONTENT_ENCODING) {
        String value = field.getValue();
        lines[size++] = new Headers.Line(field.getLowerCaseName(), value == null ? "" : value);
      }
    }
    return new Headers(List.of(lines));
  }

  /// A POST may say which method it means; HEAD is GET unless the service has a HEAD of its own.
  static String method(Way.To to, dev.dtu.call.Request head) {
    String method = head.method();
    if (method.equals("POST")) {
      return head.headers()
          .find(OVERRIDE)
          .map(value -> value.strip().toUpperCase(Locale.ROOT))
          .filter(METHODS::contains)
          .orElse(method);
    }
    return method.equals("HEAD") && !to.twin().knows("HEAD", to.path(), false) ? "GET" : method;
  }

  private static int count(HttpFields fields) {
    int count = 0;
    for (HttpField field : fields) {
      count += field.getHeader() == HttpHeader.CONTENT_ENCODING ? 1 : 0;
    }
    return count;
  }
}
