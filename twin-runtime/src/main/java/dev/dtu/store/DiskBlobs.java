package dev.dtu.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Bodies as files of one folder: `<first two digits>/<hash>`, and `incoming/` for those on their
/// way.
///
/// The folder belongs to one process and is made by the first upload. A body is spooled to a file
/// of its own and renamed when it is whole, so no reader ever sees half of one. The lock guards
/// renaming and sweeping; no bytes move under it.
public final class DiskBlobs implements Blobs {

  private final Path folder;
  private final long limitBytes;
  private final Object lock = new Object();
  private final Map<String, Integer> held = new HashMap<>();
  private final Set<Path> spools = new HashSet<>();
  private long begun;

  /// Keeps bodies of at most `limitBytes` each in `folder`.
  public DiskBlobs(Path folder, long limitBytes) {
    this.folder = folder;
    this.limitBytes = limitBytes;
  }

  @Override
  public Upload begin() throws IOException {
    Path incoming = Files.createDirectories(folder.resolve("incoming"));
    synchronized (lock) {
      Path spool = incoming.resolve(begun++ + ".part");
      // a spool left by a process that ended early is overwritten
      FileChannel channel =
          FileChannel.open(
              spool,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING);
      spools.add(spool);
      return new Spooled(spool, channel);
    }
  }

  @Override
  public InputStream open(BlobRef blob) throws IOException {
    try {
      return Files.newInputStream(path(blob.sha256()));
    } catch (NoSuchFileException missing) {
      throw missing(blob, missing);
    }
  }

  @Override
  public FileChannel channel(BlobRef blob) throws IOException {
    try {
      return FileChannel.open(path(blob.sha256()), StandardOpenOption.READ);
    } catch (NoSuchFileException missing) {
      throw missing(blob, missing);
    }
  }

  @Override
  public boolean has(String sha256) {
    return BlobRef.valid(sha256) && Files.isRegularFile(path(sha256));
  }

  @Override
  public boolean any(Instant before) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.walk(folder, 2)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        if (BlobRef.valid(file.getFileName().toString()) && came(file).isBefore(before)) {
          return true;
        }
      }
    }
    return false;
  }

  /// When the last byte of a file came, also of one that came again; never when it has gone.
  private static Instant came(Path file) throws IOException {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (NoSuchFileException gone) {
      return Instant.MAX;
    }
  }

  @Override
  public int sweep(Set<String> live, Instant before) throws IOException {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    int removed = 0;
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder)) {
      for (Path part : parts) {
        // a part at a time, so that uploads end in between
        synchronized (lock) {
          removed += Files.isDirectory(part) ? sweep(part, live, before) : 0;
        }
      }
    }
    return removed;
  }

  private int sweep(Path part, Set<String> live, Instant before) throws IOException {
    int removed = 0;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(part)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        if (BlobRef.valid(name)) {
          if (!live.contains(name) && !held.containsKey(name) && came(file).isBefore(before)) {
            Files.delete(file);
            removed++;
          }
        } else if (name.endsWith(".part") && !spools.contains(file)) {
          Files.delete(file);
        }
      }
    }
    return removed;
  }

  private Path path(String sha256) {
    return folder.resolve(sha256.substring(0, 2)).resolve(sha256);
  }

  private static IOException missing(BlobRef blob, NoSuchFileException cause) {
    return new IOException(
        "expected the body %s of %d bytes, found none; was it swept while a row referred to it?"
            .formatted(blob.sha256(), blob.length()),
        cause);
  }

  private void keep(Path spool, BlobRef blob) throws IOException {
    Path target = path(blob.sha256());
    synchronized (lock) {
      Files.createDirectories(target.getParent());
      Files.move(
          spool, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      spools.remove(spool);
      held.merge(blob.sha256(), 1, Integer::sum);
    }
  }

  /// An upload whose bytes go to a spool file as they come.
  private final class Spooled implements Upload {
    private final Path spool;
    private final FileChannel channel;
    private final MessageDigest digest = Hashing.sha256();
    private long length;
    private String kept = "";

    Spooled(Path spool, FileChannel channel) {
      this.spool = spool;
      this.channel = channel;
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
      length += bytes.remaining();
      if (length > limitBytes) {
        throw new BlobTooLarge(limitBytes);
      }
      digest.update(bytes.duplicate());
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }

    @Override
    public BlobRef finish() throws IOException {
      if (length > limitBytes) {
        throw new BlobTooLarge(limitBytes);
      }
      if (!channel.isOpen()) {
        throw new IllegalStateException("expected an open upload, found one that had ended");
      }
      if (channel.size() != length) {
        throw new IOException(
            "expected %d bytes on disk, found %d; a write before had failed"
                .formatted(length, channel.size()));
      }
      channel.close();
      var blob = new BlobRef(HexFormat.of().formatHex(digest.digest()), length);
      keep(spool, blob);
      kept = blob.sha256();
      return blob;
    }

    @Override
    public void discard() throws IOException {
      channel.close();
      synchronized (lock) {
        if (!kept.isEmpty()) {
          held.computeIfPresent(kept, (_, uploads) -> uploads == 1 ? null : uploads - 1);
          kept = "";
        } else if (spools.remove(spool)) {
          Files.deleteIfExists(spool);
        }
      }
    }
  }
}
