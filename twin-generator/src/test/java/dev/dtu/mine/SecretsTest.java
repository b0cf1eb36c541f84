package dev.dtu.mine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.usage.Line;
import dev.dtu.usage.Pointer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What no line may depend on or say.
class SecretsTest {

  private static Sight sight(String group, int number, String host, String sent, String shown) {
    return new Sight(
        group,
        group + number,
        obj(sent),
        Obj.EMPTY,
        obj(shown),
        Map.of(),
        Map.of(),
        "",
        "bt%06d".formatted(number * 7919),
        "https://" + host + ".example",
        host,
        Optional.empty());
  }

  private static Obj obj(String text) {
    return Json.trusted(text).asObj().orElseThrow();
  }

  private static List<Line> lines(List<Sight> sights, Known known) {
    return Learner.lines(sights, Mode.MAKE, new Tokens(), known);
  }

  /// Boats of two kinds of word, each kind with a berth of its own.
  private static List<Sight> berths(String member) {
    List<Sight> sights = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      String sent = "{\"%s\": \"%s\"}".formatted(member, i < 3 ? "harbourmaster" : "lighthouse");
      sights.add(sight("g" + i, i, "yard", sent, "{\"berth\": \"" + (i < 3 ? "A" : "B") + "\"}"));
    }
    return sights;
  }

  @Test
  void no_line_depends_on_a_word_that_is_called_a_secret() {
    assertThat(lines(berths("crewPassword"), Known.NONE))
        .noneMatch(line -> line.when().keySet().stream().anyMatch(it -> it.startsWith("sent:")));
    assertThat(lines(berths("flag"), Known.NONE))
        .anyMatch(line -> line.when().containsKey("sent:/flag"));
  }

  @Test
  void no_line_depends_on_what_the_document_says_is_only_sent() {
    Set<Pointer> secrets = Set.of(Pointer.ROOT.to("flag"));
    var known = new Known(Set.of(), Set.of(), secrets, new TreeMap<>(), false);
    assertThat(lines(berths("flag"), known))
        .noneMatch(line -> line.when().containsKey("sent:/flag"));
  }

  @Test
  void a_secret_is_one_wherever_it_stands() {
    assertThat(Secrets.tells("sent:/credentials/password/value", Set.of())).isTrue();
    assertThat(Secrets.tells("before:/clientSecret", Set.of())).isTrue();
    assertThat(Secrets.tells("query:access_token", Set.of())).isTrue();
    assertThat(Secrets.tells("within:/pin", Set.of(Pointer.ROOT.to("pin")))).isTrue();
    assertThat(Secrets.tells("has:sent:/credentials/password/value", Set.of())).isFalse();
    assertThat(Secrets.tells("looks:sent:/password", Set.of())).isFalse();
    assertThat(Secrets.tells("sent:/credentials/passwordless", Set.of())).isFalse();
  }

  private static final String KEY = "48Q-q9YWQ_p1aTo_HbPDTPbEncSYjFgiJEzhmK8Kq8I";

  private static List<Sight> keys(String... hosts) {
    List<Sight> sights = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      String shown =
          "{\"kid\": \"%s\", \"logo\": \"https://cdn.shop/i/%s.png\"}".formatted(KEY, KEY);
      sights.add(sight("g" + i, i, hosts[i % hosts.length], "{}", shown));
    }
    return sights;
  }

  @Test
  void a_key_that_two_tenants_show_may_be_one_tenants_by_two_names() {
    assertThat(lines(keys("small", "large"), Known.NONE))
        .filteredOn(line -> line.at().equals(Pointer.ROOT.to("kid")))
        .isNotEmpty()
        .noneMatch(line -> line.is().toString().contains(KEY));
  }

  @Test
  void a_key_that_three_tenants_show_is_the_services_and_so_is_what_stands_elsewhere() {
    assertThat(lines(keys("small", "large", "other"), Known.NONE))
        .anyMatch(line -> line.is().equals(Optional.of(Json.of(KEY))));
    assertThat(lines(keys("small", "large"), Known.NONE))
        .filteredOn(line -> line.at().equals(Pointer.ROOT.to("logo")))
        .singleElement()
        .satisfies(line -> assertThat(line.is().toString()).contains(KEY));
  }
}
