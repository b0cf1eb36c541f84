package dev.dtu.bench.subject;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;

/// The ceiling: what sockets, the server beneath all of us and the load generator leave when nothing
/// is done. Keeps the bytes of a body as they are, with an id before them, and gives them back.
final class BareJetty implements Subject {

  private static final String PATH = "/documents";

  private final ConcurrentHashMap<String, byte[]> documents = new ConcurrentHashMap<>();
  private final AtomicLong ids = new AtomicLong();
  private final ServerConnector connector;

  BareJetty() {
    var server = new Server();
    var http = new HttpConfiguration();
    http.setSendServerVersion(false);
    connector =
        new ServerConnector(
            server, 1, Runtime.getRuntime().availableProcessors(), new HttpConnectionFactory(http));
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(new Keeping());
    try {
      server.start();
    } catch (Exception failed) {
      throw new IllegalStateException("the server did not start", failed);
    }
  }

  private final class Keeping extends Handler.Abstract.NonBlocking {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      if (request.getMethod().equals("POST")) {
        Content.Source.asByteArrayAsync(request, -1, new Body(response, callback));
        return true;
      }
      String path = request.getHttpURI().getPath();
      byte[] document = documents.get(path.substring(path.lastIndexOf('/') + 1));
      send(response, document == null ? 404 : 200, document, callback);
      return true;
    }
  }

  private final class Body implements Promise.Invocable<byte[]> {
    private final Response response;
    private final Callback callback;

    Body(Response response, Callback callback) {
      this.response = response;
      this.callback = callback;
    }

    @Override
    public void succeeded(byte[] body) {
      send(response, 201, kept(body), callback);
    }

    @Override
    public void failed(Throwable broken) {
      callback.failed(broken);
    }

    @Override
    public InvocationType getInvocationType() {
      return InvocationType.NON_BLOCKING;
    }
  }

  private byte[] kept(byte[] body) {
    String id = Long.toString(ids.incrementAndGet());
    byte[] head = ("{\"id\":\"" + id + "\",").getBytes(StandardCharsets.US_ASCII);
    byte[] document = new byte[head.length + body.length - 1];
    System.arraycopy(head, 0, document, 0, head.length);
    System.arraycopy(body, 1, document, head.length, body.length - 1);
    documents.put(id, document);
    return document;
  }

  private static void send(
      Response response,
      int status,
      byte @org.jspecify.annotations.Nullable [] document,
      Callback callback) {
    byte[] bytes = document == null ? new byte[0] : document;
    response.setStatus(status);
    HttpFields.Mutable fields = response.getHeaders();
    fields.put(HttpHeader.CONTENT_TYPE, "application/json");
    fields.put(HttpHeader.CONTENT_LENGTH, bytes.length);
    response.write(true, ByteBuffer.wrap(bytes), callback);
  }

  @Override
  public int port() {
    return connector.getLocalPort();
  }

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public void clear() {
    documents.clear();
  }
}
