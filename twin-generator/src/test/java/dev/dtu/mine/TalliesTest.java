package dev.dtu.mine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.contract.Contract;
import dev.dtu.distill.Distilled;
import dev.dtu.distill.Distiller;
import dev.dtu.effect.Meanings;
import dev.dtu.fidelity.Candidate;
import dev.dtu.fidelity.Guide;
import dev.dtu.infer.Inference;
import dev.dtu.json.Json;
import dev.dtu.load.TwinLoader;
import dev.dtu.recording.Recordings;
import dev.dtu.usage.Line;
import dev.dtu.usage.Usage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an answer tells of how much was sent: a rule, where one tells it, and else nothing.
class TalliesTest {

  private static final String DOCUMENT =
      """
      {"openapi": "3.0.3", "info": {"title": "Tables", "version": "1"}, "paths": {
        "/fill": {"post": {"operationId": "fill",
          "parameters": [{"name": "show", "in": "query", "schema": {"type": "boolean"}}],
          "requestBody": {"content": {"application/json": {"schema": {"type": "object",
            "properties": {"from": {"type": "string"}, "rows": {"type": "array", "items":
              {"type": "array", "items": {}}}, "label": {"type": "string"}}}}}},
          "responses": {"200": {"description": "", "content": {"application/json": {"schema":
            {"type": "object", "properties": {"rows": {"type": "integer"},
              "columns": {"type": "integer"}, "cells": {"type": "integer"},
              "took": {"type": "integer"}, "version": {"type": "integer"},
              "where": {"type": "string"}, "label": {"type": "string"},
              "data": {"type": "object"}}}}}}}}}},
        "components": {"schemas": {}}}
      """;

  @TempDir Path folder;

  /// One call in a session of its own; asked to show, it says again what was sent.
  private static String call(String query, String from, String rows, String answer) {
    String sent = "{\"from\":\"%s\",\"rows\":%s,\"label\":\"as sent\"}".formatted(from, rows);
    String data = query.isEmpty() ? "" : ",\"data\":" + sent;
    return ("{\"request\":{\"method\":\"POST\",\"url\":\"https://tables.example/fill%s\","
            + "\"headers\":{},\"body\":%s},\"response\":{\"status\":200,\"headers\":{"
            + "\"content-type\":\"application/json\"},\"body\":{%s,\"version\":3,"
            + "\"label\":\"as sent\"%s}},\"service\":\"tables\"}\n")
        .formatted(query, sent, answer, data);
  }

  private static String answer(int rows, int columns, int cells, int took, String where) {
    return "\"rows\":%d,\"columns\":%d,\"cells\":%d,\"took\":%d,\"where\":\"%s\""
        .formatted(rows, columns, cells, took, where);
  }

  private List<Line> mined() throws Exception {
    Distilled distilled =
        Distiller.distill("tables.json", DOCUMENT, Distiller.Options.named("tables"));
    Contract contract = Contract.of(distilled.read("contract.json"), distilled);
    Meanings plain = Inference.of(contract);
    var candidate = new Candidate(TwinLoader.plain("tables", contract, plain), plain);
    var mining = new Mining(new Guide(List.of(candidate)), "tables");
    List<String> told =
        List.of(
            call("", "'S'!A1", "[[1,2],[3,4]]", answer(2, 2, 4, 31, "S!A1:B2")),
            call("", "'S'!A1", "[[1,2,3],[4]]", answer(2, 3, 4, 12, "S!A1:C2")),
            call("", "'S'!C2", "[[1],[2],[3]]", answer(3, 1, 3, 31, "S!C2:C4")),
            call("", "'S'!A1:D9", "[[1,null,3],[null,null]]", answer(1, 2, 2, 7, "S!A1:C1")),
            call("?show=true", "'T'!B2", "[[1,2]]", answer(1, 2, 2, 31, "T!B2:C2")),
            call("?show=true", "'T'!B2", "[[1]]", answer(1, 1, 1, 40, "T!B2")),
            call("?show=true", "'T'!B2", "[[1],[2]]", answer(2, 1, 2, 55, "T!B2:B3")));
    List<String> names = List.of("one", "two", "three", "four", "five", "five-1", "five-2");
    for (int i = 0; i < told.size(); i++) {
      Path file = Files.writeString(folder.resolve(names.get(i) + ".jsonl"), told.get(i));
      Recordings.read(file).sessions().forEach(mining::watch);
    }
    Usage usage = mining.found("sessions made by hand").of("fill").orElseThrow();
    return usage.item();
  }

  private static List<Line> at(List<Line> lines, String place) {
    return lines.stream().filter(line -> line.at().toString().equals(place)).toList();
  }

  private static void only(List<Line> lines, String place, String template) {
    List<Line> there = at(lines, place);
    assertThat(there).as(place + " in " + lines).isNotEmpty();
    assertThat(there.getFirst().when()).isEmpty();
    assertThat(there.getFirst().is()).isEqualTo(Optional.of(Json.of(template)));
    assertThat(there.stream().skip(1))
        .as("where nothing was sent")
        .allMatch(line -> line.seen() == 0);
  }

  @Test
  void what_was_sent_is_counted() throws Exception {
    List<Line> lines = mined();
    only(lines, "/rows", "${count:sent:/rows}");
    only(lines, "/columns", "${columns:sent:/rows}");
    only(lines, "/cells", "${total:sent:/rows}");
    only(lines, "/where", "${area:/rows:sent:/from}");
  }

  @Test
  void a_number_that_was_always_the_same_is_the_services_and_one_that_nothing_tells_nobodys()
      throws Exception {
    List<Line> lines = mined();
    assertThat(at(lines, "/version"))
        .singleElement()
        .satisfies(line -> assertThat(line.is()).contains(new Json.Num("3")));
    assertThat(at(lines, "/took"))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line.is()).contains(Line.NUMBER));
  }

  @Test
  void a_switch_of_the_document_parts_and_what_was_sent_is_said_again() throws Exception {
    List<Line> lines = mined();
    only(lines, "/label", "${sent:/label}");
    assertThat(at(lines, "/data"))
        .as(lines.toString())
        .anySatisfy(line -> {
          assertThat(line.when()).containsEntry("query:show", Json.of("true"));
          assertThat(line.is()).contains(Json.of("${sent:}"));
        });
    assertThat(lines).noneMatch(line -> line.at().toString().startsWith("/data/"));
  }
}
