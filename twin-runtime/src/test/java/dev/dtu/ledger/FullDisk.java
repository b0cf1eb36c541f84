package dev.dtu.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/// A disk that takes nothing more while it is full.
public record FullDisk(BooleanSupplier full) implements Medium {

  /// A ledger on such a disk.
  public static Ledger open(Path folder, BooleanSupplier full) throws IOException {
    return Ledger.open(folder, Options.DEFAULT, 1, new FullDisk(full));
  }

  @Override
  public void write(FileChannel file, ByteBuffer bytes, long place) throws IOException {
    if (full.getAsBoolean()) {
      throw new IOException("No space left on device");
    }
    Medium.Disk.DISK.write(file, bytes, place);
  }

  @Override
  public void force(FileChannel file) throws IOException {
    Medium.Disk.DISK.force(file);
  }
}
