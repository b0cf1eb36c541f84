package dev.dtu.cli;

import dev.dtu.call.Nearest;
import dev.dtu.contract.Contract;
import dev.dtu.distill.Distilled;
import dev.dtu.distill.Distiller;
import dev.dtu.document.Flaw;
import dev.dtu.document.Unreadable;
import dev.dtu.folder.TwinFolder;
import dev.dtu.infer.Inference;
import dev.dtu.load.Catalog;
import dev.dtu.load.Digest;
import dev.dtu.load.FlawedTwin;
import dev.dtu.load.Prepared;
import dev.dtu.load.Shelf;
import dev.dtu.load.TwinLoader;
import dev.dtu.twin.People;
import dev.dtu.twin.Twin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/// The twins a server starts with: those of the catalog that were chosen, one a document.
///
/// @param loaded the twins by name
/// @param people who live in every fresh universe
/// @param notes what a person should know of the documents, a line each
record Company(SortedMap<String, Loaded> loaded, People people, List<String> notes) {

  /// The word that chooses no twin of the catalog.
  static final String NONE = "none";

  /// Loads all of them side by side.
  ///
  /// @param chosen names in the catalog; all of it when empty
  /// @throws Stopped when a name or a document is not usable
  static Company of(List<String> chosen, List<SpecFile> documents)
      throws Stopped, InterruptedException {
    Optional<Prepared> prepared = Prepared.current();
    List<String> known = prepared.map(Prepared::names).orElseGet(Catalog::names);
    List<String> names = withTokens(names(chosen, known), known, prepared);
    refuseDoubles(names, documents);
    List<Callable<Loaded>> tasks = new ArrayList<>();
    names.forEach(name -> tasks.add(() -> fromCatalog(prepared, name)));
    documents.forEach(document -> tasks.add(() -> fromDocument(document)));
    SortedMap<String, Loaded> loaded = new TreeMap<>();
    List<String> notes = new ArrayList<>();
    List<String> troubles = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Loaded> task : threads.invokeAll(tasks)) {
        try {
          loaded.put(task.get().twin().name(), task.get());
          notes.addAll(task.get().notes());
        } catch (ExecutionException failed) {
          troubles.add(foreseen(failed));
        }
      }
    }
    if (!troubles.isEmpty()) {
      throw new Stopped(String.join("\n", troubles));
    }
    return new Company(loaded, allPeople(prepared), notes);
  }

  /// A twin and where it is from.
  ///
  /// @param digest what it is made of, told when it is asked for; see [Digest]
  record Loaded(Twin twin, Supplier<String> digest, List<String> notes) {}

  /// The twins by name.
  SortedMap<String, Twin> twins() {
    SortedMap<String, Twin> twins = new TreeMap<>();
    loaded.forEach((name, each) -> twins.put(name, each.twin()));
    return twins;
  }

  /// What each is made of, by name; reads all files anew.
  SortedMap<String, String> digests() {
    SortedMap<String, String> digests = new TreeMap<>();
    loaded.forEach((name, each) -> digests.put(name, each.digest().get()));
    return digests;
  }

  private static People allPeople(Optional<Prepared> prepared) throws Stopped {
    try {
      return prepared.isPresent() ? prepared.get().people() : Catalog.people();
    } catch (FlawedTwin flawed) {
      throw new Stopped(String.valueOf(flawed.getMessage()));
    }
  }

  private static List<String> names(List<String> chosen, List<String> known) throws Stopped {
    if (chosen.isEmpty()) {
      return known;
    }
    if (chosen.equals(List.of(NONE))) {
      return List.of();
    }
    for (String name : chosen) {
      if (!known.contains(name)) {
        throw Stopped.wrongUse(
            "no twin '"
                + name
                + "' in the catalog"
                + Nearest.hint(name, known)
                + "\nThe catalog has "
                + String.join(", ", known)
                + "; any other service is hosted from its document: --spec NAME=FILE");
      }
    }
    return chosen.stream().distinct().toList();
  }

  /// The twins and what hands out the tokens they take, where that is a twin of its own.
  private static List<String> withTokens(
      List<String> names, List<String> known, Optional<Prepared> prepared) {
    List<String> others = new ArrayList<>(known);
    others.removeAll(names);
    if (others.isEmpty()) {
      return names;
    }
    Set<String> spaces = new HashSet<>();
    names.forEach(name -> spaces.add(space(name, prepared)));
    var all = new LinkedHashSet<>(names);
    for (String other : others) {
      boolean tokens =
          prepared.map(pack -> pack.cover(other).tokens()).orElseGet(() -> Catalog.handsOut(other));
      if (tokens && spaces.contains(space(other, prepared))) {
        all.add(other);
      }
    }
    return List.copyOf(all);
  }

  private static String space(String name, Optional<Prepared> prepared) {
    return prepared.map(pack -> pack.cover(name).space()).orElseGet(() -> Catalog.space(name));
  }

  private static void refuseDoubles(List<String> names, List<SpecFile> documents) throws Stopped {
    List<String> taken = new ArrayList<>(names);
    for (SpecFile document : documents) {
      if (taken.contains(document.name())) {
        throw Stopped.wrongUse(
            "expected each twin's name once, found '"
                + document.name()
                + "' again; give the document another name, or choose the catalog's twins with"
                + " --twins");
      }
      taken.add(document.name());
    }
  }

  private static Loaded fromCatalog(Optional<Prepared> prepared, String name) throws FlawedTwin {
    Twin twin =
        prepared.isPresent()
            ? prepared.get().later(name, Inference::of)
            : new TwinLoader(Catalog.SPECS, Inference::of).load(name, Catalog.TWINS.below(name));
    return new Loaded(
        twin, () -> Digest.of(Catalog.TWINS.below(name), Catalog.SPECS.below(name)), List.of());
  }

  private static Loaded fromDocument(SpecFile document)
      throws Stopped, FlawedTwin, Unreadable, IOException {
    Optional<TwinFolder> folder = document.folder();
    if (folder.isPresent()) {
      Twin twin = folder.get().as(document.name()).twin();
      return new Loaded(twin, () -> digest(folder.get()), List.of());
    }
    Distilled distilled =
        Distiller.distill(document.file(), Distiller.Options.named(document.name()));
    Contract contract = Contract.of(distilled.read("contract.json"), distilled);
    Twin twin = TwinLoader.plain(document.name(), contract, Inference.alone(contract));
    return new Loaded(
        twin,
        () -> Digest.of(distilled.files().toString().getBytes(StandardCharsets.UTF_8)),
        notes(document, distilled.flaws()));
  }

  private static String digest(TwinFolder folder) {
    return Digest.of(folder.shelf(), Shelf.folder(folder.spec()));
  }

  private static List<String> notes(SpecFile document, List<Flaw> flaws) {
    if (flaws.isEmpty()) {
      return List.of();
    }
    String count = flaws.size() == 1 ? "a flaw" : flaws.size() + " flaws";
    return List.of(
        document.name()
            + ": the document has "
            + count
            + ", hosted as far as it goes; 'dtu distill "
            + document.file()
            + " -o FOLDER' lists them");
  }

  private static String foreseen(ExecutionException failed) throws Stopped {
    return switch (failed.getCause()) {
      case null -> throw new Stopped(failed.toString());
      case FlawedTwin flawed -> String.valueOf(flawed.getMessage());
      case Stopped stopped -> String.valueOf(stopped.getMessage());
      case Unreadable unreadable -> String.valueOf(unreadable.getMessage());
      case IOException outside -> String.valueOf(outside.getMessage());
      case RuntimeException defect -> throw defect;
      case Error defect -> throw defect;
      case Throwable other -> throw new Stopped(other.toString());
    };
  }
}
