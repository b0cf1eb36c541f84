package dev.dtu.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/// A Jira site by HTTP, as a client without any library would have it.
final class JiraSite implements AutoCloseable {

  private static final String BASIC =
      "Basic "
          + Base64.getEncoder()
              .encodeToString("ada@example.com:token".getBytes(StandardCharsets.UTF_8));

  private final Hosted hosted;
  private final HttpClient client = HttpClient.newHttpClient();

  JiraSite(Path folder) throws Exception {
    hosted = Hosted.start("jira", folder);
  }

  String url(String path) {
    return hosted.url(hosted.universes().find("default").orElseThrow()) + path;
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url(path))).header("Authorization", BASIC);
  }

  <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> as) throws IOException {
    try {
      return client.send(request, as);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException(stopped);
    }
  }

  /// What is answered: an object, or what else there is as its member `list`.
  Obj call(int status, String method, String path, String body) throws IOException {
    HttpRequest.Builder request = request(path);
    HttpRequest.BodyPublisher sent =
        body.isEmpty()
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body);
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    HttpResponse<String> response =
        send(request.method(method, sent).build(), HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(path + " " + response.body()).isEqualTo(status);
    Json told = response.body().isEmpty() ? Obj.EMPTY : Json.trusted(response.body());
    return told.asObj().orElse(Obj.of("list", told));
  }

  Obj get(String path) throws IOException {
    return call(200, "GET", path, "");
  }

  /// Makes an issue with these fields besides its project and type; its key.
  String issue(String fields) throws IOException {
    String type = fields.contains("issuetype") ? "" : "\"issuetype\": {\"name\": \"Task\"}, ";
    String project = fields.contains("project") ? "" : "\"project\": {\"key\": \"ENG\"}, ";
    String body = "{\"fields\": {" + project + type + fields + "}}";
    return call(201, "POST", "/rest/api/3/issue", body).text("key").orElseThrow();
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /// The keys of the issues that a query finds, in its order.
  List<String> found(String jql) throws IOException {
    return keys(get("/rest/api/3/search?fields=key&jql=" + encoded(jql)));
  }

  static List<String> keys(Obj reply) {
    return reply.items("issues").items().stream()
        .map(each -> each.asObj().flatMap(it -> it.text("key")).orElse(""))
        .toList();
  }

  /// What a query is refused with.
  List<String> refused(String jql) throws IOException {
    return messages(call(400, "GET", "/rest/api/3/search?jql=" + encoded(jql), ""));
  }

  static List<String> messages(Obj reply) {
    return reply.items("errorMessages").items().stream()
        .map(each -> each.asText().orElse(""))
        .toList();
  }

  @Override
  public void close() {
    client.close();
    hosted.close();
  }
}
