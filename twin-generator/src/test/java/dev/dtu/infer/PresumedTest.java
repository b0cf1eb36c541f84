package dev.dtu.infer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.usage.Usage;
import dev.dtu.usage.Usages;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What is there when it is first named, though nobody made it.
class PresumedTest {

  private static final String FLEETS =
      """
      Fleet: id name
      Boat: id name fleet_id
      GET /fleets/{fleetId} id=fleet gives=Fleet
      GET /fleets/{fleetId}/boats gives=Boat[]
      POST /fleets/{fleetId}/boats takes=Boat gives=Boat
      GET /fleets/{fleetId}/boats/{boatId} id=boat gives=Boat
      """;

  private static Optional<String> ids(Sketch sketch, Usages seen, String operation) {
    return Presumed.of(sketch.contract(), sketch.meanings(), seen)
        .of(operation)
        .flatMap(Usage::ids);
  }

  @Test
  void what_nobody_can_make_and_others_stand_in_is_there() throws Exception {
    var sketch = Sketch.of(FLEETS);
    assertThat(ids(sketch, Usages.NONE, "fleet")).contains(Usage.ANY_ID);
    assertThat(ids(sketch, Usages.NONE, "boat")).isEmpty();
  }

  @Test
  void what_somebody_can_make_is_not() throws Exception {
    var sketch = Sketch.of(FLEETS + "POST /fleets takes=Fleet gives=Fleet");
    assertThat(ids(sketch, Usages.NONE, "fleet")).isEmpty();
  }

  @Test
  void what_most_of_a_service_stands_in_is_there_all_the_same() throws Exception {
    var text = new StringBuilder(FLEETS).append("POST /fleets takes=Fleet gives=Fleet\n");
    for (String each : new String[] {"crew", "berth", "cargo"}) {
      text.append("POST /fleets/{fleetId}/%s takes=Boat gives=Boat\n".formatted(each));
      text.append("GET /fleets/{fleetId}/%s/{%sId} gives=Boat\n".formatted(each, each));
    }
    assertThat(ids(Sketch.of(text.toString()), Usages.NONE, "fleet")).isPresent();
  }

  @Test
  void where_such_things_were_seen_nothing_is_presumed() throws Exception {
    var seen = new TreeMap<String, Usage>();
    seen.put("fleet", Usage.NONE.finding("fl[a-z]{3}"));
    var sketch = Sketch.of(FLEETS);
    assertThat(ids(sketch, new Usages("seen", seen), "fleet")).contains("fl[a-z]{3}");
  }

  @Test
  void what_nobody_can_make_and_others_are_made_in_is_there_where_others_were_recorded()
      throws Exception {
    var seen = new TreeMap<String, Usage>();
    seen.put("other", Usage.NONE.finding("x"));
    String letters =
        """
        Brand: id name
        Letter: id name
        Wording: id text
        POST /brands takes=Brand gives=Brand
        GET /brands/{brandId} id=brand gives=Brand
        GET /brands/{brandId}/letters/{letterId} id=letter gives=Letter
        GET /brands/{brandId}/letters/{letterId}/wordings/{wordingId} id=wording gives=Wording
        """;
    String made = "POST /brands/{brandId}/letters/{letterId}/wordings takes=Wording gives=Wording";
    var recorded = new Usages("seen", seen);
    assertThat(ids(Sketch.of(letters + made), recorded, "letter")).isPresent();
    assertThat(ids(Sketch.of(letters), recorded, "letter")).isEmpty();
    assertThat(ids(Sketch.of(letters + made), Usages.NONE, "letter")).isEmpty();
  }

  @Test
  void a_leaf_is_told_as_missing() throws Exception {
    var sketch = Sketch.of("Law: id\nGET /laws gives=Law[]\nGET /laws/{id} id=law gives=Law");
    assertThat(ids(sketch, Usages.NONE, "law")).isEmpty();
  }
}
