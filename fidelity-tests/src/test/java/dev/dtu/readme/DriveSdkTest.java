package dev.dtu.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.client.googleapis.batch.json.JsonBatchCallback;
import com.google.api.client.googleapis.json.GoogleJsonError;
import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.http.ByteArrayContent;
import com.google.api.client.http.HttpHeaders;
import com.google.api.client.http.InputStreamContent;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.drive.Drive;
import com.google.api.services.drive.model.File;
import com.google.api.services.drive.model.FileList;
import com.google.api.services.drive.model.Permission;
import com.google.api.services.drive.model.PermissionList;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Google's own Java client for Drive, unchanged.
class DriveSdkTest {

  private static final String TEXT = "The moon and Antarctica";

  @TempDir Path folder;
  private Hosted hosted;
  private Drive drive;

  @BeforeEach
  void start() throws Exception {
    hosted = Hosted.start("drive", folder);
    drive = client(hosted);
  }

  /// The client, which asks the default universe.
  static Drive client(Hosted hosted) throws Exception {
    var universe = hosted.universes().find("default").orElseThrow();
    String token = hosted.token(universe);
    return new Drive.Builder(
            new NetHttpTransport(),
            GsonFactory.getDefaultInstance(),
            request -> request.getHeaders().setAuthorization("Bearer " + token))
        .setRootUrl(hosted.url(universe) + "/")
        .setApplicationName("dtu")
        .build();
  }

  @AfterEach
  void stop() {
    hosted.close();
  }

  private static ByteArrayContent text(String words) {
    return new ByteArrayContent("text/plain", words.getBytes(StandardCharsets.UTF_8));
  }

  private byte[] downloaded(String id) throws Exception {
    var bytes = new ByteArrayOutputStream();
    drive.files().get(id).executeMediaAndDownloadTo(bytes);
    return bytes.toByteArray();
  }

  private static String md5(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
  }

  @Test
  void a_file_made_of_metadata_alone_shows_its_four_usual_members() throws Exception {
    File made = drive.files().create(new File().setName("Plans")).execute();
    assertThat(made.getId()).matches("1[A-Za-z0-9_-]{32}");
    assertThat(made.getName()).isEqualTo("Plans");
    assertThat(made.getMimeType()).isEqualTo("application/octet-stream");
    assertThat(made.keySet()).containsExactlyInAnyOrder("id", "kind", "mimeType", "name");
    File all = drive.files().get(made.getId()).setFields("*").execute();
    assertThat(all.getMd5Checksum()).isNull();
  }

  @Test
  void an_upload_in_one_multipart_request_comes_down_as_it_went_up() throws Exception {
    Drive.Files.Create create = drive.files().create(new File().setName("a.txt"), text(TEXT));
    create.getMediaHttpUploader().setDirectUploadEnabled(true);
    File made = create.setFields("id,name,size,md5Checksum,mimeType").execute();
    assertThat(made.getName()).isEqualTo("a.txt");
    assertThat(made.getSize()).isEqualTo(TEXT.length());
    assertThat(made.getMimeType()).isEqualTo("text/plain");
    assertThat(made.getMd5Checksum()).isEqualTo(md5(TEXT.getBytes(StandardCharsets.UTF_8)));
    assertThat(downloaded(made.getId())).asString().isEqualTo(TEXT);
  }

  @Test
  void a_resumable_upload_in_one_chunk_is_what_the_client_does_by_itself() throws Exception {
    File made =
        drive.files().create(new File().setName("b.txt"), text(TEXT)).setFields("*").execute();
    assertThat(made.getName()).isEqualTo("b.txt");
    assertThat(made.getSize()).isEqualTo(TEXT.length());
    assertThat(made.getMimeType()).isEqualTo("text/plain");
    assertThat(downloaded(made.getId())).asString().isEqualTo(TEXT);
  }

  @Test
  void a_resumable_upload_in_several_chunks_is_one_file_in_the_end() throws Exception {
    byte[] bytes = new byte[3 * (256 << 10) + 17];
    new Random(1).nextBytes(bytes);
    for (boolean told : new boolean[] {true, false}) {
      var content = new InputStreamContent("image/png", new ByteArrayInputStream(bytes));
      Drive.Files.Create create =
          drive
              .files()
              .create(
                  new File().setName("c.png"), told ? content.setLength(bytes.length) : content);
      create.getMediaHttpUploader().setChunkSize(256 << 10);
      File made = create.setFields("id,size,md5Checksum").execute();
      assertThat(made.getSize()).isEqualTo(bytes.length);
      assertThat(made.getMd5Checksum()).isEqualTo(md5(bytes));
      assertThat(downloaded(made.getId())).isEqualTo(bytes);
    }
  }

  @Test
  void an_update_brings_other_bytes_and_another_name() throws Exception {
    File made = drive.files().create(new File().setName("d"), text("one")).execute();
    drive.files().update(made.getId(), new File().setName("e")).execute();
    assertThat(downloaded(made.getId())).asString().isEqualTo("one");
    Drive.Files.Update update = drive.files().update(made.getId(), new File(), text("twice"));
    update.getMediaHttpUploader().setDirectUploadEnabled(true);
    update.execute();
    drive.files().update(made.getId(), new File(), text("thrice")).execute();
    assertThat(downloaded(made.getId())).asString().isEqualTo("thrice");
    File now = drive.files().get(made.getId()).setFields("name,size").execute();
    assertThat(now.getName()).isEqualTo("e");
    assertThat(now.getSize()).isEqualTo(6);
  }

  @Test
  void a_range_of_bytes_comes_alone() throws Exception {
    File made = drive.files().create(new File(), text(TEXT)).execute();
    Drive.Files.Get get = drive.files().get(made.getId());
    get.getMediaHttpDownloader().setDirectDownloadEnabled(false).setChunkSize(5);
    var bytes = new ByteArrayOutputStream();
    get.executeMediaAndDownloadTo(bytes);
    assertThat(bytes).asString().isEqualTo(TEXT);
  }

  @Test
  void a_list_shows_the_fields_asked_for() throws Exception {
    drive.files().create(new File().setName("one")).execute();
    drive.files().create(new File().setName("two")).execute();
    FileList plain = drive.files().list().execute();
    assertThat(plain.getFiles()).extracting(File::getName).contains("one", "two");
    assertThat(plain.getFiles()).allMatch(file -> file.keySet().size() == 4);
    FileList names = drive.files().list().setFields("files(name)").execute();
    assertThat(names.keySet()).containsExactly("files");
    assertThat(names.getFiles()).allMatch(file -> file.keySet().size() == 1);
  }

  @Test
  void a_permission_is_listed_with_the_file_it_is_given_on() throws Exception {
    File made = drive.files().create(new File().setName("shared")).execute();
    Permission given =
        drive
            .permissions()
            .create(
                made.getId(),
                new Permission()
                    .setType("user")
                    .setRole("writer")
                    .setEmailAddress("isaac@example.com"))
            .execute();
    assertThat(given.getId()).matches("[0-9]{20}");
    PermissionList all =
        drive.permissions().list(made.getId()).setFields("permissions(id,role)").execute();
    assertThat(all.getPermissions()).extracting(Permission::getId).contains(given.getId());
  }

  @Test
  void what_is_deleted_is_an_error_the_client_reads() throws Exception {
    File made = drive.files().create(new File().setName("gone")).execute();
    drive.files().delete(made.getId()).execute();
    assertThatThrownBy(() -> drive.files().get(made.getId()).execute())
        .isInstanceOfSatisfying(
            GoogleJsonResponseException.class,
            wrong -> {
              assertThat(wrong.getStatusCode()).isEqualTo(404);
              assertThat(wrong.getDetails().getMessage())
                  .isEqualTo("File not found: " + made.getId() + ".");
              assertThat(wrong.getDetails().getErrors().getFirst().getReason())
                  .isEqualTo("notFound");
            });
  }

  @Test
  void a_file_without_bytes_is_not_downloaded() throws Exception {
    File made = drive.files().create(new File().setName("empty")).execute();
    assertThatThrownBy(() -> downloaded(made.getId())).hasMessageContaining("403");
  }

  @Test
  void a_field_there_is_none_of_is_refused() {
    assertThatThrownBy(() -> drive.files().list().setFields("files(nome)").execute())
        .isInstanceOfSatisfying(
            GoogleJsonResponseException.class,
            wrong -> assertThat(wrong.getStatusCode()).isEqualTo(400));
  }

  @Test
  void a_batch_of_two_is_two_calls_in_one_request() throws Exception {
    List<String> ids = new ArrayList<>();
    List<Integer> wrong = new ArrayList<>();
    var batch = drive.batch();
    var callback =
        new JsonBatchCallback<File>() {
          @Override
          public void onSuccess(File file, HttpHeaders headers) {
            ids.add(file.getName());
          }

          @Override
          public void onFailure(GoogleJsonError error, HttpHeaders headers) {
            wrong.add(error.getCode());
          }
        };
    File made = drive.files().create(new File().setName("first")).execute();
    drive.files().update(made.getId(), new File().setName("changed")).queue(batch, callback);
    drive.files().create(new File().setName("second")).queue(batch, callback);
    drive.files().get("nowhere").queue(batch, callback);
    batch.execute();
    assertThat(ids).containsExactly("changed", "second");
    assertThat(wrong).containsExactly(404);
  }

  @Test
  void what_is_put_nowhere_lies_in_the_root_whatever_the_root_is_called() throws Exception {
    File root = drive.files().get("root").setFields("*").execute();
    assertThat(root.getId()).matches("0A[A-Za-z0-9_-]{11}Uk9PVA");
    assertThat(root.getName()).isEqualTo("My Drive");
    File loose = drive.files().create(new File().setName("a")).setFields("parents").execute();
    assertThat(loose.getParents()).containsExactly(root.getId());
    File folder =
        drive
            .files()
            .create(
                new File()
                    .setName("b")
                    .setMimeType("application/vnd.google-apps.folder")
                    .setParents(List.of("root")))
            .setFields("id,parents")
            .execute();
    assertThat(folder.getParents()).containsExactly(root.getId());
    File inside =
        drive
            .files()
            .create(new File().setName("c").setParents(List.of(folder.getId())))
            .setFields("parents")
            .execute();
    assertThat(inside.getParents()).containsExactly(folder.getId());
    drive.files().update("root", new File().setName("Mine")).execute();
    assertThat(drive.files().get("root").execute().getName()).isEqualTo("Mine");
  }

  @Test
  void the_account_is_somebodys() throws Exception {
    var about = drive.about().get().setFields("user,storageQuota").execute();
    assertThat(about.getUser().getEmailAddress()).isEqualTo("ada@example.com");
    assertThat(about.getUser().getMe()).isTrue();
    assertThat(about.getStorageQuota().getUsage()).isZero();
  }

  @Test
  void a_copy_has_the_bytes_of_the_file_and_an_id_of_its_own() throws Exception {
    File made = drive.files().create(new File().setName("a.txt"), text(TEXT)).execute();
    File copy = drive.files().copy(made.getId(), new File()).setFields("*").execute();
    assertThat(copy.getId()).isNotEqualTo(made.getId());
    assertThat(copy.getName()).isEqualTo("Copy of a.txt");
    assertThat(copy.getMimeType()).isEqualTo("text/plain");
    assertThat(copy.getMd5Checksum()).isEqualTo(md5(TEXT.getBytes(StandardCharsets.UTF_8)));
    assertThat(downloaded(copy.getId())).asString().isEqualTo(TEXT);
    drive.files().delete(made.getId()).execute();
    assertThat(downloaded(copy.getId())).asString().isEqualTo(TEXT);
    File named = drive.files().copy(copy.getId(), new File().setName("b")).execute();
    assertThat(named.getName()).isEqualTo("b");
  }
}
