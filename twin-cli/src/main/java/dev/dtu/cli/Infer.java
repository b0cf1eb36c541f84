package dev.dtu.cli;

import dev.dtu.contract.Contract;
import dev.dtu.effect.Meanings;
import dev.dtu.infer.Inference;
import dev.dtu.infer.InferredFile;
import dev.dtu.load.Shelf;
import dev.dtu.load.TwinLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `dtu infer`: writes again what a contract's operations mean, for when the inference got better.
@Command(
    name = "infer",
    description =
        "Infers again what the operations of a distilled contract mean, and writes it"
            + " beside the contract.",
    footer = {"", "  dtu infer openapi-specs/petstore"})
final class Infer implements Callable<Integer> {

  @Spec CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FOLDER", description = "What dtu distill wrote.")
  Path folder = Path.of("");

  Infer() {}

  @Override
  public Integer call() throws Stopped, IOException {
    Contract contract =
        TwinLoader.contract(Shelf.folder(folder))
            .orElseThrow(
                () -> new Stopped("expected a distilled contract, found none in " + folder));
    Meanings meanings = write(contract, folder);
    spec.commandLine()
        .getOut()
        .printf(
            "%s: %d resources, %d operations with a meaning, %d without%n",
            contract.name(),
            meanings.resources().size(),
            meanings.effects().size(),
            meanings.absent().size());
    return 0;
  }

  /// Writes the meanings of a contract into its folder.
  static Meanings write(Contract contract, Path folder) throws IOException {
    Meanings meanings = Inference.of(contract);
    Files.writeString(folder.resolve(InferredFile.NAME), InferredFile.text(meanings));
    return meanings;
  }
}
