package dev.dtu.bench.subject;

import dev.dtu.json.Obj;
import io.javalin.Javalin;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;

/// A Javalin with one route as a process: what a start is compared with.
public final class EmptyMain {

  private EmptyMain() {}

  /// @param arguments `rehearse` to answer one call of its own and end, so that the JVM learns
  public static void main(String[] arguments) throws IOException {
    Javalin javalin =
        Javalin.create(
                config -> {
                  config.startup.showJavalinBanner = false;
                  config.concurrency.useVirtualThreads = true;
                  config.routes.get("/", context -> context.result("here"));
                })
            .start("127.0.0.1", 0);
    String url = "http://127.0.0.1:" + javalin.port();
    if (arguments.length == 0) {
      System.out.println(Obj.builder().put("data", url).build());
      System.out.flush();
      return;
    }
    try (InputStream in = URI.create(url + "/").toURL().openStream()) {
      in.readAllBytes();
    }
    System.exit(0);
  }
}
