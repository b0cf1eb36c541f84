package dev.dtu.control;

import dev.dtu.ledger.Transcript;
import dev.dtu.store.Blobs;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import dev.dtu.universe.Wish;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/// Takes a universe's journal elsewhere, as one file, and opens one that came from elsewhere.
record FileRoutes(Universes universes, Blobs blobs, Addresses addresses) {

  List<Route> routes() {
    return List.of(
        new Route("GET", "/universes/{u}/journal/file", "its journal as one file", this::journal),
        new Route("POST", "/universes/import", "opens such a file: ?name=", this::open)
            .takingFile());
  }

  private Answer journal(Ask ask) throws Wrong {
    ask.parameters();
    Universe universe = Control.universe(universes, ask.part("u"));
    var file = new ByteArrayOutputStream();
    try {
      universe.transcript().write(file, blobs);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return Answer.file(file.toByteArray())
        .with("content-disposition", "attachment; filename=\"" + universe.name() + ".journal\"");
  }

  private Answer open(Ask ask) throws Wrong {
    ask.parameters("name");
    Optional<String> name = ask.query().find("name");
    Transcript journal;
    try {
      journal = Transcript.read(ask.body(), blobs);
    } catch (IOException unusable) {
      throw new Wrong(400, "the body is no journal that can be opened")
          .expected("a file as GET /universes/{u}/journal/file gives it")
          .found(String.valueOf(unusable.getMessage()));
    }
    try {
      return Answer.of(201, addresses.show(universes.open(name, journal)));
    } catch (Universes.Refused refused) {
      Wish wish = Wish.ANYTHING.named(name.orElse(journal.name()));
      throw new UniverseRoutes(universes, addresses).refused(refused, wish);
    }
  }
}
