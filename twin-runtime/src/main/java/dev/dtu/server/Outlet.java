package dev.dtu.server;

import dev.dtu.call.Body;
import dev.dtu.call.Delivery;
import dev.dtu.call.Headers;
import dev.dtu.call.Reply;
import dev.dtu.store.BlobRef;
import dev.dtu.store.Blobs;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/// Writes replies, each in one piece unless it is a blob.
final class Outlet {

  private static final HttpField JSON =
      new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, "application/json");

  private static final int BUFFER = 64 << 10;

  private final Blobs blobs;
  private final KnownFields known = new KnownFields();

  Outlet(Blobs blobs) {
    this.blobs = blobs;
  }

  /// Sends a reply that a fault may have bent, in a thread that may wait.
  void bent(Reply reply, Request request, Response response, Callback callback) throws IOException {
    switch (reply.delivery().end()) {
      case Delivery.End.Whole _ when reply.delivery().drip().isEmpty() ->
          send(reply, response, callback);
      case Delivery.End.Whole _ -> {
        pieces(reply, reply.body().length(), request, response);
        callback.succeeded();
      }
      case Delivery.End.Torn(long bytes) -> {
        pieces(reply, bytes, request, response);
        Torn.tear(request, callback);
      }
      case Delivery.End.Lost _ -> Torn.tear(request, callback);
    }
  }

  /// Writes the head and the first bytes of the body, piece by piece.
  private void pieces(Reply reply, long most, Request request, Response response)
      throws IOException {
    head(reply, response);
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, reply.body().length());
    int piece = reply.delivery().drip().map(Delivery.Drip::bytes).orElse(BUFFER);
    Duration every = reply.delivery().drip().map(Delivery.Drip::every).orElse(Duration.ZERO);
    try (InputStream in = open(reply.body())) {
      OutputStream out = Content.Sink.asOutputStream(response);
      out.flush(); // the head goes first
      byte[] buffer = new byte[Math.min(piece, BUFFER)];
      for (long left = Math.min(most, reply.body().length()); left > 0; ) {
        int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (read < 0) {
          return;
        }
        out.write(buffer, 0, read);
        out.flush();
        left -= read;
        try (var _ = Stillness.of(request)) {
          Thread.sleep(every);
        }
      }
      if (most >= reply.body().length()) {
        out.close();
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while a body was dripping", closing);
    }
  }

  private InputStream open(Body body) throws IOException {
    return switch (body) {
      case Body.None _, Body.Unread _ -> InputStream.nullInputStream();
      case Body.Bytes(byte[] content) -> new ByteArrayInputStream(content);
      case Body.Stored whole -> open(new Body.Stretch(whole, 0, whole.length()));
      case Body.Stretch stretch -> {
        var blob = new BlobRef(stretch.whole().sha256(), stretch.whole().length());
        InputStream in = blobs.open(blob);
        in.skipNBytes(stretch.from());
        yield in;
      }
      case Body.Parcel _ -> throw new IllegalArgumentException("a parcel is no reply");
    };
  }

  private void head(Reply reply, Response response) {
    response.setStatus(reply.status());
    HttpFields.Mutable fields = response.getHeaders();
    List<Headers.Line> lines = reply.headers().lines();
    for (int i = 0; i < lines.size(); i++) {
      add(fields, lines.get(i));
    }
  }

  void send(Reply reply, Response response, Callback callback) throws IOException {
    head(reply, response);
    HttpFields.Mutable fields = response.getHeaders();
    Body body = reply.body();
    if (body instanceof Body.Bytes bytes) {
      fields.put(HttpHeader.CONTENT_LENGTH, bytes.length());
      response.write(true, ByteBuffer.wrap(bytes.content()), callback);
    } else if (body instanceof Body.Stored whole) {
      fields.put(HttpHeader.CONTENT_LENGTH, whole.length());
      stream(new Body.Stretch(whole, 0, whole.length()), response, callback);
    } else if (body instanceof Body.Stretch stretch) {
      fields.put(HttpHeader.CONTENT_LENGTH, stretch.length());
      stream(stretch, response, callback);
    } else if (body instanceof Body.Parcel) {
      throw new IllegalArgumentException("a parcel is no reply");
    } else {
      if (reply.status() != 204 && reply.status() != 304) {
        fields.put(HttpHeader.CONTENT_LENGTH, 0);
      }
      response.write(true, BufferUtil.EMPTY_BUFFER, callback);
    }
  }

  private void add(HttpFields.Mutable fields, Headers.Line line) {
    String name = line.name();
    if (name.equals("date") || name.equals("server")) {
      fields.put(name, line.value());
    } else if (!name.equals("content-length")) {
      fields.add(known.field(line));
    }
  }

  private void stream(Body.Stretch stretch, Response response, Callback callback)
      throws IOException {
    try (InputStream in = open(stretch);
        OutputStream out = Content.Sink.asOutputStream(response)) {
      byte[] buffer = new byte[BUFFER];
      for (long left = stretch.length(); left > 0; ) {
        int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (read < 0) {
          throw new EOFException(
              "expected %d bytes more of blob %s".formatted(left, stretch.whole().sha256()));
        }
        out.write(buffer, 0, read);
        left -= read;
      }
    }
    callback.succeeded();
  }

  /// What the gateway says itself.
  static void send(OwnError error, Response response, Callback callback) {
    byte[] body = error.body();
    response.setStatus(error.status());
    response
        .getHeaders()
        .put(OwnError.MARK, error.name())
        .put(JSON)
        .put(HttpHeader.CONTENT_LENGTH, body.length);
    response.write(true, ByteBuffer.wrap(body), callback);
  }
}
