package dev.dtu.bench.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/// Connections with TLS that are opened, shaken hands on and closed, one after the other.
///
/// @param authority whom the clients trust
public record Handshakes(int port, X509Certificate authority) {

  /// By name, as what a client may come back with is kept by the name it asked.
  private static final String HOST = "127.0.0.1";

  private static final double NANOS_IN_SECOND = 1e9;

  /// How many a second.
  ///
  /// @param resumed whether a client comes back with what it was given before; else each is a new one
  public Road.Count many(int clients, double seconds, boolean resumed) throws IOException {
    long begin = System.nanoTime();
    long end = begin + (long) (seconds * NANOS_IN_SECOND);
    List<Future<Long>> counts = new ArrayList<>();
    long done = 0;
    try (ExecutorService threads =
        Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
      for (int i = 0; i < clients; i++) {
        counts.add(threads.submit(() -> until(end, resumed)));
      }
      for (Future<Long> count : counts) {
        done += count.get();
      }
    } catch (ExecutionException failed) {
      throw new IOException(failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    return new Road.Count(done, (System.nanoTime() - begin) / NANOS_IN_SECOND);
  }

  private long until(long end, boolean resumed) throws IOException, GeneralSecurityException {
    TrustManagerFactory trust = trust();
    SSLContext context = context(trust);
    long done = 0;
    for (; System.nanoTime() < end; done++) {
      SSLContext each = resumed ? context : context(trust);
      try (var socket = (SSLSocket) each.getSocketFactory().createSocket(HOST, port)) {
        socket.startHandshake();
        // an answer, so that what the server hands out for coming back has come
        socket
            .getOutputStream()
            .write("GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        if (socket.getInputStream().read() != 'H') {
          throw new IOException("expected an answer of HTTP after the handshake, found none");
        }
      }
    }
    return done;
  }

  private TrustManagerFactory trust() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("authority", authority);
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    return trust;
  }

  private static SSLContext context(TrustManagerFactory trust) throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
