package dev.dtu.server;

import dev.dtu.call.Headers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads a body of several parts (RFC 2046) in one pass, keeping nothing but what it looks at.
///
/// Parts come one after another: [#next] goes to the head of the next one, and [#copy] brings what
/// is in it; a part not copied is passed over. Who reads it bounds how much a part may bring.
///
/// Lines end with CRLF, or all of them with LF alone where the first boundary's does: so Python's
/// clients write bodies of several parts, and services read them.
final class Multipart {

  private static final int LINE_BYTES = 8 << 10;
  private static final int HEAD_LINES = 64;
  private static final int BUFFER = 64 << 10;

  private final InputStream in;
  private final byte[] boundary;
  private byte[] delimiter;
  private final byte[] buffer = new byte[BUFFER];
  private int from;
  private int to;
  private boolean first = true;
  private boolean inside;
  private Headers head = Headers.NONE;

  /// Why a body is not one of several parts.
  static final class Broken extends IOException {
    private static final long serialVersionUID = 1L;

    Broken(String message) {
      super(message);
    }
  }

  Multipart(InputStream in, String boundary) {
    this.in = in;
    this.boundary = ("--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
    this.delimiter = after("\n");
  }

  private byte[] after(String lineBreak) {
    byte[] start = lineBreak.getBytes(StandardCharsets.ISO_8859_1);
    byte[] all = Arrays.copyOf(start, start.length + boundary.length);
    System.arraycopy(boundary, 0, all, start.length, boundary.length);
    return all;
  }

  /// The boundary a content type names, when it is one of several parts.
  static Optional<String> boundary(String contentType) {
    if (!contentType.toLowerCase(Locale.ROOT).startsWith("multipart/")) {
      return Optional.empty();
    }
    return parameter(contentType, "boundary")
        .filter(text -> text.length() <= 70 && text.chars().allMatch(c -> c >= ' ' && c < 127));
  }

  private static Optional<String> parameter(String contentType, String wanted) {
    int at = contentType.indexOf(';');
    while (at >= 0 && at < contentType.length()) {
      int equals = contentType.indexOf('=', at);
      if (equals < 0) {
        return Optional.empty();
      }
      String name = contentType.substring(at + 1, equals).strip();
      boolean quoted = contentType.startsWith("\"", equals + 1);
      int end = contentType.indexOf(quoted ? '"' : ';', equals + (quoted ? 2 : 1));
      end = end < 0 ? contentType.length() : end;
      String value = contentType.substring(equals + (quoted ? 2 : 1), end).strip();
      if (name.equalsIgnoreCase(wanted)) {
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
      }
      at = contentType.indexOf(';', end);
    }
    return Optional.empty();
  }

  /// Goes to the next part; false when there is none.
  ///
  /// @throws Broken when the body is not as its type says
  boolean next() throws IOException {
    if (first) {
      begin();
    } else if (inside) {
      copy(OutputStream.nullOutputStream());
    }
    int b = read();
    if (b == '-') {
      if (read() == '-') {
        return false;
      }
      throw odd();
    }
    while (b == ' ' || b == '\t') {
      b = read();
    }
    boolean returned = b == '\r';
    if ((returned ? read() : b) != '\n' || !first && returned != returns()) {
      throw odd();
    }
    delimiter = after(returned ? "\r\n" : "\n");
    first = false;
    head = head();
    inside = true;
    return true;
  }

  /// Whether lines of this body end with a carriage return and a line feed.
  private boolean returns() {
    return delimiter[0] == '\r';
  }

  private Broken odd() {
    return new Broken(first ? "expected a boundary, found none" : "a boundary ends oddly");
  }

  /// Passes over what stands before the first boundary, which needs no line break before it.
  private void begin() throws IOException {
    for (byte wanted : boundary) {
      int found = read();
      if (found != (wanted & 0xff)) {
        if (found < 0) {
          throw new Broken("expected a boundary, found none");
        }
        from--;
        until(OutputStream.nullOutputStream());
        return;
      }
    }
  }

  /// The header lines of the part at hand.
  Headers headers() {
    return head;
  }

  private Headers head() throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      if (lines.size() == HEAD_LINES) {
        throw new Broken("expected at most " + HEAD_LINES + " header lines in a part, found more");
      }
      lines.add(line);
    }
    return headers(lines);
  }

  /// What header lines say; one that begins with a space goes on with the one before it.
  static Headers headers(List<String> lines) throws Broken {
    List<String> whole = new ArrayList<>();
    for (String line : lines) {
      boolean goesOn = line.charAt(0) == ' ' || line.charAt(0) == '\t';
      if (goesOn && !whole.isEmpty()) {
        whole.set(whole.size() - 1, whole.getLast().stripTrailing() + " " + line.strip());
      } else {
        whole.add(line);
      }
    }
    Headers headers = Headers.NONE;
    for (String line : whole) {
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw new Broken("expected a header line in a part, found '" + line + "'");
      }
      headers = headers.with(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
    }
    return headers;
  }

  private String line() throws IOException {
    var line = new ByteArrayOutputStream();
    int end = returns() ? '\r' : '\n';
    for (int b = read(); b != end; b = read()) {
      if (b < ' ' && b != '\t') {
        throw new Broken("expected a header line in a part, found none");
      }
      if (line.size() == LINE_BYTES) {
        throw new Broken("expected header lines of at most " + LINE_BYTES + " bytes");
      }
      line.write(b);
    }
    if (returns() && read() != '\n') {
      throw new Broken("expected a line feed after a header line");
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  /// Brings what is in the part at hand.
  ///
  /// @throws Broken when the body ends before the part does
  void copy(OutputStream out) throws IOException {
    until(out);
    inside = false;
  }

  /// Brings all before the next delimiter. As only its first byte is what it is, what was taken for
  /// one and is none can hold no other start but the byte that differs.
  private void until(OutputStream out) throws IOException {
    int matched = 0;
    while (matched < delimiter.length) {
      int b = read();
      if (b < 0) {
        throw new Broken("the body ends inside a part");
      }
      if (b == delimiter[matched]) {
        matched++;
      } else {
        out.write(delimiter, 0, matched);
        matched = b == delimiter[0] ? 1 : 0;
        if (matched == 0) {
          out.write(b);
        }
      }
    }
  }

  private int read() throws IOException {
    if (from == to) {
      from = 0;
      to = in.read(buffer);
      if (to <= 0) {
        to = 0;
        return -1;
      }
    }
    return buffer[from++] & 0xff;
  }
}
