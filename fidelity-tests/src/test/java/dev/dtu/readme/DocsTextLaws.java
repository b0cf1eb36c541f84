package dev.dtu.readme;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.services.docs.v1.model.BatchUpdateDocumentRequest;
import com.google.api.services.docs.v1.model.Document;
import com.google.api.services.docs.v1.model.Paragraph;
import com.google.api.services.docs.v1.model.ParagraphElement;
import com.google.api.services.docs.v1.model.Request;
import com.google.api.services.docs.v1.model.StructuralElement;
import com.google.api.services.docs.v1.model.TableCell;
import com.google.api.services.docs.v1.model.TableRow;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/// What holds of any document, whatever becomes of it.
class DocsTextLaws {

  private static Paper office;

  @BeforeContainer
  static void start() throws Exception {
    office = new Paper(Files.createTempDirectory("docs-laws"));
  }

  @AfterContainer
  static void stop() {
    office.close();
  }

  /// A request, its indexes told in thousandths of the document.
  record Wish(String form, int first, int second) {

    String at(int end) {
      int from = (int) ((long) first * end / 1_000);
      int to = (int) ((long) second * end / 1_000);
      return form.replace("FROM", String.valueOf(Math.min(from, to)))
          .replace("TO", String.valueOf(Math.max(from, to)));
    }
  }

  private static final String RANGE = "'range': {'startIndex': FROM, 'endIndex': TO}";
  private static final String PLACE = "'location': {'index': FROM}";

  private static final String CELL =
      "{'tableStartLocation': {'index': 2}, 'rowIndex': 1, 'columnIndex': 0}";

  @Provide
  Arbitrary<Wish> wishes() {
    Arbitrary<String> forms =
        Arbitraries.of(
            "{'insertText': {'text': 'ab😀c', " + PLACE + "}}",
            "{'insertText': {'text': 'one\\n\\ttwo\\n', " + PLACE + "}}",
            "{'insertText': {'text': 'end', 'endOfSegmentLocation': {}}}",
            "{'deleteContentRange': {" + RANGE + "}}",
            "{'deleteContentRange': {" + RANGE + "}}",
            "{'insertTable': {'rows': 2, 'columns': 2, " + PLACE + "}}",
            "{'insertTable': {'rows': 2, 'columns': 2, 'location': {'index': 1}}}",
            "{'insertTableRow': {'tableCellLocation': " + CELL + "}}",
            "{'insertTableColumn': {'tableCellLocation': " + CELL + ", 'insertRight': true}}",
            "{'deleteTableRow': {'tableCellLocation': " + CELL + "}}",
            "{'deleteTableColumn': {'tableCellLocation': " + CELL + "}}",
            "{'mergeTableCells': {'tableRange': {'tableCellLocation': "
                + CELL
                + ", 'rowSpan': 1, 'columnSpan': 2}}}",
            "{'insertPageBreak': {" + PLACE + "}}",
            "{'insertSectionBreak': {'sectionType': 'CONTINUOUS', " + PLACE + "}}",
            "{'createFootnote': {" + PLACE + "}}",
            "{'createNamedRange': {'name': 'n', " + RANGE + "}}",
            "{'replaceNamedRangeContent': {'namedRangeName': 'n', 'text': 'named'}}",
            "{'updateTextStyle': {'textStyle': {'bold': true}, 'fields': 'bold', " + RANGE + "}}",
            "{'updateTextStyle': {'fields': '*', " + RANGE + "}}",
            "{'updateTextStyle': {'textStyle': {'link': {'url': 'https://a.b'}}, 'fields':"
                + " 'link', "
                + RANGE
                + "}}",
            "{'updateParagraphStyle': {'paragraphStyle': {'namedStyleType': 'HEADING_2'},"
                + " 'fields': 'namedStyleType', "
                + RANGE
                + "}}",
            "{'createParagraphBullets': {'bulletPreset': 'BULLET_CHECKBOX', " + RANGE + "}}",
            "{'deleteParagraphBullets': {" + RANGE + "}}",
            "{'replaceAllText': {'containsText': {'text': 'A'}, 'replaceText': 'x\\ny'}}");
    Arbitrary<Integer> parts = Arbitraries.integers().between(0, 1_000);
    return Combinators.combine(forms, parts, parts).as(Wish::new);
  }

  @Provide
  Arbitrary<List<Wish>> stories() {
    return wishes().list().ofMinSize(1).ofMaxSize(12);
  }

  /// Does what can be done, one batch a wish, and tells how much was.
  private static int tell(Paper paper, List<Wish> story) throws IOException {
    int done = 0;
    for (Wish wish : story) {
      String before = paper.read().toString();
      try {
        paper.batch(wish.at(paper.end()));
        done++;
      } catch (GoogleJsonResponseException refused) {
        assertThat(refused.getStatusCode()).as(wish.toString()).isEqualTo(400);
        assertThat(refused.getDetails().getMessage()).startsWith("Invalid requests[0].");
        assertThat(paper.read().toString()).isEqualTo(before);
      }
    }
    return done;
  }

  private static void whole(Document document) {
    assertThat(content(document.getBody().getContent(), 0))
        .isEqualTo(document.getBody().getContent().getLast().getEndIndex());
    if (document.getFootnotes() != null) {
      document.getFootnotes().values().forEach(each -> content(each.getContent(), 0));
    }
  }

  private static int at(Integer index) {
    return index == null ? 0 : index;
  }

  /// Where content ends that begins somewhere: all of it stands end to end, and a paragraph is last.
  private static int content(List<StructuralElement> content, int from) {
    int at = from;
    boolean table = false;
    for (StructuralElement element : content) {
      assertThat(at(element.getStartIndex())).isEqualTo(at);
      if (element.getParagraph() != null) {
        at = paragraph(element.getParagraph(), at);
      } else if (element.getTable() != null) {
        at++;
        for (TableRow row : element.getTable().getTableRows()) {
          assertThat(row.getStartIndex()).isEqualTo(at++);
          for (TableCell cell : row.getTableCells()) {
            assertThat(cell.getStartIndex()).isEqualTo(at);
            at = content(cell.getContent(), at + 1);
            assertThat(cell.getEndIndex()).isEqualTo(at);
          }
          assertThat(row.getEndIndex()).isEqualTo(at);
        }
        at++;
      } else {
        at++;
      }
      assertThat(element.getEndIndex()).isEqualTo(at);
      assertThat(table && element.getParagraph() == null).isFalse();
      table = element.getTable() != null;
    }
    assertThat(content.getLast().getParagraph()).isNotNull();
    return at;
  }

  private static int paragraph(Paragraph paragraph, int from) {
    int at = from;
    ParagraphElement last = null;
    for (ParagraphElement element : paragraph.getElements()) {
      assertThat(at(element.getStartIndex())).isEqualTo(at);
      if (element.getTextRun() != null) {
        String text = element.getTextRun().getContent();
        assertThat(Character.isLowSurrogate(text.charAt(0))).isFalse();
        at += text.length();
        boolean joined =
            last != null
                && last.getTextRun() != null
                && last.getTextRun().getTextStyle().equals(element.getTextRun().getTextStyle());
        assertThat(joined).as("runs of one style are one").isFalse();
      } else {
        at++;
      }
      assertThat(element.getEndIndex()).isEqualTo(at);
      last = element;
    }
    assertThat(last.getTextRun().getContent()).endsWith("\n");
    return at;
  }

  @Property(tries = 120)
  void a_document_is_whole_whatever_was_asked(@ForAll("stories") List<Wish> story)
      throws Exception {
    Paper paper = office.another();
    paper.insert(1, "The quick brown fox\njumps over\nthe lazy dog 😀");
    int done = tell(paper, story);
    assertThat(done).isBetween(0, story.size());
    whole(paper.read());
  }

  @Property(tries = 120)
  void what_is_put_in_and_taken_out_again_was_never_there(
      @ForAll("stories") List<Wish> story, @ForAll("texts") String text) throws Exception {
    Paper paper = office.another();
    paper.insert(1, "The quick brown fox\njumps");
    tell(paper, story);
    Document before = paper.read();
    paper.batch(
        "{'insertText': {'text': '%s', 'endOfSegmentLocation': {}}}"
            .formatted(text.replace("\n", "\\n")),
        "{'deleteContentRange': {'range': {'startIndex': %d, 'endIndex': %d}}}"
            .formatted(paper.end() - 1, paper.end() - 1 + text.length()));
    assertThat(paper.read().getBody()).isEqualTo(before.getBody());
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of("a", "b\n", "\n", "x\ny\n", "😀", "a b c", "\n\n\n");
  }

  @Property(tries = 60)
  void a_batch_has_a_reply_a_request_or_does_nothing(@ForAll("stories") List<Wish> story)
      throws Exception {
    Paper paper = office.another();
    paper.insert(1, "The quick brown fox\njumps over\nthe lazy dog");
    Document before = paper.read();
    List<Request> requests = new ArrayList<>();
    for (Wish wish : story) {
      requests.addAll(Paper.requests(wish.at(paper.end())));
    }
    try {
      var answer = paper.batch(new BatchUpdateDocumentRequest().setRequests(requests));
      assertThat(answer.getReplies()).hasSameSizeAs(requests);
      whole(paper.read());
    } catch (GoogleJsonResponseException refused) {
      assertThat(refused.getStatusCode()).isEqualTo(400);
      assertThat(paper.read()).isEqualTo(before);
    }
  }
}
