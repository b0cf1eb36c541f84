package dev.dtu.bench;

import dev.dtu.bench.load.Handshakes;
import dev.dtu.bench.load.Road;
import dev.dtu.bench.subject.SyntheticService;
import dev.dtu.bench.subject.WireMain;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.secure.Authority;
import dev.dtu.secure.Trust;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import javax.net.ssl.SSLContext;

/// What TLS, HTTP/2 and the proxy cost: create then read by each road, turn about, with the same
/// client; and how many connections a second shake hands.
final class WireBench implements Bench {

  private static final int CLIENTS = 16;
  private static final double MICROS_IN_SECOND = 1e6;

  /// A road, and what is seen of it, a value a round.
  private record Lane(
      String name,
      Road road,
      List<Double> perSecond,
      List<Double> serverMicros,
      List<Double> aloneMicros) {

    static Lane of(String name, Road road) {
      return new Lane(name, road, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    void round(Child server, double seconds) throws IOException {
      double before = server.processorMicros();
      Road.Count many = road.createAndRead(CLIENTS, seconds);
      serverMicros.add((server.processorMicros() - before) / many.requests());
      perSecond.add(many.perSecond());
      aloneMicros.add(MICROS_IN_SECOND / road.createAndRead(1, seconds / 2).perSecond());
      server.ask("clear");
    }
  }

  /// All that are compared.
  private record Lanes(Lane plain, Lane one, Lane two, Lane proxy, Lane tunnel) {

    List<Lane> all() {
      return List.of(plain, one, two, proxy, tunnel);
    }
  }

  @Override
  public String name() {
    return "wire";
  }

  @Override
  public List<Figure> measure(Settings settings, Progress progress) throws IOException {
    try (Child server = Child.start("wire", settings.flags(), WireMain.class, List.of())) {
      Obj told = server.answer();
      X509Certificate authority =
          Authority.of(Path.of(told.text("authority").orElseThrow())).certificate();
      Lanes lanes = lanes(told, Trust.client(List.of(authority)));
      List<Lane> all = lanes.all();
      for (Lane lane : all) {
        progress.say("warming up " + lane.name);
        lane.road.createAndRead(CLIENTS, 2 * settings.seconds());
        server.ask("clear");
      }
      for (int round = 0; round < settings.rounds(); round++) {
        for (int i = 0; i < all.size(); i++) {
          all.get((round + i) % all.size()).round(server, settings.seconds());
        }
        progress.say("round %d of %d".formatted(round + 1, settings.rounds()));
      }
      List<Figure> figures = new ArrayList<>(figures(lanes));
      var handshakes = new Handshakes(port(told, "tls"), authority);
      figures.addAll(handshakes(settings, server, handshakes));
      return figures;
    }
  }

  private static Lanes lanes(Obj told, SSLContext trusting) {
    String path = told.text("path").orElseThrow();
    String here = "/u/default/" + SyntheticService.NAME + path;
    URI plain = URI.create("http://127.0.0.1:" + port(told, "plain") + here);
    URI secured = URI.create("https://127.0.0.1:" + port(told, "tls") + here);
    String there = "://" + SyntheticService.HOST + path;
    OptionalInt none = OptionalInt.empty();
    OptionalInt proxy = OptionalInt.of(port(told, "proxy"));
    HttpClient.Version one = HttpClient.Version.HTTP_1_1;
    HttpClient.Version two = HttpClient.Version.HTTP_2;
    return new Lanes(
        Lane.of("plain", new Road(plain, one, none, trusting)),
        Lane.of("TLS, HTTP/1.1", new Road(secured, one, none, trusting)),
        Lane.of("TLS, HTTP/2", new Road(secured, two, none, trusting)),
        Lane.of("proxy", new Road(URI.create("http" + there), one, proxy, trusting)),
        Lane.of("proxy and TLS", new Road(URI.create("https" + there), one, proxy, trusting)));
  }

  private static int port(Obj told, String member) {
    return (int) (told.find(member).orElseThrow() instanceof Json.Num number ? number.real() : 0);
  }

  private List<Figure> figures(Lanes lanes) {
    List<Figure> figures = new ArrayList<>();
    for (Lane lane : lanes.all()) {
      figures.add(figure(lane.name, "req/s", of(lane.perSecond)));
      figures.add(figure(lane.name + ", processor time a request", "µs", of(lane.serverMicros)));
    }
    figures.add(ratio(lanes.one, lanes.plain));
    figures.add(ratio(lanes.two, lanes.plain));
    figures.add(ratio(lanes.two, lanes.one));
    figures.add(ratio(lanes.proxy, lanes.plain));
    figures.add(ratio(lanes.tunnel, lanes.one));
    figures.add(more(lanes.proxy, lanes.plain));
    figures.add(more(lanes.tunnel, lanes.one));
    return figures;
  }

  private Figure ratio(Lane above, Lane below) {
    return figure(
        above.name + " / " + below.name,
        "×",
        Spread.ofRatios(array(above.perSecond), array(below.perSecond)));
  }

  /// What a call takes longer by one road than by another, with one client and nobody else.
  private Figure more(Lane longer, Lane shorter) {
    double[] by = array(longer.aloneMicros);
    double[] straight = array(shorter.aloneMicros);
    for (int i = 0; i < by.length; i++) {
      by[i] -= straight[i];
    }
    return figure(
        "a call alone, %s more than %s".formatted(longer.name, shorter.name), "µs", Spread.of(by));
  }

  private List<Figure> handshakes(Settings settings, Child server, Handshakes handshakes)
      throws IOException {
    handshakes.many(CLIENTS, settings.seconds(), false);
    handshakes.many(CLIENTS, settings.seconds(), true);
    List<Double> whole = new ArrayList<>();
    List<Double> wholeMicros = new ArrayList<>();
    List<Double> resumed = new ArrayList<>();
    List<Double> resumedMicros = new ArrayList<>();
    for (int round = 0; round < settings.rounds(); round++) {
      for (boolean again : new boolean[] {round % 2 == 0, round % 2 != 0}) {
        double before = server.processorMicros();
        Road.Count count = handshakes.many(CLIENTS, settings.seconds(), again);
        double micros = (server.processorMicros() - before) / count.requests();
        (again ? resumed : whole).add(count.perSecond());
        (again ? resumedMicros : wholeMicros).add(micros);
      }
    }
    return List.of(
        figure("handshakes", "/s", of(whole)),
        figure("handshakes, processor time each", "µs", of(wholeMicros)),
        figure("handshakes, resumed", "/s", of(resumed)),
        figure("handshakes, resumed, processor time each", "µs", of(resumedMicros)));
  }

  private static Spread of(List<Double> rounds) {
    return Spread.of(array(rounds));
  }

  private static double[] array(List<Double> rounds) {
    return rounds.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private Figure figure(String what, String unit, Spread spread) {
    return new Figure(name(), what, unit, Target.None.NONE, spread);
  }
}
