package dev.dtu.distill;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Addresses of which a document says in words that they have no host.
class UrisTest {

  private static String distilled(String words) throws Exception {
    String document =
        """
        {"openapi": "3.0.1", "info": {"title": "Boats", "version": "1"}, "paths": {"/boats": {"get": {
          "operationId": "list", "responses": {"200": {"description": "", "content": {
            "application/json": {"schema": {"type": "object", "properties": {
              "boats": {"type": "array", "items": {"$ref": "#/components/schemas/Boat"}},
              "next_page_uri": {"type": "string", "format": "uri"},
              "home_url": {"type": "string", "format": "uri"}}}}}}}}}},
         "components": {"schemas": {"Boat": {"type": "object", "properties": {
           "uri": {"type": "string", "description": "%s"}}}}}}
        """
            .formatted(words);
    return Distiller.distill("boats.json", document, Distiller.Options.named("boats"))
        .files()
        .toString();
  }

  @Test
  void where_one_is_described_as_relative_all_are() throws Exception {
    assertThat(distilled("Where the boat is, relative to `https://boats.test`."))
        .containsPattern("next_page_uri\": ?\\{\"type\":\"string\",\"format\":\"uri-reference\"")
        .containsPattern("home_url\": ?\\{\"type\":\"string\",\"format\":\"uri\"");
  }

  @Test
  void where_none_is_the_format_counts() throws Exception {
    assertThat(distilled("Where the boat is.")).doesNotContain("uri-reference");
  }
}
