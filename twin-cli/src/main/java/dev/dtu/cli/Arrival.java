package dev.dtu.cli;

import dev.dtu.universe.Cast;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// The company of a server on its way: loaded by a thread of its own while the ports are made ready.
final class Arrival {

  private final FutureTask<Company> company;

  private Arrival(FutureTask<Company> company) {
    this.company = company;
  }

  /// Begins to load.
  ///
  /// @param chosen names in the catalog; all of it when empty
  static Arrival of(List<String> chosen, List<SpecFile> documents) {
    var task = new FutureTask<>(() -> Company.of(chosen, documents));
    Thread.ofPlatform().daemon().name("dtu-company").start(task);
    return new Arrival(task);
  }

  /// The company once it is there.
  ///
  /// @throws Stopped when a name or a document is not usable
  Company await() throws Stopped, InterruptedException {
    try {
      return company.get();
    } catch (ExecutionException failed) {
      switch (failed.getCause()) {
        case Stopped stopped -> throw stopped;
        case RuntimeException defect -> throw defect;
        case Error defect -> throw defect;
        case null, default -> throw new Stopped(failed.toString());
      }
    }
  }

  /// Who is in every fresh universe, once all are there.
  Cast cast() {
    try {
      Company arrived = company.get();
      return new Cast(arrived.twins(), arrived.people());
    } catch (ExecutionException failed) {
      throw new IllegalStateException("the twins were not loaded", failed.getCause());
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("ended while the twins were loading", hurried);
    }
  }
}
