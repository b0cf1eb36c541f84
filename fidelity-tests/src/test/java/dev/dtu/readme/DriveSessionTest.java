package dev.dtu.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.call.Body;
import dev.dtu.call.Origin;
import dev.dtu.call.Reply;
import dev.dtu.call.Request;
import dev.dtu.infer.Inference;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.load.Catalog;
import dev.dtu.load.TwinLoader;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import dev.dtu.universe.Wish;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Drive, asked without a server on a clock of our own.
class DriveSessionTest {

  private static final Origin ORIGIN = new Origin("http", "drive.localhost", "");
  private static final String UPLOAD = "/upload/drive/v3/files?uploadType=resumable";
  private static final String FILES = "/drive/v3/files";

  private Instant now = Instant.parse("2026-11-21T12:00:00Z");
  private Universe universe;

  @BeforeEach
  void a_drive() throws Exception {
    var loader = new TwinLoader(Catalog.SPECS, Inference::of);
    var drive = loader.load("drive", Catalog.TWINS.below("drive"));
    var universes = new Universes(Map.of("drive", drive), 7, () -> now, Catalog.people());
    universe = universes.create(Wish.ANYTHING.named("x").withDice(1).takingAnyCredential());
  }

  private Reply send(String method, String target, String body) {
    Request request = Request.of(method, target).with("authorization", "Bearer ya29.a0anybody");
    return universe.answer(
        "drive",
        ORIGIN,
        body.isEmpty()
            ? request
            : request.with("content-type", "application/json").with(Body.of(body)));
  }

  private Obj json(Reply reply) {
    assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
    return (Obj) Json.trusted(reply.body().toString());
  }

  private String opened() {
    Reply reply = send("POST", UPLOAD, "{\"name\": \"slow\"}");
    String location = reply.headers().find("location").orElseThrow();
    return location.substring(ORIGIN.url().length());
  }

  private int asked(String session) {
    Request request = Request.of("PUT", session).with("content-range", "bytes */9");
    return universe.answer("drive", ORIGIN, request).status();
  }

  @Test
  void a_session_ends_after_a_week() {
    String session = opened();
    now = now.plus(Duration.ofDays(7));
    assertThat(asked(session)).isEqualTo(308);
    now = now.plus(Duration.ofSeconds(1));
    assertThat(asked(session)).isEqualTo(404);
    opened();
    String table = "drive/upload-session";
    assertThat(universe.store().table(table).orElseThrow().size()).isEqualTo(1);
    assertThat(universe.replay().differences()).isEmpty();
  }

  @Test
  void with_one_session_too_many_the_oldest_ends() {
    String first = opened();
    String second = opened();
    for (int i = 2; i < 10_001; i++) {
      opened();
    }
    assertThat(asked(first)).isEqualTo(404);
    assertThat(asked(second)).isEqualTo(308);
  }

  @Test
  void a_file_is_moved_from_folder_to_folder() {
    String folder = "{\"name\": \"f\", \"mimeType\": \"application/vnd.google-apps.folder\"}";
    String target = json(send("POST", FILES, folder)).text("id").orElseThrow();
    String id = json(send("POST", FILES, "{\"name\": \"plan\"}")).text("id").orElseThrow();
    String path = FILES + "/" + id;
    Json first = json(send("GET", path + "?fields=parents", "")).items("parents").at(0);
    String moving = path + "?fields=parents&addParents=" + target + "&removeParents=root";
    assertThat(json(send("PATCH", moving, "{}")).items("parents").items())
        .containsExactly(Json.of(target));
    String back = path + "?fields=parents&addParents=root&removeParents=" + target;
    assertThat(json(send("PATCH", back, "{}")).items("parents").items()).containsExactly(first);
    assertThat(send("PATCH", path + "?addParents=nowhere", "{}").status()).isEqualTo(404);
  }
}
