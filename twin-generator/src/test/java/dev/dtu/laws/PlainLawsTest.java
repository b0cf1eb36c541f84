package dev.dtu.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.contract.Contract;
import dev.dtu.distill.Distilled;
import dev.dtu.distill.Distiller;
import dev.dtu.effect.Meanings;
import dev.dtu.infer.Inference;
import dev.dtu.load.TwinLoader;
import dev.dtu.trial.Subject;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// The laws over twins of small documents alone: what is drawn for them is what the documents take.
class PlainLawsTest {

  private static Report report(String paths) throws Exception {
    String page =
        """
        openapi: 3.0.3
        info: {title: Small, version: '1'}
        paths:
        """
            + paths.indent(2);
    Distilled distilled = Distiller.distill("small.yaml", page, Distiller.Options.named("small"));
    Contract contract = Contract.of(distilled.read("contract.json"), distilled::read);
    Meanings meanings = Inference.alone(contract);
    var subject = new Subject(TwinLoader.plain("small", contract, meanings), meanings);
    return new Court(subject, LongStream.range(1, 9).boxed().toList()).judge();
  }

  private static void holds(String paths, String creator) throws Exception {
    Report report = report(paths);
    assertThat(report.broken()).isEqualTo(List.of());
    assertThat(report.stateful()).contains(creator);
  }

  @Test
  void what_stands_in_a_member_that_may_be_left_out_is_sent() throws Exception {
    holds(
        """
        /notes:
          get:
            operationId: listNotes
            responses: {'200': {description: d, content: {application/json: {schema: {type: object,
              properties: {data: {type: array, items: &shown {type: object, properties: {
                gid: {type: string, readOnly: true}, text: {type: string}, color: {type: string}}}}}}}}}}
          post:
            operationId: createNote
            requestBody: {content: {application/json: {schema: &sent {type: object, properties: {
              data: {type: object, required: [text], properties: {
                gid: {type: string, readOnly: true}, text: {type: string}, color: {type: string}}}}}}}}
            responses: {'201': &one {description: d, content: {application/json: {schema: {type: object,
              properties: {data: *shown}}}}}}
        /notes/{note_gid}:
          parameters: [{name: note_gid, in: path, required: true, schema: {type: string}}]
          get: {operationId: readNote, responses: {'200': *one}}
          put:
            operationId: updateNote
            requestBody: {content: {application/json: {schema: *sent}}}
            responses: {'200': *one}
        """,
        "createNote");
  }

  @Test
  void what_is_sent_in_a_list_of_one_is_a_list() throws Exception {
    holds(
        """
        /Quotes:
          get:
            operationId: getQuotes
            parameters: [{name: order, in: query, schema: {type: string}}]
            responses: &quotes {'200': {description: d, content: {application/json: {schema:
              &many {type: object, properties: {Quotes: {type: array, items: {type: object,
                properties: {QuoteID: {type: string, readOnly: true}, Title: {type: string}}}}}}}}}}
          put:
            operationId: createQuotes
            requestBody: {content: {application/json: {schema: *many}}}
            responses: *quotes
        /Quotes/{QuoteID}:
          parameters: [{name: QuoteID, in: path, required: true, schema: {type: string}}]
          get: {operationId: getQuote, responses: *quotes}
          post:
            operationId: updateQuote
            requestBody: {content: {application/json: {schema: *many}}}
            responses: *quotes
        """,
        "createQuotes");
  }

  @Test
  void what_a_form_has_inside_is_read_back() throws Exception {
    holds(
        """
        /plans:
          get:
            operationId: listPlans
            responses: {'200': {description: d, content: {application/json: {schema: {type: object,
              properties: {data: {type: array, items: &plan {type: object, properties: {
                id: {type: string, readOnly: true}, card: &card {type: object, properties: {
                  owner: {type: string}, limit: {type: integer}}},
                phases: &phases {type: array, items: {type: object, properties: {
                  price: {type: string}, until: &until {anyOf: [{type: string, enum: [now]},
                    {type: integer}]}, tags: {type: array, items: {type: string}}}}},
                start: *until}}}}}}}}}
          post:
            operationId: createPlan
            requestBody: {content: {application/x-www-form-urlencoded: {schema: {type: object,
              required: [phases, start], properties: {card: *card, phases: *phases,
                start: *until}}}}}
            responses: {'200': &shown {description: d, content: {application/json: {schema: *plan}}}}
        /plans/{plan}:
          parameters: [{name: plan, in: path, required: true, schema: {type: string}}]
          get: {operationId: readPlan, responses: {'200': *shown}}
        """,
        "createPlan");
  }
}
