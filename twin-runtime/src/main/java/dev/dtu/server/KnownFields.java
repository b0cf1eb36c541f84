package dev.dtu.server;

import dev.dtu.call.Headers;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.jspecify.annotations.Nullable;

/// Header lines that replies carried lately, as they go over the wire: most are the same on all
/// replies of a service, and are encoded once.
///
/// Safe for any number of threads: a line that another takes the place of is encoded again.
final class KnownFields {

  /// A line, and how it goes over the wire once it came a second time.
  private record Known(Headers.Line line, @Nullable HttpField field) {}

  private final @Nullable Known[] lines = new @Nullable Known[256];

  /// The line as a field.
  HttpField field(Headers.Line line) {
    int hash = line.value().hashCode() * 31 + line.name().hashCode();
    int slot = (hash ^ hash >>> 16) & (lines.length - 1);
    Known known = lines[slot];
    if (known == null || !same(known.line, line)) {
      lines[slot] = new Known(line, null);
      return new HttpField(line.name(), line.value());
    }
    if (known.field != null) {
      return known.field;
    }
    HttpHeader header = HttpHeader.CACHE.get(line.name()); // whose spelling of the name goes out
    var field =
        header == null
            ? new PreEncodedHttpField(line.name(), line.value())
            : new PreEncodedHttpField(header, line.value());
    lines[slot] = new Known(line, field);
    return field;
  }

  /// As records have it, but written out: the JVM would make the code in the first call of a start.
  private static boolean same(Headers.Line one, Headers.Line other) {
    return one.value().equals(other.value()) && one.name().equals(other.name());
  }
}
