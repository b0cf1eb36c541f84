package dev.dtu.readme;

import static dev.dtu.readme.Paper.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.services.docs.v1.model.BatchUpdateDocumentRequest;
import com.google.api.services.docs.v1.model.BatchUpdateDocumentResponse;
import com.google.api.services.docs.v1.model.Document;
import com.google.api.services.docs.v1.model.StructuralElement;
import com.google.api.services.docs.v1.model.WriteControl;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Text of documents, put in, taken out and replaced by Google's own Java client.
class DocsTextTest {

  @TempDir Path folder;
  private Paper paper;

  @BeforeEach
  void start() throws Exception {
    paper = new Paper(folder);
  }

  @AfterEach
  void stop() {
    paper.close();
  }

  private static String delete(int from, int to) {
    return "{'deleteContentRange': {'range': {'startIndex': %d, 'endIndex': %d}}}"
        .formatted(from, to);
  }

  @Test
  void a_new_document_is_a_section_break_and_an_empty_paragraph() throws Exception {
    Document document = paper.read();
    assertThat(document.getTitle()).isEqualTo("Plans");
    List<StructuralElement> content = document.getBody().getContent();
    assertThat(content).hasSize(2);
    assertThat(content.get(0).getStartIndex()).isNull();
    assertThat(content.get(0).getEndIndex()).isEqualTo(1);
    assertThat(content.get(0).getSectionBreak().getSectionStyle().getSectionType())
        .isEqualTo("CONTINUOUS");
    assertThat(content.get(1).getStartIndex()).isEqualTo(1);
    assertThat(content.get(1).getEndIndex()).isEqualTo(2);
    assertThat(paper.runs()).containsExactly("1-2 ⏎ []");
    assertThat(document.getRevisionId()).hasSizeGreaterThan(30);
    assertThat(document.getSuggestionsViewMode()).isEqualTo("SUGGESTIONS_INLINE");
    assertThat(document.getDocumentStyle().getPageSize().getWidth().getMagnitude()).isEqualTo(612);
    assertThat(document.getNamedStyles().getStyles()).hasSize(9);
    assertThat(document.getTabs()).isNull();
  }

  @Test
  void a_title_is_all_that_making_heeds() throws Exception {
    Document wish = paper.read().setTitle("Copy");
    paper.insert(1, "Hello");
    String other = paper.docs.create(wish).execute().getDocumentId();
    assertThat(other).isNotEqualTo(paper.id);
    paper.id = other;
    assertThat(paper.text()).isEqualTo("\n");
    paper.id = paper.docs.create(new Document()).execute().getDocumentId();
    assertThat(paper.read().getTitle()).isEqualTo("Untitled document");
  }

  @Test
  void text_is_put_in_where_it_is_told() throws Exception {
    BatchUpdateDocumentResponse answer =
        paper.batch(
            "{'insertText': {'text': 'world', 'location': {'index': 1}}}",
            "{'insertText': {'text': 'Hello ', 'location': {'index': 1}}}",
            "{'insertText': {'text': '!', 'endOfSegmentLocation': {}}}");
    assertThat(answer.getReplies()).hasSize(3).allMatch(reply -> reply.isEmpty());
    assertThat(answer.getDocumentId()).isEqualTo(paper.id);
    assertThat(paper.text()).isEqualTo("Hello world!\n");
    assertThat(paper.runs()).containsExactly("1-14 Hello world!⏎ []");
    assertThat(answer.getWriteControl().getRequiredRevisionId())
        .isEqualTo(paper.read().getRevisionId());
  }

  @Test
  void indexes_are_utf_16_and_no_pair_is_split() throws Exception {
    paper.insert(1, "a😀b");
    assertThat(paper.end()).isEqualTo(6);
    paper.insert(3, "x");
    assertThat(paper.text()).isEqualTo("a😀xb\n");
    assertThat(refused(() -> paper.batch(delete(2, 3))))
        .isEqualTo(
            "Invalid requests[0].deleteContentRange: Invalid deletion range. Cannot delete the"
                + " requested range.");
    paper.batch(delete(2, 4));
    assertThat(paper.text()).isEqualTo("axb\n");
  }

  @Test
  void a_newline_parts_a_paragraph_in_two_that_look_alike() throws Exception {
    paper.insert(1, "onetwo");
    paper.insert(4, "\n");
    assertThat(paper.paragraphs()).hasSize(2);
    assertThat(paper.runs()).containsExactly("1-5 one⏎ []", "5-9 two⏎ []");
  }

  @Test
  void characters_that_no_text_has_are_left_out() throws Exception {
    paper.batch(
        "{'insertText': {'text': 'a\\u0000\\r\\u001f\\ue000\\tb\\u000bc', 'location': {'index':"
            + " 1}}}");
    assertThat(paper.text()).isEqualTo("a\tb\u000bc\n");
  }

  private String insertion(int index) {
    return refused(() -> paper.insert(index, "x"));
  }

  @Test
  void text_goes_into_paragraphs_only() {
    String outside =
        "Invalid requests[0].insertText: The insertion index must be inside the bounds of an"
            + " existing paragraph. You can still create new paragraphs by inserting newlines.";
    assertThat(insertion(0)).isEqualTo(outside);
    assertThat(insertion(2))
        .isEqualTo(
            "Invalid requests[0].insertText: Index 2 must be less than the end index of the"
                + " referenced segment, 2.");
    assertThat(refused(() -> paper.batch("{'insertText': {'text': '', 'location': {'index': 1}}}")))
        .isEqualTo(
            "Invalid requests[0].insertText: Insert text requests must specify text to insert.");
    assertThat(
            refused(() ->
                paper.batch(
                    "{'insertText': {'text': 'x', 'location': {'index': 1, 'segmentId':"
                        + " 'kix.a'}}}")))
        .isEqualTo("Invalid requests[0].insertText: Segment with ID kix.a was not found.");
  }

  @Test
  void what_must_stay_is_not_deleted() throws Exception {
    paper.insert(1, "abc\ndef");
    String kind = "Invalid requests[0].deleteContentRange: ";
    assertThat(refused(() -> paper.batch(delete(5, 9))))
        .isEqualTo(
            kind + "The range cannot include the newline character at the end of the segment.");
    assertThat(refused(() -> paper.batch(delete(0, 2))))
        .isEqualTo(kind + "Cannot operate on the first section break in the document.");
    assertThat(refused(() -> paper.batch(delete(2, 2))))
        .isEqualTo(kind + "The range should not be empty.");
    assertThat(refused(() -> paper.batch(delete(3, 2))))
        .isEqualTo(kind + "Invalid range: end index cannot be less than start index");
    assertThat(refused(() -> paper.batch(delete(2, 50))))
        .isEqualTo(kind + "Index 50 must be less than the end index of the referenced segment, 9.");
    paper.batch(delete(4, 5));
    assertThat(paper.text()).isEqualTo("abcdef\n");
    paper.batch(delete(1, 7));
    assertThat(paper.text()).isEqualTo("\n");
  }

  @Test
  void all_requests_are_done_or_none() throws Exception {
    String before = paper.read().getRevisionId();
    String said =
        refused(() ->
            paper.batch(
                "{'insertText': {'text': 'kept', 'location': {'index': 1}}}", delete(1, 99)));
    assertThat(said).startsWith("Invalid requests[1].deleteContentRange: ");
    assertThat(paper.text()).isEqualTo("\n");
    assertThat(paper.read().getRevisionId()).isEqualTo(before);
  }

  @Test
  void text_is_replaced_wherever_it_stands() throws Exception {
    paper.insert(1, "One cat, two Cats\nand a catalogue");
    var answer =
        paper.batch(
            "{'replaceAllText': {'containsText': {'text': 'cat'}, 'replaceText': 'dog'}}",
            "{'replaceAllText': {'containsText': {'text': 'CAT', 'matchCase': true}}}");
    assertThat(answer.getReplies().get(0).getReplaceAllText().getOccurrencesChanged()).isEqualTo(3);
    assertThat(answer.getReplies().get(1).getReplaceAllText()).isEmpty();
    assertThat(paper.text()).isEqualTo("One dog, two dogs\nand a dogalogue\n");
    paper.batch("{'replaceAllText': {'containsText': {'text': 'dog'}, 'replaceText': ''}}");
    assertThat(paper.text()).isEqualTo("One , two s\nand a alogue\n");
  }

  private Integer replaced(String expression, String more, String by) throws IOException {
    String told =
        ("{'replaceAllText': {'containsText': {'text': '%s', 'searchByRegex': true%s},"
                + " 'replaceText': '%s'}}")
            .formatted(expression, more, by);
    return paper.batch(told).getReplies().getFirst().getReplaceAllText().getOccurrencesChanged();
  }

  @Test
  void text_is_found_by_expressions() throws Exception {
    paper.insert(1, "Call 555-1234 or 555-9876, not 42");
    assertThat(replaced("[0-9]{3}-[0-9]{4}", "", "#")).isEqualTo(2);
    assertThat(paper.text()).isEqualTo("Call # or #, not 42\n");
    assertThat(replaced("NOT|CALL", "", "x")).isEqualTo(2);
    assertThat(replaced("OR", ", 'matchCase': true", "x")).isNull();
    assertThat(replaced("z*", "", "y")).isNull();
    assertThat(refused(() -> replaced("(", "", ""))).contains("not a valid regular expression");
    assertThat(replaced("(x+x+)+y", "", "")).isNull();
    paper.insert(1, "x".repeat(4_000));
    assertThat(refused(() -> replaced("(x{1,900}){1,900}y", "", "")))
        .contains("regular expression");
  }

  @Test
  void a_minute_takes_sixty_writes() throws Exception {
    paper.control("POST", "/clock", "{\"freeze\": true}");
    paper.control("PATCH", "/settings", "{\"limits\": true}");
    for (int i = 0; i < 60; i++) {
      paper.insert(1, "x");
    }
    assertThat(refused(429, () -> paper.insert(1, "x")))
        .startsWith("Quota exceeded for quota metric 'Write requests'");
    assertThat(paper.end()).isEqualTo(62);
  }

  @Test
  void names_that_nobody_knows_are_refused_where_they_stand() {
    assertThat(
            refused(() ->
                paper.batch(
                    "{'insertText': {'text': 'x', 'location': {'index': 1}, 'where': 2}}",
                    "{'frobnicate': {}}")))
        .isEqualTo(
            "Invalid JSON payload received. Unknown name \"where\" at 'requests[0].insert_text':"
                + " Cannot find field.\n"
                + "Invalid JSON payload received. Unknown name \"frobnicate\" at 'requests[1]':"
                + " Cannot find field.");
    var suggesting = new WriteControl().set("writeMode", "SUGGEST");
    assertThat(refused(() -> controlled(suggesting, delete(1, 2))))
        .contains("Unknown name \"writeMode\" at 'write_control'");
  }

  private BatchUpdateDocumentResponse controlled(WriteControl control, String... requests)
      throws IOException {
    return paper.batch(
        new BatchUpdateDocumentRequest()
            .setRequests(Paper.requests(requests))
            .setWriteControl(control));
  }

  @Test
  void a_batch_for_a_revision_that_is_not_the_latest_is_refused() throws Exception {
    String before = paper.read().getRevisionId();
    var of = new WriteControl().setRequiredRevisionId(before);
    String after =
        controlled(of, "{'insertText': {'text': 'a', 'location': {'index': 1}}}")
            .getWriteControl()
            .getRequiredRevisionId();
    assertThat(after).isNotEqualTo(before).isEqualTo(paper.read().getRevisionId());
    assertThat(refused(() -> controlled(of, delete(1, 2))))
        .isEqualTo("The required revision ID '" + before + "' does not match the latest revision.");
  }

  @Test
  void a_batch_for_an_earlier_revision_means_what_stood_there() throws Exception {
    paper.insert(1, "The quick fox");
    String seen = paper.read().getRevisionId();
    paper.insert(1, "Look: ");
    var target = new WriteControl().setTargetRevisionId(seen);
    controlled(
        target,
        "{'insertText': {'text': 'brown ', 'location': {'index': 11}}}",
        "{'insertText': {'text': '!', 'location': {'index': 20}}}",
        delete(5, 11));
    assertThat(paper.text()).isEqualTo("Look: The brown fox!\n");
    assertThat(
            refused(() -> controlled(new WriteControl().setTargetRevisionId("none"), delete(1, 2))))
        .contains("too far behind");
  }
}
