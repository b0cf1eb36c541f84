package dev.dtu.bench.subject;

import dev.dtu.contract.Contract;
import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import dev.dtu.load.Catalog;
import dev.dtu.load.Shelf;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Loads contracts from the class path as a process, each on a thread of its own as the server does,
/// and tells how many milliseconds all took together: the first time, and the median of later times.
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
    for (String name : names) {
      threads.add(Thread.ofPlatform().start(() -> operations.addAndGet(load(name).lines().size())));
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

  private static Contract load(String name) {
    Shelf shelf = Catalog.SPECS.below(name).below("contract");
    return Contract.of(document(shelf, "contract.json"), path -> document(shelf, path));
  }

  private static Obj document(Shelf shelf, String path) {
    try {
      byte[] bytes =
          shelf
              .read(path)
              .orElseThrow(() -> new IllegalStateException("no " + path + " on the class path"));
      return Json.parse(bytes).asObj().orElseThrow();
    } catch (Malformed malformed) {
      throw new IllegalStateException(path, malformed);
    }
  }
}
