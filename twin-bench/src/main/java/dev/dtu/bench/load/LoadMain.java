package dev.dtu.bench.load;

import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/// The load as a process: an [Order] a line on standard input, a [Report] a line on standard output.
public final class LoadMain {

  private LoadMain() {}

  public static void main(String[] arguments) throws IOException, Malformed {
    var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      Order order = Order.of(Json.parse(line).asObj().orElseThrow());
      System.out.println(new Load(order).run().json());
    }
  }
}
