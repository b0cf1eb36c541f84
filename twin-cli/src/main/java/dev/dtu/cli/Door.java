package dev.dtu.cli;

import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The operator's door of a running server, as commands are pointed at it.
final class Door {

  private static final String USUAL = "http://127.0.0.1:8421";
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String JSON = "application/json";
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

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
    return told(target, send(request(method, target, JSON, bytes(body))));
  }

  private static byte[] bytes(Optional<Obj> body) {
    return body.map(Obj::bytes).orElse(new byte[0]);
  }

  /// Sends a file as the body.
  ///
  /// @param type its content type
  Json send(String target, String type, Path file)
      throws Stopped, IOException, InterruptedException {
    byte[] content;
    try {
      content = Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw Stopped.wrongUse("expected a file that can be read, found " + file);
    }
    return told(target, send(request("POST", target, type, content)));
  }

  /// The answer as it comes, which may go on; to be closed.
  InputStream stream(String target) throws Stopped, IOException, InterruptedException {
    HttpResponse<InputStream> answer =
        open(request("GET", target, JSON, new byte[0]), HttpResponse.BodyHandlers.ofInputStream());
    if (answer.statusCode() >= 400) {
      try (InputStream body = answer.body()) {
        throw Stopped.refused(Plain.refusal(json(target, body.readAllBytes())));
      }
    }
    return answer.body();
  }

  private HttpRequest request(String method, String target, String type, byte[] body)
      throws Stopped {
    return HttpRequest.newBuilder(url(target))
        .header("authorization", "Bearer " + secret())
        .header("content-type", type)
        .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
        .build();
  }

  private HttpResponse<byte[]> send(HttpRequest request) throws Stopped, InterruptedException {
    return open(request, HttpResponse.BodyHandlers.ofByteArray());
  }

  private <T> HttpResponse<T> open(HttpRequest request, HttpResponse.BodyHandler<T> handler)
      throws Stopped, InterruptedException {
    try {
      return CLIENT.send(request, handler);
    } catch (IOException unreached) {
      throw Stopped.unreached(
          "expected a server at "
              + request.uri().resolve("/")
              + ", found none ("
              + unreached.getClass().getSimpleName()
              + "); start one with 'dtu up', or name another with --control");
    }
  }

  private Json told(String target, HttpResponse<byte[]> answer) throws Stopped {
    Json told = json(target, answer.body());
    if (answer.statusCode() >= 400) {
      throw Stopped.refused(Plain.refusal(told));
    }
    return told;
  }

  private Json json(String target, byte[] body) throws Stopped {
    if (body.length == 0) {
      return Obj.EMPTY;
    }
    try {
      return Json.parse(body);
    } catch (Malformed other) {
      throw Stopped.unreached(
          "expected the control port of a DTU server at "
              + url(target).resolve("/")
              + ", found another");
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
