package dev.dtu.server;

import dev.dtu.call.Body;
import dev.dtu.call.Headers;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Blobs;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Puts the files of a form into the blobs; its other fields say nothing here.
///
/// @param named whether there may be several, each with a document beside it that tells what it is
///     called; else the first one is all
record FileForm(Blobs blobs, boolean named) {

  /// The most files a form may bring.
  static final int FILES = 1000;

  Parcels.Packed read(Body body, String boundary) throws IOException {
    List<Body.Parcel> files = new ArrayList<>();
    List<Blobs.Upload> held = new ArrayList<>();
    boolean whole = false;
    try (InputStream in = Sink.open(blobs, body)) {
      var parts = new Multipart(in, boundary);
      while (parts.next()) {
        boolean file = parts.headers().find("content-disposition").orElse("").contains("filename");
        if (!file || !named && !files.isEmpty()) {
          parts.copy(OutputStream.nullOutputStream());
        } else if (files.size() == FILES) {
          throw new Multipart.Broken("expected at most " + FILES + " files a request, found more");
        } else {
          files.add(file(parts, held));
        }
      }
      if (files.isEmpty()) {
        throw new Multipart.Broken("expected a part with a file, found none");
      }
      Body.Parcel one = files.removeFirst();
      whole = true;
      return new Parcels.Packed(
          new Body.Parcel(
              one.document(), one.content(), one.type(), one.digests(), one.begun(), files),
          held);
    } finally {
      if (!whole) {
        new Parcels.Packed(Body.None.NONE, held).close();
      }
    }
  }

  /// One file of a form, in the blobs.
  private Body.Parcel file(Multipart parts, List<Blobs.Upload> held) throws IOException {
    Headers head = parts.headers();
    var sink = new Sink(blobs);
    try {
      try (OutputStream to = sink.through(head)) {
        parts.copy(to);
      }
      Obj told = Obj.of("filename", Json.of(FormFile.name(head)));
      String document = named ? told.toString() : "";
      var bytes = new Body.Bytes(document.getBytes(StandardCharsets.UTF_8));
      Body.Parcel file = sink.parcel(bytes, head.find("content-type").orElse(""), 0);
      held.add(sink.upload());
      return file;
    } finally {
      sink.end();
    }
  }
}
