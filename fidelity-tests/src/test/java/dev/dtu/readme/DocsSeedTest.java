package dev.dtu.readme;

import static dev.dtu.readme.Paper.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.services.docs.v1.model.Document;
import com.google.api.services.docs.v1.model.StructuralElement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Documents that an operator plants as the service shows them, with what no request can make.
class DocsSeedTest {

  private static final String BODY =
      """
      {"title": "Planted", "revisionId": "r1", "body": {"content": [
        {"endIndex": 1, "sectionBreak": {"sectionStyle": {"sectionType": "CONTINUOUS"}}},
        {"tableOfContents": {"content": [{"paragraph": {"elements": [
          {"textRun": {"content": "Contents\\n", "textStyle": {}}}], "paragraphStyle": {}}}]}},
        {"paragraph": {"positionedObjectIds": ["kix.o"], "elements": [
          {"textRun": {"content": "Keep ", "textStyle": {}}},
          {"textRun": {"content": "old", "textStyle": {}, "suggestedDeletionIds": ["suggest.a"]}},
          {"textRun": {"content": "new", "textStyle": {}, "suggestedInsertionIds": ["suggest.a"]}},
          {"textRun": {"content": " loud", "textStyle": {}, "suggestedTextStyleChanges": {
            "suggest.b": {"textStyle": {"bold": true},
              "textStyleSuggestionState": {"boldSuggested": true}}}}},
          {"equation": {}},
          {"textRun": {"content": "\\n", "textStyle": {}}}],
          "paragraphStyle": {"namedStyleType": "NORMAL_TEXT", "direction": "LEFT_TO_RIGHT"}}}]},
        "positionedObjects": {"kix.o": {"objectId": "kix.o", "positionedObjectProperties": {}}}}
      """;

  @TempDir Path folder;
  private Paper paper;

  @BeforeEach
  void start() throws Exception {
    paper = new Paper(folder);
    paper.control("PUT", "/tables/google/document/rows/" + paper.id, "{\"item\": " + BODY + "}");
  }

  @AfterEach
  void stop() {
    paper.close();
  }

  private String text(String view) throws IOException {
    Document read = paper.docs.get(paper.id).setSuggestionsViewMode(view).execute();
    assertThat(read.getSuggestionsViewMode()).isEqualTo(view);
    return Paper.text(read.getBody().getContent());
  }

  @Test
  void suggestions_are_among_the_text_or_taken_up_or_left_out() throws Exception {
    assertThat(text("SUGGESTIONS_INLINE")).isEqualTo("Keep oldnew loud\n");
    assertThat(text("PREVIEW_SUGGESTIONS_ACCEPTED")).isEqualTo("Keep new loud\n");
    assertThat(text("PREVIEW_WITHOUT_SUGGESTIONS")).isEqualTo("Keep old loud\n");
    assertThat(
            paper
                .docs
                .get(paper.id)
                .setSuggestionsViewMode("PREVIEW_SUGGESTIONS_ACCEPTED")
                .execute()
                .toString())
        .contains("\"bold\":true")
        .doesNotContain("suggest.");
    assertThat(paper.read().toString()).contains("suggest.a", "suggest.b");
  }

  @Test
  void what_is_planted_is_shown_with_its_indexes_and_goes_on() throws Exception {
    List<StructuralElement> content = paper.content();
    assertThat(content).extracting(StructuralElement::getEndIndex).containsExactly(1, 12, 30);
    assertThat(content.get(1).getTableOfContents().getContent().getFirst().getStartIndex())
        .isEqualTo(2);
    assertThat(paper.read().getRevisionId()).isEqualTo("r1");
    assertThat(
            refused(() ->
                paper.batch(
                    "{'deleteContentRange': {'range': {'startIndex': 10, 'endIndex': 13}}}")))
        .contains("Invalid deletion range");
    paper.insert(12, "Please ");
    assertThat(paper.text()).isEqualTo("Please Keep oldnew loud\n");
    assertThat(paper.read().getRevisionId()).isNotEqualTo("r1");
    assertThat(text("PREVIEW_SUGGESTIONS_ACCEPTED")).isEqualTo("Please Keep new loud\n");
  }

  @Test
  void an_object_beside_the_text_is_taken_away() throws Exception {
    assertThat(paper.read().getPositionedObjects()).containsKey("kix.o");
    paper.batch("{'deletePositionedObject': {'objectId': 'kix.o'}}");
    assertThat(paper.read().getPositionedObjects()).isNull();
    assertThat(paper.paragraphs().getFirst().getPositionedObjectIds()).isNull();
    assertThat(refused(() -> paper.batch("{'deletePositionedObject': {'objectId': 'kix.o'}}")))
        .contains("was not found");
  }
}
