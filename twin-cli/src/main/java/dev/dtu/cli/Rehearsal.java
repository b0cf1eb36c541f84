package dev.dtu.cli;

import dev.dtu.contract.OperationLine;
import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import dev.dtu.twin.Twin;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;

/// `dtu rehearse`: starts what `dtu up` starts, asks it what the first callers ask, and ends. The
/// launcher runs it once after a build, so that the JVM keeps what it learned for every later start.
@Command(
    name = "rehearse",
    hidden = true,
    description = "Starts a server, asks it a few things and ends; the launcher's own.")
final class Rehearsal implements Callable<Integer> {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /// How many operations of a twin are called.
  private static final int CALLS = 3;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

  Rehearsal() {}

  @Override
  public Integer call() throws Stopped, IOException, InterruptedException {
    Obj line = started();
    String data = line.text("data").orElseThrow();
    String control = line.text("control").orElseThrow();
    String token = "Bearer " + line.text("token").orElseThrow();
    ask("GET", control + "/health", token, "");
    ask("POST", control + "/universes", token, "{\"name\":\"rehearsal\"}");
    for (Twin twin : Company.of(List.of(), List.of()).twins().values()) {
      twin.contract().lines().stream()
          .filter(each -> each.method().equals("GET") && each.path().indexOf('{') < 0)
          .limit(CALLS)
          .map(OperationLine::path)
          .forEach(path -> askTwin(data + "/u/rehearsal/" + twin.name() + path));
    }
    ask("POST", control + "/universes", token, "{\"fork\":\"rehearsal\"}");
    ask("GET", control + "/universes/rehearsal/journal", token, "");
    ask("DELETE", control + "/universes/rehearsal", token, "");
    return 0;
  }

  /// What the server printed once it was there; it goes on in this process until that ends.
  private static Obj started() throws Stopped, InterruptedException {
    BlockingQueue<String> printed = new LinkedBlockingQueue<>();
    var out =
        new StringWriter() {
          @Override
          public void flush() {
            printed.add(toString());
          }
        };
    String[] words = {"up", "--json", "--data-port", "0", "--control-port", "0"};
    Thread.ofPlatform()
        .daemon()
        .start(() -> Main.commandLine(words).setOut(new PrintWriter(out)).execute(words));
    String line = printed.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    try {
      return Json.parse(line == null ? "" : line).asObj().orElse(Obj.EMPTY);
    } catch (Malformed nothing) {
      throw new Stopped("expected the server's line of JSON, found '" + line + "'");
    }
  }

  private void askTwin(String url) {
    try {
      ask("GET", url, "Bearer rehearsal", "");
    } catch (IOException | InterruptedException untold) {
      throw new IllegalStateException("asking " + url, untold);
    }
  }

  private void ask(String method, String url, String credential, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .header("authorization", credential)
            .header("content-type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    if (answer.statusCode() >= 500 && answer.statusCode() != 501) {
      throw new IOException("expected an answer, found " + answer.statusCode() + " at " + url);
    }
  }
}
