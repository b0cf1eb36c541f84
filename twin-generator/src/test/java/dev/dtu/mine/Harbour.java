package dev.dtu.mine;

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

/// A made-up service, its recordings, and how right a twin of it is that was mined of some.
final class Harbour {

  static final String DOCUMENT =
      """
      {"openapi": "3.0.3", "info": {"title": "Harbour", "version": "1"}, "paths": {
        "/ships": {"post": {"operationId": "createShip", "requestBody": {"content":
            {"application/json": {"schema": {"$ref": "#/components/schemas/Ship"}}}},
            "responses": {"201": {"description": "", "content":
            {"application/json": {"schema": {"$ref": "#/components/schemas/Ship"}}}}}},
          "get": {"operationId": "listShips", "parameters": [
            {"name": "order", "in": "query", "schema": {"type": "string"}}],
            "responses": {"200": {"description": "", "content":
            {"application/json": {"schema": {"type": "array",
                "items": {"$ref": "#/components/schemas/Ship"}}}}}}}},
        "/ships/{shipId}": {"parameters": [
            {"name": "shipId", "in": "path", "required": true, "schema": {"type": "string"}}],
          "get": {"operationId": "getShip", "responses": {"200": {"description": "", "content":
            {"application/json": {"schema": {"$ref": "#/components/schemas/Ship"}}}}}},
          "delete": {"operationId": "deleteShip", "responses": {"204": {"description": ""}}}},
        "/ships/{shipId}/moor": {"parameters": [
            {"name": "shipId", "in": "path", "required": true, "schema": {"type": "string"}}],
          "post": {"operationId": "moorShip", "responses": {"200": {"description": "", "content":
            {"application/json": {"schema": {"$ref": "#/components/schemas/Ship"}}}}}}},
        "/ships/{shipId}/mates": {"parameters": [
            {"name": "shipId", "in": "path", "required": true, "schema": {"type": "string"}}],
          "post": {"operationId": "addMate", "requestBody": {"content":
            {"application/json": {"schema": {"$ref": "#/components/schemas/Mate"}}}},
            "responses": {"201": {"description": "", "content":
            {"application/json": {"schema": {"$ref": "#/components/schemas/Mate"}}}}}}},
        "/ships/{shipId}/mates/{mateId}": {"parameters": [
            {"name": "shipId", "in": "path", "required": true, "schema": {"type": "string"}},
            {"name": "mateId", "in": "path", "required": true, "schema": {"type": "string"}}],
          "delete": {"operationId": "deleteMate", "responses": {"204": {"description": ""}}},
          "get": {"operationId": "getMate", "responses": {"200": {"description": "", "content":
            {"application/json": {"schema": {"$ref": "#/components/schemas/Hand"}}}}}}}},
        "components": {"schemas": {
          "Mate": {"type": "object", "properties": {"id": {"type": "string", "readOnly": true},
            "post": {"type": "string"}}},
          "Hand": {"type": "object", "properties": {"id": {"type": "string"}}},
          "Ship": {"type": "object", "properties": {"id": {"type": "string", "readOnly": true},
            "name": {"type": "string"}, "kind": {"type": "string"}, "tons": {"type": "integer"},
            "fleetId": {"type": "string"}, "state": {"type": "string"}}}}}}
      """;

  private static final List<String> NAMES =
      List.of("first tide", "second wind", "third rope", "fourth sail", "fifth keel");

  private static final List<String> IDS =
      List.of("4Kx9bQz7L", "8Wd3Pz5Tq", "2Mv6Rc1Hs", "6Jn0Yf4Gb", "7Hb3Xk9Ld");

  private final Path folder;
  private final Contract contract;
  private final Meanings plain;

  /// @param folder where its recordings are written
  Harbour(Path folder) throws Exception {
    this(folder, DOCUMENT);
  }

  /// @param document of the service, a little otherwise
  Harbour(Path folder, String document) throws Exception {
    Distilled distilled =
        Distiller.distill("harbour.json", document, Distiller.Options.named("harbour"));
    this.folder = folder;
    this.contract = Contract.of(distilled.read("contract.json"), distilled);
    this.plain = Inference.of(contract);
  }

  static String line(String call, String sent, int status, String answered) {
    String[] words = call.split(" ");
    String as = words.length > 2 ? "{\"authorization\":\"" + words[2] + " REDACTED\"}" : "{}";
    return ("{\"request\":{\"method\":\"%s\",\"url\":\"https://harbour.example%s\",\"headers\":%s,"
            + "\"body\":%s},\"response\":{\"status\":%d,\"headers\":{\"content-type\":"
            + "\"application/json\"},\"body\":%s},\"service\":\"harbour\"}\n")
        .formatted(words[0], words[1], as, sent, status, answered);
  }

  static String ship(String id, String state) {
    return "{\"id\":\"shp%s\",\"name\":\"n%s\",\"kind\":\"BARGE\",\"tons\":5,\"state\":\"%s\"}"
        .formatted(id, id, state);
  }

  static String made(String id) {
    String sent = "{\"name\":\"n%s\",\"kind\":\"BARGE\",\"tons\":5}".formatted(id);
    return line("POST /ships", sent, 201, ship(id, "AT_SEA"));
  }

  static String no(String code, String text) {
    return "{\"code\":\"%s\",\"text\":\"%s\"}".formatted(code, text);
  }

  /// The recordings of a session each, `ID` in them told apart.
  List<Path> sessions(String... told) throws Exception {
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < told.length; i++) {
      Path file = folder.resolve(NAMES.get(i) + ".jsonl");
      Files.writeString(file, told[i].replace("ID", IDS.get(i)));
      files.add(file);
    }
    return files;
  }

  Usages mined(List<Path> files) {
    return mined(new Mining(new Guide(List.of(candidate(plain))), "harbour").alone(), files);
  }

  /// As for a twin that people keep.
  Usages kept(List<Path> files) {
    return mined(new Mining(new Guide(List.of(candidate(plain))), "harbour"), files);
  }

  private static Usages mined(Mining mining, List<Path> files) {
    files.forEach(file -> Recordings.read(file).sessions().forEach(mining::watch));
    return mining.found("sessions made by hand");
  }

  private Candidate candidate(Meanings meanings) {
    return new Candidate(TwinLoader.plain("harbour", contract, meanings), meanings);
  }

  /// How much of an operation is right in a session that nobody mined.
  double right(Usages mined, String operation, String told) throws Exception {
    return twin(mined, operation, told).value().part();
  }

  /// How often its shape is.
  double shape(Usages mined, String operation, String told) throws Exception {
    return twin(mined, operation, told).shape().part();
  }

  /// How often its status is.
  double status(Usages mined, String operation, String told) throws Exception {
    return twin(mined, operation, told).status().part();
  }

  private Line twin(Usages mined, String operation, String told) throws Exception {
    Path file = folder.resolve("unseen.jsonl");
    Files.writeString(file, told.replace("ID", "9Lp4Wd8Rt"));
    var stage = new Stage(List.of(candidate(plain.with(mined))), People.NOBODY);
    var check = new Check(List.of(stage), (_, _, _) -> {}, Optional.empty());
    Board board = check.of(List.of(file)).boards().get("harbour");
    return board.operations().get(operation).line(Line.Who.TWIN);
  }
}
