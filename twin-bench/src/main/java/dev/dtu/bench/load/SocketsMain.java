package dev.dtu.bench.load;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Apps as a process: each opens its sockets into a workspace of its own, acknowledges what it hears
/// there, and looks if every message that is posted comes once, and at each socket in its order.
public final class SocketsMain {

  /// How many post at once.
  private static final int WRITERS = 8;

  /// How long one answer may take, and the last event after the last message.
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final String TOKEN = "Bearer bench-0123456789abcdefghij";

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String url;
  private final int events;
  private final List<BitSet> heard = new ArrayList<>();
  private final CountDownLatch left;
  private final AtomicLong disordered = new AtomicLong();
  private final AtomicLong twice = new AtomicLong();

  private SocketsMain(String url, int workspaces, int events) {
    this.url = url;
    this.events = events;
    this.left = new CountDownLatch(workspaces * events);
    for (int i = 0; i < workspaces; i++) {
      heard.add(new BitSet());
    }
  }

  /// @param arguments where messages are posted, with `{u}` for the number of a workspace; how many
  ///     workspaces, how many sockets into each, how many messages in each
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int workspaces = Integer.parseInt(arguments[1]);
    int sockets = Integer.parseInt(arguments[2]);
    var main = new SocketsMain(arguments[0], workspaces, Integer.parseInt(arguments[3]));
    for (int i = 0; i < workspaces * sockets; i++) {
      main.open(1 + i % workspaces);
    }
    long start = System.nanoTime();
    main.post(workspaces);
    boolean all = main.left.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    double seconds = (System.nanoTime() - start) / 1e9;
    long heard = (long) workspaces * main.events - main.left.getCount();
    System.out.println(
        Obj.of("heard", Json.of(heard), "perSecond", Json.of(all ? heard / seconds : 0.0))
            .with("disordered", Json.of(main.disordered.get()))
            .with("twice", Json.of(main.twice.get())));
    System.exit(0);
  }

  private void open(int number) throws IOException, InterruptedException {
    Obj opened = call(number, "apps.connections.open", "");
    var app = new App(number - 1);
    http.newWebSocketBuilder()
        .buildAsync(URI.create(opened.text("url").orElseThrow()), app)
        .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
        .join();
    if (!app.greeted.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new IOException("expected to be greeted by workspace " + number + ", heard nothing");
    }
  }

  /// Each of some threads posts into its workspaces, one message after the other.
  private void post(int workspaces) throws InterruptedException {
    List<Thread> writers = new ArrayList<>();
    for (int w = 0; w < WRITERS; w++) {
      int own = w;
      writers.add(Thread.ofPlatform().start(() -> posting(own, workspaces)));
    }
    for (Thread each : writers) {
      each.join();
    }
  }

  private void posting(int writer, int workspaces) {
    try {
      for (int n = 0; n < events; n++) {
        for (int i = 1 + writer; i <= workspaces; i += WRITERS) {
          call(i, "chat.postMessage", "{\"channel\":\"general\",\"text\":\"n" + n + "\"}");
        }
      }
    } catch (IOException | InterruptedException broken) {
      System.err.println("a writer stopped: " + broken);
    }
  }

  private Obj call(int number, String method, String body)
      throws IOException, InterruptedException {
    String target =
        url.replace("{u}", Integer.toString(number)).replace("chat.postMessage", method);
    var request =
        HttpRequest.newBuilder(URI.create(target))
            .timeout(PATIENCE)
            .header("authorization", TOKEN)
            .header("content-type", "application/json; charset=utf-8")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    Obj reply = (Obj) Json.trusted(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    if (!reply.flag("ok")) {
      throw new IOException("expected ok of " + method + ", found " + reply);
    }
    return reply;
  }

  /// One socket. Its listener is called by one thread at a time.
  private final class App implements WebSocket.Listener {

    private final CountDownLatch greeted = new CountDownLatch(1);
    private final StringBuilder text = new StringBuilder();
    private final int workspace;
    private int last = -1;

    App(int workspace) {
      this.workspace = workspace;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean whole) {
      text.append(part);
      @Nullable CompletionStage<?> done = null;
      if (whole) {
        Obj frame = (Obj) Json.trusted(text.toString());
        text.setLength(0);
        if (frame.text("type").filter("hello"::equals).isPresent()) {
          greeted.countDown();
        } else {
          heard(frame);
          String ack = Obj.of("envelope_id", frame.find("envelope_id").orElseThrow()).toString();
          done = socket.sendText(ack, true);
        }
      }
      socket.request(1);
      return done;
    }

    private void heard(Obj frame) {
      String said =
          frame
              .obj("payload")
              .flatMap(payload -> payload.obj("event"))
              .flatMap(event -> event.text("text"))
              .orElse("");
      if (!said.matches("n\\d+")) {
        return;
      }
      int number = Integer.parseInt(said.substring(1));
      if (number < last) {
        disordered.incrementAndGet();
      }
      last = number;
      BitSet all = heard.get(workspace);
      synchronized (all) {
        if (all.get(number)) {
          twice.incrementAndGet();
          return;
        }
        all.set(number);
      }
      left.countDown();
    }
  }
}
