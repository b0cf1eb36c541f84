package dev.dtu.server;

import dev.dtu.control.Control;
import dev.dtu.control.Operators;
import dev.dtu.load.ManualFiles;
import dev.dtu.store.Blobs;
import dev.dtu.universe.Universes;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Handler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running server: the data port where twins answer, the control port for operators.
public final class Server implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Server.class);

  /// How long the first caller is left alone with the processor.
  private static final Duration SOON = Duration.ofSeconds(1);

  /// How often universes are looked for whose time is over.
  private static final Duration SWEEP = Duration.ofSeconds(1);

  private final Listening data;
  private final LatePort control;
  private final ControlPort door;
  private final String dataUrl;
  private final String controlUrl;
  private final RealAlarm alarm = new RealAlarm(InstantSource.system());
  private final HttpCourier courier;
  private final Gateway gateway;
  private final Disguised disguised;

  /// What stands behind the ports.
  private record Behind(Gateway gateway, ControlPort door, Disguised disguised, OwnPorts ports) {}

  private Server(Listening data, LatePort control, Behind behind, ServerOptions options) {
    this.gateway = behind.gateway;
    this.door = behind.door;
    this.data = data;
    this.control = control;
    this.dataUrl = "http://" + reachable(options.bind()) + ":" + data.port();
    this.controlUrl = "http://" + reachable(options.controlBind()) + ":" + control.number();
    this.disguised = behind.disguised;
    behind.ports.add(data.port());
    behind.ports.add(control.number());
    this.courier = new HttpCourier(behind.ports);
  }

  /// Listens on both ports; when it returns, both answer.
  public static Server start(ServerOptions options, Universes universes, Blobs blobs)
      throws PortTaken {
    return start(options, universes, blobs, _ -> {});
  }

  /// Like [#start], with routes behind the gateway: those of sockets.
  static Server start(
      ServerOptions options, Universes universes, Blobs blobs, Consumer<JavalinConfig> behind)
      throws PortTaken {
    Server server = prepared(options, universes, blobs, behind);
    server.open();
    return server;
  }

  /// Listens on both ports and answers nobody yet: who calls waits for [#open].
  public static Server prepared(ServerOptions options, Universes universes, Blobs blobs)
      throws PortTaken {
    return prepared(options, universes, blobs, _ -> {});
  }

  private static Server prepared(
      ServerOptions options, Universes universes, Blobs blobs, Consumer<JavalinConfig> behind)
      throws PortTaken {
    Limits limits = options.limits();
    String token = options.token().orElseGet(Operators::token);
    String host = reachable(options.bind());
    var meters = new Meters(universes);
    var guard = new HeapGuard();
    var gateway = new Gateway(new Signpost(universes), blobs, limits, meters, guard);
    var ports = new OwnPorts(Set.of());
    Listening data =
        Listening.start(
            new Listening.Port("data", options.bind(), options.dataPort(), "--data-port", true),
            limits,
            new ForwardProxy(gateway, universes, ports, meters),
            config -> {
              config.routes.exception(
                  HttpResponseException.class, (_, context) -> noSocket(context));
              behind.accept(config);
            });
    try {
      var disguised = new Disguised(options, data, universes, ports);
      var asked =
          new Control(universes, blobs, host, data.port())
              .describedBy(new ManualFiles())
              .approachedBy(disguised)
              .measuredBy(meters::text);
      var door = new ControlPort(asked, token, limits, meters);
      var control = new LatePort(door(options), channel -> controlled(options, door, channel));
      var server = new Server(data, control, new Behind(gateway, door, disguised, ports), options);
      server.alarm.after(SWEEP, meters::begin); // the JVM is looked at once a start is over
      server.alarm.every(SWEEP, HeapGuard.EVERY, guard::look);
      universes.keepWithin(guard);
      server.tend(universes, blobs);
      return server;
    } catch (PortTaken | RuntimeException failed) {
      data.close();
      throw failed;
    }
  }

  private void tend(Universes universes, Blobs blobs) {
    universes.sendBy(courier);
    universes.wakeBy(alarm);
    alarm.every(SWEEP, universes::sweep);
    alarm.every(Broom.EVERY, new Broom(universes, blobs, Broom.YOUNG)::start);
  }

  private static Listening controlled(
      ServerOptions options, ControlPort door, ServerSocketChannel channel) {
    var place = new Listening.Bound(door(options), channel);
    Listening made = Listening.on(place, options.limits(), new Handler.Wrapper(), door::configure);
    made.open();
    return made;
  }

  /// From now on both ports answer. What serves operators is made when the first of them comes, or soon:
  /// a start is over when a twin has answered, and who comes to the other port sooner waits a moment.
  public void open() {
    data.open();
    control.open();
    alarm.after(SOON, control::prepare);
    LOG.info("serving on {}, controlled on {}", dataUrl, controlUrl);
  }

  /// The control port; who waits there may hear nothing for minutes.
  private static Listening.Port door(ServerOptions options) {
    return new Listening.Port(
        "control", options.controlBind(), options.controlPort(), "--control-port", false);
  }

  private static void noSocket(Context context) {
    OwnError error = OwnError.noSocket();
    context
        .status(error.status())
        .header(OwnError.MARK, error.name())
        .contentType("application/json")
        .result(error.body());
  }

  /// The address a client on this machine uses.
  static String reachable(String bind) {
    return switch (bind) {
      case "0.0.0.0", "", "*" -> "127.0.0.1";
      case "::", "[::]" -> "[::1]";
      default -> bind.indexOf(':') >= 0 && !bind.startsWith("[") ? "[" + bind + "]" : bind;
    };
  }

  /// Where the twins answer: `http://127.0.0.1:8420`.
  public String dataUrl() {
    return dataUrl;
  }

  /// Where the twins answer with TLS, if they do: `https://127.0.0.1:8422`.
  public Optional<String> tlsUrl() {
    return disguised.tls();
  }

  /// Where the forward proxy is, if there is one: `127.0.0.1:8423`.
  public Optional<String> proxy() {
    return disguised.proxy();
  }

  /// Where the operator's door is: `http://127.0.0.1:8421`.
  public String controlUrl() {
    return controlUrl;
  }

  /// What opens the operator's door, as a bearer token.
  public String token() {
    return door.token();
  }

  /// Stops listening once the replies under way are out.
  @Override
  public void close() {
    alarm.close();
    door.close();
    courier.close();
    gateway.hurry();
    disguised.end();
    control.close();
    data.close();
    LOG.info("stopped");
  }
}
