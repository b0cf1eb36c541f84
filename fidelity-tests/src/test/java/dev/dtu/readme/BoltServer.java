package dev.dtu.readme;

import com.slack.api.bolt.App;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Executors;

/// Slack's framework for Java behind the JDK's own server, as its adapters for other servers have it.
final class BoltServer implements AutoCloseable {

  private final App app;
  private final SlackRequestParser parser;
  private final HttpServer server;

  BoltServer(App app) throws IOException {
    this.app = app;
    this.parser = new SlackRequestParser(app.config());
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/slack/events", this::take);
    app.start();
    server.start();
  }

  String url() {
    return "http://localhost:" + server.getAddress().getPort() + "/slack/events";
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      var request =
          new SlackRequestParser.HttpRequest(
              exchange.getRequestURI().getPath(),
              Map.of(),
              body,
              new RequestHeaders(exchange.getRequestHeaders()),
              "127.0.0.1",
              false);
      Response response = answer(request);
      if (response.getContentType() != null) {
        exchange.getResponseHeaders().set("content-type", response.getContentType());
      }
      byte[] said =
          response.getBody() == null
              ? new byte[0]
              : response.getBody().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(response.getStatusCode(), said.length == 0 ? -1 : said.length);
      exchange.getResponseBody().write(said);
    }
  }

  private Response answer(SlackRequestParser.HttpRequest request) {
    try {
      return app.run(parser.parse(request));
    } catch (Exception broken) {
      return Response.error(500);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    app.stop();
  }
}
