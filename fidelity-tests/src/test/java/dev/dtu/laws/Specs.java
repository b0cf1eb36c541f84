package dev.dtu.laws;

import dev.dtu.contract.Contract;
import dev.dtu.distill.Distilled;
import dev.dtu.distill.Distiller;
import dev.dtu.effect.Meanings;
import dev.dtu.infer.Inference;
import dev.dtu.load.Catalog;
import dev.dtu.load.EvidenceFile;
import dev.dtu.load.TwinLoader;
import dev.dtu.trial.Subject;
import dev.dtu.twin.Twin;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The twins the laws are held over: those of the catalog, and plain ones made from documents.
final class Specs {

  private static final String FOLDER = "DTU_SPECS";

  private Specs() {}

  static Subject catalog(String name) throws Exception {
    var loader = new TwinLoader(Catalog.SPECS, Inference::of);
    Twin twin = loader.load(name, Catalog.TWINS.below(name));
    var shelf = Catalog.TWINS.below(name);
    return new Subject(twin, loader.meanings(name, shelf), EvidenceFile.read(shelf));
  }

  /// The twin of a document in the folder of documents; empty, and said so, when it is not there.
  static Optional<Subject> document(String name, String file) throws Exception {
    String told = System.getenv(FOLDER);
    Path folder = Path.of(told == null ? "../../shared/specs" : told);
    Path document = folder.resolve(file);
    if (!Files.isRegularFile(document)) {
      System.out.printf(
          "laws of %s not held: no document %s; set %s to the folder of API documents%n",
          name, document.toAbsolutePath().normalize(), FOLDER);
      return Optional.empty();
    }
    Distilled distilled = Distiller.distill(document, Distiller.Options.named(name));
    Contract contract = Contract.of(distilled.read("contract.json"), distilled::read);
    Meanings meanings = Inference.alone(contract);
    return Optional.of(new Subject(TwinLoader.plain(name, contract, meanings), meanings));
  }
}
