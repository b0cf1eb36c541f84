package dev.dtu.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// What the ledger asks of a disk; a test gives one that is full.
interface Medium {

  /// Writes all of the bytes there, or throws having written some.
  void write(FileChannel file, ByteBuffer bytes, long place) throws IOException;

  /// Returns when what was written will outlast a loss of power.
  void force(FileChannel file) throws IOException;

  /// The disk itself.
  enum Disk implements Medium {
    DISK;

    @Override
    public void write(FileChannel file, ByteBuffer bytes, long place) throws IOException {
      long at = place;
      while (bytes.hasRemaining()) {
        at += file.write(bytes, at);
      }
    }

    @Override
    public void force(FileChannel file) throws IOException {
      file.force(false);
    }
  }
}
