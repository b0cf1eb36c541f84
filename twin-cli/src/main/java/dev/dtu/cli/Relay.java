package dev.dtu.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Semaphore;

/// Carries the bytes of all who come to one socket to another, and back; nothing is read in them.
final class Relay implements AutoCloseable {

  /// How many connections it carries at once; more wait.
  static final int CONNECTIONS = 1_000;

  private static final int BUFFER = 32 << 10;

  /// Connects to where the bytes go.
  @FunctionalInterface
  interface Farther {
    SocketChannel connected() throws IOException;
  }

  private final ServerSocketChannel near;
  private final Farther far;
  private final Semaphore free = new Semaphore(CONNECTIONS);

  /// Begins at once.
  ///
  /// @param near a bound socket
  Relay(ServerSocketChannel near, Farther far) {
    this.near = near;
    this.far = far;
    var _ = Thread.ofVirtual().name("dtu-relay").start(this::accept);
  }

  private void accept() {
    try {
      while (true) {
        free.acquireUninterruptibly();
        SocketChannel client = near.accept();
        var _ = Thread.ofVirtual().start(() -> carry(client));
      }
    } catch (IOException ended) {
      // closed, or out of sockets: nobody comes any more
    }
  }

  private void carry(SocketChannel client) {
    try (client;
        SocketChannel server = far.connected()) {
      Thread back = Thread.ofVirtual().start(() -> copy(server, client));
      copy(client, server);
      back.join();
    } catch (IOException gone) {
      // whoever is left sees the end of the connection
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    } finally {
      free.release();
    }
  }

  private static void copy(SocketChannel from, SocketChannel to) {
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    try {
      while (from.read(buffer) >= 0) {
        buffer.flip();
        while (buffer.hasRemaining()) {
          to.write(buffer);
        }
        buffer.clear();
      }
      to.shutdownOutput();
    } catch (IOException gone) {
      end(from);
      end(to);
    }
  }

  private static void end(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException gone) {
      // it is no more
    }
  }

  @Override
  public void close() throws IOException {
    near.close();
  }
}
