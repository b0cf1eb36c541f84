package dev.dtu.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.recording.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Sessions that are replayed against the small service.
class CheckTest {

  @TempDir Path folder;

  private static final List<String[]> DAY =
      List.of(
          new String[] {"POST /carts", "{\"title\":\"one\",\"count\":1}"},
          new String[] {"POST /carts", "{\"title\":\"two\",\"count\":2}"},
          new String[] {"GET /carts", ""},
          new String[] {"POST /carts/#0/items", "{\"name\":\"pear\"}"},
          new String[] {"GET /carts/#0/items", ""},
          new String[] {"GET /carts/#0/items/#2", ""},
          new String[] {"PATCH /carts/#1", "{\"title\":\"three\"}"},
          new String[] {"GET /carts/#1", ""},
          new String[] {"DELETE /carts/#0", ""},
          new String[] {"GET /carts/#0", ""},
          new String[] {"GET /carts", ""});

  private Board board(Session session, Optional<Mutants> mutants) throws Exception {
    Path file = Carts.write(folder, session);
    return new Check(List.of(Carts.stage()), (_, _, _) -> {}, mutants)
        .of(List.of(file))
        .boards()
        .getOrDefault("carts", new Board());
  }

  @Test
  void a_session_with_the_twin_itself_is_right_in_all_whatever_its_ids_are() throws Exception {
    Board board = board(Carts.lived(DAY), Optional.empty());
    assertThat(board.findings()).isEmpty();
    Line twin = board.all().line(Line.Who.TWIN);
    assertThat(twin.status()).isEqualTo(new Share(DAY.size(), DAY.size()));
    assertThat(twin.shape().part()).isEqualTo(1);
    assertThat(twin.value().part()).isEqualTo(1);
    assertThat(twin.recall()).containsExactlyEntriesOf(Map.of(404, new Share(1, 1)));
  }

  @Test
  void a_constant_gets_neither_shape_nor_value() throws Exception {
    Line constant = board(Carts.lived(DAY), Optional.empty()).all().line(Line.Who.CONSTANT);
    assertThat(constant.shape().all()).isPositive();
    assertThat(constant.shape().right()).isZero();
    assertThat(constant.value().right()).isZero();
    assertThat(constant.status().right()).isPositive();
  }

  @Test
  void a_parrot_that_is_taught_apart_says_what_it_heard_and_nothing_of_what_it_is_asked()
      throws Exception {
    Path asked = Carts.write(folder, Carts.lived(DAY));
    var check = new Check(List.of(Carts.stage()), (_, _, _) -> {}, Optional.empty());
    Board unheard = check.of(List.of(asked), List.of()).boards().get("carts");
    assertThat(unheard.all().line(Line.Who.PARROT).shape().right()).isZero();
    Board heard = check.of(List.of(asked), List.of(asked)).boards().get("carts");
    assertThat(heard.all().line(Line.Who.PARROT).status().right())
        .isGreaterThan(unheard.all().line(Line.Who.PARROT).status().right());
    assertThat(heard.all().line(Line.Who.PARROT).shape().right()).isPositive();
  }

  @Test
  void what_was_there_is_there_and_reads_back_after_a_write() throws Exception {
    String shown =
        "{\"id\":\"crt111aaa\",\"title\":\"${title}\",\"count\":7,\"created\":\"2025-01-02T03:04:05Z\"}";
    Board board =
        new Carts()
            .then("GET /carts/crt111aaa", "", 200, shown)
            .then("PATCH /carts/crt111aaa", "{\"count\":8}", 200, shown.replace("7", "8"))
            .then("GET /carts/crt111aaa", "", 200, shown.replace("7", "8"))
            .board(folder);
    assertThat(board.findings()).isEmpty();
    assertThat(board.all().primed()).isEqualTo(1);
    assertThat(board.all().line(Line.Who.TWIN).value()).isEqualTo(new Share(2, 2));
  }

  @Test
  void all_that_went_to_a_host_is_the_twins_that_knows_some_of_it() throws Exception {
    var carts = new Carts().then("GET /carts", "", 200, "[]").then("GET /baskets", "", 200, "[]");
    Session told = carts.session();
    var untold = new Session(told.name(), "", "", told.group(), told.exchanges());
    assertThat(board(untold, Optional.empty()).all().scored()).isEqualTo(2);
    var other = new Session(told.name(), "", "", told.group(), told.exchanges().subList(1, 2));
    assertThat(board(other, Optional.empty()).all().seen()).isZero();
  }

  @Test
  void what_diverges_is_told_with_both_sides_and_a_cause() throws Exception {
    Board board =
        new Carts()
            .then("POST /carts", "{\"title\":\"a\"}", 200, "{\"id\":\"crt111aaa\",\"title\":\"a\"}")
            .then("GET /baskets", "", 200, "[1]")
            .then("GET /carts", "", 200, "[]")
            .board(folder);
    assertThat(board.findings())
        .filteredOn(each -> each.divergence().level() == Divergence.Level.STATUS)
        .extracting(each ->
            each.operation()
                + ": "
                + each.divergence().expected()
                + " "
                + each.divergence().found()
                + ", "
                + each.cause())
        .containsExactlyInAnyOrder(
            "createCart: 200 201, success has another status",
            "GET /baskets: 200 404, the contract has no such path");
    assertThat(board.findings())
        .anySatisfy(each -> {
          assertThat(each.operation()).isEqualTo("listCarts");
          assertThat(each.divergence().rule()).isEqualTo("extra");
        })
        .noneSatisfy(each -> assertThat(each.cause()).isEmpty());
  }

  @Test
  void a_run_with_nothing_scored_scores_nothing() throws Exception {
    Board board =
        new Carts()
            .then("GET /carts/crt111aaa", "", 200, "{\"id\":\"crt111aaa\",\"title\":\"a\"}")
            .board(folder);
    assertThat(board.all().line(Line.Who.TWIN).status()).isEqualTo(Share.NONE);
    assertThat(new Table("carts", board).text(true)).contains("there is no score");
    SortedMap<String, Board> boards = new TreeMap<>(Map.of("carts", board));
    assertThat(Floors.under(boards, Map.of("status", 0.0)))
        .containsExactly("carts: status has nothing that is scored");
  }

  @Test
  void mistakes_planted_in_right_answers_are_found() throws Exception {
    var mutants = new Mutants(3);
    board(Carts.lived(DAY), Optional.of(mutants));
    assertThat(mutants.perfect().part()).isEqualTo(1);
    for (Mutation mutation :
        List.of(
            Mutation.ADDED_FIELD,
            Mutation.DROPPED_FIELD,
            Mutation.RETYPED_FIELD,
            Mutation.WRONG_STATUS,
            Mutation.STALE_VALUE,
            Mutation.MISSING_SIDE_EFFECT,
            Mutation.SHIFTED_TIME,
            Mutation.SWAPPED_ITEMS)) {
      assertThat(mutants.killed(mutation).all()).as(mutation.words()).isPositive();
      assertThat(mutants.killed(mutation).part()).as(mutants.text()).isEqualTo(1);
    }
  }

  @Test
  void scores_are_held_to_minima_and_to_an_earlier_run() throws Exception {
    SortedMap<String, Board> right =
        new TreeMap<>(Map.of("carts", board(Carts.lived(DAY), Optional.empty())));
    Board wrong = new Carts().then("GET /baskets", "", 200, "[1]").board(folder);
    SortedMap<String, Board> worse = new TreeMap<>(Map.of("carts", wrong));
    assertThat(Floors.under(right, Map.of("status", 1.0, "value", 1.0))).isEmpty();
    assertThat(Floors.under(worse, Map.of("status", 0.5)))
        .containsExactly("carts: expected status of at least 0.5000, found 0.0000");
    assertThat(Floors.worse(right, Figures.of(right))).isEmpty();
    assertThat(Floors.worse(worse, Figures.of(right))).hasSize(3);
    assertThat(Floors.worse(right, Figures.of(worse))).isEmpty();
  }

  @Test
  void reports_are_whole_documents() throws Exception {
    Board board =
        new Carts()
            .then("POST /carts", "{\"title\":\"</script><b>&\"}", 200, "{\"id\":\"crt111aaa\"}")
            .board(folder);
    SortedMap<String, Board> boards = new TreeMap<>(Map.of("carts", board));
    String xml = JunitReport.of(boards, List.of("carts: low"));
    var parsed =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(new org.xml.sax.InputSource(new java.io.StringReader(xml)));
    assertThat(parsed.getElementsByTagName("failure").getLength()).isEqualTo(2);
    assertThat(Json.parse(Figures.of(boards).bytes())).isEqualTo(Figures.of(boards));
    String html = HtmlReport.of(boards);
    assertThat(html).doesNotContain("@figures@").doesNotContain("</script><b>");
    assertThat(html.split("</script>", -1)).hasSize(2);
    assertThat(html).doesNotContainPattern("(src|href)=");
  }

  @Test
  void intervals_are_wilsons() {
    var share = new Share(81, 263); // the example of Wilson (1927) as it is told most often
    assertThat(share.low()).isBetween(0.2550, 0.2554);
    assertThat(share.high()).isBetween(0.3662, 0.3664);
    assertThat(new Share(0, 10).low()).isZero();
    assertThat(new Share(10, 10).high()).isEqualTo(1);
  }
}
