package dev.dtu.bench.subject;

import dev.dtu.call.Body;
import dev.dtu.call.Headers;
import dev.dtu.call.Origin;
import dev.dtu.call.Request;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.server.PortTaken;
import dev.dtu.server.Server;
import dev.dtu.server.ServerOptions;
import dev.dtu.store.DiskBlobs;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;

/// The catalog's twin of a chat, as it comes: workspaces `w1`, `w2` and so on.
final class ChatServer implements Subject {

  private static final String NAME = "slack";
  private static final Origin ORIGIN = new Origin("http", "127.0.0.1", "/u/w1/slack");

  private final Universes universes;
  private final Server server;
  private final int count;
  private final String path;

  /// A server whose first workspace is asked to take messages, or to show a channel of so many.
  ///
  /// @param count how many workspaces
  /// @param messages how many a channel has that is shown; negative where messages are sent
  ChatServer(int count, int messages) throws IOException, PortTaken {
    this.count = count;
    universes = CatalogWorlds.of(NAME);
    for (int i = 1; i <= count; i++) {
      CatalogWorlds.create(universes, "w" + i);
    }
    server =
        Server.start(
            ServerOptions.anyPorts(),
            universes,
            new DiskBlobs(Files.createTempDirectory("dtu-bench"), 1 << 20));
    String api = "/u/" + (count == 1 ? "w1" : "w{u}") + "/" + NAME + "/api/";
    path =
        messages < 0
            ? api + "chat.postMessage"
            : api + "conversations.history?limit=100&channel=" + filled(messages);
  }

  /// The channel, once so many messages are in it.
  private String filled(int messages) {
    Universe universe = universes.find("w1").orElseThrow();
    String channel = "";
    for (int i = 0; i < messages; i++) {
      Obj reply = said(universe, "message " + i);
      channel = reply.text("channel").orElseThrow();
    }
    return channel;
  }

  private static Obj said(Universe universe, String text) {
    var request =
        new Request(
            "POST",
            "/api/chat.postMessage",
            "",
            Headers.of("content-type", "application/json")
                .with("authorization", "Bearer bench-0123456789abcdefghij"),
            Body.of(Obj.of("channel", Json.of("general"), "text", Json.of(text))));
    return (Obj) Json.trusted(universe.answer(NAME, ORIGIN, request).body().toString());
  }

  @Override
  public int port() {
    return URI.create(server.dataUrl()).getPort();
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public void clear() {
    if (path.endsWith("chat.postMessage")) {
      for (int i = 1; i <= count; i++) {
        universes.delete("w" + i);
        CatalogWorlds.create(universes, "w" + i);
      }
    }
  }
}
