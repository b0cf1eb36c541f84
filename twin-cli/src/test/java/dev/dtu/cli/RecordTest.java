package dev.dtu.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.cli.CommandLineTest.Said;
import dev.dtu.load.ScrubReader;
import dev.dtu.recording.Tape;
import dev.dtu.secret.Filing;
import dev.dtu.secret.Placeholder;
import dev.dtu.secret.Scrub;
import dev.dtu.server.Recorder;
import dev.dtu.server.RecorderOptions;
import dev.dtu.server.Server;
import dev.dtu.server.ServerOptions;
import dev.dtu.store.DiskBlobs;
import dev.dtu.universe.Universes;
import dev.dtu.universe.Wish;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// A twin that is recorded as if it were a service, and measured against itself; and the commands that
/// work on recordings.
class RecordTest {

  private static final String SECRET = "Tlpwd-2026-secret";

  @TempDir Path folder;

  /// Calls an Okta in a universe by a recorder.
  private Path recorded() throws Exception {
    Company company = Company.of(List.of("okta"), List.of());
    var universes = new Universes(company.twins(), 1, InstantSource.system(), company.people());
    universes.create(Wish.ANYTHING.named(Universes.DEFAULT).takingAnyCredential());
    Path file = folder.resolve("okta.jsonl");
    var scrub = new Scrub(ScrubReader.own(), Placeholder.random(), false);
    var log = new RecordLog(quiet(), true);
    try (var server =
            Server.start(
                ServerOptions.anyPorts(),
                universes,
                new DiskBlobs(folder.resolve("blobs"), 1 << 20));
        var filing = new Filing(scrub, Tape.open(file, Tape.Begin.NEW));
        var recorder = Recorder.start(front(server), filing, log);
        var client = HttpClient.newHttpClient()) {
      String url = recorder.addresses().getFirst() + "/api/v1";
      String user =
          sent(
              client,
              url + "/users",
              "{\"profile\":{\"firstName\":\"I\",\"lastName\":\"B\",\"email\":\"i@example.com\","
                  + "\"login\":\"i@example.com\"},\"credentials\":{\"password\":{\"value\":\""
                  + SECRET
                  + "\"}}}");
      String id = user.replaceFirst("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
      sent(client, url + "/users/" + id, "");
      sent(client, url + "/users/nobody", "");
      sent(client, url + "/groups", "{\"profile\":{\"name\":\"West\"}}");
      sent(client, url + "/groups", "");
    }
    return file;
  }

  private static RecorderOptions front(Server server) {
    return RecorderOptions.LOOPBACK.with(
        List.of(
            new RecorderOptions.Front(
                0,
                URI.create(server.dataUrl() + "/u/default/okta"),
                Optional.of(URI.create("https://default.okta.com")),
                new Tape.Where("okta", "okta"))));
  }

  private static CommandLine quiet() {
    var line = new CommandLine(new Dtu());
    line.setErr(new PrintWriter(new StringWriter()));
    return line;
  }

  private static String sent(HttpClient client, String url, String body) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Authorization", "SSWS 00abcdefghijklmnopqrstuvwxyz0123456789ABCD")
            .header("Content-Type", "application/json");
    request = body.isEmpty() ? request.GET() : request.POST(BodyPublishers.ofString(body));
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
  }

  @Test
  void a_twin_that_was_recorded_is_as_its_recording() throws Exception {
    Path file = recorded();
    assertThat(Files.readString(file)).doesNotContain(SECRET, "00abcdefgh", "127.0.0.1");
    Said said =
        CommandLineTest.run(
            "check",
            "--twin",
            "okta",
            "--recordings",
            file.toString(),
            "--min",
            "status=1,shape=1",
            "--out",
            folder.resolve("out").toString());
    assertThat(said.exitCode()).as(said.out()).isZero();
    assertThat(said.out()).contains("okta: 5 exchanges seen");
  }

  @Test
  void recordings_change_their_form_and_back_without_loss() throws Exception {
    Path file = recorded();
    Path archive = folder.resolve("okta.har");
    Path back = folder.resolve("back.jsonl");
    assertThat(CommandLineTest.run("convert", file.toString(), "-o", archive.toString()).exitCode())
        .isZero();
    assertThat(CommandLineTest.run("convert", archive.toString(), "-o", back.toString()).exitCode())
        .isZero();
    assertThat(dev.dtu.recording.Recordings.read(back).sessions())
        .isEqualTo(dev.dtu.recording.Recordings.read(file).sessions());
    Said again = CommandLineTest.run("convert", file.toString(), "-o", back.toString());
    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(again.err()).contains("expected no file at", "--append");
  }

  @Test
  void recordings_are_scrubbed_by_rules_of_ones_own_and_keys_keep_placeholders_equal()
      throws Exception {
    Path in =
        Files.writeString(
            folder.resolve("in.jsonl"),
            "{\"request\":{\"method\":\"GET\",\"url\":\"https://a.example/B-123456\"},"
                + "\"response\":{\"status\":200,"
                + "\"body\":{\"pet\":\"rex-1\",\"token\":\"t-1\"}}}\n");
    Path rules =
        Files.writeString(
            folder.resolve("rules.yaml"),
            "names: [pet]\npatterns:\n  - {kind: badge, pattern: 'B-\\d{6}'}\n"
                + "keep:\n  names: [token]\n");
    String key = folder.resolve("key").toString();
    String[] texts = new String[2];
    for (int i = 0; i < 2; i++) {
      Path out = folder.resolve(i + ".jsonl");
      Said said =
          CommandLineTest.run(
              "scrub",
              in.toString(),
              "-o",
              out.toString(),
              "--scrub",
              rules.toString(),
              "--scrub-key",
              key);
      assertThat(said.exitCode()).as(said.err()).isZero();
      assertThat(said.out()).contains("badge", "pet").doesNotContain("rex-1", "123456");
      texts[i] = Files.readString(out);
    }
    assertThat(texts[0]).doesNotContain("rex-1", "B-123456").contains("t-1").isEqualTo(texts[1]);
  }

  @Test
  void flaws_of_rules_are_told_all_at_once_with_their_lines() throws Exception {
    Path rules =
        Files.writeString(
            folder.resolve("rules.yaml"),
            "nmes: [pet]\npatterns:\n  - {kind: badge, pattern: '(('}\npaths: [user.ssn]\n");
    Path in = Files.writeString(folder.resolve("in.jsonl"), "\n");
    Said said =
        CommandLineTest.run(
            "scrub",
            in.toString(),
            "-o",
            folder.resolve("o.jsonl").toString(),
            "--scrub",
            rules.toString());
    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.err())
        .contains(
            "3 flaws", "rules.yaml:1:", "did you mean 'names'?", "rules.yaml:3:", "rules.yaml:4:");
    assertThat(folder.resolve("o.jsonl")).doesNotExist();
  }
}
