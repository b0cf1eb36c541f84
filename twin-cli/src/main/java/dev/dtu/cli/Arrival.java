package dev.dtu.cli;

import dev.dtu.twin.Twin;
import dev.dtu.universe.Cast;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/// The company of a server on its way: loaded by a thread of its own while the ports are made ready.
final class Arrival {

  private final FutureTask<Company> company;
  private volatile boolean open;

  private Arrival(FutureTask<Company> company) {
    this.company = company;
  }

  /// Begins to load.
  ///
  /// @param chosen names in the catalog; all of it when empty
  static Arrival of(List<String> chosen, List<SpecFile> documents) {
    var task = new FutureTask<>(() -> Company.of(chosen, documents));
    var arrival = new Arrival(task);
    Thread.ofPlatform().daemon().name("dtu-company").start(arrival::read);
    return arrival;
  }

  /// Reads twins as long as nobody can ask for one, the heaviest first: the ports are made ready by
  /// one core, and machines have more.
  private void read() {
    company.run();
    if (company.state() == Future.State.SUCCESS) {
      for (Twin twin : company.resultNow().heaviest()) {
        if (!open) {
          twin.read();
        }
      }
    }
  }

  /// From now on twins are read by those who ask for them.
  void open() {
    open = true;
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
