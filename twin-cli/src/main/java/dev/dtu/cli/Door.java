package dev.dtu.cli;

import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The operator's door of a running server, as commands are pointed at it.
final class Door {

  private static final String USUAL = "http://127.0.0.1:8421";
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Option(
      names = "--control",
      paramLabel = "URL",
      description =
          "The server's control port. Default: DTU_CONTROL of the environment, else " + USUAL + ".")
  @Nullable String control;

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      description = "What opens it. Default: DTU_TOKEN of the environment.")
  @Nullable String token;

  @Option(names = "--json", description = "Print the server's answer as JSON.")
  boolean json;

  Door() {}

  /// Asks the server; what it refuses stops the command.
  ///
  /// @param target path and query, encoded
  Json ask(String method, String target, Optional<Obj> body)
      throws Stopped, IOException, InterruptedException {
    URI url = url(target);
    var request =
        HttpRequest.newBuilder(url)
            .timeout(PATIENCE)
            .header("authorization", "Bearer " + secret())
            .header("content-type", "application/json")
            .method(
                method,
                body.map(each -> HttpRequest.BodyPublishers.ofByteArray(each.bytes()))
                    .orElse(HttpRequest.BodyPublishers.noBody()))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
      Json told = read(url, answer);
      if (answer.statusCode() >= 400) {
        throw Stopped.refused(Plain.refusal(told));
      }
      return told;
    } catch (IOException unreached) {
      throw Stopped.unreached(
          "expected a server at "
              + url.resolve("/")
              + ", found none ("
              + unreached.getClass().getSimpleName()
              + "); start one with 'dtu up', or name another with --control");
    }
  }

  private static Json read(URI url, HttpResponse<byte[]> answer) throws Stopped {
    if (answer.body().length == 0) {
      return Obj.EMPTY;
    }
    try {
      return Json.parse(answer.body());
    } catch (Malformed other) {
      throw Stopped.unreached(
          "expected the control port of a DTU server at " + url.resolve("/") + ", found another");
    }
  }

  private URI url(String target) throws Stopped {
    String base =
        Optional.ofNullable(control)
            .or(() -> Optional.ofNullable(System.getenv("DTU_CONTROL")))
            .orElse(USUAL);
    try {
      URI url = URI.create(base.replaceFirst("/+$", "") + target);
      if (url.getHost() != null && String.valueOf(url.getScheme()).startsWith("http")) {
        return url;
      }
    } catch (IllegalArgumentException notOne) {
      // told below, like one without a host
    }
    throw Stopped.wrongUse("expected --control such as " + USUAL + ", found '" + base + "'");
  }

  private String secret() throws Stopped {
    return Optional.ofNullable(token)
        .or(() -> Optional.ofNullable(System.getenv("DTU_TOKEN")))
        .orElseThrow(() ->
            Stopped.wrongUse(
                "expected the token of the control port, which 'dtu up' prints, in --token or"
                    + " DTU_TOKEN; found none"));
  }

  /// Asks, and shows the answer.
  int show(PrintWriter out, String method, String target, Optional<Obj> body)
      throws Stopped, IOException, InterruptedException {
    Json told = ask(method, target, body);
    out.print(json ? told + "\n" : Plain.of(told));
    out.flush();
    return 0;
  }

  /// One segment of a path.
  static String part(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
