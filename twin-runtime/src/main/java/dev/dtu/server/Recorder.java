package dev.dtu.server;

import dev.dtu.secret.Filing;
import dev.dtu.secure.Authority;
import dev.dtu.secure.Trust;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stands between clients and real services, hands everything on, and files what passes: at a port for
/// each service, and as a forward proxy for clients that ask for the services by their own names.
public final class Recorder implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);

  /// How long exchanges under way may take once it closes.
  private static final Duration GRACE = Duration.ofSeconds(5);

  /// Is told what happens, by many threads.
  public interface Onlooker {

    /// An exchange is in the file.
    void filed(Filing.Filed filed, Duration took);

    /// An exchange did not come to its end.
    ///
    /// @param what method, host and path
    void failed(String what, String why);

    /// A host that is not recorded was let out.
    void passed(String place);

    /// A host that is not recorded was refused.
    void refused(String place);
  }

  private final Server server;
  private final GracefulHandler underWay;
  private final HttpClient client;
  private final Map<Connector, Destination> fronts = new LinkedHashMap<>();
  private final List<String> addresses = new ArrayList<>();
  private Optional<String> proxy = Optional.empty();

  private Recorder(Server server, HttpClient client) {
    this.server = server;
    this.client = client;
    this.underWay = new GracefulHandler();
  }

  /// Listens; when it returns, all its ports answer.
  ///
  /// @throws IOException when there is no authority to be had, or a port is taken ([PortTaken])
  public static Recorder start(RecorderOptions options, Filing filing, Onlooker onlooker)
      throws IOException {
    var server = new Server(Listening.threads("record"));
    var recorder = new Recorder(server, client(options));
    try {
      recorder.open(options, filing, onlooker);
      server.start();
      return recorder;
    } catch (IOException | RuntimeException failed) {
      recorder.close();
      throw failed;
    } catch (Exception failed) {
      recorder.close();
      throw new IOException("the recorder cannot begin: " + failed.getMessage(), failed);
    }
  }

  private static HttpClient client(RecorderOptions options) {
    HttpClient.Builder client =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Tunnels.CONNECT)
            .executor(Executors.newVirtualThreadPerTaskExecutor());
    options.trust().ifPresent(client::sslContext);
    return client.build();
  }

  private void open(RecorderOptions options, Filing filing, Onlooker onlooker) throws IOException {
    var ports = new OwnPorts(Set.of());
    var gear = new Passage.Gear(client, ports, filing, onlooker, options.bodyBytes());
    for (RecorderOptions.Front front : options.fronts()) {
      ServerConnector connector = plain();
      int port = listen(connector, options.bind(), front.port(), "--port");
      ports.add(port);
      fronts.put(connector, front.destination());
      addresses.add("http://" + dev.dtu.server.Server.reachable(options.bind()) + ":" + port);
    }
    Optional<Crossing> crossing = Optional.empty();
    if (options.proxy().isPresent()) {
      RecorderOptions.Proxy forward = options.proxy().get();
      var tunnels = new Tunnels(ports);
      tunnels.setServer(server);
      server.addBean(tunnels);
      int port = listen(proxied(forward), options.bind(), forward.port(), "--proxy-port");
      ports.add(port);
      proxy = Optional.of(dev.dtu.server.Server.reachable(options.bind()) + ":" + port);
      crossing = Optional.of(new Crossing(forward, gear, tunnels));
    }
    underWay.setHandler(new Reception(gear, crossing));
    server.setErrorHandler(new OwnErrors());
    server.setHandler(underWay);
    server.setStopTimeout(0);
  }

  private static HttpConfiguration http() {
    HttpConfiguration http = Protocols.http(Limits.DEFAULT);
    http.setSendDateHeader(false); // the service's own
    return http;
  }

  private ServerConnector plain() {
    return new ServerConnector(
        server,
        Listening.ACCEPTORS,
        Runtime.getRuntime().availableProcessors(),
        new HttpConnectionFactory(http()));
  }

  private ServerConnector proxied(RecorderOptions.Proxy forward) throws IOException {
    var here = List.of("localhost", "127.0.0.1", "::1");
    var context = Trust.server(Authority.of(forward.authority()), here);
    List<ConnectionFactory> protocols =
        Protocols.proxied(Protocols.secured(Limits.DEFAULT, context));
    for (ConnectionFactory protocol : protocols) {
      if (protocol instanceof HttpConfiguration.ConnectionFactory http) {
        http.getHttpConfiguration().setSendDateHeader(false);
      }
    }
    return new ProxyConnector(server, protocols);
  }

  private int listen(ServerConnector connector, String bind, int number, String option)
      throws IOException {
    var port = new Listening.Port("record", bind, number, option, false);
    connector.open(Listening.bound(port));
    Listening.within(Limits.DEFAULT, connector);
    // services may be silent for long
    connector.setIdleTimeout(Tunnels.SILENCE.toMillis());
    server.addConnector(connector);
    return connector.getLocalPort();
  }

  /// Takes what comes to any of the ports.
  private final class Reception extends Handler.Abstract {
    private final Passage.Gear gear;
    private final Optional<Crossing> crossing;

    Reception(Passage.Gear gear, Optional<Crossing> crossing) {
      this.gear = gear;
      this.crossing = crossing;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      Destination destination = fronts.get(request.getConnectionMetaData().getConnector());
      if (destination != null) {
        new Passage(gear, destination, request, response, callback).go();
      } else {
        Visit visit = Visit.of(request).orElseThrow();
        crossing.orElseThrow().take(visit, request, response, callback);
      }
      return true;
    }
  }

  /// Where each service is reached, in the order of the fronts: `http://127.0.0.1:8080`.
  public List<String> addresses() {
    return List.copyOf(addresses);
  }

  /// Where the forward proxy is, if there is one: `127.0.0.1:8423`.
  public Optional<String> proxy() {
    return proxy;
  }

  /// Takes no more clients; ends when the exchanges under way are filed, or after five seconds.
  @Override
  public void close() {
    for (Connector connector : server.getConnectors()) {
      ((ServerConnector) connector).close();
    }
    try {
      if (server.isStarted()) {
        underWay.shutdown().get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (TimeoutException late) {
      LOG.warn("ending with {} exchanges still under way", underWay.getCurrentRequestCount());
    } catch (ExecutionException failed) {
      LOG.warn("ending without waiting for the exchanges under way", failed);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    try {
      server.stop();
    } catch (Exception failed) {
      LOG.warn("closing the recorder's ports", failed);
    }
    client.shutdownNow();
  }
}
