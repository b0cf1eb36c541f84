package dev.dtu.unmodified;

import dev.dtu.contract.Contract;
import dev.dtu.distill.Distilled;
import dev.dtu.distill.Distiller;
import dev.dtu.infer.Inference;
import dev.dtu.load.Catalog;
import dev.dtu.load.TwinLoader;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Universes;
import dev.dtu.universe.Wish;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Twins of services that nobody wrote a line for: their documents as they are.
final class Strangers {

  private static final String SPECS = "DTU_SPECS";

  private Strangers() {}

  /// Where a document would be in the folder of documents.
  static Path document(String file) {
    String told = System.getenv(SPECS);
    return Path.of(told == null ? "../../shared/specs" : told).resolve(file);
  }

  /// The twin of a document; empty, and said so, when it is not there.
  static Optional<Twin> twin(String name, String file) throws Exception {
    Path document = document(file);
    if (!Files.isRegularFile(document)) {
      System.out.printf("%s is not hosted: no document %s; set %s%n", name, document, SPECS);
      return Optional.empty();
    }
    Distilled distilled = Distiller.distill(document, Distiller.Options.named(name));
    Contract contract = Contract.of(distilled.read("contract.json"), distilled);
    return Optional.of(TwinLoader.plain(name, contract, Inference.alone(contract)));
  }

  /// Universes of one twin, of which the default one takes any credential.
  static Universes universes(Twin twin) throws Exception {
    var universes =
        new Universes(
            new TreeMap<>(Map.of(twin.name(), twin)), 7, InstantSource.system(), Catalog.people());
    universes.create(Wish.ANYTHING.named(Universes.DEFAULT).takingAnyCredential());
    return universes;
  }
}
