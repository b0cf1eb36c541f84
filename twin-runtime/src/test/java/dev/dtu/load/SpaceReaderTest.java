package dev.dtu.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.contract.Contract;
import dev.dtu.effect.Meanings;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Kin;
import dev.dtu.twin.Space;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpaceReaderTest {

  private static final Contract CONTRACT =
      Contract.of(
          (Obj)
              Json.trusted(
                  "{\"format\":1,\"name\":\"post\",\"schemas\":{\"Letter\":\"all\"},"
                      + "\"operations\":[]}"),
          _ ->
              (Obj)
                  Json.trusted(
                      "{\"Letter\":{\"type\":\"object\",\"properties\":"
                          + "{\"letterId\":{},\"title\":{}}}}"));
  private static final Meanings MEANINGS =
      Meanings.fromJson(
          (Obj)
              Json.trusted(
                  "{\"resources\":[{\"name\":\"letter\",\"idMember\":\"letterId\","
                      + "\"schemas\":[\"schema:Letter\"]},"
                      + "{\"name\":\"stamp\",\"singleton\":true}]}"));

  private final Flaws flaws = new Flaws();

  private Page page(String yaml) {
    return Page.parse("twin.yaml", yaml.getBytes(StandardCharsets.UTF_8), flaws).orElseThrow();
  }

  private Space space(String kin) {
    return new SpaceReader(MEANINGS, CONTRACT).space("post", page("office"), page(kin));
  }

  private String told() {
    assertThat(flaws.all()).hasSize(1);
    return flaws.all().getFirst().toString();
  }

  @Test
  void kin_are_read_by_resource() {
    Space space =
        space("letter: {of: paper, where: {kind: letter}, same: {letterId: id, title: name}}");
    assertThat(space.name()).isEqualTo("office");
    Kin kin = space.kin().get("letter");
    assertThat(kin).isNotNull();
    assertThat(kin.of()).isEqualTo("paper");
    assertThat(kin.same()).isEqualTo(Map.of("letterId", "id", "title", "name"));
    assertThat(flaws.none()).isTrue();
  }

  @Test
  void kin_need_a_space() {
    new SpaceReader(MEANINGS, CONTRACT).space("post", null, page("letter: {of: paper}"));
    assertThat(told()).contains("expected a 'space' shared with the twin");
  }

  @Test
  void a_space_has_a_plain_name() {
    new SpaceReader(MEANINGS, CONTRACT).space("post", page("Of Fice"), null);
    assertThat(told()).contains("found 'Of Fice'");
  }

  @Test
  void a_member_nobody_has_is_told_with_the_nearest_one() {
    space("letter: {of: paper, same: {letterId: id, titel: name}}");
    assertThat(told()).contains("found 'titel'; did you mean 'title'?");
  }

  @Test
  void the_member_that_shows_the_id_must_be_the_same() {
    space("letter: {of: paper, same: {title: name}}");
    assertThat(told()).contains("expected 'letterId', which shows the id");
  }

  @Test
  void rows_without_an_id_are_no_kin() {
    space("stamp: {of: paper, same: {a: b}}");
    assertThat(told()).contains("'stamp' is not");
  }

  @Test
  void what_is_made_knows_the_moment_only() {
    space("letter: {of: paper, same: {letterId: id}, made: {at: \"${momnt}\"}}");
    assertThat(told()).contains("expected ${moment} or ${first} as the whole text");
  }

  @Test
  void unknown_and_missing_words_are_flaws() {
    space("lettr: {of: paper, same: {letterId: id}}");
    space("letter: {off: paper}");
    assertThat(flaws.all()).hasSize(4);
  }
}
