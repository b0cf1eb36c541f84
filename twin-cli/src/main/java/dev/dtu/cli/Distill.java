package dev.dtu.cli;

import dev.dtu.contract.Contract;
import dev.dtu.distill.Distilled;
import dev.dtu.distill.Distiller;
import dev.dtu.document.Unreadable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `dtu distill`: writes the facts of API documents as a contract, and what was inferred from it.
@Command(
    name = "distill",
    description =
        "Distils API documents into a contract: facts only, with the flaws of the documents"
            + " listed beside them. It knows OpenAPI documents (3.0, 3.1; JSON or YAML), Google"
            + " discovery documents, and the folders of Slack's reference.",
    sortOptions = false,
    footer = {
      "",
      "  dtu distill petstore.yaml -o openapi-specs/petstore",
      "  dtu distill drive-v3.json -o openapi-specs/drive"
    })
final class Distill implements Callable<Integer> {

  @Spec CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "DOCUMENT",
      arity = "1..*",
      description = "The documents, files or folders; later ones add to the first.")
  List<Path> documents = new ArrayList<>();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FOLDER",
      required = true,
      description = "Where to write contract/, inferred.json and SOURCE.yaml.")
  Path folder = Path.of("");

  @Option(
      names = "--overlay",
      paramLabel = "FILE",
      description =
          "An OpenAPI document of your own that adds to the others and corrects them; each of its"
              + " operations and schemas has an 'x-source'. Default: overlay.yaml in the output"
              + " folder, when there is one.")
  @Nullable Path overlay;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "The contract's name. Default: the folder's.")
  @Nullable String name;

  @Option(
      names = "--retrieved",
      paramLabel = "DAY",
      defaultValue = "",
      description = "The day the documents were fetched, for SOURCE.yaml: 2026-08-31.")
  String retrieved = "";

  @Option(
      names = "--origin",
      paramLabel = "URL",
      description = "Where the documents came from, for SOURCE.yaml; one a document, in order.")
  List<String> origins = new ArrayList<>();

  Distill() {}

  @Override
  public Integer call() throws Stopped, IOException {
    try {
      Distilled distilled = Distiller.distill(documents, options());
      distilled.writeTo(folder);
      Contract contract = Contract.of(distilled.read("contract.json"), distilled);
      Infer.write(contract, folder);
      spec.commandLine().getOut().print(distilled.report());
      spec.commandLine().getOut().flush();
      return 0;
    } catch (Unreadable unreadable) {
      throw new Stopped(String.valueOf(unreadable.getMessage()));
    }
  }

  private Distiller.Options options() throws Stopped {
    try {
      var options = Distiller.Options.named(contractName()).withRetrieved(retrieved);
      for (int i = 0; i < Math.min(origins.size(), documents.size()); i++) {
        String file = String.valueOf(documents.get(i).getFileName());
        options = options.withOrigin(file, origins.get(i));
      }
      Path usual = folder.resolve("overlay.yaml");
      Path chosen = overlay != null ? overlay : usual;
      return overlay != null || Files.isRegularFile(usual) ? options.withOverlay(chosen) : options;
    } catch (IllegalArgumentException wrong) {
      throw new Stopped(wrong.getMessage() + "; give another with --name");
    }
  }

  private String contractName() {
    return name != null
        ? name
        : String.valueOf(folder.toAbsolutePath().normalize().getFileName())
            .toLowerCase(Locale.ROOT);
  }
}
