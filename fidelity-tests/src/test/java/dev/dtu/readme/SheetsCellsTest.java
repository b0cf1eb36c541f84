package dev.dtu.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.http.HttpRequestInitializer;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.drive.Drive;
import com.google.api.services.drive.model.File;
import com.google.api.services.sheets.v4.Sheets;
import com.google.api.services.sheets.v4.model.AppendValuesResponse;
import com.google.api.services.sheets.v4.model.BatchUpdateSpreadsheetRequest;
import com.google.api.services.sheets.v4.model.BatchUpdateSpreadsheetResponse;
import com.google.api.services.sheets.v4.model.BatchUpdateValuesRequest;
import com.google.api.services.sheets.v4.model.BatchUpdateValuesResponse;
import com.google.api.services.sheets.v4.model.CellData;
import com.google.api.services.sheets.v4.model.ClearValuesRequest;
import com.google.api.services.sheets.v4.model.CopySheetToAnotherSpreadsheetRequest;
import com.google.api.services.sheets.v4.model.Request;
import com.google.api.services.sheets.v4.model.SearchDeveloperMetadataRequest;
import com.google.api.services.sheets.v4.model.Sheet;
import com.google.api.services.sheets.v4.model.Spreadsheet;
import com.google.api.services.sheets.v4.model.ValueRange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Cells, ranges, rows and columns, by Google's own Java client.
class SheetsCellsTest {

  private static final String SPREZSHEET = "application/vnd.google-apps.spreadsheet";

  @TempDir Path folder;
  private Hosted hosted;
  private Sheets.Spreadsheets sheets;
  private Drive drive;
  private String id;

  @BeforeEach
  void start() throws Exception {
    hosted = Hosted.start(List.of("drive", "sheets"), folder);
    var universe = hosted.universes().find("default").orElseThrow();
    String token = hosted.token(universe);
    HttpRequestInitializer who =
        request -> request.getHeaders().setAuthorization("Bearer " + token);
    var json = GsonFactory.getDefaultInstance();
    sheets =
        new Sheets.Builder(new NetHttpTransport(), json, who)
            .setRootUrl(hosted.url(universe, "sheets") + "/")
            .setApplicationName("dtu")
            .build()
            .spreadsheets();
    drive =
        new Drive.Builder(new NetHttpTransport(), json, who)
            .setRootUrl(hosted.url(universe, "drive") + "/")
            .setApplicationName("dtu")
            .build();
    id = sheets.create(new Spreadsheet()).execute().getSpreadsheetId();
  }

  @AfterEach
  void stop() {
    hosted.close();
  }

  private static List<Object> row(Object... values) {
    return List.of(values);
  }

  private void write(String range, List<?>... rows) throws IOException {
    write("USER_ENTERED", range, rows);
  }

  private void write(String option, String range, List<?>... rows) throws IOException {
    List<List<Object>> values = new ArrayList<>();
    for (List<?> row : rows) {
      values.add(new ArrayList<>(row));
    }
    sheets
        .values()
        .update(id, range, new ValueRange().setValues(values))
        .setValueInputOption(option)
        .execute();
  }

  private List<List<Object>> read(String range) throws IOException {
    return sheets.values().get(id, range).execute().getValues();
  }

  private List<List<Object>> read(String range, String render) throws IOException {
    return sheets.values().get(id, range).setValueRenderOption(render).execute().getValues();
  }

  private BatchUpdateSpreadsheetResponse batch(String... requests) throws IOException {
    var parser = GsonFactory.getDefaultInstance();
    List<Request> all = new ArrayList<>();
    for (String request : requests) {
      all.add(parser.fromString(request.replace('\'', '"'), Request.class));
    }
    return sheets.batchUpdate(id, new BatchUpdateSpreadsheetRequest().setRequests(all)).execute();
  }

  @FunctionalInterface
  private interface Call {
    void made() throws IOException;
  }

  private static String refused(Call call) {
    GoogleJsonResponseException wrong =
        catchThrowableOfType(GoogleJsonResponseException.class, call::made);
    assertThat(wrong).as("a refusal").isNotNull();
    assertThat(wrong.getStatusCode()).isEqualTo(400);
    return wrong.getDetails().getMessage();
  }

  @Test
  void ranges_that_overlap_share_their_cells() throws Exception {
    write("A1:C2", row("a", "b", "c"), row("d", "e", "f"));
    assertThat(read("B1:B2")).containsExactly(row("b"), row("e"));
    assertThat(read("Sheet1!2:2")).containsExactly(row("d", "e", "f"));
    assertThat(read("C:C")).containsExactly(row("c"), row("f"));
    assertThat(read("Sheet1")).hasSize(2);
    assertThat(read("R2C1:R2C2")).containsExactly(row("d", "e"));
    ValueRange turned = sheets.values().get(id, "A1:C2").setMajorDimension("COLUMNS").execute();
    assertThat(turned.getValues()).containsExactly(row("a", "d"), row("b", "e"), row("c", "f"));
    assertThat(sheets.values().get(id, "D4:A1").execute().getRange()).isEqualTo("Sheet1!A1:D4");
    assertThat(sheets.values().get(id, "Sheet1").execute().getRange()).isEqualTo("Sheet1!A1:Z1000");
  }

  @Test
  void what_is_empty_at_the_ends_is_left_out() throws Exception {
    write("A1:C3", row("a", "", ""), row("", "", ""), row("", "b", ""));
    assertThat(read("A1:D9")).containsExactly(row("a"), List.of(), row("", "b"));
    assertThat(read("F1:G2")).isNull();
  }

  @Test
  void null_leaves_a_cell_and_an_empty_text_clears_it() throws Exception {
    write("A1:B1", row("a", "b"));
    List<Object> skip = new ArrayList<>();
    skip.add(com.google.api.client.util.Data.nullOf(Object.class));
    skip.add("");
    write("A1:B1", skip);
    assertThat(read("A1:B1")).containsExactly(row("a"));
  }

  @Test
  void typed_texts_become_numbers_dates_and_truths() throws Exception {
    write("A1:H1", row("007", "TRUE", "50%", "$100.15", "2026-09-05", "'0123", "1,234", "x"));
    assertThat(read("A1:H1", "UNFORMATTED_VALUE").getFirst().stream().map(String::valueOf))
        .containsExactly("7", "true", "0.5", "100.15", "46270", "0123", "1234", "x");
    assertThat(read("A1:H1"))
        .containsExactly(row("7", "TRUE", "50%", "$100.15", "2026-09-05", "0123", "1,234", "x"));
    write("RAW", "A2:B2", row("=1+1", "007"));
    assertThat(read("A2:B2")).containsExactly(row("=1+1", "007"));
  }

  @Test
  void formulas_are_worked_out_and_follow_their_cells() throws Exception {
    write("A1:A3", row(1), row(2), row(3));
    write("B1:B3", row("=SUM(A1:A3)"), row("=B1*2"), row("=A9/0"));
    assertThat(read("B1:B3")).containsExactly(row("6"), row("12"), row("#DIV/0!"));
    assertThat(read("B2", "FORMULA")).containsExactly(row("=B1*2"));
    batch("{'insertDimension':{'range':{'dimension':'ROWS','startIndex':1,'endIndex':2}}}");
    assertThat(read("B1", "FORMULA")).containsExactly(row("=SUM(A1:A4)"));
    write("A2", row(10));
    assertThat(read("B1")).containsExactly(row("16"));
    batch("{'deleteDimension':{'range':{'dimension':'ROWS','startIndex':0,'endIndex':1}}}");
    assertThat(read("B2", "FORMULA")).containsExactly(row("=#REF!*2"));
  }

  @Test
  void what_a_formula_spreads_is_read_wherever_it_stands() throws Exception {
    write("A1:B1", row("=C3*10", "=SUM(C1:C3)"));
    write("C1:D1", row("=SEQUENCE(3)", "=ARRAYFORMULA(C1:C3+1)"));
    assertThat(read("A1:D3"))
        .containsExactly(row("30", "6", "1", "2"), row("", "", "2", "3"), row("", "", "3", "4"));
    assertThat(
            refused(() ->
                batch(
                    "{'updateSheetProperties':{'properties':{'gridProperties':{'rowCount':-1}},"
                        + "'fields':'gridProperties.rowCount'}}")))
        .endsWith("gridProperties.rowCount must be greater than 0.");
  }

  @Test
  void appended_rows_go_below_the_table() throws Exception {
    AppendValuesResponse first = append("Sheet1", row("a", "b"));
    assertThat(first.getTableRange()).isNull();
    assertThat(first.getUpdates().getUpdatedRange()).isEqualTo("Sheet1!A1:B1");
    AppendValuesResponse second = append("A1", row("c", "d"));
    assertThat(second.getTableRange()).isEqualTo("Sheet1!A1:B1");
    assertThat(second.getUpdates().getUpdatedRange()).isEqualTo("Sheet1!A2:B2");
    batch(
        "{'updateSheetProperties':{'properties':{'gridProperties':{'rowCount':2,'columnCount':2}},"
            + "'fields':'gridProperties(rowCount,columnCount)'}}");
    append("A1", row("e", "f"));
    assertThat(read("Sheet1")).hasSize(3);
    var grown = sheets.get(id).execute().getSheets().getFirst().getProperties();
    assertThat(grown.getGridProperties().getRowCount()).isEqualTo(3);
  }

  private AppendValuesResponse append(String range, List<Object> values) throws IOException {
    return sheets
        .values()
        .append(id, range, new ValueRange().setValues(List.of(values)))
        .setValueInputOption("RAW")
        .execute();
  }

  @Test
  void several_ranges_are_written_read_and_cleared_together() throws Exception {
    var data =
        List.of(
            new ValueRange().setRange("A1:B1").setValues(List.of(row("a", "b"))),
            new ValueRange().setRange("A3").setValues(List.of(row("c"))));
    BatchUpdateValuesResponse written =
        sheets
            .values()
            .batchUpdate(
                id, new BatchUpdateValuesRequest().setValueInputOption("RAW").setData(data))
            .execute();
    assertThat(written.getTotalUpdatedCells()).isEqualTo(3);
    assertThat(written.getTotalUpdatedRows()).isEqualTo(2);
    assertThat(written.getTotalUpdatedColumns()).isEqualTo(2);
    assertThat(
            sheets.values().batchGet(id).setRanges(List.of("A1", "A3")).execute().getValueRanges())
        .extracting(ValueRange::getValues)
        .containsExactly(List.of(row("a")), List.of(row("c")));
    var cleared = sheets.values().clear(id, "A:A", new ClearValuesRequest()).execute();
    assertThat(cleared.getClearedRange()).isEqualTo("Sheet1!A1:A1000");
    assertThat(read("A1:B3")).containsExactly(row("", "b"));
  }

  @Test
  void what_cannot_be_done_is_refused_in_the_services_words() {
    assertThat(refused(() -> read("NoSuch!A1"))).isEqualTo("Unable to parse range: NoSuch!A1");
    assertThat(refused(() -> read("A5000:B5001")))
        .isEqualTo(
            "Range (Sheet1!A5000:B5001) exceeds grid limits. Max rows: 1000, max columns: 26");
    assertThat(refused(() -> write("A1:B1", row("a", "b", "c"))))
        .isEqualTo(
            "Requested writing within range [Sheet1!A1:B1], but tried writing to column [C]");
    assertThat(refused(() -> write("RAW", "A1", row("x".repeat(50_001)))))
        .isEqualTo(
            "Your input contains more than the maximum of 50000 characters in a single cell.");
    assertThat(refused(() -> batch())).isEqualTo("Must specify at least one request.");
    assertThat(refused(() -> batch("{'deleteSheet':{'sheetId':0}}")))
        .isEqualTo(
            "Invalid requests[0].deleteSheet: You can't remove all the sheets in a document.");
    assertThat(
            refused(() -> batch("{'repeatCell':{'range':{'sheetId':7},'cell':{},'fields':'*'}}")))
        .isEqualTo("Invalid requests[0].repeatCell: No grid with id: 7");
    assertThat(refused(() -> batch("{'repeatCell':{'range':{},'cell':{}}}")))
        .endsWith(
            "At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)");
    assertThat(refused(() -> batch("{'appendDimension':{'dimension':'ROWS','length':9000000}}")))
        .contains("above the limit of 10000000 cells");
    assertThat(refused(() -> batch("{'appendDimension':{'dimension':'COLUMNS','length':20000}}")))
        .contains("above the limit of 18278 columns");
  }

  @Test
  void a_call_writes_so_many_cells_and_a_search_takes_so_many_steps() throws Exception {
    batch("{'appendDimension':{'dimension':'ROWS','length':20000}}");
    assertThat(
            refused(() -> batch("{'repeatCell':{'range':{},'cell':{'note':'n'},'fields':'note'}}")))
        .endsWith("The request writes too many cells: expected no more than 500000 a call.");
    write("A1", row("a".repeat(30_000) + "b"));
    String slow =
        "{'findReplace':{'find':'%s','replacement':'x','searchByRegex':true,'sheetId':0}}";
    var found = batch(slow.formatted("(a|aa)+$"));
    assertThat(found.getReplies().getFirst().getFindReplace().getOccurrencesChanged()).isNull();
    assertThat(refused(() -> batch(slow.formatted("(a"))))
        .endsWith("The regular expression is invalid: (a");
  }

  /// More than a note holds, in characters of one to four bytes; and less again.
  @Test
  void cells_may_have_as_many_characters_as_the_service_lets_them() throws Exception {
    String plain = "\"\\".repeat(25_000);
    String far = "🂡".repeat(25_000);
    for (int times : List.of(12, 26, 1, 0)) {
      List<Object> cells = Collections.nCopies(times, "é" + far.substring(2) + "x");
      write("A2", cells.isEmpty() ? row("") : cells, row("after", plain));
      assertThat(read("A2:Z3").getLast()).containsExactly("after", plain);
      List<Object> first = read("A2:Z3").getFirst();
      assertThat(first.subList(0, times)).isEqualTo(cells);
      write("A2:Z2", Collections.nCopies(26, ""));
    }
    assertThat(read("A1:Z3")).hasSize(3);
  }

  @Test
  void the_locale_decides_what_typed_texts_mean() throws Exception {
    batch("{'updateSpreadsheetProperties':{'properties':{'locale':'de_DE'},'fields':'locale'}}");
    write("A1:C1", row("1.234,5", "31.12.2026", "0,5%"));
    assertThat(read("A1:C1", "UNFORMATTED_VALUE").getFirst().stream().map(String::valueOf))
        .containsExactly("1234.5", "46387", "0.005");
    assertThat(read("B1")).containsExactly(row("31.12.2026"));
  }

  @Test
  void a_batch_is_done_whole_or_not_at_all() throws Exception {
    assertThat(
            refused(() ->
                batch(
                    "{'addSheet':{'properties':{'title':'Two'}}}",
                    "{'addSheet':{'properties':{'title':'two'}}}")))
        .contains("requests[1].addSheet: A sheet with the name \"two\" already exists.");
    assertThat(sheets.get(id).execute().getSheets()).hasSize(1);
  }

  @Test
  void sheets_come_move_double_and_go() throws Exception {
    write("A1", row("kept"));
    var made = batch("{'addSheet':{'properties':{'title':'Second sheet'}}}");
    Integer second = made.getReplies().getFirst().getAddSheet().getProperties().getSheetId();
    write("'Second sheet'!A1", row("=Sheet1!A1"));
    batch(
        "{'updateSheetProperties':{'properties':{'sheetId':0,'title':'First'},'fields':'title'}}");
    assertThat(read("'Second sheet'!A1", "FORMULA")).containsExactly(row("=First!A1"));
    assertThat(read("'Second sheet'!A1")).containsExactly(row("kept"));
    batch("{'duplicateSheet':{'sourceSheetId':" + second + ",'insertSheetIndex':0}}");
    assertThat(titles(id)).containsExactly("Copy of Second sheet", "First", "Second sheet");
    batch("{'deleteSheet':{'sheetId':" + second + "}}");
    String other = sheets.create(new Spreadsheet()).execute().getSpreadsheetId();
    var to = new CopySheetToAnotherSpreadsheetRequest().setDestinationSpreadsheetId(other);
    assertThat(sheets.sheets().copyTo(id, 0, to).execute().getTitle()).isEqualTo("Copy of First");
    assertThat(sheets.values().get(other, "'Copy of First'!A1").execute().getValues())
        .containsExactly(row("kept"));
  }

  private List<String> titles(String of) throws IOException {
    return sheets.get(of).execute().getSheets().stream()
        .map(sheet -> sheet.getProperties().getTitle())
        .toList();
  }

  @Test
  void cells_tell_their_format_note_and_value() throws Exception {
    write("A1:B1", row(1234.5, "=A1*2"));
    batch(
        "{'repeatCell':{'range':{'endRowIndex':1,'endColumnIndex':2},'cell':{'userEnteredFormat':"
            + "{'textFormat':{'bold':true},'backgroundColor':{'red':1},"
            + "'numberFormat':{'type':'NUMBER','pattern':'#,##0.00'}}},"
            + "'fields':'userEnteredFormat(textFormat.bold,backgroundColor,numberFormat)'}}",
        "{'updateCells':{'start':{'columnIndex':1},'rows':[{'values':[{'note':'twice'}]}],"
            + "'fields':'note'}}");
    Sheet sheet =
        sheets
            .get(id)
            .setRanges(List.of("A1:B1"))
            .setIncludeGridData(true)
            .execute()
            .getSheets()
            .getFirst();
    List<CellData> cells = sheet.getData().getFirst().getRowData().getFirst().getValues();
    assertThat(cells.get(0).getFormattedValue()).isEqualTo("1,234.50");
    assertThat(cells.get(0).getEffectiveFormat().getTextFormat().getBold()).isTrue();
    assertThat(cells.get(0).getEffectiveFormat().getTextFormat().getFontSize()).isEqualTo(10);
    assertThat(cells.get(0).getUserEnteredFormat().getBackgroundColorStyle().getRgbColor().getRed())
        .isEqualTo(1f);
    assertThat(cells.get(1).getUserEnteredValue().getFormulaValue()).isEqualTo("=A1*2");
    assertThat(cells.get(1).getEffectiveValue().getNumberValue()).isEqualTo(2469.0);
    assertThat(cells.get(1).getNote()).isEqualTo("twice");
  }

  @Test
  void names_merges_and_notes_of_developers_move_with_their_rows() throws Exception {
    var named =
        batch(
            "{'addNamedRange':{'namedRange':{'name':'Sums','range':{'startRowIndex':1,"
                + "'endRowIndex':3,'startColumnIndex':0,'endColumnIndex':1}}}}",
            "{'mergeCells':{'mergeType':'MERGE_ALL','range':{'startRowIndex':4,'endRowIndex':6,"
                + "'startColumnIndex':0,'endColumnIndex':2}}}",
            "{'createDeveloperMetadata':{'developerMetadata':{'metadataKey':'k','visibility':"
                + "'DOCUMENT','location':{'dimensionRange':{'dimension':'ROWS','startIndex':2,"
                + "'endIndex':3}}}}}");
    assertThat(named.getReplies()).hasSize(3);
    write("Sums", row("a"), row("b"));
    batch("{'insertDimension':{'range':{'dimension':'ROWS','startIndex':0,'endIndex':2}}}");
    Spreadsheet now = sheets.get(id).execute();
    assertThat(now.getNamedRanges().getFirst().getRange().getStartRowIndex()).isEqualTo(3);
    assertThat(now.getSheets().getFirst().getMerges().getFirst().getStartRowIndex()).isEqualTo(6);
    assertThat(read("Sums")).containsExactly(row("a"), row("b"));
    var search =
        GsonFactory.getDefaultInstance()
            .fromString(
                "{\"dataFilters\":[{\"developerMetadataLookup\":{\"metadataKey\":\"k\"}}]}",
                SearchDeveloperMetadataRequest.class);
    assertThat(
            sheets.developerMetadata().search(id, search).execute().getMatchedDeveloperMetadata())
        .singleElement()
        .satisfies(match ->
            assertThat(
                    match.getDeveloperMetadata().getLocation().getDimensionRange().getStartIndex())
                .isEqualTo(4));
    assertThat(
            refused(() ->
                batch(
                    "{'unmergeCells':{'range':{'startRowIndex':6,'endRowIndex':7,"
                        + "'startColumnIndex':0,'endColumnIndex':1}}}")))
        .contains("You must select all cells in a merged range");
  }

  @Test
  void ranges_are_sorted_searched_pasted_and_tidied() throws Exception {
    write("A1:B3", row("b", 2), row(" a  x ", 3), row("b", 2));
    batch("{'trimWhitespace':{'range':{}}}", "{'deleteDuplicates':{'range':{'endRowIndex':3}}}");
    assertThat(read("A1:B3")).containsExactly(row("b", "2"), row("a x", "3"));
    batch(
        "{'sortRange':{'range':{'endRowIndex':2,'endColumnIndex':2},"
            + "'sortSpecs':[{'dimensionIndex':1,'sortOrder':'DESCENDING'}]}}");
    assertThat(read("A1:A2")).containsExactly(row("a x"), row("b"));
    var found =
        batch(
            "{'findReplace':{'find':'(.)"
                + " x','replacement':'$1y','searchByRegex':true,'allSheets':true}}");
    assertThat(found.getReplies().getFirst().getFindReplace().getOccurrencesChanged()).isEqualTo(1);
    batch(
        "{'copyPaste':{'source':{'endRowIndex':2,'endColumnIndex':1},'destination':"
            + "{'startColumnIndex':3,'startRowIndex':0,'endRowIndex':1,'endColumnIndex':4},"
            + "'pasteOrientation':'TRANSPOSE','pasteType':'PASTE_NORMAL'}}");
    assertThat(read("D1:E1")).containsExactly(row("ay", "b"));
    batch(
        "{'deleteRange':{'range':{'startColumnIndex':3,'endColumnIndex':4,'endRowIndex':1},"
            + "'shiftDimension':'COLUMNS'}}");
    assertThat(read("D1:E1")).containsExactly(row("b"));
  }

  @Test
  void what_drive_makes_and_copies_is_a_spreadsheet_with_cells() throws Exception {
    File file =
        drive.files().create(new File().setName("Template").setMimeType(SPREZSHEET)).execute();
    id = file.getId();
    write("A1", row("head"));
    String copy = drive.files().copy(id, new File()).execute().getId();
    write("A1", row("changed"));
    assertThat(sheets.get(copy).execute().getProperties().getTitle()).isEqualTo("Copy of Template");
    assertThat(sheets.values().get(copy, "A1").execute().getValues()).containsExactly(row("head"));
  }
}
