package dev.dtu.mine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.usage.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What one recording sent and was not shown, of boats of which hardly anybody says it.
class DoubtTest {

  private static final Known ALONE = new Known(Set.of(), Set.of(), Set.of(), new TreeMap<>(), true);

  private final List<Sight> sights = new ArrayList<>();

  private void made(String group, String sent) {
    sights.add(
        new Sight(
            group,
            group + sights.size(),
            Json.trusted(sent).asObj().orElseThrow(),
            Obj.EMPTY,
            Obj.of("name", Json.of("n" + sights.size())),
            Map.of(),
            Map.of(),
            "",
            "bt%06d".formatted(sights.size() * 7919),
            "https://yard.example",
            "",
            Optional.empty()));
  }

  private void silent(int several) {
    for (int i = 0; i < several; i++) {
      made("g" + i, "{}");
    }
  }

  private List<Long> unheeded(Known known) {
    return Learner.lines(sights, Mode.MAKE, new Tokens(), known).stream()
        .filter(line -> line.at().toString().equals("/anchor") && line.is().isEmpty())
        .map(Line::unheeded)
        .toList();
  }

  @Test
  void one_recording_that_was_not_heeded_is_none() {
    silent(8);
    made("g8", "{\"anchor\": \"iron\"}");
    made("g8", "{\"anchor\": \"stone\"}");
    assertThat(unheeded(ALONE)).containsExactly(0L);
    assertThat(unheeded(Known.NONE)).containsExactly(2L);
  }

  @Test
  void two_recordings_are_believed() {
    silent(8);
    made("g8", "{\"anchor\": \"iron\"}");
    made("g9", "{\"anchor\": \"stone\"}");
    assertThat(unheeded(ALONE)).containsExactly(2L);
  }

  @Test
  void one_recording_is_believed_where_most_say_it_or_it_says_nothing() {
    silent(1);
    made("g8", "{\"anchor\": \"iron\"}");
    made("g8", "{\"anchor\": \"stone\"}");
    assertThat(unheeded(ALONE)).containsExactly(2L);
    sights.clear();
    silent(8);
    made("g8", "{\"anchor\": {\"chain\": [], \"rope\": false}}");
    assertThat(unheeded(ALONE)).allMatch(each -> each == 1L);
  }
}
