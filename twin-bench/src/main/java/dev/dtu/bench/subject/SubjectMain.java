package dev.dtu.bench.subject;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.ledger.Durability;
import dev.dtu.server.PortTaken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/// A subject as a process: says where it listens, then obeys a word a line on standard input.
///
/// `clear` forgets what was stored, `measure` collects garbage and tells of memory; each is answered
/// by one line of JSON.
public final class SubjectMain {

  private SubjectMain() {}

  /// @param arguments the kind of subject, then its own: `jetty`, `javalin`,
  ///     `wiremock [journal]`, `twin OPERATIONS ROWS UNIVERSES`, `kept OPERATIONS DURABILITY`,
  ///     `storm OPERATIONS`, `chat [WORKSPACES]`, `history MESSAGES`, `javalin-chat`, `people`
  public static void main(String[] arguments) throws IOException, PortTaken {
    Subject subject = subject(arguments);
    System.out.println(
        Obj.builder().put("port", subject.port()).put("path", subject.path()).build());
    var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      System.out.println(obeyed(subject, line));
    }
    System.exit(0);
  }

  private static Subject subject(String[] arguments) throws IOException, PortTaken {
    return switch (arguments[0]) {
      case "jetty" -> new BareJetty();
      case "javalin" -> new BareJavalin();
      case "wiremock" -> new OneStubWireMock(arguments.length > 1);
      case "twin" ->
          new TwinServer(
              Integer.parseInt(arguments[1]),
              Integer.parseInt(arguments[2]),
              Integer.parseInt(arguments[3]));
      case "kept" ->
          TwinServer.kept(Integer.parseInt(arguments[1]), Durability.valueOf(arguments[2]));
      case "javalin-chat" -> new BareChat();
      case "chat" -> new ChatServer(arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1, -1);
      case "history" -> new ChatServer(1, Integer.parseInt(arguments[1]));
      case "people" -> new PeopleServer();
      case "storm" -> TwinServer.inBadWeather(Integer.parseInt(arguments[1]));
      default ->
          throw new IllegalArgumentException(
              "expected jetty, javalin, wiremock, twin, kept, storm, chat, history, javalin-chat"
                  + " or people, found '"
                  + arguments[0]
                  + "'");
    };
  }

  private static Obj obeyed(Subject subject, String word) {
    switch (word) {
      case "clear" -> {
        subject.clear();
        Memory.collect();
      }
      case "measure" -> Memory.collect();
      default ->
          throw new IllegalArgumentException("expected clear or measure, found '" + word + "'");
    }
    return Obj.of("live", Json.of(Memory.live()))
        .with("threads", Json.of(Thread.getAllStackTraces().size()))
        .with("files", Json.of(Memory.openFiles()));
  }
}
