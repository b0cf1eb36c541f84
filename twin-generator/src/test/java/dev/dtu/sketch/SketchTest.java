package dev.dtu.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.call.Headers;
import dev.dtu.distill.Distiller;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.recording.Content;
import dev.dtu.recording.Exchange;
import dev.dtu.recording.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SketchTest {

  private final List<Exchange> exchanges = new ArrayList<>();

  private void seen(String call, String sent, int status, String answered) {
    String[] words = call.split(" ");
    exchanges.add(
        new Exchange(
            new Exchange.Sent(
                words[0], "https://api.shop.example" + words[1], Headers.NONE, content(sent)),
            new Exchange.Answered(status, Headers.NONE, content(answered)),
            "",
            Optional.empty(),
            List.of()));
  }

  private static Content content(String text) {
    return text.isEmpty() ? Content.Nothing.NOTHING : new Content.Document(Json.trusted(text));
  }

  private Obj drawn() {
    return new Sketch("shop", List.of(new Session("a", "shop", "", "a", exchanges))).document();
  }

  @Test
  void names_of_things_are_folded_and_routes_are_not() {
    seen("POST /1/carts?key=k", "{\"title\":\"a\"}", 201, "{\"id\":\"c1f60\",\"title\":\"a\"}");
    seen("GET /1/carts/c1f60?key=k", "", 200, "{\"id\":\"c1f60\",\"title\":\"a\"}");
    seen("GET /1/carts/c1f60/items/77?key=k&page=2", "", 200, "[{\"id\":77,\"name\":\"pear\"}]");
    seen("GET /1/members/me?key=k", "", 200, "{\"id\":\"m9a\",\"name\":\"Ada\"}");
    assertThat(drawn().obj("paths").orElseThrow().keys())
        .containsExactlyInAnyOrder(
            "/1/carts", "/1/carts/{cartId}", "/1/carts/{cartId}/items/{itemId}", "/1/members/me");
  }

  @Test
  void what_stands_in_most_calls_and_is_called_a_key_is_a_credential() {
    seen("GET /carts?key=k&token=t&page=2", "", 200, "[]");
    seen("GET /carts?key=k&token=t", "", 200, "[]");
    Obj document = drawn();
    assertThat(document.obj("components").orElseThrow().obj("securitySchemes").orElseThrow().keys())
        .containsExactly("key", "token");
    assertThat(document.obj("paths").orElseThrow().toString())
        .contains("\"name\":\"page\"")
        .doesNotContain("\"name\":\"token\"");
  }

  @Test
  void a_drawing_is_distilled_like_any_document() throws Exception {
    seen("POST /carts", "{\"title\":\"a\"}", 201, "{\"id\":\"c1\",\"title\":\"a\",\"n\":null}");
    seen("GET /carts/c1", "", 200, "{\"id\":\"c1\",\"title\":\"a\",\"n\":1.5}");
    seen("GET /carts", "", 200, "[{\"id\":\"c1\",\"title\":\"a\",\"n\":1}]");
    seen("DELETE /carts/c1", "", 204, "");
    seen("GET /carts/c1", "", 404, "{\"error\":\"gone\"}");
    var distilled =
        Distiller.distill("recordings.json", drawn().pretty(), Distiller.Options.named("shop"));
    assertThat(distilled.flaws()).isEmpty();
    assertThat(distilled.counts().operations().written()).isEqualTo(4);
    Obj cart =
        drawn()
            .obj("components")
            .flatMap(all -> all.obj("schemas"))
            .orElseThrow()
            .obj("Cart")
            .orElseThrow();
    assertThat(cart.items("required").toString()).contains("id", "title");
    assertThat(cart.obj("properties").flatMap(all -> all.obj("n")).orElseThrow().toString())
        .isEqualTo("{\"type\":\"number\",\"nullable\":true}");
  }
}
