package dev.dtu.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.http.HttpRequestInitializer;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.docs.v1.Docs;
import com.google.api.services.docs.v1.model.Document;
import com.google.api.services.sheets.v4.Sheets;
import com.google.api.services.sheets.v4.model.Spreadsheet;
import com.google.api.services.sheets.v4.model.SpreadsheetProperties;
import com.google.api.services.sheets.v4.model.UpdateValuesResponse;
import com.google.api.services.sheets.v4.model.ValueRange;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Google's own Java clients for Docs and Sheets, unchanged, as far as the twins go.
class DocsAndSheetsSdkTest {

  @TempDir Path folder;

  private static HttpRequestInitializer token(Hosted hosted) {
    String token = hosted.token(hosted.universes().find("default").orElseThrow());
    return request -> request.getHeaders().setAuthorization("Bearer " + token);
  }

  private static String url(Hosted hosted) {
    return hosted.url(hosted.universes().find("default").orElseThrow()) + "/";
  }

  @Test
  void a_document_that_is_made_reads_back() throws Exception {
    try (Hosted hosted = Hosted.start("docs", folder)) {
      Docs docs =
          new Docs.Builder(new NetHttpTransport(), GsonFactory.getDefaultInstance(), token(hosted))
              .setRootUrl(url(hosted))
              .setApplicationName("dtu")
              .build();
      Document made = docs.documents().create(new Document().setTitle("Plans")).execute();
      assertThat(made.getDocumentId()).matches("1[A-Za-z0-9_-]{43}");
      assertThat(docs.documents().get(made.getDocumentId()).execute().getTitle())
          .isEqualTo("Plans");
      Document part = docs.documents().get(made.getDocumentId()).setFields("title").execute();
      assertThat(part.keySet()).containsExactly("title");
      assertThatThrownBy(() -> docs.documents().get("nowhere").execute())
          .isInstanceOfSatisfying(
              GoogleJsonResponseException.class,
              wrong -> assertThat(wrong.getStatusCode()).isEqualTo(404));
    }
  }

  private static Sheets sheets(Hosted hosted) {
    return new Sheets.Builder(
            new NetHttpTransport(), GsonFactory.getDefaultInstance(), token(hosted))
        .setRootUrl(url(hosted))
        .setApplicationName("dtu")
        .build();
  }

  @Test
  void a_change_of_values_tells_how_much_was_sent() throws Exception {
    try (Hosted hosted = Hosted.start("sheets", folder)) {
      Sheets.Spreadsheets all = sheets(hosted).spreadsheets();
      Spreadsheet wish =
          new Spreadsheet().setProperties(new SpreadsheetProperties().setTitle("Sums"));
      String id = all.create(wish).execute().getSpreadsheetId();
      List<List<Object>> row = List.of(List.of("a", "b"));
      UpdateValuesResponse small =
          all.values()
              .update(id, "'Sheet1'!B2", new ValueRange().setValues(row))
              .setValueInputOption("RAW")
              .execute();
      assertThat(small.getUpdatedRows()).isEqualTo(1);
      assertThat(small.getUpdatedColumns()).isEqualTo(2);
      assertThat(small.getUpdatedCells()).isEqualTo(2);
      assertThat(small.getUpdatedRange()).isEqualTo("Sheet1!B2:C2");
      assertThat(small.getUpdatedData()).isNull();
      List<List<Object>> ragged = List.of(List.of("a"), List.of(1, 2, 3), List.of("c"));
      UpdateValuesResponse large =
          all.values()
              .update(id, "'Sheet1'!A1:C3", new ValueRange().setValues(ragged))
              .setValueInputOption("USER_ENTERED")
              .execute();
      assertThat(large.getUpdatedRows()).isEqualTo(3);
      assertThat(large.getUpdatedColumns()).isEqualTo(3);
      assertThat(large.getUpdatedCells()).isEqualTo(5);
      assertThat(large.getUpdatedRange()).isEqualTo("Sheet1!A1:C3");
    }
  }

  @Test
  void a_spreadsheet_and_its_values_read_back() throws Exception {
    try (Hosted hosted = Hosted.start("sheets", folder)) {
      Sheets sheets = sheets(hosted);
      Spreadsheet wish =
          new Spreadsheet().setProperties(new SpreadsheetProperties().setTitle("Sums"));
      String id = sheets.spreadsheets().create(wish).execute().getSpreadsheetId();
      assertThat(id).matches("1[A-Za-z0-9_-]{43}");
      assertThat(sheets.spreadsheets().get(id).execute().getProperties().getTitle())
          .isEqualTo("Sums");
      List<List<Object>> values = List.of(List.of("a", "b"), List.of("c", "d"));
      sheets
          .spreadsheets()
          .values()
          .update(id, "A1:B2", new ValueRange().setValues(values))
          .setValueInputOption("RAW")
          .execute();
      ValueRange read = sheets.spreadsheets().values().get(id, "A1:B2").execute();
      assertThat(read.getValues()).isEqualTo(values);
    }
  }
}
