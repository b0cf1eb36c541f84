package dev.dtu.bench.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// The requests one connection can ask of one collection, as bytes made once and patched in place.
///
/// Mutable; one connection's.
final class Requests {

  private final byte[] create;
  private final int marker;
  private final byte[] tail;
  private final byte[] read;
  private final byte[] delete;
  private final ByteBuffer scratch = ByteBuffer.allocate(4096);

  /// Of documents.
  Requests(String path, String host, String header) {
    this(path, host, header, Document.template());
  }

  /// @param path of the collection; an item is at `path/ID`
  /// @param header a whole line to send along, such as a credential; empty for none
  /// @param body what is created, a marker's place in it
  Requests(String path, String host, String header, byte[] body) {
    String lines = "Host: " + host + "\r\n" + (header.isEmpty() ? "" : header + "\r\n");
    create =
        ascii(
            "POST "
                + path
                + " HTTP/1.1\r\n"
                + lines
                + "Content-Type: application/json\r\nAccept: application/json\r\nContent-Length: "
                + body.length
                + "\r\n\r\n"
                + new String(body, StandardCharsets.US_ASCII));
    marker = Document.markerAt(create);
    tail = ascii(" HTTP/1.1\r\n" + lines + "Accept: application/json\r\n\r\n");
    read = ascii("GET " + path + "/");
    delete = ascii("DELETE " + path + "/");
  }

  ByteBuffer create(byte[] unique) {
    System.arraycopy(unique, 0, create, marker, unique.length);
    return ByteBuffer.wrap(create);
  }

  ByteBuffer read(byte[] id) {
    return named(read, id);
  }

  ByteBuffer delete(byte[] id) {
    return named(delete, id);
  }

  private ByteBuffer named(byte[] start, byte[] id) {
    return scratch.clear().put(start).put(id).put(tail).flip();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
