package dev.dtu.mine;

import static dev.dtu.mine.Harbour.line;
import static dev.dtu.mine.Harbour.made;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.usage.Loose;
import dev.dtu.usage.Usage;
import dev.dtu.usage.Usages;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Members that answers mostly lack.
class ReticenceTest {

  private static final String HIRED =
      line("POST /ships/shpID/mates", "{}", 201, "{\"id\":\"mtID\"}");

  @TempDir Path folder;

  private static Set<String> unshown(Usages mined) {
    return mined.of(Usages.ALL).map(all -> all.rules().unshown()).orElseGet(TreeSet::new);
  }

  @Test
  void a_member_that_most_groups_do_not_show_is_told() throws Exception {
    var harbour = new Harbour(folder);
    assertThat(unshown(harbour.mined(harbour.sessions(made("ID"), made("ID"), made("ID")))))
        .containsExactly("Ship fleetId");
    assertThat(unshown(harbour.mined(harbour.sessions(made("ID"), made("ID")))))
        .as("two groups tell too little")
        .isEmpty();
    assertThat(unshown(harbour.kept(harbour.sessions(made("ID"), made("ID"), made("ID")))))
        .as("a twin that people keep shows what its document has")
        .isEmpty();
  }

  @Test
  void an_operation_nobody_recorded_does_not_show_it() throws Exception {
    var harbour = new Harbour(folder);
    String told = made("ID") + HIRED;
    var none = new TreeSet<String>();
    for (String lacking : Set.of("Mate post", "* post")) {
      var rules = new Loose(none, none, new TreeSet<>(Set.of(lacking)), none);
      var all = new TreeMap<>(Map.of(Usages.ALL, Usage.NONE.with(rules)));
      assertThat(harbour.right(new Usages("all", all), "addMate", told)).as(lacking).isOne();
    }
    assertThat(harbour.right(Usages.NONE, "addMate", told)).isZero();
  }

  /// The harbour with lists.
  private Harbour listing() throws Exception {
    String list = ": {\"type\": \"array\", \"items\": {\"type\": \"string\"}}";
    return new Harbour(
        folder,
        Harbour.DOCUMENT
            .replace("\"fleetId\": {\"type\": \"string\"}", "\"flags\"" + list)
            .replace("\"post\": {\"type\": \"string\"}", "\"berths\"" + list));
  }

  @Test
  void a_list_that_no_answer_shows_empty_is_told() throws Exception {
    var harbour = listing();
    String full = made("ID").replace("\"state\"", "\"flags\":[\"red\"],\"state\"");
    String bare = made("ID").replace("\"state\"", "\"flags\":[],\"state\"");
    assertThat(filled(harbour.mined(harbour.sessions(full, full, full))))
        .containsExactly("Ship flags");
    assertThat(filled(harbour.mined(harbour.sessions(full, full)))).isEmpty();
    assertThat(filled(harbour.mined(harbour.sessions(full, full, full, bare)))).isEmpty();
  }

  @Test
  void an_operation_nobody_recorded_shows_an_item_in_it() throws Exception {
    var harbour = listing();
    var none = new TreeSet<String>();
    var rules = new Loose(none, none, none, new TreeSet<>(Set.of("Mate berths")));
    var all = new TreeMap<>(Map.of(Usages.ALL, Usage.NONE.with(rules)));
    String told = made("ID") + HIRED.replace("\"mtID\"", "\"mtID\",\"berths\":[\"x\"]");
    assertThat(harbour.shape(new Usages("all", all), "addMate", told)).isOne();
    assertThat(harbour.shape(Usages.NONE, "addMate", told)).isZero();
  }

  private static Set<String> filled(Usages mined) {
    return mined.of(Usages.ALL).map(all -> all.rules().filled()).orElseGet(TreeSet::new);
  }
}
