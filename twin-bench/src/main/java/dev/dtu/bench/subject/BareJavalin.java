package dev.dtu.bench.subject;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// The first baseline, what a person writes in ten minutes: parse the body to a tree, add an id and
/// the time, keep it in a map, serialise it. No authentication, no validation, no journal, no
/// isolation.
final class BareJavalin implements Subject {

  private static final String PATH = "/documents";

  private final ObjectMapper mapper = new ObjectMapper();
  private final ConcurrentHashMap<String, ObjectNode> documents = new ConcurrentHashMap<>();
  private final AtomicLong ids = new AtomicLong();
  private final Javalin javalin;

  BareJavalin() {
    javalin =
        Javalin.create(
                config -> {
                  config.startup.showJavalinBanner = false;
                  config.concurrency.useVirtualThreads = true;
                  config.routes.post(PATH, this::create);
                  config.routes.get(PATH + "/{id}", this::read);
                })
            .start("127.0.0.1", 0);
  }

  private void create(Context context) throws IOException {
    var document = (ObjectNode) mapper.readTree(context.bodyAsBytes());
    String id = Long.toString(ids.incrementAndGet());
    document.put("id", id).put("created", Instant.now().toString());
    documents.put(id, document);
    context.status(HttpStatus.CREATED);
    answer(context, document);
  }

  private void read(Context context) throws JsonProcessingException {
    Optional<ObjectNode> document = Optional.ofNullable(documents.get(context.pathParam("id")));
    if (document.isEmpty()) {
      context.status(HttpStatus.NOT_FOUND);
    } else {
      answer(context, document.get());
    }
  }

  private void answer(Context context, ObjectNode document) throws JsonProcessingException {
    context.contentType("application/json").result(mapper.writeValueAsBytes(document));
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
    documents.clear();
  }
}
