package dev.dtu.bench;

import dev.dtu.bench.load.SocketsMain;
import dev.dtu.bench.subject.SubjectMain;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.io.IOException;
import java.util.List;

/// Two hundred sockets, ten in each of twenty workspaces, that hear of a thousand messages each, taken
/// together, while these are posted: none lost, none out of order at a socket.
final class SocketsBench implements Bench {

  private static final int WORKSPACES = 20;

  /// As many as an app may have.
  private static final int SOCKETS_EACH = 10;

  /// With the usual `--seconds 4` a thousand messages a socket.
  private static final int EVENTS_A_SECOND = 250;

  @Override
  public String name() {
    return "sockets";
  }

  @Override
  public List<Figure> measure(Settings settings, Progress progress) throws IOException {
    int events = (int) Math.max(10, Math.round(settings.seconds() * EVENTS_A_SECOND));
    List<String> chat = List.of("chat", Integer.toString(WORKSPACES));
    try (Child server = Child.start("chat", settings.flags(), SubjectMain.class, chat)) {
      Obj where = server.answer();
      String url =
          "http://127.0.0.1:" + where.find("port").orElseThrow() + where.text("path").orElseThrow();
      int sockets = WORKSPACES * SOCKETS_EACH;
      progress.say(sockets + " sockets hear of " + events + " messages each");
      List<String> arguments =
          List.of(
              url,
              Integer.toString(WORKSPACES),
              Integer.toString(SOCKETS_EACH),
              Integer.toString(events * SOCKETS_EACH));
      List<String> flags = List.of("-Xms512m", "-Xmx512m", "-XX:-UsePerfData");
      try (Child load = Child.start("sockets", flags, SocketsMain.class, arguments)) {
        Obj told = load.answer();
        return List.of(
            figure("events a second", "/s", Target.None.NONE, number(told, "perSecond")),
            figure("heard", "", new Target.AtLeast(sockets * events), number(told, "heard")),
            figure("out of order", "", new Target.Under(1), number(told, "disordered")),
            figure("heard twice", "", Target.None.NONE, number(told, "twice")));
      }
    }
  }

  private static double number(Obj answer, String member) {
    return answer.find(member).orElseThrow() instanceof Json.Num number
        ? number.real()
        : Double.NaN;
  }

  private Figure figure(String what, String unit, Target target, double value) {
    return new Figure(name(), what, unit, target, Spread.of(value));
  }
}
