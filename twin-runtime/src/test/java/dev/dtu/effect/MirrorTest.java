package dev.dtu.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a row was put into is listed below the row.
class MirrorTest {

  private final Shop shop = new Shop();

  private String user() {
    return shop.call("POST", "/users", "{\"email\": \"ada@x.org\"}").text("id").orElseThrow();
  }

  private List<String> tags(String user) {
    Arr tags = (Arr) Shop.json(shop.send("GET", "/users/" + user + "/tags", ""));
    return tags.items().stream()
        .map(Json::asObj)
        .map(tag -> tag.flatMap(it -> it.text("name")).orElse(""))
        .toList();
  }

  @Test
  void a_list_below_a_row_shows_what_the_row_was_put_into() {
    String ada = user();
    assertThat(tags(ada)).isEmpty();
    for (String name : List.of("red", "blue", "green")) {
      Obj tag = shop.call("PUT", "/tags/" + name, "{\"name\": \"" + name + "\"}");
      assertThat(tag.text("name")).contains(name);
    }
    shop.call("PUT", "/tags/green/users/" + ada, "");
    shop.call("PUT", "/tags/red/users/" + ada, "");
    assertThat(tags(ada)).containsExactly("red", "green");
    shop.call("DELETE", "/tags/red/users/" + ada, "");
    assertThat(tags(ada)).containsExactly("green");
    shop.call("DELETE", "/tags/green", "");
    assertThat(tags(ada)).isEmpty();
  }

  @Test
  void a_list_below_a_row_that_is_not_there_is_refused() {
    assertThat(shop.send("GET", "/users/u000000/tags", "").status()).isEqualTo(404);
  }
}
