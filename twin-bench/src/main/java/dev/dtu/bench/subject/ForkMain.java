package dev.dtu.bench.subject;

import dev.dtu.call.Body;
import dev.dtu.call.Headers;
import dev.dtu.call.Origin;
import dev.dtu.call.Reply;
import dev.dtu.call.Request;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import dev.dtu.universe.Wish;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Forks a universe of 100,000 rows as a process: `time` tells the median microseconds of a fork
/// over many, `weigh` the live heap once 10,000 forks with ten calls that write stand.
public final class ForkMain {

  private static final int ROWS = 100_000;
  private static final int TIMED = 5_000;
  private static final int FORKS = 10_000;
  private static final int WRITES = 10;
  private static final Origin ORIGIN = new Origin("http", "127.0.0.1", "/u/x/notes");

  private final Universes universes = Worlds.of(20);

  private ForkMain() {}

  public static void main(String[] arguments) throws IOException, Universes.Refused {
    var main = new ForkMain();
    Worlds.create(main.universes, "origin", ROWS);
    var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      System.out.println(line.equals("time") ? main.time() : main.weigh());
    }
  }

  private Universe fork(String name) throws Universes.Refused {
    return universes.create(Wish.ANYTHING.named(name).forkOf("origin").takingAnyCredential());
  }

  private Obj time() throws Universes.Refused {
    long[] nanos = new long[TIMED];
    for (int i = 0; i < TIMED; i++) {
      String name = "f" + i;
      long start = System.nanoTime();
      Universe made = fork(name);
      nanos[i] = System.nanoTime() - start;
      write(made, i);
      universes.delete(name);
    }
    Arrays.sort(nanos);
    return Obj.of("micros", Json.of(nanos[TIMED / 2] / 1e3));
  }

  private Obj weigh() throws Universes.Refused {
    List<Universe> forks = new ArrayList<>();
    for (int i = 0; i < FORKS; i++) {
      Universe made = fork("f" + i);
      for (int write = 0; write < WRITES; write++) {
        write(made, write);
      }
      forks.add(made);
    }
    Memory.collect();
    double mib = Memory.live() / (double) (1 << 20);
    return Obj.of("mib", Json.of(mib), "forks", Json.of(forks.size()));
  }

  static void write(Universe universe, int number) {
    Obj item = Worlds.envelope("", number).obj("item").orElseThrow();
    Request request =
        new Request(
            "POST",
            "/v1/" + SyntheticService.ASKED + "s",
            "",
            Headers.of("content-type", "application/json")
                .with("authorization", "Bearer bench-0123456789abcdefghij"),
            Body.of(item.without("id").without("created")));
    Reply reply = universe.answer(SyntheticService.NAME, ORIGIN, request);
    if (reply.status() != 201) {
      throw new IllegalStateException("expected 201, found " + reply.status() + reply.body());
    }
  }
}
