package dev.dtu.mine;

import static dev.dtu.mine.Harbour.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.usage.Line;
import dev.dtu.usage.Usage;
import dev.dtu.usage.Usages;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Clients' own words are no rules of a service.
class SayingsTest {

  private static final String SHIP =
      "{\"id\":\"shpID\",\"name\":\"%s\",\"kind\":\"BARGE\",\"tons\":5,\"state\":\"AT_SEA\"}";

  @TempDir Path folder;

  private Harbour harbour;

  @BeforeEach
  void build() throws Exception {
    harbour = new Harbour(folder);
  }

  /// A ship that was there.
  private static String there(String name) {
    return line("GET /ships/shpID", "null", 200, SHIP.formatted(name));
  }

  private Optional<Json> name(Usages mined) {
    return mined.of("getShip").map(Usage::found).orElse(List.of()).stream()
        .filter(each -> each.at().toString().equals("/name"))
        .findFirst()
        .flatMap(Line::is);
  }

  private Optional<Json> name(String name, String... sent) throws Exception {
    var said = new StringBuilder();
    for (String each : sent) {
      said.append(line("POST /harbours", "{\"of\":\"" + each + "\"}", 404, "{}"));
    }
    String ship = there(name);
    return name(harbour.mined(harbour.sessions(ship, ship, ship, said + ship)));
  }

  @Test
  void a_name_that_a_client_says_is_the_clients_also_where_others_see_it() throws Exception {
    assertThat(name("Test Ship 4")).contains(Json.of("Test Ship 4"));
    assertThat(name("Test Ship 4", "Test Ship 4")).contains(Line.DRAWN);
    assertThat(name("Grey Gull", "Grey", "Gull")).contains(Line.DRAWN);
  }

  @Test
  void what_a_client_repeats_and_single_words_may_be_the_services() throws Exception {
    assertThat(name("Flagship", "Flagship")).contains(Json.of("Flagship"));
    String again = there("Test Ship 4") + line("POST /harbours", SHIP, 404, "{}");
    String repeated = again.replace("%s", "Test Ship 4");
    Usages mined = harbour.mined(harbour.sessions(repeated, repeated, repeated, repeated));
    assertThat(name(mined)).contains(Json.of("Test Ship 4"));
  }

  private static Optional<Json> at(List<Line> lines, String place) {
    return lines.stream()
        .filter(each -> each.at().toString().equals(place))
        .findFirst()
        .flatMap(Line::is);
  }

  @Test
  void what_clients_call_their_things_by_is_theirs_however_many_sessions_show_it()
      throws Exception {
    String ship =
        SHIP.replace("\"kind\"", "\"berth\":{\"key\":\"WHARF\",\"name\":\"Bayside\"},\"kind\"");
    String there = line("GET /ships/shpID", "null", 200, ship.formatted("Flagship"));
    String other = line("POST /harbours", "{\"of\":{\"key\":\"OTHER\"}}", 404, "{}");
    String own = other.replace("OTHER", "WHARF");
    Usages kept = harbour.mined(harbour.sessions(there, there, there, other + there));
    List<Line> service = kept.of("getShip").orElseThrow().found();
    assertThat(at(service, "/berth/key")).contains(Json.of("WHARF"));
    assertThat(at(service, "/berth/name")).contains(Json.of("Bayside"));
    Usages mined = harbour.mined(harbour.sessions(there, there, there, there + own));
    List<Line> clients = mined.of("getShip").orElseThrow().found();
    assertThat(at(clients, "/berth/key")).contains(Line.DRAWN);
    assertThat(at(clients, "/berth/name")).contains(Line.DRAWN);
    assertThat(at(clients, "/kind")).contains(Json.of("BARGE"));
  }

  @Test
  void what_clients_call_their_things_by_is_told_by_where_they_say_it() throws Exception {
    String made =
        line(
            "POST /ships",
            "{\"name\":\"nID\",\"berth\":{\"key\":\"WHARF\"}}",
            201,
            "{\"id\":\"shpID\",\"name\":\"nID\",\"lies\":\"at WHARF\",\"at\":\"WHARF\"}");
    List<Line> item =
        harbour.mined(harbour.sessions(made, made, made)).of("createShip").orElseThrow().item();
    assertThat(at(item, "/at")).contains(Json.of("${sent:/berth/key}"));
    assertThat(at(item, "/lies")).contains(Json.of("at ${sent:/berth/key}"));
  }

  @Test
  void people_have_names_of_their_own() throws Exception {
    String ship = SHIP.replace("\"kind\"", "\"given_name\":\"Adele\",\"kind\"");
    String there = line("GET /ships/shpID", "null", 200, ship.formatted("Flagship"));
    String sent = line("POST /harbours", "{\"firstName\":\"Adele\"}", 404, "{}");
    Usages mined = harbour.mined(harbour.sessions(there, there, there, there + sent));
    assertThat(at(mined.of("getShip").orElseThrow().found(), "/given_name")).contains(Line.DRAWN);
  }

  @Test
  void a_tenants_token_in_a_text_of_facts_is_no_constant_of_its_time() throws Exception {
    String made =
        line(
            "POST /ships",
            "{\"name\":\"nID\",\"kind\":\"KIND\"}",
            201,
            "{\"id\":\"shpID\",\"name\":\"nID\",\"kind\":\"KIND\",\"mark\":\"TOKEN:shpID\"}");
    String one = made.replace("KIND", "BARGE").replace("TOKEN", "00otivnuq1X5554yc1d7");
    String two = made.replace("KIND", "FERRY").replace("TOKEN", "00onkw1sbuAh3Q06I1d7");
    List<Line> item =
        harbour.mined(harbour.sessions(one, one, two, two)).of("createShip").orElseThrow().item();
    assertThat(item)
        .filteredOn(each -> each.at().toString().equals("/mark"))
        .isNotEmpty()
        .noneMatch(each -> each.is().toString().contains("1d7:"))
        .allMatch(each -> each.is().toString().contains(":${id}"));
  }

  @Test
  void nothing_is_said_of_a_member_that_a_client_numbered() throws Exception {
    String made =
        line(
            "POST /ships",
            "{\"name\":\"nID\",\"flag20317\":\"red\"}",
            201,
            "{\"id\":\"shpID\",\"name\":\"nID\",\"flag20317\":\"RED\",\"flag\":\"RED\"}");
    String plain = made.replace("flag20317", "pennant");
    List<Line> item =
        harbour.mined(harbour.sessions(made, plain, plain)).of("createShip").orElseThrow().item();
    assertThat(item).noneMatch(each -> each.at().toString().contains("flag20317"));
    assertThat(item).anyMatch(each -> each.at().toString().equals("/flag"));
    item = harbour.mined(harbour.sessions(made, made, made)).of("createShip").orElseThrow().item();
    assertThat(item)
        .as("what several groups send is the service's name")
        .anyMatch(each -> each.at().toString().contains("flag20317"));
  }
}
