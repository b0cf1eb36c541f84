package dev.dtu.server;

import dev.dtu.call.Body;
import dev.dtu.store.BlobRef;
import dev.dtu.store.BlobTooLarge;
import dev.dtu.store.Blobs;
import dev.dtu.twin.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/// Reads a request's body: small ones and documents into memory, other large ones to the blobs.
final class Intake {

  /// What became of a body.
  sealed interface Taken {

    /// All of it, or a note for the service of why not.
    record Whole(Body body) implements Taken {}

    /// The rest may have to be waited for; see [Intake#rest].
    ///
    /// @param body what came so far, in an array of the whole length; none when nothing was read
    @SuppressWarnings("ArrayRecordComponent") // handed on, compared by nobody
    record Begun(byte[] body, int size) implements Taken {}

    /// It is a blob, safe from sweeping until the upload is closed.
    record Spooled(Body.Stored body, Blobs.Upload upload) implements Taken {}

    /// It came too slowly.
    enum Late implements Taken {
      LATE
    }

    /// The client went away.
    record Gone(Throwable cause) implements Taken {}
  }

  private static final Taken NOTHING = new Taken.Whole(Body.None.NONE);
  private static final Taken UNREAD = new Taken.Begun(new byte[0], 0);

  /// A body of a known length up to this is read into an array of just that size.
  private static final int EXACT = 64 << 10;

  private static final int BUFFER = 64 << 10;

  private final Limits limits;
  private final Blobs blobs;

  Intake(Limits limits, Blobs blobs) {
    this.limits = limits;
    this.blobs = blobs;
  }

  /// What is at hand without waiting: a whole body or [Taken.Begun], or what became of it.
  Taken now(Request request) {
    HttpFields headers = request.getHeaders();
    long length = length(headers);
    if (length == 0 || (length < 0 && bodiless(request, headers))) {
      return NOTHING;
    }
    boolean exact =
        length > 0
            && length <= Math.min(EXACT, limits.bodyBytes())
            && !headers.contains(HttpHeader.CONTENT_ENCODING);
    return exact ? exactly(request, new byte[(int) length], 0, false) : UNREAD;
  }

  /// All of the body; waits for it.
  ///
  /// @param bytes whether it is bytes for the blobs, whatever its type
  Taken rest(Request request, Taken.Begun begun, boolean bytes) {
    if (begun.body.length > 0) {
      return exactly(request, begun.body, begun.size, true);
    }
    HttpFields headers = request.getHeaders();
    String encoding = headers.get(HttpHeader.CONTENT_ENCODING);
    try {
      boolean spools = bytes || spools(headers.get(HttpHeader.CONTENT_TYPE));
      if (length(headers) > (spools ? limits.blobBytes() : limits.bodyBytes())) {
        return tooLarge(spools);
      }
      InputStream plain = Content.Source.asInputStream(request);
      InputStream in = encoding == null ? plain : Inflating.of(encoding, plain);
      return in == null ? unknown(encoding) : collected(in, spools, new Pace(limits));
    } catch (Pace.TooSlow slow) {
      return Taken.Late.LATE;
    } catch (java.util.zip.ZipException broken) {
      return malformed(String.valueOf(broken.getMessage()));
    } catch (IOException broken) {
      return broken(broken);
    }
  }

  /// What the head says, or -1.
  private static long length(HttpFields headers) {
    HttpField field = headers.getField(HttpHeader.CONTENT_LENGTH);
    return field == null ? -1 : field.getLongValue();
  }

  /// A request of HTTP/1 says so when a body follows; one of HTTP/2 need not.
  private static boolean bodiless(Request request, HttpFields headers) {
    return request.getConnectionMetaData().getHttpVersion().getVersion() < 20
        && !headers.contains(HttpHeader.TRANSFER_ENCODING);
  }

  /// What is a document is for the gates to parse and so stays in memory.
  private static boolean spools(@Nullable String contentType) {
    if (contentType == null) {
      return false;
    }
    int semicolon = contentType.indexOf(';');
    String plain =
        (semicolon < 0 ? contentType : contentType.substring(0, semicolon))
            .strip()
            .toLowerCase(Locale.ROOT);
    return !plain.equals("application/json")
        && !plain.endsWith("+json")
        && !plain.equals("application/x-www-form-urlencoded");
  }

  private Taken exactly(Request request, byte[] body, int begun, boolean waiting) {
    try {
      return filled(request, body, begun, waiting);
    } catch (Pace.TooSlow slow) {
      return Taken.Late.LATE;
    } catch (IOException broken) {
      return broken(broken);
    }
  }

  private Taken filled(Request request, byte[] body, int begun, boolean waiting)
      throws IOException {
    Pace pace = null;
    int size = begun;
    while (size < body.length) {
      Content.Chunk chunk = request.read();
      if (chunk == null) {
        if (!waiting) {
          return new Taken.Begun(body, size);
        }
        pace = pace == null ? new Pace(limits) : pace;
        Pace.await(request);
        continue;
      }
      if (Content.Chunk.isFailure(chunk)) {
        throw chunk.getFailure() instanceof IOException broken
            ? broken
            : new IOException(chunk.getFailure());
      }
      int more = Math.min(chunk.remaining(), body.length - size);
      chunk.getByteBuffer().get(body, size, more);
      chunk.release();
      size += more;
      if (pace != null) {
        pace.check(size);
      }
      if (chunk.isLast() && size < body.length) {
        throw new EofException("the body ended early");
      }
    }
    return new Taken.Whole(Body.of(body));
  }

  private Taken collected(InputStream in, boolean spools, Pace pace) throws IOException {
    int most = spools ? limits.spoolBytes() : limits.bodyBytes();
    var kept = new ByteArrayOutputStream();
    byte[] buffer = new byte[BUFFER];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      kept.write(buffer, 0, n);
      pace.check(kept.size());
      if (kept.size() > most) {
        return spools ? spooled(kept, in, pace) : tooLarge(false);
      }
    }
    return kept.size() == 0 ? NOTHING : new Taken.Whole(Body.of(kept.toByteArray()));
  }

  private Taken spooled(ByteArrayOutputStream begun, InputStream in, Pace pace) throws IOException {
    Blobs.Upload upload = blobs.begin();
    boolean kept = false;
    try {
      upload.write(java.nio.ByteBuffer.wrap(begun.toByteArray()));
      long size = begun.size();
      byte[] buffer = new byte[BUFFER];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        size += n;
        if (size > limits.blobBytes()) {
          return tooLarge(true);
        }
        upload.write(buffer, 0, n);
        pace.check(size);
      }
      BlobRef blob = upload.finish();
      kept = true;
      return new Taken.Spooled(new Body.Stored(blob.sha256(), blob.length()), upload);
    } catch (BlobTooLarge tooLarge) {
      return tooLarge(true);
    } finally {
      if (!kept) {
        upload.discard();
      }
    }
  }

  private Taken tooLarge(boolean spools) {
    long limit = spools ? limits.blobBytes() : limits.bodyBytes();
    return unread(Problem.TOO_LARGE, Map.of("limit", Long.toString(limit)));
  }

  private static Taken unknown(String encoding) {
    return unread(
        Problem.UNSUPPORTED_MEDIA,
        Map.of("found", "content-encoding " + encoding, "expected", Inflating.KNOWN));
  }

  private static Taken malformed(String detail) {
    return unread(Problem.MALFORMED, Map.of("detail", detail));
  }

  private static Taken unread(String problem, Map<String, String> facts) {
    return new Taken.Whole(new Body.Unread(problem, new TreeMap<>(facts)));
  }

  private static Taken broken(IOException broken) {
    Throwable cause = broken;
    while (cause != null) {
      if (cause instanceof java.util.concurrent.TimeoutException) {
        return Taken.Late.LATE;
      }
      if (cause instanceof org.eclipse.jetty.http.HttpException.RuntimeException framing) {
        throw framing;
      }
      if (cause instanceof EofException) {
        return new Taken.Gone(cause);
      }
      cause = cause.getCause();
    }
    boolean shortBody = broken.getClass() == java.io.EOFException.class;
    return shortBody ? malformed("the compressed body ends early") : new Taken.Gone(broken);
  }
}
