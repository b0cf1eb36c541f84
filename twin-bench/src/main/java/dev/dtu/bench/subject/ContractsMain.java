package dev.dtu.bench.subject;

import dev.dtu.contract.Contract;
import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import dev.dtu.load.Catalog;
import dev.dtu.load.Shelf;
import java.util.Arrays;

/// Loads the contracts of okta and jira from the class path as a process, and tells how many
/// milliseconds both took together: the first time, and the median of later times.
public final class ContractsMain {

  private static final int AGAIN = 51;

  private ContractsMain() {}

  public static void main(String[] arguments) {
    double cold = millis();
    double[] warm = new double[AGAIN];
    for (int i = 0; i < AGAIN; i++) {
      warm[i] = millis();
    }
    Arrays.sort(warm);
    System.out.println(Obj.of("cold", Json.of(cold), "warm", Json.of(warm[AGAIN / 2])));
  }

  private static double millis() {
    long start = System.nanoTime();
    int operations = load("okta").lines().size() + load("jira").lines().size();
    double millis = (System.nanoTime() - start) / 1e6;
    if (operations < 500) {
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
