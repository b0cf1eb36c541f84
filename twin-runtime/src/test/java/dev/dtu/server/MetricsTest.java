package dev.dtu.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What Prometheus is told.
class MetricsTest {

  @TempDir Path folder;

  private static double value(String text, String line) {
    return text.lines()
        .filter(each -> each.startsWith(line + " "))
        .mapToDouble(each -> Double.parseDouble(each.substring(line.length() + 1)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no '" + line + "' in\n" + text));
  }

  private static void note(Running running, String body) throws Exception {
    running.send(
        running
            .to("/notes/api/v1/notes")
            .header("content-type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  @Test
  void turns_universes_faults_and_the_machine_are_told_with_few_labels() throws Exception {
    try (Running running = new Running(folder)) {
      note(running, "{\"text\": \"one\"}");
      note(running, "{\"text\": \"two\"}");
      running.send(running.to("/notes/api/v1/notes/missing"));
      running.send(running.to("/u/nowhere/notes/api/v1/notes"));
      running.send(running.to("/u/elsewhere/notes/api/v1/notes"));
      running.control("POST", "/universes/default/snapshots", "{\"name\": \"s\"}");
      running.control(
          "POST", "/universes/default/faults", "{\"fault\": {\"delay\": \"PT0.001S\"}}");
      running.send(running.to("/notes/api/v1/notes"));
      HttpResponse<String> response = running.control("GET", "/metrics", "");
      assertThat(response.headers().firstValue("content-type").orElse(""))
          .startsWith("text/plain; version=0.0.4");
      String text = response.body();
      String done = "outcome=\"done\",status=\"2xx\",twin=\"notes\"}";
      assertThat(value(text, "dtu_turns_seconds_count{" + done)).isEqualTo(3);
      assertThat(value(text, "dtu_turns_seconds_sum{" + done)).isPositive();
      assertThat(value(text, "dtu_faults_total{twin=\"notes\"}")).isEqualTo(1);
      assertThat(value(text, "dtu_gateway_errors_total{error=\"no-universe\"}")).isEqualTo(2);
      assertThat(value(text, "dtu_universes{passive=\"false\"}")).isEqualTo(1);
      assertThat(value(text, "dtu_snapshots")).isEqualTo(1);
      assertThat(value(text, "dtu_journal_bytes")).isPositive();
      assertThat(value(text, "dtu_control_requests_total{method=\"POST\",status=\"201\"}"))
          .isEqualTo(2);
      assertThat(text).contains("jvm_memory_used_bytes").contains("process_files_open_files");
      assertThat(text).doesNotContain("nowhere").doesNotContain("elsewhere");
    }
  }

  @Test
  void metrics_need_the_token() throws Exception {
    try (Running running = new Running(folder)) {
      var request = HttpRequest.newBuilder(URI.create(running.server.controlUrl() + "/metrics"));
      assertThat(running.send(request).statusCode()).isEqualTo(401);
    }
  }
}
