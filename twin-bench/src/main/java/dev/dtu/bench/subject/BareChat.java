package dev.dtu.bench.subject;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicLong;

/// What a person writes in ten minutes of a chat: parse the message to a tree, give it a moment, keep
/// it, tell it. No token, no channels, no blocks, no events, no journal.
final class BareChat implements Subject {

  private static final String PATH = "/api/chat.postMessage";

  private final ObjectMapper mapper = new ObjectMapper();
  private final ConcurrentLinkedDeque<ObjectNode> messages = new ConcurrentLinkedDeque<>();
  private final AtomicLong moments = new AtomicLong(1_767_225_600_000_000L);
  private final Javalin javalin;

  BareChat() {
    javalin =
        Javalin.create(
                config -> {
                  config.startup.showJavalinBanner = false;
                  config.concurrency.useVirtualThreads = true;
                  config.routes.post(PATH, this::post);
                })
            .start("127.0.0.1", 0);
  }

  private void post(Context context) throws IOException {
    var said = (ObjectNode) mapper.readTree(context.bodyAsBytes());
    long micros = moments.incrementAndGet();
    String ts =
        micros / 1_000_000 + "." + Long.toString(1_000_000 + micros % 1_000_000).substring(1);
    ObjectNode message = mapper.createObjectNode();
    message.put("type", "message").put("user", "U0ROBOT0001").put("ts", ts);
    message.set("text", said.get("text"));
    messages.add(message);
    ObjectNode reply = mapper.createObjectNode();
    reply.put("ok", true).put("ts", ts);
    reply.set("channel", said.get("channel"));
    reply.set("message", message);
    context.contentType("application/json").result(mapper.writeValueAsBytes(reply));
  }

  @Override
  public int port() {
    return javalin.port();
  }

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public void clear() {
    messages.clear();
  }
}
