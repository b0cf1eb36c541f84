package dev.dtu.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// A file that exchanges are written to, one by one, each whole or not at all: as lines of JSON, or as
/// an HTTP archive where the name ends with `.har`. Its owner alone can read it. Mutable; one thread's.
///
/// At every moment the file is one that can be read. What a crash left of a line is taken away when it
/// is opened again. One process has a file at a time.
public final class Tape implements AutoCloseable {

  /// Whether there may be something in the file already.
  public enum Begin {
    /// There is no such file, or it is empty.
    NEW,
    /// What is written stands behind what is there.
    APPEND,
    /// What is there is thrown away.
    REPLACE
  }

  /// Which recording an exchange is of.
  ///
  /// @param session its name
  /// @param service may be empty
  public record Where(String session, String service) {}

  private final FileChannel channel;
  private final Inscription inscription;
  private final Map<String, Integer> numbers;
  private long end;
  private long exchanges;
  private final long begun;

  private Tape(FileChannel channel, Inscription inscription, Map<String, Integer> numbers)
      throws IOException {
    this.channel = channel;
    this.inscription = inscription;
    this.numbers = numbers;
    this.end = inscription.end(channel);
    this.begun = end;
  }

  /// @throws FileAlreadyExistsException when it is to be new and is not
  /// @throws IOException when it cannot be written, or is not one of ours
  public static Tape open(Path file, Begin begin) throws IOException {
    if (begin == Begin.NEW && Files.exists(file) && Files.size(file) > 0) {
      throw new FileAlreadyExistsException(file.toString());
    }
    Map<String, Integer> numbers = new HashMap<>();
    if (begin == Begin.APPEND && Files.exists(file)) {
      Recordings.read(file)
          .sessions()
          .forEach(session -> numbers.put(session.name(), session.exchanges().size()));
    }
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    var own = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    FileChannel channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
            posix ? new FileAttribute<?>[] {own} : new FileAttribute<?>[0]);
    try {
      if (!locked(channel)) {
        throw new IOException(
            "expected " + file + " for itself, found that another process records into it");
      }
      if (begin == Begin.REPLACE) {
        channel.truncate(0);
      }
      boolean archive = Recordings.archive(file);
      return new Tape(channel, archive ? new Inscription.Har() : new Inscription.Lines(), numbers);
    } catch (IOException | RuntimeException failed) {
      channel.close();
      throw failed;
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException own) {
      return false;
    }
  }

  /// Writes an exchange.
  ///
  /// @param took from the request's begin to the answer's end; zero when nobody knows
  public void add(Where where, Exchange exchange, Duration took) throws IOException {
    int number = numbers.getOrDefault(where.session(), 0);
    String text = inscription.text(where, number, exchange, took);
    String before = inscription.between(end);
    String after = inscription.after();
    byte[] bytes = (before + text + after).getBytes(StandardCharsets.UTF_8);
    try {
      write(bytes, end);
    } catch (IOException failed) {
      mend();
      throw failed;
    }
    end += bytes.length - after.getBytes(StandardCharsets.UTF_8).length;
    numbers.put(where.session(), number + 1);
    exchanges++;
  }

  private void write(byte[] bytes, long at) throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    long next = at;
    while (rest.hasRemaining()) {
      next += channel.write(rest, next);
    }
  }

  /// Takes away what was written by half.
  private void mend() throws IOException {
    channel.truncate(end);
    write(inscription.after().getBytes(StandardCharsets.UTF_8), end);
  }

  /// How many were written since it was opened.
  public long exchanges() {
    return exchanges;
  }

  /// How many bytes were written since.
  public long bytes() {
    return end - begun;
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      channel.force(true);
    }
  }
}
