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
import com.google.api.services.drive.DriveScopes;
import com.google.api.services.drive.model.File;
import com.google.api.services.sheets.v4.Sheets;
import com.google.api.services.sheets.v4.model.Spreadsheet;
import com.google.api.services.sheets.v4.model.SpreadsheetProperties;
import com.google.auth.http.HttpCredentialsAdapter;
import com.google.auth.oauth2.ServiceAccountCredentials;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Wish;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
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
  private ServiceAccountCredentials account;

  @BeforeEach
  void start() throws Exception {
    hosted = Hosted.start(List.of("google-accounts", "drive", "docs", "sheets"), folder);
    universe = hosted.universes().create(Wish.ANYTHING.named("office"));
    account = account(universe);
    connect(new HttpCredentialsAdapter(account));
  }

  /// The account of a universe, as Google's library reads it from the file.
  private ServiceAccountCredentials account(Universe of) throws Exception {
    String file = hosted.credential(of, "google-accounts", "service_account");
    var stream = new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8));
    return (ServiceAccountCredentials)
        ServiceAccountCredentials.fromStream(stream).createScoped(DriveScopes.DRIVE);
  }

  private void connect(HttpRequestInitializer bearer) {
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
    missing(() -> sheets.spreadsheets().get(plain).execute());
    assertThat(Paper.refused(() -> docs.documents().get(plain).execute()))
        .isEqualTo("Request contains an invalid argument.");
    missing(() -> docs.documents().get(spreadsheet).execute());
  }

  @Test
  void what_drive_renames_and_deletes_docs_knows() throws Exception {
    String id = docs.documents().create(new Document().setTitle("a")).execute().getDocumentId();
    drive.files().update(id, new File().setName("b")).execute();
    assertThat(docs.documents().get(id).execute().getTitle()).isEqualTo("b");
    drive.files().delete(id).execute();
    missing(() -> docs.documents().get(id).execute());
  }

  @Test
  void the_key_file_gives_tokens_of_its_own_universe_only() throws Exception {
    String token = account.refreshAccessToken().getTokenValue();
    assertThat(token).startsWith("ya29.c.");
    String journal = hosted.control("/universes/office/journal?from=1");
    assertThat(journal).contains("\"operation\":\"token\"", "assertion=").doesNotContain("eyJ");
    assertThat(journal).doesNotContain(token);
    Universe other = hosted.universes().create(Wish.ANYTHING.named("other"));
    drive =
        new Drive.Builder(
                new NetHttpTransport(),
                GsonFactory.getDefaultInstance(),
                request -> request.getHeaders().setAuthorization("Bearer " + token))
            .setRootUrl(hosted.url(other, "drive") + "/")
            .setApplicationName("dtu")
            .build();
    assertThatThrownBy(() -> drive.files().list().execute()).hasMessageContaining("421");
    ServiceAccountCredentials strange =
        account(other).toBuilder().setTokenServerUri(account.getTokenServerUri()).build();
    assertThatThrownBy(strange::refreshAccessToken).hasMessageContaining("account not found");
  }

  @Test
  void the_token_of_a_fork_is_good_in_the_fork() throws Exception {
    drive.files().create(new File().setName("before")).execute();
    Universe fork = hosted.universes().create(Wish.ANYTHING.named("fork").forkOf("office"));
    var here = new HttpCredentialsAdapter(account(fork));
    Drive there =
        new Drive.Builder(new NetHttpTransport(), GsonFactory.getDefaultInstance(), here)
            .setRootUrl(hosted.url(fork, "drive") + "/")
            .setApplicationName("dtu")
            .build();
    assertThat(there.files().list().execute().getFiles())
        .extracting(File::getName)
        .contains("before");
    there.files().create(new File().setName("after")).execute();
    assertThat(drive.files().list().execute().getFiles())
        .extracting(File::getName)
        .doesNotContain("after");
    assertThat(account.refreshAccessToken().getTokenValue()).isNotEmpty();
  }
}
