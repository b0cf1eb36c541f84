package dev.dtu.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.api.client.googleapis.json.GoogleJsonError;
import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.http.ByteArrayContent;
import com.google.api.services.drive.Drive;
import com.google.api.services.drive.model.Change;
import com.google.api.services.drive.model.ChangeList;
import com.google.api.services.drive.model.File;
import com.google.api.services.drive.model.FileList;
import com.google.api.services.drive.model.Permission;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Folders, searches, the trash, people and changes, by Google's own Java client.
class DriveFilesTest {

  private static final String FOLDER = "application/vnd.google-apps.folder";

  @TempDir Path folder;
  private Hosted hosted;
  private Drive drive;

  @BeforeEach
  void start() throws Exception {
    hosted = Hosted.start("drive", folder);
    drive = DriveSdkTest.client(hosted);
  }

  @AfterEach
  void stop() {
    hosted.close();
  }

  private File folder(String name, String... parents) throws IOException {
    var made = new File().setName(name).setMimeType(FOLDER);
    return drive
        .files()
        .create(parents.length == 0 ? made : made.setParents(List.of(parents)))
        .setFields("*")
        .execute();
  }

  private File text(String name, String parent) throws IOException {
    var bytes = new ByteArrayContent("text/plain", "words".getBytes(StandardCharsets.UTF_8));
    var file = new File().setName(name).setParents(List.of(parent));
    return drive.files().create(file, bytes).setFields("*").execute();
  }

  private List<String> found(String q) throws IOException {
    FileList list = drive.files().list().setQ(q).setOrderBy("name").execute();
    return list.getFiles().stream().map(File::getName).toList();
  }

  private interface Call {
    Object execute() throws IOException;
  }

  private static String refused(Call call) {
    var refused = catchThrowableOfType(GoogleJsonResponseException.class, call::execute);
    GoogleJsonError error = refused.getDetails();
    GoogleJsonError.ErrorInfo one = error.getErrors().getFirst();
    String place = one.getLocation() == null ? "" : " at " + one.getLocation();
    return error.getCode() + " " + one.getReason() + place;
  }

  @Test
  void a_search_finds_by_place_name_type_time_and_property() throws IOException {
    File top = folder("Top");
    File inner = folder("Inner plans", top.getId());
    text("it's a plan.txt", top.getId());
    text("HelloWorld", inner.getId());
    assertThat(found("'%s' in parents".formatted(top.getId())))
        .containsExactly("Inner plans", "it's a plan.txt");
    assertThat(found("'root' in parents")).containsExactly("Top");
    assertThat(found("name = 'IT\\'S A PLAN.TXT'")).containsExactly("it's a plan.txt");
    assertThat(found("name contains 'plan in'")).containsExactly("Inner plans");
    assertThat(found("name contains 'Hello'")).containsExactly("HelloWorld");
    assertThat(found("name contains 'World'")).isEmpty();
    assertThat(found("mimeType contains 'text/' and not name contains 'hello'"))
        .containsExactly("it's a plan.txt");
    assertThat(found("mimeType='" + FOLDER + "' or name='HelloWorld'"))
        .containsExactly("HelloWorld", "Inner plans", "Top");
    assertThat(found("modifiedTime > '2012-06-04T12:00:00' and createdTime < '2999-01-01'"))
        .hasSize(4);
    assertThat(found("'me' in owners and trashed = false")).hasSize(4);
    assertThat(found("sharedWithMe or starred = true")).isEmpty();
    drive
        .files()
        .update(top.getId(), new File().setProperties(Map.of("k", "v")).setStarred(true))
        .execute();
    assertThat(found("properties has { key='k' and value='v' }")).containsExactly("Top");
    assertThat(found("starred = true and visibility = 'limited'")).containsExactly("Top");
  }

  @Test
  void what_cannot_be_searched_is_refused_where_it_stands() {
    for (String q :
        List.of(
            "bogus = 1",
            "name = 'it's'",
            "name > 'a'",
            "trashed = 'true'",
            "parents = 'x'",
            "modifiedTime > 'yesterday'",
            "visibility = 'all'",
            "properties has { key='k' }",
            "starred")) {
      assertThat(refused(() -> drive.files().list().setQ(q).execute()))
          .as(q)
          .isEqualTo("400 invalid at q");
    }
    assertThat(refused(() -> drive.files().list().setOrderBy("size").execute()))
        .isEqualTo("400 invalid at orderBy");
    assertThat(refused(() -> drive.files().list().setPageToken("x").execute()))
        .isEqualTo("400 invalid at pageToken");
    assertThat(refused(() -> drive.files().list().setDriveId("x").execute()))
        .isEqualTo("400 invalid at driveId");
    assertThat(
            refused(() ->
                drive.files().list().setQ("fullText contains 'a'").setOrderBy("name").execute()))
        .isEqualTo("400 badRequest at orderBy");
  }

  @Test
  void a_list_is_ordered_as_asked_and_read_page_by_page() throws IOException {
    File top = folder("page 10");
    text("page 9", top.getId());
    text("Page 11", top.getId());
    Drive.Files.List by = drive.files().list().setOrderBy("folder,name_natural desc");
    assertThat(by.execute().getFiles().stream().map(File::getName))
        .containsExactly("page 10", "Page 11", "page 9");
    FileList first = drive.files().list().setPageSize(2).setOrderBy("name").execute();
    assertThat(first.getFiles().stream().map(File::getName)).containsExactly("page 10", "Page 11");
    FileList rest =
        drive
            .files()
            .list()
            .setPageSize(2)
            .setOrderBy("name")
            .setPageToken(first.getNextPageToken())
            .execute();
    assertThat(rest.getFiles().stream().map(File::getName)).containsExactly("page 9");
    assertThat(rest.getNextPageToken()).isNull();
  }

  @Test
  void a_file_tells_what_drive_knows_of_it_and_nothing_made_up() throws IOException {
    File made = text("notes.tar.gz", "root");
    assertThat(made.getFullFileExtension()).isEqualTo("tar.gz");
    assertThat(made.getFileExtension()).isEqualTo("gz");
    assertThat(made.getOwnedByMe()).isTrue();
    assertThat(made.getOwners()).hasSize(1);
    assertThat(made.getCapabilities().getCanEdit()).isTrue();
    assertThat(made.getCapabilities().getCanAddChildren()).isFalse();
    assertThat(made.getSharedWithMeTime()).isNull();
    assertThat(made.getDriveId()).isNull();
    assertThat(made.getVersion()).isEqualTo(1);
    File folder = folder("Top");
    assertThat(folder.getSize()).isNull();
    assertThat(folder.getWebContentLink()).isNull();
    assertThat(folder.getCapabilities().getCanAddChildren()).isTrue();
    assertThat(drive.files().create(new File()).execute().getName()).isEqualTo("Untitled");
  }

  @Test
  void a_file_has_one_parent_which_is_a_folder_and_no_descendant() throws IOException {
    File top = folder("Top");
    File inner = folder("Inner", top.getId());
    File file = text("a.txt", top.getId());
    assertThat(refused(() -> folder("x", top.getId(), inner.getId())))
        .isEqualTo("403 cannotAddParent");
    assertThat(refused(() -> folder("x", file.getId()))).isEqualTo("403 parentNotAFolder");
    assertThat(refused(() -> folder("x", "1missing"))).isEqualTo("404 notFound at fileId");
    assertThat(
            refused(() ->
                drive
                    .files()
                    .update(top.getId(), new File())
                    .setAddParents(inner.getId())
                    .setRemoveParents("root")
                    .execute()))
        .isEqualTo("403 cyclicMembershipsNotAllowed");
    assertThat(
            refused(() ->
                drive
                    .files()
                    .update(file.getId(), new File())
                    .setAddParents(inner.getId())
                    .execute()))
        .isEqualTo("403 cannotAddParent");
    assertThat(
            refused(() ->
                drive
                    .files()
                    .update(file.getId(), new File().setParents(List.of("root")))
                    .execute()))
        .isEqualTo("403 fieldNotWritable");
    File moved =
        drive
            .files()
            .update(file.getId(), new File())
            .setAddParents(inner.getId())
            .setRemoveParents(top.getId())
            .setFields("parents,version,modifiedTime")
            .execute();
    assertThat(moved.getParents()).containsExactly(inner.getId());
    assertThat(moved.getModifiedTime()).isEqualTo(file.getModifiedTime());
    assertThat(moved.getVersion()).isEqualTo(2);
  }

  @Test
  void folders_lie_in_one_another_a_hundred_deep() throws IOException {
    String deepest = "root";
    for (int i = 0; i < 100; i++) {
      deepest = folder("level " + i, deepest).getId();
    }
    String last = deepest;
    assertThat(refused(() -> folder("too deep", last)))
        .isEqualTo("403 myDriveHierarchyDepthLimitExceeded");
  }

  @Test
  void what_lies_in_a_folder_goes_into_the_trash_and_comes_back_with_it() throws IOException {
    File top = folder("Top");
    File inner = folder("Inner", top.getId());
    File file = text("a.txt", inner.getId());
    drive.files().update(top.getId(), new File().setTrashed(true)).execute();
    assertThat(found("trashed = true")).containsExactly("a.txt", "Inner", "Top");
    File there = drive.files().get(file.getId()).setFields("trashed,explicitlyTrashed").execute();
    assertThat(there.getTrashed()).isTrue();
    assertThat(there.getExplicitlyTrashed()).isFalse();
    drive.files().update(top.getId(), new File().setTrashed(false)).execute();
    assertThat(found("trashed = true")).isEmpty();
    drive.files().update(inner.getId(), new File().setTrashed(true)).execute();
    drive.files().emptyTrash().execute();
    assertThat(found("trashed = true or trashed = false")).containsExactly("Top");
    assertThat(refused(() -> drive.files().get(file.getId()).execute()))
        .isEqualTo("404 notFound at fileId");
    assertThat(refused(() -> drive.files().delete("root").execute()))
        .isEqualTo("403 insufficientFilePermissions");
  }

  @Test
  void a_copy_lies_beside_its_original_and_folders_have_none() throws IOException {
    File top = folder("Top");
    File file = text("a.txt", top.getId());
    File copy = drive.files().copy(file.getId(), new File()).setFields("*").execute();
    assertThat(copy.getName()).isEqualTo("Copy of a.txt");
    assertThat(copy.getParents()).containsExactly(top.getId());
    assertThat(copy.getMd5Checksum()).isEqualTo(file.getMd5Checksum());
    assertThat(refused(() -> drive.files().copy(top.getId(), new File()).execute()))
        .isEqualTo("403 cannotCopyFile");
  }

  @Test
  void who_is_let_in_twice_is_let_in_once_and_the_owner_stays() throws IOException {
    File file = text("a.txt", "root");
    var bo = new Permission().setType("user").setRole("reader").setEmailAddress("bo@example.com");
    String id = drive.permissions().create(file.getId(), bo).execute().getId();
    assertThat(found("'bo@example.com' in readers")).containsExactly("a.txt");
    var writer = bo.clone().setRole("writer");
    assertThat(drive.permissions().create(file.getId(), writer).execute().getId()).isEqualTo(id);
    assertThat(found("'bo@example.com' in writers")).containsExactly("a.txt");
    var all = new Permission().setType("anyone").setRole("reader");
    drive.permissions().create(file.getId(), all).execute();
    assertThat(found("visibility = 'anyoneWithLink'")).containsExactly("a.txt");
    File shared = drive.files().get(file.getId()).setFields("shared,permissionIds").execute();
    assertThat(shared.getShared()).isTrue();
    assertThat(shared.getPermissionIds()).hasSize(3).contains("anyoneWithLink", id);
    String owner = shared.getPermissionIds().getFirst();
    assertThat(refused(() -> drive.permissions().delete(file.getId(), owner).execute()))
        .isEqualTo("403 insufficientFilePermissions");
    assertThat(refused(() -> drive.permissions().delete(file.getId(), "nobody").execute()))
        .isEqualTo("404 notFound at permissionId");
    assertThat(
            refused(() ->
                drive.permissions().create(file.getId(), bo.clone().setRole("owner")).execute()))
        .isEqualTo("403 forbidden at transferOwnership");
    var nobody = bo.clone().setEmailAddress("nobody");
    assertThat(refused(() -> drive.permissions().create(file.getId(), nobody).execute()))
        .isEqualTo("400 invalid at permission.emailAddress");
  }

  @Test
  void changes_tell_each_file_once_by_what_became_of_it_last() throws IOException {
    File before = text("before.txt", "root");
    String token = drive.changes().getStartPageToken().execute().getStartPageToken();
    assertThat(drive.changes().list(token).execute().getChanges()).isEmpty();
    File file = text("a.txt", "root");
    drive.files().update(file.getId(), new File().setName("b.txt")).execute();
    drive.files().delete(before.getId()).execute();
    ChangeList changes = drive.changes().list(token).execute();
    assertThat(changes.getChanges().stream().map(Change::getFileId))
        .containsExactly(file.getId(), before.getId());
    assertThat(changes.getChanges().getFirst().getFile().getName()).isEqualTo("b.txt");
    assertThat(changes.getChanges().getLast().getRemoved()).isTrue();
    String next = changes.getNewStartPageToken();
    assertThat(drive.changes().list(next).execute().getChanges()).isEmpty();
    ChangeList page = drive.changes().list(token).setPageSize(1).execute();
    assertThat(page.getNewStartPageToken()).isNull();
    assertThat(drive.changes().list(page.getNextPageToken()).execute().getChanges()).hasSize(1);
    assertThat(refused(() -> drive.changes().list("x").execute()))
        .isEqualTo("400 invalid at pageToken");
  }

  @Test
  void the_account_tells_how_full_it_is_and_ids_can_be_had_before() throws IOException {
    text("a.txt", "root");
    var quota = drive.about().get().setFields("storageQuota").execute().getStorageQuota();
    assertThat(quota.getUsage()).isEqualTo(5);
    List<String> ids = drive.files().generateIds().setCount(3).execute().getIds();
    assertThat(ids).hasSize(3).doesNotHaveDuplicates();
    File made = drive.files().create(new File().setId(ids.getFirst()).setName("x")).execute();
    assertThat(made.getId()).isEqualTo(ids.getFirst());
  }
}
