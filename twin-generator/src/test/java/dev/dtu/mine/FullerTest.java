package dev.dtu.mine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a read shows of things that nobody makes, and their list does not.
class FullerTest {

  private static final String BERTH = "{\"id\": \"ber%s\", \"side\": \"%s\"%s}";

  private static final String DOCUMENT =
      """
      {"openapi": "3.0.3", "info": {"title": "Harbour", "version": "1"}, "paths": {
        "/berths": {"get": {"operationId": "listBerths", "responses": {"200": {"description": "",
            "content": {"application/json": {"schema": {"type": "array",
                "items": {"$ref": "#/components/schemas/Berth"}}}}}}}},
        "/berths/{berthId}": {"parameters": [
            {"name": "berthId", "in": "path", "required": true, "schema": {"type": "string"}}],
          "get": {"operationId": "getBerth", "responses": {"200": {"description": "", "content":
            {"application/json": {"schema": {"$ref": "#/components/schemas/Berth"}}}}}}}},
        "components": {"schemas": {"Berth": {"type": "object", "properties": {
          "id": {"type": "string"}, "side": {"type": "string"},
          "depth": {"type": "object", "properties": {"ebb": {"type": "integer"},
            "flood": {"type": "integer"}, "mud": {"type": "boolean"}}}}}}}}
      """;

  @TempDir Path folder;

  private static String depth(String side) {
    String mud = side.equals("PORT") ? ", \"mud\": true" : "";
    return ", \"depth\": {\"ebb\": 4, \"flood\": 9" + mud + "}";
  }

  private static String session(String side) {
    String bare = BERTH.formatted("ID", side, "");
    String whole = BERTH.formatted("ID", side, depth(side));
    return Harbour.line("GET /berths", "null", 200, "[" + bare + "]")
        + Harbour.line("GET /berths/berID", "null", 200, whole);
  }

  private double right(String side, String... sides) throws Exception {
    var harbour = new Harbour(folder, DOCUMENT);
    List<String> told = new ArrayList<>();
    for (String each : sides) {
      told.add(session(each));
    }
    var mined = harbour.mined(harbour.sessions(told.toArray(String[]::new)));
    return harbour.right(mined, "getBerth", session(side));
  }

  @Test
  void a_thing_that_is_known_from_a_list_is_read_whole() throws Exception {
    String[] seen = {"PORT", "STARBOARD", "PORT", "STARBOARD", "PORT"};
    assertThat(right("PORT", seen)).isEqualTo(1);
    assertThat(right("STARBOARD", seen)).isEqualTo(1);
  }

  @Test
  void two_recordings_do_not_tell() throws Exception {
    assertThat(right("PORT", "PORT", "PORT")).isEqualTo(0);
  }
}
