package dev.dtu.generate;

import dev.dtu.contract.Contract;
import dev.dtu.distill.Distilled;
import dev.dtu.distill.Distiller;
import dev.dtu.document.Unreadable;
import dev.dtu.drift.OverlayText;
import dev.dtu.effect.Meanings;
import dev.dtu.fidelity.Candidate;
import dev.dtu.fidelity.Drift;
import dev.dtu.fidelity.DriftFinder;
import dev.dtu.folder.ClassWords;
import dev.dtu.folder.ProblemsFile;
import dev.dtu.folder.TitleFile;
import dev.dtu.folder.TwinFolder;
import dev.dtu.infer.Inference;
import dev.dtu.infer.InferredFile;
import dev.dtu.letter.Letter;
import dev.dtu.library.Library;
import dev.dtu.library.Stacks;
import dev.dtu.load.TwinLoader;
import dev.dtu.recording.Session;
import dev.dtu.sketch.Sketch;
import dev.dtu.tenant.SeedFile;
import dev.dtu.twin.Twin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The files of a twin folder that are made without a model: contract, what is inferred from it, title
/// page, problems; and the library of what documents say.
final class Pages {

  private static final int TOLD = 5;

  private static final String OVERLAY = "overlay.yaml";

  private final Order order;
  private final TwinFolder twin;
  private final Watch watch;

  Pages(Order order, TwinFolder twin, Watch watch) {
    this.order = order;
    this.twin = twin;
    this.watch = watch;
  }

  /// Writes the contract, what is inferred from it, and the library.
  void distil(List<Session> training) throws Unreadable, IOException {
    Optional<Base> base = order.base();
    if (base.isPresent() && order.sources().openapi().isEmpty()) {
      TwinFolder.replace(base.get().folder().spec(), twin.spec());
    } else {
      contract(training);
    }
    Library library = Library.of(order.sources().docs());
    Path folder = order.output().resolve("library");
    TwinFolder.remove(folder);
    Stacks.write(library, folder);
    if (!order.sources().docs().isEmpty()) {
      watch.note(library.sections().size() + " sections in the library");
    }
    library.unread().stream().limit(TOLD).forEach(line -> watch.note("not read: " + line));
  }

  private void contract(List<Session> training) throws Unreadable, IOException {
    Distilled distilled = mended(distilled(training), training);
    distilled.writeTo(twin.spec());
    Path overlay = order.output().resolve(OVERLAY);
    if (Files.exists(overlay)) {
      Files.copy(overlay, twin.spec().resolve(OVERLAY), StandardCopyOption.REPLACE_EXISTING);
    }
    Contract contract = Contract.of(distilled.read("contract.json"), distilled);
    Meanings meanings = Inference.of(contract);
    Files.writeString(twin.spec().resolve(InferredFile.NAME), InferredFile.text(meanings));
    watch.note(
        "%d operations, %d with a meaning; %d flaws in the documents"
            .formatted(
                contract.lines().size(), meanings.effects().size(), distilled.flaws().size()));
  }

  private Distilled distilled(List<Session> training) throws Unreadable, IOException {
    Sources sources = order.sources();
    if (!sources.openapi().isEmpty()) {
      return Distiller.distill(sources.openapi(), options());
    }
    watch.note("no document of the API: the contract is drawn from the training recordings");
    String drawn = new Sketch(order.name(), training).document().pretty();
    return Distiller.distill("recordings.json", drawn, options());
  }

  /// What the documents say, and what training recordings show beside it: paths that begin otherwise, and
  /// operations that no document tells of. The overlay that says so stands with the contract.
  private Distilled mended(Distilled plain, List<Session> training) throws Unreadable, IOException {
    Files.deleteIfExists(order.output().resolve(OVERLAY));
    if (order.sources().openapi().isEmpty() || training.isEmpty()) {
      return plain;
    }
    Contract contract = Contract.of(plain.read("contract.json"), plain);
    Meanings meanings = Inference.of(contract);
    var candidate = new Candidate(TwinLoader.plain(order.name(), contract, meanings), meanings);
    List<Drift> drifts = new ArrayList<>();
    for (Drift each : new DriftFinder(order.name(), List.of(candidate)).of(named(training))) {
      boolean asked = each.kind() == Drift.Kind.OPERATION && each.times() > 1;
      if (asked || each.kind() == Drift.Kind.BEGINNING) {
        drifts.add(each);
        watch.note("no document tells: " + each.line());
      }
    }
    if (drifts.isEmpty()) {
      return plain;
    }
    Path overlay = order.output().resolve(OVERLAY);
    String title = contract.title().isBlank() ? order.name() : contract.title();
    Files.writeString(
        overlay, OverlayText.of(title, "training recordings, " + order.sources().day(), drifts));
    return Distiller.distill(order.sources().openapi(), options().withOverlay(overlay));
  }

  /// Sessions that name no service are of this one.
  private List<Session> named(List<Session> sessions) {
    return sessions.stream()
        .map(each ->
            each.service().isEmpty()
                ? Session.named(each.name(), order.name(), each.exchanges())
                : each)
        .toList();
  }

  private Distiller.Options options() {
    return Distiller.Options.named(order.name()).withRetrieved(order.sources().day().toString());
  }

  /// Writes the title page and the problems; what stands there goes.
  void write(List<Session> training) throws IOException {
    if (order.base().isPresent()) {
      TwinFolder.replace(order.base().get().folder().data(), twin.data());
      return;
    }
    Contract contract =
        twin.contract().orElseThrow(() -> new IOException("expected a contract in " + twin.spec()));
    Meanings meanings = Inference.of(contract);
    Twin plain = TwinLoader.plain(order.name(), contract, meanings);
    TwinFolder.remove(twin.data());
    Files.createDirectories(twin.data());
    List<String> from = new ArrayList<>();
    order.sources().documents().forEach(file -> from.add(order.sources().source(file)));
    String shown =
        order
                .sources()
                .recordings()
                .map(place -> "recorded traffic, " + place.getFileName())
                .orElse("the contract")
            + ", "
            + order.sources().day();
    if (order.sources().recordings().isPresent()) {
      from.add(shown);
    }
    String title = contract.title().isBlank() ? order.name() : contract.title();
    String page = new TitleFile(plain, training).text(title, from);
    var letter = new Letter(plain, training);
    String problems = new ProblemsFile(plain).text(training, shown);
    String classes =
        problems.contains("${class}") ? new ClassWords(plain, meanings).text(training) : "";
    Files.writeString(
        twin.data().resolve("twin.yaml"),
        page + classes + SeedFile.named(training) + letter.text());
    Optional<String> limits = letter.limits(shown);
    if (limits.isPresent()) {
      Files.writeString(twin.data().resolve("limits.yaml"), limits.get());
    }
    SeedFile.empty(twin.data(), training, shown);
    Files.writeString(twin.data().resolve("problems.yaml"), problems);
  }
}
