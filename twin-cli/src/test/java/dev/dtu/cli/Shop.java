package dev.dtu.cli;

import dev.dtu.call.Dice;
import dev.dtu.call.Headers;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.recording.Content;
import dev.dtu.recording.Exchange;
import dev.dtu.recording.Session;
import dev.dtu.split.Split;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A small service nobody has a twin of, and recordings of it: a new cart is open, a new note is blue,
/// which its document does not tell.
final class Shop {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private final List<Exchange> exchanges = new ArrayList<>();
  private final Dice dice;

  private Shop(Dice dice) {
    this.dice = dice;
  }

  /// Its document, as a file.
  static Path document(Path folder) throws IOException {
    try (InputStream in = Shop.class.getResourceAsStream("shop.yaml")) {
      if (in == null) {
        throw new IOException("expected shop.yaml beside this class");
      }
      return Files.write(folder.resolve("shop.yaml"), in.readAllBytes());
    }
  }

  /// Recordings of it, each of another doing.
  static Path recordings(Path folder, int many) throws IOException {
    Path place = Files.createDirectories(folder.resolve("recordings"));
    for (int i = 0; i < many; i++) {
      String name = "case " + (char) ('a' + i % 26) + (char) ('a' + i / 26);
      var shop = new Shop(new Dice(i).at(name));
      shop.thing("carts", "title", Obj.of("state", Json.of("open")), i);
      shop.thing("notes", "text", Obj.of("colour", Json.of("blue")), i);
      Split.write(
          Session.named(name, "shop", shop.exchanges),
          place.resolve(name.replace(' ', '-') + ".jsonl"));
    }
    return place;
  }

  /// Something is made, read, and asked for when it is not there.
  private void thing(String route, String member, Obj also, int number) {
    String id = dice.at(route).text("abcdef0123456789", 24);
    Obj sent = Obj.of(member, Json.of(route + " of " + number));
    Obj made = Obj.of("id", Json.of(id)).withAll(sent).withAll(also);
    add("POST", "/" + route, new Content.Document(sent), 201, new Content.Document(made));
    add("GET", "/" + route + "/" + id, Content.Nothing.NOTHING, 200, new Content.Document(made));
  }

  private void add(String method, String path, Content sent, int status, Content answered) {
    Headers json = Headers.of("content-type", "application/json");
    exchanges.add(
        new Exchange(
            new Exchange.Sent(method, "https://shop.example" + path, json, sent),
            new Exchange.Answered(status, json, answered),
            "",
            Optional.of(NOON.plusSeconds(exchanges.size())),
            List.of()));
  }
}
