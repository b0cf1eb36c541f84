package dev.dtu.bench.subject;

import dev.dtu.contract.Contract;
import dev.dtu.contract.OperationLine;
import dev.dtu.contract.Router;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.load.Catalog;
import dev.dtu.load.Prepared;
import dev.dtu.load.TwinLoader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// Loads contracts as a process, prepared where they are, else from the class path, each on a thread
/// of its own as the server does, until one call is routed and its operation read; tells how many
/// milliseconds all took together: the first time, and the median of later times.
public final class ContractsMain {

  private static final int AGAIN = 51;

  private ContractsMain() {}

  /// @param arguments the names of the contracts
  public static void main(String[] arguments) throws InterruptedException {
    List<String> names = List.of(arguments);
    double cold = millis(names);
    double[] warm = new double[AGAIN];
    for (int i = 0; i < AGAIN; i++) {
      warm[i] = millis(names);
    }
    Arrays.sort(warm);
    System.out.println(Obj.of("cold", Json.of(cold), "warm", Json.of(warm[AGAIN / 2])));
  }

  private static double millis(List<String> names) throws InterruptedException {
    var operations = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    long start = System.nanoTime();
    Optional<Prepared> prepared = Prepared.current();
    for (String name : names) {
      threads.add(Thread.ofPlatform().start(() -> operations.addAndGet(load(prepared, name))));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    double millis = (System.nanoTime() - start) / 1e6;
    if (operations.get() < 500) {
      throw new IllegalStateException("expected hundreds of operations, found " + operations);
    }
    return millis;
  }

  /// The operations of a contract that answers: one of them was found by its path and read.
  private static int load(Optional<Prepared> prepared, String name) {
    Contract contract =
        prepared
            .flatMap(all -> all.contract(name))
            .or(() -> TwinLoader.contract(Catalog.SPECS.below(name)))
            .orElseThrow(() -> new IllegalStateException("no contract of " + name));
    OperationLine last = contract.lines().getLast();
    if (!(contract.router().match(last.method(), last.path().replaceAll("[{}]", ""))
        instanceof Router.Match.Found found)) {
      throw new IllegalStateException("expected to find " + last);
    }
    contract.operation(found.operation());
    return contract.lines().size();
  }
}
