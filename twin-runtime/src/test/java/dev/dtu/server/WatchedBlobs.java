package dev.dtu.server;

import dev.dtu.store.BlobRef;
import dev.dtu.store.Blobs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/// Blobs that note how uploads are written, and how many were left open.
final class WatchedBlobs implements Blobs {

  private final Blobs blobs;
  private final LongSupplier unsent;
  final AtomicInteger open = new AtomicInteger();
  volatile int largestWrite;
  volatile long unsentAtFirstWrite = -1;

  WatchedBlobs(Blobs blobs, LongSupplier unsent) {
    this.blobs = blobs;
    this.unsent = unsent;
  }

  @Override
  public Upload begin() throws IOException {
    Upload upload = blobs.begin();
    open.incrementAndGet();
    return new Upload() {
      @Override
      public void write(ByteBuffer bytes) throws IOException {
        if (unsentAtFirstWrite < 0) {
          unsentAtFirstWrite = unsent.getAsLong();
        }
        largestWrite = Math.max(largestWrite, bytes.remaining());
        upload.write(bytes);
      }

      @Override
      public BlobRef finish() throws IOException {
        return upload.finish();
      }

      @Override
      public void discard() throws IOException {
        upload.discard();
        open.decrementAndGet();
      }
    };
  }

  @Override
  public InputStream open(BlobRef blob) throws IOException {
    return blobs.open(blob);
  }

  @Override
  public FileChannel channel(BlobRef blob) throws IOException {
    return blobs.channel(blob);
  }

  @Override
  public boolean has(String sha256) {
    return blobs.has(sha256);
  }

  @Override
  public boolean any(Instant before) throws IOException {
    return blobs.any(before);
  }

  @Override
  public int sweep(Set<String> live, Instant before) throws IOException {
    return blobs.sweep(live, before);
  }
}
