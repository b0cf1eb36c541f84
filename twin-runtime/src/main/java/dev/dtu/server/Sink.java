package dev.dtu.server;

import dev.dtu.call.Body;
import dev.dtu.call.Headers;
import dev.dtu.store.BlobRef;
import dev.dtu.store.Blobs;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Where the bytes of one upload go. Mutable; one thread's.
final class Sink {

  private static final Map<String, String> DIGESTS =
      new TreeMap<>(Map.of("md5", "MD5", "sha1", "SHA-1", "sha256", "SHA-256"));
  private static final int BUFFER = 64 << 10;

  private final Blobs blobs;
  private final Blobs.Upload upload;
  private final Map<String, MessageDigest> digests = new TreeMap<>();
  private boolean kept;

  Sink(Blobs blobs) throws IOException {
    this.blobs = blobs;
    this.upload = blobs.begin();
    for (Map.Entry<String, String> digest : DIGESTS.entrySet()) {
      digests.put(digest.getKey(), digest(digest.getValue()));
    }
  }

  void take(Body body) throws IOException {
    try (InputStream in = open(blobs, body);
        OutputStream out = out()) {
      in.transferTo(out);
    }
  }

  /// Where a part goes that may be in the form of text.
  OutputStream through(Headers head) throws Multipart.Broken {
    String encoding = head.find("content-transfer-encoding").orElse("binary");
    return switch (encoding.toLowerCase(java.util.Locale.ROOT)) {
      case "binary", "8bit", "7bit" -> out();
      case "base64" -> new Base64Out(out());
      default ->
          throw new Multipart.Broken(
              "expected content-transfer-encoding binary or base64, found " + encoding);
    };
  }

  private OutputStream out() {
    return new BufferedOutputStream(
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
          }

          @Override
          public void write(byte[] bytes, int from, int length) throws IOException {
            upload.write(bytes, from, length);
            digests.values().forEach(digest -> digest.update(bytes, from, length));
          }
        },
        BUFFER);
  }

  /// What came, with what keeps it; the parcel's own when it is alone.
  Parcels.Packed packed(Body.Bytes document, String type, long begun) throws IOException {
    Body.Parcel parcel = parcel(document, type, begun);
    return new Parcels.Packed(parcel, List.of(upload));
  }

  Blobs.Upload upload() {
    return upload;
  }

  /// What came; the bytes are in the blobs from here on.
  Body.Parcel parcel(Body.Bytes document, String type, long begun) throws IOException {
    BlobRef blob = upload.finish();
    kept = true;
    SortedMap<String, String> words = new TreeMap<>();
    digests.forEach((name, digest) -> words.put(name, HexFormat.of().formatHex(digest.digest())));
    var content = new Body.Stored(blob.sha256(), blob.length());
    return new Body.Parcel(document, content, type, words, begun);
  }

  void end() throws IOException {
    if (!kept) {
      upload.discard();
    }
  }

  /// The bytes of a body.
  static InputStream open(Blobs blobs, Body body) throws IOException {
    return switch (body) {
      case Body.None _, Body.Unread _, Body.Stretch _, Body.Parcel _ ->
          InputStream.nullInputStream();
      case Body.Bytes(byte[] content) -> new ByteArrayInputStream(content);
      case Body.Stored(String sha256, long length) -> blobs.open(new BlobRef(sha256, length));
    };
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java has " + algorithm, missing);
    }
  }
}
