package dev.dtu.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.contract.Contract;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PartsReaderTest {

  private static final Contract CONTRACT =
      Contract.of(
          (Obj)
              Json.trusted(
                  "{\"format\":1,\"name\":\"shop\",\"schemas\":{},"
                      + "\"operations\":[[\"getCart\",\"GET\",\"/cart\",\"cart\"]]}"),
          _ -> Obj.EMPTY);

  private final Flaws flaws = new Flaws();

  private Page page(String yaml) {
    return Page.parse("twin.yaml", yaml.getBytes(StandardCharsets.UTF_8), flaws).orElseThrow();
  }

  @Test
  void what_items_tell_of_bytes_is_read_by_resource_and_member() {
    assertThat(PartsReader.contents(page("picture: {size: length, sum: md5}"), List.of("picture")))
        .isEqualTo(Map.of("picture", Map.of("size", "length", "sum", "md5")));
    assertThat(flaws.none()).isTrue();
  }

  @Test
  void what_is_supposed_of_things_is_read_by_resource_and_its_resources_are_known() {
    assertThat(PartsReader.supposed(page("picture: {open: true, of: 3}"), List.of("picture")))
        .isEqualTo(Map.of("picture", Json.trusted("{\"open\":true,\"of\":3}")));
    assertThat(flaws.none()).isTrue();
    PartsReader.supposed(page("pictures: {open: true}"), List.of("picture"));
    assertThat(flaws.all()).hasSize(1);
  }

  @Test
  void masks_are_read_by_operation_and_an_empty_one_must_be_asked_for() {
    var partial = PartsReader.partial(page("parameter: fields\ndefaults: {getCart: id}"), CONTRACT);
    assertThat(partial.orElseThrow().parameter()).isEqualTo("fields");
    assertThat(partial.orElseThrow().defaults()).containsExactly(Map.entry("getCart", "id"));
    assertThat(
            PartsReader.partial(page("parameter: fields\nrequired: [getCart]"), CONTRACT)
                .orElseThrow()
                .defaults())
        .containsExactly(Map.entry("getCart", ""));
    assertThat(flaws.none()).isTrue();
  }

  @Test
  void unknown_words_are_flaws() {
    PartsReader.contents(page("pictures: {size: length}"), List.of("picture"));
    PartsReader.contents(page("picture: {size: lenght}"), List.of("picture"));
    PartsReader.partial(page("defaults: {}"), CONTRACT);
    PartsReader.partial(page("parameter: fields\nrequired: [getCard]"), CONTRACT);
    PartsReader.partial(page("parameter: fields\ndefaults: {getCard: id}"), CONTRACT);
    assertThat(flaws.all()).hasSize(5);
  }

  @Test
  void a_mask_nobody_can_read_is_a_flaw() {
    PartsReader.partial(page("parameter: fields\ndefaults: {getCart: 'id('}"), CONTRACT);
    assertThat(flaws.all()).hasSize(1);
    assertThat(flaws.all().getFirst().toString()).contains("a name");
  }
}
