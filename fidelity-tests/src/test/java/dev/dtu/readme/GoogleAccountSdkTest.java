package dev.dtu.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.http.HttpRequestInitializer;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.docs.v1.Docs;
import com.google.api.services.docs.v1.model.Document;
import com.google.api.services.drive.Drive;
import com.google.api.services.drive.model.File;
import com.google.api.services.sheets.v4.Sheets;
import com.google.api.services.sheets.v4.model.Spreadsheet;
import com.google.api.services.sheets.v4.model.SpreadsheetProperties;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One account over Drive, Docs and Sheets, by Google's own Java clients, unchanged.
class GoogleAccountSdkTest {

  private static final String DOCUMENT = "application/vnd.google-apps.document";
  private static final String SPREADSHEET = "application/vnd.google-apps.spreadsheet";

  @TempDir Path folder;
  private Hosted hosted;
  private Universe universe;
  private Drive drive;
  private Docs docs;
  private Sheets sheets;

  @BeforeEach
  void start() throws Exception {
    hosted = Hosted.start(List.of("drive", "docs", "sheets"), folder);
    universe = hosted.universes().create(Universes.Wish.ANYTHING.named("office"));
    String token = hosted.token(universe);
    HttpRequestInitializer bearer =
        request -> request.getHeaders().setAuthorization("Bearer " + token);
    var transport = new NetHttpTransport();
    var json = GsonFactory.getDefaultInstance();
    drive =
        new Drive.Builder(transport, json, bearer)
            .setRootUrl(hosted.url(universe, "drive") + "/")
            .setApplicationName("dtu")
            .build();
    docs =
        new Docs.Builder(transport, json, bearer)
            .setRootUrl(hosted.url(universe, "docs") + "/")
            .setApplicationName("dtu")
            .build();
    sheets =
        new Sheets.Builder(transport, json, bearer)
            .setRootUrl(hosted.url(universe, "sheets") + "/")
            .setApplicationName("dtu")
            .build();
  }

  @AfterEach
  void stop() {
    assertThat(universe.replay().differences()).isEmpty();
    hosted.close();
  }

  private static void missing(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            GoogleJsonResponseException.class,
            wrong -> assertThat(wrong.getStatusCode()).isEqualTo(404));
  }

  @Test
  void a_document_and_a_spreadsheet_are_files_of_the_drive() throws Exception {
    String document =
        docs.documents().create(new Document().setTitle("Plans")).execute().getDocumentId();
    var sums = new Spreadsheet().setProperties(new SpreadsheetProperties().setTitle("Sums"));
    String spreadsheet = sheets.spreadsheets().create(sums).execute().getSpreadsheetId();
    File first = drive.files().get(document).execute();
    assertThat(first.getName()).isEqualTo("Plans");
    assertThat(first.getMimeType()).isEqualTo(DOCUMENT);
    assertThat(drive.files().get(spreadsheet).execute().getMimeType()).isEqualTo(SPREADSHEET);
    assertThat(drive.files().list().execute().getFiles())
        .extracting(File::getId)
        .contains(document, spreadsheet);
  }

  @Test
  void a_file_of_their_kind_opens_in_docs_and_in_sheets() throws Exception {
    File wish = new File().setName("Minutes").setMimeType(DOCUMENT);
    String document = drive.files().create(wish).execute().getId();
    assertThat(docs.documents().get(document).execute().getTitle()).isEqualTo("Minutes");
    missing(() -> sheets.spreadsheets().get(document).execute());
    File other = new File().setName("Sums").setMimeType(SPREADSHEET);
    String spreadsheet = drive.files().create(other).execute().getId();
    assertThat(sheets.spreadsheets().get(spreadsheet).execute().getProperties().getTitle())
        .isEqualTo("Sums");
    String plain = drive.files().create(new File().setName("a.txt")).execute().getId();
    missing(() -> docs.documents().get(plain).execute());
  }

  @Test
  void what_drive_renames_and_deletes_docs_knows() throws Exception {
    String id = docs.documents().create(new Document().setTitle("a")).execute().getDocumentId();
    drive.files().update(id, new File().setName("b")).execute();
    assertThat(docs.documents().get(id).execute().getTitle()).isEqualTo("b");
    drive.files().delete(id).execute();
    missing(() -> docs.documents().get(id).execute());
  }
}
