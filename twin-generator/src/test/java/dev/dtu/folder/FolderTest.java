package dev.dtu.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dtu.call.Headers;
import dev.dtu.recording.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The pages that nobody wrote, and the folder they stand in.
class FolderTest {

  private static final List<String> SOURCES = List.of("pets.yaml, 2026-11-21");

  @TempDir Path folder;

  private static Session pet(String name, String host, String credential) {
    return Pets.called(
        name,
        "https://" + host + "/pets/7",
        Headers.of("authorization", credential),
        200,
        "{\"id\":\"7\"}");
  }

  private static Session gone(String name, String id, String body) {
    String url = "https://api.pets.example/pets/" + id;
    return Pets.called(name, url, Headers.NONE, 404, body);
  }

  private TwinFolder written(List<Session> training) throws Exception {
    var twin = new TwinFolder("pets", folder.resolve("pets"));
    Pets.distilled().writeTo(twin.spec());
    Files.createDirectories(twin.data());
    Files.writeString(
        twin.data().resolve("twin.yaml"),
        new TitleFile(Pets.plain(), training).text("Pets", SOURCES));
    Files.writeString(
        twin.data().resolve("problems.yaml"),
        new ProblemsFile(Pets.plain()).text(training, "recordings, 2026-11-21"));
    return twin;
  }

  @Test
  void what_is_written_loads() throws Exception {
    TwinFolder twin = written(List.of());
    assertThat(twin.loaded().twin().name()).isEqualTo("pets");
    assertThat(TwinFolder.in(twin.path())).isEqualTo(new TwinFolder("pets", twin.path()));
    assertThat(twin.as("cats").twin().name()).isEqualTo("cats");
    assertThatThrownBy(() -> TwinFolder.in(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("expected a twin folder with twin/twin.yaml and spec/NAME");
  }

  @Test
  void hosts_that_were_called_and_words_before_credentials_are_told() throws Exception {
    TwinFolder twin =
        written(
            List.of(
                pet("a", "one.pets.test", "PETS abc"),
                pet("b", "two.pets.test", "PETS def"),
                pet("c", "pets.local.test", "PETS def")));
    var title = twin.loaded().twin().title();
    assertThat(title.hosts()).contains("api.pets.example", "*.pets.test", "pets.local.test");
    assertThat(title.auth()).extracting(form -> form.prefix()).containsExactly("Bearer ", "PETS ");
  }

  @Test
  void a_refusal_seen_twice_is_told_with_the_id_in_its_place() throws Exception {
    TwinFolder twin =
        written(
            List.of(
                gone("a", "p-77", "{\"code\":\"gone\",\"text\":\"No pet p-77 here\"}"),
                gone("b", "p-88", "{\"code\":\"gone\",\"text\":\"No pet p-88 here\"}")));
    assertThat(Files.readString(twin.data().resolve("problems.yaml")))
        .contains(
            "not-found:", "status: 404", "{\"code\":\"gone\",\"text\":\"No pet ${id} here\"}");
    assertThat(twin.loaded().twin().name()).isEqualTo("pets");
  }

  @Test
  void what_differs_by_the_class_of_a_thing_or_is_made_up_is_told_so() throws Exception {
    String body = "{\"text\":\"Not here: %s (%s)\",\"number\":\"oae%sBbCcDdEeFf\"}";
    TwinFolder twin =
        written(
            List.of(
                gone("a", "p-77", body.formatted("p-77", "Pet", "11aaZz")),
                gone("b", "p-88", body.formatted("p-88", "PetOwner", "22bbYy")),
                gone("c", "p-99", body.formatted("p-99", "Farm", "33ccXx"))));
    assertThat(Files.readString(twin.data().resolve("problems.yaml")))
        .contains("\"text\":\"Not here: ${id} (${class})\"", "\"number\":\"${id:oae");
  }

  @Test
  void a_token_that_one_recording_alone_has_is_made_anew() throws Exception {
    TwinFolder twin =
        written(List.of(gone("a", "p-77", "{\"code\":\"gone\",\"number\":\"oaeQ7nThE0WSTB6jd\"}")));
    assertThat(Files.readString(twin.data().resolve("problems.yaml")))
        .contains("{\"code\":\"gone\",\"number\":\"${id:[A-Za-z0-9]{17}}\"}");
  }

  @Test
  void a_text_that_one_recording_alone_has_is_not_taken_over() throws Exception {
    TwinFolder twin =
        written(List.of(gone("a", "p-77", "{\"text\":\"Ada's private pet is not here\"}")));
    assertThat(Files.readString(twin.data().resolve("problems.yaml")))
        .contains("{\"text\":\"${detail}\"}")
        .doesNotContain("Ada");
  }

  @Test
  void the_hash_of_a_folder_is_of_every_name_and_byte() throws Exception {
    TwinFolder twin = written(List.of());
    String hash = twin.hash();
    assertThat(twin.hash()).isEqualTo(hash).hasSize(64);
    Files.writeString(twin.path().resolve("scorecard.md"), "not of it");
    assertThat(twin.hash()).isEqualTo(hash);
    Path note = Files.writeString(twin.data().resolve("a.md"), "x");
    assertThat(twin.hash()).isNotEqualTo(hash);
    String with = twin.hash();
    Files.move(note, note.resolveSibling("b.md"));
    assertThat(twin.hash()).isNotEqualTo(with);
  }
}
