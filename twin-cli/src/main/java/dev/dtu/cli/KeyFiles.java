package dev.dtu.cli;

import dev.dtu.server.Server;
import dev.dtu.twin.Issuer;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The papers of the default universe's clients as files, such as a service account's key file.
final class KeyFiles {

  private KeyFiles() {}

  /// Writes all that are more than a header's line, `TWIN-KIND.json` each.
  static void write(Path folder, Server server, Universes universes) throws IOException {
    Files.createDirectories(folder);
    Universe universe = universes.find(Universes.DEFAULT).orElseThrow();
    for (Twin twin : universe.twins().values()) {
      String url = server.dataUrl() + "/u/" + universe.name() + "/" + twin.name();
      for (Issuer.Paper paper : twin.papers(universe.store(), url)) {
        if (paper.header().isEmpty()) {
          String name = twin.name() + "-" + paper.kind() + ".json";
          Files.writeString(folder.resolve(name), paper.value() + "\n");
        }
      }
    }
  }
}
