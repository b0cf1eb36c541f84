package dev.dtu.server;

import dev.dtu.call.Body;
import dev.dtu.call.Headers;
import dev.dtu.call.Query;
import dev.dtu.call.Request;
import dev.dtu.contract.FurtherRoute;
import dev.dtu.contract.Operation;
import dev.dtu.contract.RequestBody;
import dev.dtu.contract.Upload;
import dev.dtu.store.BlobTooLarge;
import dev.dtu.store.Blobs;
import dev.dtu.twin.ByteRange;
import dev.dtu.twin.Problem;
import dev.dtu.twin.Refusal;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Universe;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Makes a [Body.Parcel] of what an upload brings: the bytes go to the blobs, their digests are
/// taken, the document beside them is kept. All of it happens before the call is stamped, so that
/// nothing waits for a disk under a universe's lock.
final class Parcels {

  private static final String FORM = "multipart/form-data";

  private final Blobs blobs;
  private final Limits limits;

  Parcels(Blobs blobs, Limits limits) {
    this.blobs = blobs;
    this.limits = limits;
  }

  /// A body with what keeps it from being swept until its turn is kept.
  record Packed(Body body, List<Blobs.Upload> held) implements AutoCloseable {
    Packed {
      held = List.copyOf(held);
    }

    @Override
    public void close() throws IOException {
      for (Blobs.Upload each : held) {
        each.close();
      }
    }
  }

  /// Whether a request brings, or may bring, bytes for the blobs.
  static boolean mayBring(Twin twin, Request request) {
    return !request.method().equals("GET")
        && (alone(twin, request)
            || files(twin, request)
            || twin.contract().leadsFurther() && upload(twin, request).isPresent());
  }

  /// Whether the body of a request is bytes, whatever its type says.
  private static boolean alone(Twin twin, Request request) {
    return twin.led(request.method(), request.path())
        .flatMap(Operation::body)
        .filter(RequestBody::bytesAlone)
        .isPresent();
  }

  /// Whether a request is a form that brings a file, and what stands beside it is the file's name.
  private static boolean files(Twin twin, Request request) {
    return type(request).startsWith(FORM)
        && twin.led(request.method(), request.path())
            .flatMap(Operation::body)
            .filter(RequestBody::filesAlone)
            .isPresent();
  }

  private static String type(Request request) {
    return request.headers().find("content-type").orElse("");
  }

  private static Optional<Upload> upload(Twin twin, Request request) {
    return twin.led(request.method(), request.path())
        .map(Operation::traits)
        .filter(traits -> traits.reachedBy().filter(FurtherRoute.Use.UPLOAD::equals).isPresent())
        .flatMap(traits -> traits.upload());
  }

  /// What the request brings, its bytes in the blobs; what it brings as it is when it has none.
  Packed pack(Universe universe, Twin twin, Request request) throws IOException {
    boolean unread = request.body() instanceof Body.Unread;
    if (!unread && (alone(twin, request) || files(twin, request))) {
      return alone(request, files(twin, request));
    }
    Optional<Upload> upload = upload(twin, request);
    if (upload.isEmpty() || request.body() instanceof Body.Unread) {
      return plain(request.body());
    }
    String kind = request.parameters().find(upload.get().parameter()).orElse("");
    try {
      return switch (kind) {
        case Upload.MEDIA -> media(request, List.of());
        case Upload.MULTIPART -> multipart(request);
        case Upload.RESUMABLE -> resumable(universe, twin, request);
        default ->
            malformed(
                "expected %s to be one of %s, found '%s'"
                    .formatted(
                        upload.get().parameter(), String.join(", ", upload.get().kinds()), kind));
      };
    } catch (Multipart.Broken broken) {
      return malformed(String.valueOf(broken.getMessage()));
    } catch (BlobTooLarge tooLarge) {
      return tooLarge(tooLarge.limitBytes());
    }
  }

  /// All bytes of a request, or those of the files of its form.
  ///
  /// @param named whether the document beside them tells what the file is called
  private Packed alone(Request request, boolean named) throws IOException {
    try {
      return type(request).startsWith(FORM) ? form(request, named) : media(request, List.of());
    } catch (Multipart.Broken broken) {
      return malformed(String.valueOf(broken.getMessage()));
    } catch (BlobTooLarge tooLarge) {
      return tooLarge(tooLarge.limitBytes());
    }
  }

  private Packed form(Request request, boolean named) throws IOException {
    Optional<String> boundary = Multipart.boundary(type(request));
    return boundary.isEmpty()
        ? malformed("expected content of type multipart/form-data with a boundary")
        : new FileForm(blobs, named).read(request.body(), boundary.get());
  }

  private static Packed plain(Body body) {
    return new Packed(body, List.of());
  }

  private static Packed malformed(String detail) {
    return plain(new Body.Unread(Problem.MALFORMED, facts("detail", detail)));
  }

  private static Packed tooLarge(long limit) {
    return plain(new Body.Unread(Problem.TOO_LARGE, facts("limit", Long.toString(limit))));
  }

  private static SortedMap<String, String> facts(String name, String value) {
    return new TreeMap<>(Map.of(name, value));
  }

  private Packed resumable(Universe universe, Twin twin, Request request) throws IOException {
    Query query = request.parameters();
    boolean continuing = query.find(Upload.SESSION).isPresent() || request.method().equals("PUT");
    if (!continuing) {
      return plain(request.body());
    }
    ByteRange range;
    try {
      range = ByteRange.of(request);
    } catch (Refusal _) {
      return plain(Body.None.NONE); // the behaviour refuses it in the service's words
    }
    if (range.asks()) {
      return plain(Body.None.NONE);
    }
    boolean last = range.last(request.body().length());
    List<Body.Stored> begun =
        last && range.from() > 0 ? twin.begun(universe.store(), request) : List.of();
    return media(request, begun);
  }

  /// The bytes of the request, after those that came before.
  private Packed media(Request request, List<Body.Stored> begun) throws IOException {
    String type = request.headers().find("content-type").orElse("");
    var sink = new Sink(blobs);
    try {
      long before = 0;
      for (Body.Stored piece : begun) {
        sink.take(piece);
        before += piece.length();
      }
      sink.take(request.body());
      return sink.packed(new Body.Bytes(new byte[0]), type, before);
    } finally {
      sink.end();
    }
  }

  /// A document and then bytes.
  private Packed multipart(Request request) throws IOException {
    String type = request.headers().find("content-type").orElse("");
    Optional<String> boundary = Multipart.boundary(type);
    if (boundary.isEmpty()) {
      return malformed("expected content of type multipart/related with a boundary");
    }
    var sink = new Sink(blobs);
    try (InputStream in = Sink.open(blobs, request.body())) {
      var parts = new Multipart(in, boundary.get());
      need(parts.next(), "a document");
      var document = new Bounded(limits.bodyBytes());
      parts.copy(document);
      need(parts.next(), "bytes after the document");
      Headers head = parts.headers();
      OutputStream to = sink.through(head);
      parts.copy(to);
      to.close();
      if (parts.next()) {
        throw new Multipart.Broken("expected two parts, found more");
      }
      String content = head.find("content-type").orElse("");
      return sink.packed(new Body.Bytes(document.toByteArray()), content, 0);
    } finally {
      sink.end();
    }
  }

  private static void need(boolean there, String what) throws Multipart.Broken {
    if (!there) {
      throw new Multipart.Broken("expected two parts, found no " + what);
    }
  }

  /// Keeps up to so many bytes.
  private static final class Bounded extends OutputStream {
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final int most;

    Bounded(int most) {
      this.most = most;
    }

    @Override
    public void write(int b) throws IOException {
      if (kept.size() == most) {
        throw new Multipart.Broken("expected a document of at most " + most + " bytes");
      }
      kept.write(b);
    }

    byte[] toByteArray() {
      return kept.toByteArray();
    }
  }
}
