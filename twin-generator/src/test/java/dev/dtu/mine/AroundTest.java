package dev.dtu.mine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.contract.Contract;
import dev.dtu.distill.Distilled;
import dev.dtu.distill.Distiller;
import dev.dtu.effect.Meanings;
import dev.dtu.fidelity.Board;
import dev.dtu.fidelity.Candidate;
import dev.dtu.fidelity.Check;
import dev.dtu.fidelity.Guide;
import dev.dtu.fidelity.Line;
import dev.dtu.fidelity.Stage;
import dev.dtu.infer.Inference;
import dev.dtu.load.TwinLoader;
import dev.dtu.recording.Recordings;
import dev.dtu.twin.People;
import dev.dtu.usage.Usages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What stands around a list, as a twin shows it that learned it.
///
/// An object is a page where what stands beside its list is called as pages are (`kind`, `total`,
/// `message`); with another member beside it, it is a thing of which there is one, and no list.
class AroundTest {

  private static final String DOCUMENT =
      """
      {"openapi": "3.0.3", "info": {"title": "Cards", "version": "1"}, "paths": {
        "/cards": {
          "get": {"operationId": "listCards", "responses": {"200": {"description": "", "content":
            {"application/json": {"schema": {"$ref": "#/components/schemas/CardPage"}}}}}},
          "post": {"operationId": "createCard", "requestBody": {"content":
            {"application/json": {"schema": {"$ref": "#/components/schemas/Card"}}}},
            "responses": {"200": {"description": "", "content":
            {"application/json": {"schema": {"$ref": "#/components/schemas/Card"}}}}}}},
        "/cards/{cardId}": {"get": {"operationId": "getCard", "parameters": [
            {"name": "cardId", "in": "path", "required": true, "schema": {"type": "string"}}],
            "responses": {"200": {"description": "", "content":
            {"application/json": {"schema": {"$ref": "#/components/schemas/Card"}}}}}}}},
        "components": {"schemas": {
          "CardPage": {"type": "object", "properties": {
            "kind": {"type": "string"}, "message": {"type": "string"}, "total": {"type": "integer"},
            "values": {"type": "array", "items": {"$ref": "#/components/schemas/Card"}}}},
          "Card": {"type": "object", "properties": {"id": {"type": "string", "readOnly": true},
            "title": {"type": "string"}}}}}}
      """;

  @TempDir Path folder;

  private Contract contract;
  private Meanings plain;

  @BeforeEach
  void distil() throws Exception {
    Distilled distilled =
        Distiller.distill("cards.json", DOCUMENT, Distiller.Options.named("cards"));
    contract = Contract.of(distilled.read("contract.json"), distilled);
    plain = Inference.of(contract);
  }

  private static String line(String call, String sent, String answered) {
    String[] words = call.split(" ");
    return ("{\"request\":{\"method\":\"%s\",\"url\":\"https://cards.example%s\",\"headers\":{},"
            + "\"body\":%s},\"response\":{\"status\":200,\"headers\":{\"content-type\":"
            + "\"application/json\"},\"body\":%s},\"service\":\"cards\"}\n")
        .formatted(words[0], words[1], sent, answered);
  }

  /// A session in which somebody makes two cards and lists them.
  private Path session(String name, String id) throws Exception {
    List<String> cards = new ArrayList<>();
    var text = new StringBuilder();
    for (String each : List.of("a1", "b2")) {
      String title = "t" + id + each;
      String card = "{\"id\":\"crd%s%s\",\"title\":\"%s\"}".formatted(id, each, title);
      text.append(line("POST /cards", "{\"title\":\"%s\"}".formatted(title), card));
      cards.add(card);
    }
    String page = "{\"kind\":\"cards#list\",\"total\":2,\"values\":[%s]}";
    text.append(line("GET /cards", "null", page.formatted(String.join(",", cards))));
    return Files.writeString(folder.resolve(name + ".jsonl"), text);
  }

  private Candidate candidate(Meanings meanings) {
    return new Candidate(TwinLoader.plain("cards", contract, meanings), meanings);
  }

  private Board played(Meanings meanings, Path file) throws Exception {
    var stage = new Stage(List.of(candidate(meanings)), People.NOBODY);
    var check = new Check(List.of(stage), (_, _, _) -> {}, Optional.empty());
    return check.of(List.of(file)).boards().get("cards");
  }

  private Usages mined() throws Exception {
    var mining = new Mining(new Guide(List.of(candidate(plain))), "cards");
    for (String each : List.of("4Kx9bQz7L", "8Wd3Pz5Tq", "2Mv6Rc1Hs", "6Jn0Yf4Gb")) {
      Path file = session("try of " + each, each);
      Recordings.read(file).sessions().forEach(mining::watch);
    }
    return mining.found("sessions made by hand");
  }

  @Test
  void what_stands_around_a_list_is_shown_and_nothing_else() throws Exception {
    Path unseen = session("another", "7Hb3Xk9Ld");
    Line before = played(plain, unseen).operations().get("listCards").line(Line.Who.TWIN);
    assertThat(before.shape().part()).as("the document allows a message").isZero();
    Board board = played(plain.with(mined()), unseen);
    Line after = board.operations().get("listCards").line(Line.Who.TWIN);
    assertThat(after.value().all()).as(board.findings().toString()).isOne();
    assertThat(after.value().part()).as(board.findings().toString()).isOne();
  }
}
