package dev.dtu.readme;

import static dev.dtu.readme.Paper.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.services.docs.v1.model.BatchUpdateDocumentResponse;
import com.google.api.services.docs.v1.model.Document;
import com.google.api.services.docs.v1.model.NamedRange;
import com.google.api.services.docs.v1.model.ParagraphElement;
import com.google.api.services.docs.v1.model.Response;
import com.google.api.services.docs.v1.model.Tab;
import com.google.api.services.drive.model.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What documents have beside text: headers, footnotes, breaks, images, named ranges and tabs, by
/// Google's own Java client.
class DocsPartsTest {

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

  private Response one(String request) throws IOException {
    return paper.batch(request).getReplies().getFirst();
  }

  @Test
  void a_header_is_a_segment_of_its_own() throws Exception {
    String id = one("{'createHeader': {'type': 'DEFAULT'}}").getCreateHeader().getHeaderId();
    assertThat(id).matches("kix\\.[a-z0-9]{12}");
    paper.batch(
        "{'insertText': {'text': 'Draft', 'location': {'index': 0, 'segmentId': '%s'}}}"
            .formatted(id),
        "{'insertText': {'text': ' 2', 'endOfSegmentLocation': {'segmentId': '%s'}}}"
            .formatted(id));
    Document read = paper.read();
    assertThat(read.getDocumentStyle().getDefaultHeaderId()).isEqualTo(id);
    assertThat(Paper.text(read.getHeaders().get(id).getContent())).isEqualTo("Draft 2\n");
    assertThat(read.getHeaders().get(id).getContent().getFirst().getStartIndex()).isNull();
    assertThat(refused(() -> one("{'createHeader': {'type': 'DEFAULT'}}")))
        .contains("already exists");
    one("{'deleteHeader': {'headerId': '%s'}}".formatted(id));
    assertThat(paper.read().getHeaders()).isNull();
    assertThat(paper.read().getDocumentStyle().getDefaultHeaderId()).isNull();
    assertThat(refused(() -> one("{'deleteHeader': {'headerId': '%s'}}".formatted(id))))
        .contains("was not found");
  }

  @Test
  void sections_begin_at_breaks_and_have_footers_of_their_own() throws Exception {
    paper.insert(1, "onetwo");
    one("{'insertSectionBreak': {'location': {'index': 4}, 'sectionType': 'NEXT_PAGE'}}");
    assertThat(paper.text()).isEqualTo("one\ntwo\n");
    assertThat(paper.content()).hasSize(4);
    assertThat(paper.content().get(2).getStartIndex()).isEqualTo(5);
    assertThat(paper.content().get(2).getSectionBreak().getSectionStyle().getSectionType())
        .isEqualTo("NEXT_PAGE");
    String id =
        one("{'createFooter': {'type': 'DEFAULT', 'sectionBreakLocation': {'index': 5}}}")
            .getCreateFooter()
            .getFooterId();
    assertThat(paper.content().get(2).getSectionBreak().getSectionStyle().getDefaultFooterId())
        .isEqualTo(id);
    assertThat(
            refused(
                () -> one("{'deleteContentRange': {'range': {'startIndex': 4, 'endIndex': 5}}}")))
        .contains("Invalid deletion range");
    one("{'deleteContentRange': {'range': {'startIndex': 4, 'endIndex': 6}}}");
    assertThat(paper.text()).isEqualTo("onetwo\n");
    assertThat(paper.read().getFooters()).isNull();
  }

  @Test
  void footnotes_are_numbered_as_they_are_referred_to() throws Exception {
    paper.insert(1, "ab");
    String second =
        one("{'createFootnote': {'location': {'index': 3}}}").getCreateFootnote().getFootnoteId();
    String first =
        one("{'createFootnote': {'location': {'index': 2}}}").getCreateFootnote().getFootnoteId();
    List<ParagraphElement> elements = paper.paragraphs().getFirst().getElements();
    assertThat(elements.get(1).getFootnoteReference().getFootnoteId()).isEqualTo(first);
    assertThat(elements.get(1).getFootnoteReference().getFootnoteNumber()).isEqualTo("1");
    assertThat(elements.get(3).getFootnoteReference().getFootnoteId()).isEqualTo(second);
    assertThat(elements.get(3).getFootnoteReference().getFootnoteNumber()).isEqualTo("2");
    assertThat(Paper.text(paper.read().getFootnotes().get(first).getContent())).isEqualTo(" \n");
    assertThat(
            refused(() ->
                one(
                    ("{'insertTable': {'rows': 1, 'columns': 1, 'endOfSegmentLocation':"
                            + " {'segmentId': '%s'}}}")
                        .formatted(first))))
        .contains("footnote");
    one("{'deleteContentRange': {'range': {'startIndex': 2, 'endIndex': 3}}}");
    assertThat(paper.read().getFootnotes()).containsOnlyKeys(second);
  }

  @Test
  void a_page_break_is_followed_by_a_newline() throws Exception {
    paper.insert(1, "ab");
    one("{'insertPageBreak': {'location': {'index': 2}}}");
    assertThat(paper.end()).isEqualTo(6);
    assertThat(paper.paragraphs()).hasSize(2);
    assertThat(paper.paragraphs().getFirst().getElements().get(1).getPageBreak()).isNotNull();
    one("{'insertTable': {'rows': 1, 'columns': 1, 'location': {'index': 1}}}");
    assertThat(refused(() -> one("{'insertPageBreak': {'location': {'index': 5}}}")))
        .contains("cannot be inserted inside a table");
  }

  @Test
  void an_image_is_one_index_wide() throws Exception {
    String id =
        one("{'insertInlineImage': {'uri': 'https://example.com/a.png', 'location': {'index': 1},"
                + " 'objectSize': {'width': {'magnitude': 50, 'unit': 'PT'}}}}")
            .getInsertInlineImage()
            .getObjectId();
    var element = paper.paragraphs().getFirst().getElements().getFirst();
    assertThat(element.getInlineObjectElement().getInlineObjectId()).isEqualTo(id);
    assertThat(element.getEndIndex()).isEqualTo(2);
    var object =
        paper.read().getInlineObjects().get(id).getInlineObjectProperties().getEmbeddedObject();
    assertThat(object.getImageProperties().getSourceUri()).isEqualTo("https://example.com/a.png");
    assertThat(object.getSize().getWidth().getMagnitude()).isEqualTo(50);
    one(
        ("{'replaceImage': {'imageObjectId': '%s', 'uri': 'https://example.com/b.png',"
                + " 'imageReplaceMethod': 'CENTER_CROP'}}")
            .formatted(id));
    assertThat(paper.read().toString()).contains("b.png").doesNotContain("a.png");
    for (String uri : List.of("ftp://example.com/a", "http://localhost/a.png", "data:image/png")) {
      assertThat(
              refused(() ->
                  one(
                      "{'insertInlineImage': {'uri': '%s', 'location': {'index': 1}}}"
                          .formatted(uri))))
          .contains("There was a problem retrieving the image.");
    }
    one("{'deleteContentRange': {'range': {'startIndex': 1, 'endIndex': 2}}}");
    assertThat(paper.read().getInlineObjects()).isNull();
  }

  @Test
  void people_links_and_dates_are_one_index_wide() throws Exception {
    String file = paper.fresh("Budget");
    paper.batch(
        "{'insertPerson': {'personProperties': {'email': 'ada@example.com'}, 'location': {'index':"
            + " 1}}}",
        ("{'insertRichLink': {'richLinkProperties': {'uri':"
                + " 'https://docs.google.com/document/d/%s/edit'}, 'location': {'index': 2}}}")
            .formatted(file),
        "{'insertDate': {'dateElementProperties': {'timestamp': '2026-11-23T09:00:00Z',"
            + " 'dateFormat': 'DATE_FORMAT_MONTH_DAY_FULL', 'timeFormat': 'TIME_FORMAT_DISABLED'},"
            + " 'location': {'index': 3}}}");
    List<ParagraphElement> elements = paper.paragraphs().getFirst().getElements();
    assertThat(elements.get(0).getPerson().getPersonProperties().getEmail())
        .isEqualTo("ada@example.com");
    assertThat(elements.get(1).getRichLink().getRichLinkProperties().getTitle())
        .isEqualTo("Budget");
    assertThat(elements.get(2).getDateElement().getDateElementProperties().getDisplayText())
        .isEqualTo("November 23");
    assertThat(
            refused(() ->
                one(
                    "{'insertRichLink': {'richLinkProperties': {'uri': 'https://example.com/'},"
                        + " 'location': {'index': 1}}}")))
        .contains("The URL is invalid");
  }

  @Test
  void a_property_is_not_as_large_as_it_likes() {
    String name = "n".repeat(40_000);
    assertThat(
            refused(() ->
                one(
                    ("{'insertPerson': {'personProperties': {'email': 'a@b.c', 'name': '%s'},"
                            + " 'location': {'index': 1}}}")
                        .formatted(name))))
        .startsWith("A property is too large: expected no more than 30000 bytes");
  }

  private List<NamedRange> ranges(String name) throws IOException {
    return paper.read().getNamedRanges().get(name).getNamedRanges();
  }

  @Test
  void named_ranges_go_along_with_what_they_cover() throws Exception {
    paper.insert(1, "Dear NAME, hello");
    String id =
        one("{'createNamedRange': {'name': 'who', 'range': {'startIndex': 6, 'endIndex': 10}}}")
            .getCreateNamedRange()
            .getNamedRangeId();
    paper.insert(1, "Oh! ");
    assertThat(ranges("who").getFirst().getRanges().getFirst().getStartIndex()).isEqualTo(10);
    one("{'replaceNamedRangeContent': {'namedRangeName': 'who', 'text': 'Augusta'}}");
    assertThat(paper.text()).isEqualTo("Oh! Dear Augusta, hello\n");
    var range = ranges("who").getFirst().getRanges().getFirst();
    assertThat(range.getStartIndex()).isEqualTo(10);
    assertThat(range.getEndIndex()).isEqualTo(17);
    one("{'deleteContentRange': {'range': {'startIndex': 12, 'endIndex': 15}}}");
    assertThat(ranges("who").getFirst().getRanges().getFirst().getEndIndex()).isEqualTo(14);
    one("{'deleteNamedRange': {'namedRangeId': '%s'}}".formatted(id));
    assertThat(paper.read().getNamedRanges()).isNull();
    one("{'replaceNamedRangeContent': {'namedRangeName': 'who', 'text': 'x'}}");
    assertThat(refused(() -> one("{'deleteNamedRange': {'namedRangeId': '%s'}}".formatted(id))))
        .contains("was not found");
  }

  private Tab added(String properties) throws IOException {
    var told =
        one("{'addDocumentTab': {'tabProperties': {%s}}}".formatted(properties))
            .getAddDocumentTab()
            .getTabProperties();
    return new Tab().setTabProperties(told);
  }

  @Test
  void tabs_have_texts_of_their_own() throws Exception {
    paper.insert(1, "first");
    String second = added("'title': 'Notes'").getTabProperties().getTabId();
    String below =
        added("'title': 'More', 'parentTabId': '%s'".formatted(second))
            .getTabProperties()
            .getTabId();
    assertThat(second).matches("t\\.[a-z0-9]{12}");
    paper.batch(
        "{'insertText': {'text': 'second first', 'location': {'index': 1, 'tabId': '%s'}}}"
            .formatted(second));
    Document tabbed = paper.tabs();
    assertThat(tabbed.getBody()).isNull();
    assertThat(tabbed.getTabs()).hasSize(2);
    assertThat(tabbed.getTabs().get(0).getTabProperties().getTabId()).isEqualTo("t.0");
    Tab notes = tabbed.getTabs().get(1);
    assertThat(Paper.text(notes.getDocumentTab().getBody().getContent()))
        .isEqualTo("second first\n");
    assertThat(notes.getChildTabs().getFirst().getTabProperties().getParentTabId())
        .isEqualTo(second);
    assertThat(notes.getChildTabs().getFirst().getTabProperties().getNestingLevel()).isEqualTo(1);
    assertThat(paper.text()).isEqualTo("first\n");
    BatchUpdateDocumentResponse replaced =
        paper.batch(
            ("{'replaceAllText': {'containsText': {'text': 'first'}, 'replaceText': '1',"
                    + " 'tabsCriteria': {'tabIds': ['%s']}}}")
                .formatted(second));
    assertThat(replaced.getReplies().getFirst().getReplaceAllText().getOccurrencesChanged())
        .isEqualTo(1);
    assertThat(paper.text()).isEqualTo("first\n");
    one("{'deleteTab': {'tabId': '%s'}}".formatted(second));
    assertThat(paper.tabs().getTabs()).hasSize(1);
    assertThat(refused(() -> one("{'deleteTab': {'tabId': '%s'}}".formatted(below))))
        .contains(below);
    assertThat(refused(() -> one("{'deleteTab': {'tabId': 't.0'}}"))).contains("last tab");
  }

  @Test
  void a_tab_that_moves_counts_the_place_it_stands_at() throws Exception {
    String b = added("'title': 'B'").getTabProperties().getTabId();
    added("'title': 'C'");
    move("t.0", 1);
    assertThat(titles()).containsExactly("Tab 1", "B", "C");
    move("t.0", 2);
    assertThat(titles()).containsExactly("B", "Tab 1", "C");
    move("t.0", 0);
    assertThat(titles()).containsExactly("Tab 1", "B", "C");
    one(
        ("{'updateDocumentTabProperties': {'tabProperties': {'tabId': '%s', 'title':"
                + " 'Bee'}, 'fields': 'title'}}")
            .formatted(b));
    assertThat(titles()).containsExactly("Tab 1", "Bee", "C");
  }

  private void move(String tab, int index) throws IOException {
    one(
        ("{'updateDocumentTabProperties': {'tabProperties': {'tabId': '%s', 'index': %d},"
                + " 'fields': 'index'}}")
            .formatted(tab, index));
  }

  private List<String> titles() throws IOException {
    return paper.tabs().getTabs().stream().map(tab -> tab.getTabProperties().getTitle()).toList();
  }

  @Test
  void drive_names_copies_and_dates_documents() throws Exception {
    paper.insert(1, "content");
    String before =
        paper.drive.files().get(paper.id).setFields("modifiedTime").execute().toString();
    String copy = paper.drive.files().copy(paper.id, new File().setName("Copy")).execute().getId();
    paper.insert(1, "more ");
    String original = paper.id;
    paper.id = copy;
    assertThat(paper.text()).isEqualTo("content\n");
    assertThat(paper.read().getTitle()).isEqualTo("Copy");
    paper.insert(1, "other ");
    paper.id = original;
    assertThat(paper.text()).isEqualTo("more content\n");
    assertThat(paper.drive.files().get(original).setFields("modifiedTime").execute().toString())
        .isNotEqualTo(before);
    paper.drive.files().update(original, new File().setName("Renamed")).execute();
    assertThat(paper.read().getTitle()).isEqualTo("Renamed");
    paper.drive.files().delete(original).execute();
    assertThat(refused(404, () -> paper.insert(1, "x")))
        .isEqualTo("Requested entity was not found.");
  }

  @Test
  void a_long_text_is_kept_in_parts() throws Exception {
    var text = new StringBuilder();
    for (int i = 0; i < 3_000; i++) {
      text.append("A line of some length that is not like others: ").append(i).append("\n");
    }
    paper.insert(1, text.toString());
    paper.insert(1, "😀".repeat(5_000));
    paper.insert(70_000, "here");
    assertThat(paper.text()).hasSize(text.length() + 10_000 + 5).contains("here");
    assertThat(
            refused(() ->
                paper.batch(
                    "{'insertTable': {'rows': 2000, 'columns': 2000, 'location': {'index': 1}}}")))
        .contains("too large");
  }
}
