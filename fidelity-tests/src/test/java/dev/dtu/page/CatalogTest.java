package dev.dtu.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.dtu.infer.Inference;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.load.Catalog;
import dev.dtu.load.ManualFiles;
import dev.dtu.load.TwinLoader;
import dev.dtu.server.Server;
import dev.dtu.server.ServerOptions;
import dev.dtu.store.DiskBlobs;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Universes;
import dev.dtu.universe.Wish;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the control port shows of universes with every twin of the catalog is as its document says.
class CatalogTest {

  private static final Obj DOCUMENT = new ManualFiles().document();
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  @TempDir Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private Server server;

  @BeforeEach
  void start() throws Exception {
    Map<String, Twin> twins = new TreeMap<>();
    for (String name : Catalog.names()) {
      twins.put(
          name, new TwinLoader(Catalog.SPECS, Inference::of).load(name, Catalog.TWINS.below(name)));
    }
    var universes = new Universes(twins, 7, InstantSource.system(), Catalog.people());
    universes.create(Wish.ANYTHING.named("w").takingAnyCredential());
    server =
        Server.start(
            ServerOptions.anyPorts().withToken("secret"),
            universes,
            new DiskBlobs(folder, 1 << 20));
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  /// What an operation answers, if it is as the document says.
  private Obj held(String path, String target) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(server.controlUrl() + target))
            .header("authorization", "Bearer secret")
            .build();
    String body = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    Obj at = DOCUMENT;
    for (String part :
        new String[] {"paths", path, "get", "responses", "200", "content", "application/json"}) {
      at = at.obj(part).orElseThrow(() -> new AssertionError(path + " has no " + part));
    }
    String schema =
        at.obj("schema")
            .orElseThrow()
            .with("components", DOCUMENT.obj("components").orElseThrow())
            .toString();
    assertThat(REGISTRY.getSchema(schema, InputFormat.JSON).validate(body, InputFormat.JSON))
        .as(target)
        .isEmpty();
    return Json.parse(body.getBytes(java.nio.charset.StandardCharsets.UTF_8)).asObj().orElseThrow();
  }

  private static String key(Json json, String member) {
    return json.asObj().flatMap(each -> each.text(member)).orElseThrow();
  }

  @Test
  void addresses_plans_settings_and_every_row_of_every_twin_fit() throws Exception {
    String home = "/universes/{u}";
    held(home, "/universes/w");
    held("/universes", "/universes");
    assertThat(held(home + "/plans", "/universes/w/plans").items("plans").items()).isNotEmpty();
    held(home + "/settings", "/universes/w/settings");
    held(home + "/timers", "/universes/w/timers");
    int rows = 0;
    for (Json table : held(home + "/tables", "/universes/w/tables").items("tables")) {
      String place = "/universes/w/tables/" + key(table, "name") + "/rows?limit=1000";
      String path = home + "/tables/{namespace}/{table}/rows";
      rows += held(path, place).items("rows").items().size();
    }
    assertThat(rows).isGreaterThan(50);
  }

  @Test
  void a_seeded_row_is_merged_into_and_keeps_what_the_universe_knows_of_it() throws Exception {
    String place = "/universes/w/tables/okta/user/rows";
    String path = "/universes/{u}/tables/{namespace}/{table}/rows";
    Obj row = held(path, place).items("rows").at(0).asObj().orElseThrow();
    String one = place + "/" + row.text("key").orElseThrow();
    var patch =
        HttpRequest.newBuilder(URI.create(server.controlUrl() + one))
            .header("authorization", "Bearer secret")
            .header("content-type", "application/json")
            .method("PATCH", HttpRequest.BodyPublishers.ofString("{\"item\": {\"x\": 1}}"));
    HttpResponse<String> answer = client.send(patch.build(), HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    Obj after = held(path + "/{key}", one);
    assertThat(after.obj("item").orElseThrow().find("x")).contains(Json.of(1));
    assertThat(after.without("item")).isEqualTo(row.obj("row").orElseThrow().without("item"));
  }

  @Test
  void the_journal_of_calls_to_every_twin_fits() throws Exception {
    Obj twins = held("/universes/{u}", "/universes/w").obj("twins").orElseThrow();
    for (Obj.Member twin : twins) {
      Obj address = twin.value().asObj().orElseThrow();
      String url = address.text("url").orElseThrow();
      for (String path : new String[] {"/", "/nowhere?a=1"}) {
        var call = HttpRequest.newBuilder(URI.create(url + path));
        for (Json each : address.items("credentials")) {
          String[] line = key(each, "header").split(": ", 2);
          if (line.length == 2) {
            call.setHeader(line[0], line[1]);
          }
        }
        client.send(call.build(), HttpResponse.BodyHandlers.discarding());
      }
    }
    assertThat(
            held("/universes/{u}/journal", "/universes/w/journal?from=1").items("entries").items())
        .hasSizeGreaterThanOrEqualTo(2 * twins.size());
  }
}
