package dev.dtu.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.api.client.http.ByteArrayContent;
import com.google.api.client.http.HttpRequestInitializer;
import com.google.api.client.http.HttpResponseException;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.drive.model.File;
import com.google.api.services.sheets.v4.Sheets;
import com.google.api.services.sheets.v4.model.GridProperties;
import com.google.api.services.sheets.v4.model.Sheet;
import com.google.api.services.sheets.v4.model.SheetProperties;
import com.google.api.services.sheets.v4.model.Spreadsheet;
import com.google.api.services.sheets.v4.model.ValueRange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Documents and spreadsheets as files of other kinds, by Google's own Java client for Drive.
class DriveExportTest {

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

  private String exported(String id, String type) throws IOException {
    var out = new ByteArrayOutputStream();
    paper.drive.files().export(id, type).executeMediaAndDownloadTo(out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private String denied(int status, String id, String type) {
    HttpResponseException wrong =
        catchThrowableOfType(HttpResponseException.class, () -> exported(id, type));
    assertThat(wrong.getStatusCode()).isEqualTo(status);
    return wrong.getContent();
  }

  private Sheets.Spreadsheets sheets() {
    String token = paper.hosted.token(paper.universe);
    HttpRequestInitializer who =
        request -> request.getHeaders().setAuthorization("Bearer " + token);
    return new Sheets.Builder(new NetHttpTransport(), GsonFactory.getDefaultInstance(), who)
        .setRootUrl(paper.hosted.url(paper.universe, "sheets") + "/")
        .setApplicationName("dtu")
        .build()
        .spreadsheets();
  }

  private static void write(Sheets.Spreadsheets sheets, String id, String range, List<?>... rows)
      throws IOException {
    List<List<Object>> values = new ArrayList<>();
    for (List<?> row : rows) {
      values.add(new ArrayList<>(row));
    }
    sheets
        .values()
        .update(id, range, new ValueRange().setValues(values))
        .setValueInputOption("USER_ENTERED")
        .execute();
  }

  private void write() throws IOException {
    paper.insert(1, "Plan\nWe start now.\nOne\n\tTwo\nThree\n");
    paper.batch(
        "{'updateParagraphStyle': {'range': {'startIndex': 1, 'endIndex': 2}, 'paragraphStyle':"
            + " {'namedStyleType': 'HEADING_1'}, 'fields': 'namedStyleType'}}",
        "{'updateTextStyle': {'range': {'startIndex': 9, 'endIndex': 14}, 'textStyle': {'bold':"
            + " true}, 'fields': 'bold'}}",
        "{'updateTextStyle': {'range': {'startIndex': 15, 'endIndex': 18}, 'textStyle': {'link':"
            + " {'url': 'https://example.com/?a&b'}}, 'fields': 'link'}}",
        "{'createFootnote': {'location': {'index': 19}}}",
        "{'createParagraphBullets': {'range': {'startIndex': 21, 'endIndex': 35},"
            + " 'bulletPreset': 'NUMBERED_DECIMAL_ALPHA_ROMAN'}}",
        "{'insertTable': {'rows': 2, 'columns': 2, 'endOfSegmentLocation': {}}}");
    var cells = paper.table().getTableRows().getFirst().getTableCells();
    paper.insert(cells.get(1).getStartIndex() + 1, "b < c");
    paper.insert(cells.get(0).getStartIndex() + 1, "a");
  }

  @Test
  void a_document_is_a_plain_text() throws Exception {
    write();
    assertThat(exported(paper.id, "text/plain"))
        .isEqualTo(
            "\ufeffPlan\r\nWe start now.[1]\r\n1. One\r\n   a. Two\r\n2. Three\r\n\r\na\tb <"
                + " c\r\n\t\r\n\r\n________________\r\n[1] ");
  }

  @Test
  void a_document_is_markdown() throws Exception {
    write();
    assertThat(exported(paper.id, "text/markdown"))
        .isEqualTo(
            """
            # Plan

            We **start** [now](https://example.com/?a&b).[^1]

            1. One
               1. Two
            2. Three

            | a | b \\< c |
            | :---- | :---- |
            |  |  |

            [^1]:\s
            """);
  }

  @Test
  void a_document_is_a_page() throws Exception {
    write();
    assertThat(exported(paper.id, "text/html"))
        .contains("<h1 id=\"h.")
        .contains("<span style=\"font-weight:700;\">start</span>")
        .contains("<a href=\"https://example.com/?a&amp;b\">now</a>")
        .contains("<ol start=\"1\" class=\"lst-level-1\"><li><span>Two</span></li></ol>")
        .contains("<td colspan=\"1\" rowspan=\"1\"><p><span>b &lt; c</span></p></td>");
  }

  @Test
  void a_copy_that_nobody_opened_has_the_words_of_its_original() throws Exception {
    paper.insert(1, "words");
    String copy = paper.drive.files().copy(paper.id, new File()).execute().getId();
    assertThat(exported(copy, "text/plain")).isEqualTo("\ufeffwords");
    String empty =
        paper
            .drive
            .files()
            .create(new File().setName("New").setMimeType("application/vnd.google-apps.document"))
            .execute()
            .getId();
    assertThat(exported(empty, "text/plain")).isEqualTo("\ufeff");
  }

  @Test
  void a_spreadsheet_is_lines_of_its_first_sheet() throws Exception {
    Sheets.Spreadsheets sheets = sheets();
    String id = sheets.create(new Spreadsheet()).execute().getSpreadsheetId();
    write(sheets, id, "A1", List.of("a", "b, \"c\""), List.of("=1+2"), List.of(0.5));
    assertThat(exported(id, "text/csv")).isEqualTo("a,\"b, \"\"c\"\"\"\r\n3,\r\n0.5,");
    assertThat(exported(id, "text/tab-separated-values")).isEqualTo("a\tb, \"c\"\r\n3\t\r\n0.5\t");
    assertThat(denied(400, id, "text/html"))
        .contains("The requested conversion is not supported.", "convertTo");
  }

  @Test
  void what_cannot_be_made_is_refused() throws Exception {
    assertThat(denied(400, paper.id, "image/png"))
        .contains("The requested conversion is not supported.");
    assertThat(denied(501, paper.id, "application/pdf"))
        .contains("This twin makes no application/pdf of a document");
    String bytes =
        paper
            .drive
            .files()
            .create(new File().setName("a"), ByteArrayContent.fromString("text/plain", "a"))
            .execute()
            .getId();
    assertThat(denied(403, bytes, "text/plain"))
        .contains("Export only supports Docs Editors files.", "fileNotExportable");
    assertThat(denied(404, "nowhere", "text/plain")).contains("File not found: nowhere.");
  }

  @Test
  void what_is_too_large_is_not_given_out() throws Exception {
    Sheets.Spreadsheets sheets = sheets();
    var size = new GridProperties().setRowCount(14_000).setColumnCount(1);
    var sheet = new Sheet().setProperties(new SheetProperties().setGridProperties(size));
    Spreadsheet wish = new Spreadsheet().setSheets(List.of(sheet));
    String id = sheets.create(wish).execute().getSpreadsheetId();
    List<?>[] rows = new List<?>[6_500];
    Arrays.fill(rows, List.of("x".repeat(800)));
    write(sheets, id, "A1", rows);
    assertThat(exported(id, "text/csv")).hasSize(6_500 * 802 - 2);
    write(sheets, id, "A6501", rows);
    write(sheets, id, "A13001", Arrays.copyOf(rows, 500));
    assertThat(denied(403, id, "text/csv"))
        .contains("This file is too large to be exported.", "exportSizeLimitExceeded");
  }
}
