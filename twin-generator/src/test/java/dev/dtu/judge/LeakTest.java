package dev.dtu.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.folder.TwinFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whose words stand in a twin folder.
class LeakTest {

  @TempDir Path folder;

  private Path recordings = Path.of("");

  @BeforeEach
  void record() throws Exception {
    recordings = Files.createDirectories(folder.resolve("recordings"));
    answered("buying_1", "{\"id\":\"00u1a2b3c4d5e6f7g8\",\"note\":\"Your cart is empty now.\"}");
    answered("selling", "{\"id\":\"00u9z9z9z9z9z9z9z9\",\"note\":\"Your cart is empty now.\"}");
    answered("buying_2", "{\"id\":\"00u1a2b3c4d5e6f7g8\",\"short\":\"only here\"}");
  }

  private void answered(String name, String body) throws Exception {
    String line =
        """
        {"service":"shop","cassette":"%s","request":{"method":"GET",\
        "url":"https://shop.example/carts","headers":{},"body":null},\
        "response":{"status":200,"headers":{},"body":%s}}
        """
            .formatted(name, body);
    Files.writeString(recordings.resolve(name + ".jsonl"), line);
  }

  private List<String> leaks(String yaml, List<Path> documents) throws Exception {
    var twin = new TwinFolder("shop", folder.resolve("shop"));
    Files.createDirectories(twin.data());
    Files.createDirectories(twin.spec());
    Files.writeString(twin.data().resolve("meanings.yaml"), yaml);
    List<Path> files;
    try (var all = Files.list(recordings)) {
      files = all.sorted().toList();
    }
    return Leak.in(twin, files, documents).stream().map(Leak::toString).toList();
  }

  @Test
  void a_constant_of_one_group_of_recordings_is_named_with_file_line_and_group() throws Exception {
    assertThat(leaks("a: 1\nb: {id: 00u1a2b3c4d5e6f7g8}\nc: \"00u1a2b3c4d5e6f7g8\"\n", List.of()))
        .containsExactly(
            "twin/meanings.yaml:2: '00u1a2b3c4d5e6f7g8' is answered in one recording alone: buying",
            "twin/meanings.yaml:3: '00u1a2b3c4d5e6f7g8' is answered in one recording alone:"
                + " buying");
  }

  @Test
  void a_certificate_of_any_length_may_stand_in_a_twin() throws Exception {
    String certificate = "MIIC\\r\\n".repeat(2_000) + "x".repeat(100_000);
    assertThat(leaks("a: [\"" + certificate + "\", \"00u1a2b3c4d5e6f7g8\"]\n", List.of()))
        .hasSize(1);
  }

  @Test
  void what_two_groups_say_is_a_fact_of_the_service() throws Exception {
    assertThat(leaks("note: Your cart is empty now.\n", List.of())).isEmpty();
  }

  @Test
  void a_short_constant_that_looks_like_an_id_is_named_too() throws Exception {
    answered("buying_3", "{\"team\":\"T02MX7RDQ\",\"kind\":\"SUSPENDED\"}");
    assertThat(leaks("a: T02MX7RDQ\nb: SUSPENDED\n", List.of()))
        .containsExactly(
            "twin/meanings.yaml:1: 'T02MX7RDQ' is answered in one recording alone: buying");
  }

  @Test
  void what_is_short_or_never_answered_is_nobodys_secret() throws Exception {
    assertThat(leaks("a: only here\nb: a text nobody ever answered\n", List.of())).isEmpty();
  }

  @Test
  void what_a_document_says_is_no_secret() throws Exception {
    Path document = Files.writeString(folder.resolve("shop.yaml"), "example: 00u1a2b3c4d5e6f7g8\n");
    assertThat(leaks("id: 00u1a2b3c4d5e6f7g8\n", List.of(document))).isEmpty();
    assertThat(leaks("id: 00u1a2b3c4d5e6f7g8\n", List.of())).hasSize(1);
  }

  @Test
  void quotes_escapes_and_texts_over_lines_do_not_hide_a_constant() throws Exception {
    assertThat(leaks("a: '00u1a2b3c4d5e6f7g8'\n", List.of())).hasSize(1);
    assertThat(leaks("a: \"00u1a2b3\\u0063\\u0034d5e6f7g8\"\n", List.of())).hasSize(1);
    assertThat(leaks("a: |\n  00u1a2b3c4d5e6f7g8\n", List.of())).hasSize(1);
    assertThat(leaks("a: [x, 00u1a2b3c4d5e6f7g8]\n", List.of())).hasSize(1);
    assertThat(leaks("a: {x: y, z: 00u1a2b3c4d5e6f7g8, q: 1}\n", List.of())).hasSize(1);
  }

  private void called(String name, String host, String sent, String body) throws Exception {
    String line =
        """
        {"service":"shop","cassette":"%s","request":{"method":"POST",\
        "url":"https://%s.example/carts","headers":{},"body":%s},\
        "response":{"status":200,"headers":{},"body":%s}}
        """
            .formatted(name, host, sent, body);
    Files.writeString(recordings.resolve(name + ".jsonl"), line);
  }

  @Test
  void a_condition_on_a_secret_is_named_whoever_sent_it() throws Exception {
    assertThat(leaks("when: {sent:/owner/password: Summer2020}\n", List.of()))
        .containsExactly(
            "twin/meanings.yaml:1: 'Summer2020' is a secret of recordings alone:"
                + " sent:/owner/password");
    assertThat(leaks("{\"when\":{\"query:api_key\":\"abc\"}}\n", List.of())).hasSize(1);
    assertThat(leaks("when: {has:sent:/owner/password: true}\n", List.of())).isEmpty();
    assertThat(leaks("when: {sent:/owner/kind: Summer2020}\n", List.of())).isEmpty();
  }

  @Test
  void a_secret_that_was_sent_is_named_wherever_it_stands() throws Exception {
    called("one", "shop", "{\"owner\":{\"password\":{\"value\":\"Winter2021xyz\"}}}", "{}");
    called("two", "shop", "{\"owner\":{\"password\":{\"value\":\"Winter2021xyz\"}}}", "{}");
    assertThat(leaks("a: Winter2021xyz\n", List.of()))
        .containsExactly(
            "twin/meanings.yaml:1: 'Winter2021xyz' is a secret of recordings alone:"
                + " /owner/password/value");
  }

  @Test
  void a_condition_on_what_one_group_sent_is_named() throws Exception {
    called("one", "shop", "{\"label\":\"spring2021offer7\"}", "{}");
    assertThat(leaks("when: {sent:/label: spring2021offer7}\n", List.of()))
        .containsExactly(
            "twin/meanings.yaml:1: 'spring2021offer7' is sent in one recording alone: one");
    called("another", "shop", "{\"label\":\"spring2021offer7\"}", "{}");
    assertThat(leaks("when: {sent:/label: spring2021offer7}\n", List.of())).isEmpty();
  }

  @Test
  void a_token_that_two_tenants_know_is_named_also_as_a_part_of_a_text() throws Exception {
    String key = "{\"kid\":\"48Q-q9YWQ_p1aTo_HbPDTPbEncSYjFgiJEzhmK8Kq8I\"}";
    String line = "is: \"${origin}/keys/48Q-q9YWQ_p1aTo_HbPDTPbEncSYjFgiJEzhmK8Kq8I\"\n";
    called("one", "small", "{}", key);
    called("two", "large", "{}", key);
    assertThat(leaks(line, List.of()))
        .containsExactly(
            "twin/meanings.yaml:1: '48Q-q9YWQ_p1aTo_HbPDTPbEncSYjFgiJEzhmK8Kq8I'"
                + " is a token of few tenants alone: large.example, small.example");
    called("three", "other", "{}", key);
    assertThat(leaks(line, List.of())).as("it is the service's").isEmpty();
  }
}
