package dev.dtu.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.load.ManualFiles;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import org.junit.jupiter.api.Test;

/// The control port's document, read by somebody else's parser.
class OtherReadersTest {

  @Test
  void a_parser_of_openapi_documents_has_nothing_to_say_against_it() {
    var manual = new ManualFiles();
    for (String text : new String[] {manual.document().toString(), manual.yaml()}) {
      SwaggerParseResult read = new OpenAPIV3Parser().readContents(text);
      assertThat(read.getMessages()).isEmpty();
      OpenAPI document = read.getOpenAPI();
      assertThat(document.getOpenapi()).isEqualTo("3.1.0");
      assertThat(document.getPaths()).hasSameSizeAs(manual.document().obj("paths").orElseThrow());
    }
  }
}
