package dev.dtu.cli;

import dev.dtu.fidelity.Candidate;
import dev.dtu.infer.Inference;
import dev.dtu.load.Catalog;
import dev.dtu.load.EvidenceFile;
import dev.dtu.load.FlawedTwin;
import dev.dtu.load.Shelf;
import dev.dtu.load.TwinLoader;
import dev.dtu.recording.Recordings;
import dev.dtu.recording.Trouble;
import dev.dtu.trial.Subject;
import dev.dtu.twin.Twin;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What commands over recordings have in common: their files, and the twins they are of.
final class Witnesses {

  /// So many troubles of recordings are told.
  private static final int TROUBLES = 10;

  private static final String MINED = "twin/mined.json";

  private Witnesses() {}

  /// The recordings at a place.
  static List<Path> files(Path place) throws Stopped, IOException {
    if (!Files.exists(place)) {
      throw Stopped.wrongUse("no such file or folder: " + place);
    }
    List<Path> files = Recordings.files(place);
    if (files.isEmpty()) {
      throw Stopped.wrongUse(
          "expected recordings (.jsonl, .har, .json, .yaml), found none in " + place);
    }
    return files;
  }

  /// A twin of the catalog and those it shares a space with, which its recordings may be of too.
  static List<Candidate> candidates(String name) throws Stopped, InterruptedException {
    Company.of(List.of(name), List.of()); // tells of a wrong name
    String space = Catalog.space(name);
    List<String> names =
        Catalog.names().stream().filter(each -> Catalog.space(each).equals(space)).toList();
    List<Candidate> candidates = new ArrayList<>();
    for (Twin twin : Company.of(names, List.of()).twins().values()) {
      candidates.add(candidate(twin));
    }
    return candidates;
  }

  /// A twin of the catalog, with what its operations mean.
  static Candidate candidate(Twin twin) throws Stopped {
    try {
      var loader = new TwinLoader(Catalog.SPECS, Inference::of);
      return new Candidate(twin, loader.meanings(twin.name(), Catalog.TWINS.below(twin.name())));
    } catch (FlawedTwin flawed) {
      throw new Stopped(String.valueOf(flawed.getMessage()));
    }
  }

  /// A twin of the catalog that was seen to do what a file says.
  ///
  /// @param mined what stands in the place of its own `mined.json`
  static Candidate candidate(String name, Path mined) throws Stopped, IOException {
    var file = Shelf.memory(Map.of(MINED, Files.readAllBytes(mined)));
    var shelf = new Shelf.Replaced(Catalog.TWINS.below(name), MINED, file);
    try {
      var loader = new TwinLoader(Catalog.SPECS, Inference::of);
      return new Candidate(loader.load(name, shelf), loader.meanings(name, shelf));
    } catch (FlawedTwin flawed) {
      throw new Stopped(mined + " in the place of " + MINED + ":\n" + flawed.getMessage());
    }
  }

  /// A twin of the catalog with what its operations mean.
  static Subject subject(String name) throws Stopped, InterruptedException {
    Company.of(List.of(name), List.of()); // tells of a wrong name
    try {
      var loader = new TwinLoader(Catalog.SPECS, Inference::of);
      Twin twin = loader.load(name, Catalog.TWINS.below(name));
      var shelf = Catalog.TWINS.below(name);
      return new Subject(twin, loader.meanings(name, shelf), EvidenceFile.read(shelf));
    } catch (FlawedTwin flawed) {
      throw new Stopped(String.valueOf(flawed.getMessage()));
    }
  }

  static void tell(List<Trouble> troubles, PrintWriter err) {
    troubles.stream().limit(TROUBLES).forEach(each -> err.println("not read: " + each));
    if (troubles.size() > TROUBLES) {
      err.println("and " + (troubles.size() - TROUBLES) + " more");
    }
    err.flush();
  }
}
