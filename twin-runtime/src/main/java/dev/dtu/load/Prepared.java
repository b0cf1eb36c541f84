package dev.dtu.load;

import dev.dtu.contract.Contract;
import dev.dtu.effect.Beforehand;
import dev.dtu.effect.Meanings;
import dev.dtu.twin.Cover;
import dev.dtu.twin.People;
import dev.dtu.twin.Twin;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/// The catalog in one file, made once after a build so that a start need not read it: YAML as JSON,
/// contracts by operation and schema, what was mined by operation. The folders stay the truth; a
/// twin of either is the same (`docs/decisions/0025-the-catalog-is-prepared.md`).
///
/// Safe for any number of threads.
public final class Prepared {

  /// The property that names the file; the launcher sets it.
  public static final String PROPERTY = "dtu.prepared";

  static final String TWINS = "twins";
  static final String SPECS = "specs";
  private static final String PEOPLE = "people/default.yaml";

  private final Shelf.Packed shelf;

  private Prepared(Pack pack) {
    this.shelf = new Shelf.Packed(pack, "");
  }

  /// The prepared catalog of this program; empty when it was not prepared.
  public static Optional<Prepared> current() {
    return Optional.ofNullable(System.getProperty(PROPERTY)).map(Path::of).flatMap(Prepared::at);
  }

  /// The prepared catalog in a file; empty when there is none of this format.
  public static Optional<Prepared> at(Path file) {
    return Pack.at(file).map(Prepared::new);
  }

  /// Prepares the catalog of the class path.
  ///
  /// @param inference what a contract's operations mean when no file says so
  /// @throws FlawedTwin when a twin of it is flawed; then nothing is written
  public static void write(Path file, Function<Contract, Meanings> inference)
      throws FlawedTwin, IOException {
    var twins = new TreeSet<String>();
    SortedSet<String> files = new TreeSet<>();
    SortedMap<String, byte[]> entries = new TreeMap<>();
    var watched = new Shelf.Watched(Catalog.TWINS, "", files);
    for (String name : Catalog.names()) {
      var specs = new Shelf.Watched(Catalog.SPECS, "", new TreeSet<>());
      var loader = new TwinLoader(specs, inference);
      Twin twin = loader.load(name, watched.below(name));
      Meanings meanings = loader.meanings(name, watched.below(name));
      var known = Beforehand.of(twin.title(), twin.contract(), meanings);
      Preparation.meanings(entries, name, meanings, known);
      CoverFile.put(entries, name, twin.cover());
      String spec = specs.asked().getFirst();
      Preparation.spec(entries, spec.substring(0, spec.indexOf('/')), twin.contract());
      twins.add(name);
    }
    PeopleReader.read(watched, PEOPLE);
    files.forEach(path -> Preparation.file(entries, path, Catalog.TWINS));
    entries.put(TWINS, PackedContract.bytes(List.copyOf(twins)));
    Pack.write(file, entries);
  }

  /// The names of the twins, in alphabetical order.
  public List<String> names() {
    return shelf.read(TWINS).map(PackedContract::words).orElse(List.of());
  }

  /// The people whom every twin's seeds know.
  public People people() throws FlawedTwin {
    return PeopleReader.read(shelf.below(TWINS), PEOPLE);
  }

  /// A twin of the catalog, which is read when more than its cover is asked for.
  public Twin later(String name, Function<Contract, Meanings> inference) {
    return Twin.later(cover(name), () -> read(name, inference));
  }

  /// What is known of a twin without reading it.
  public Cover cover(String name) {
    return CoverFile.read(shelf, name);
  }

  private Twin read(String name, Function<Contract, Meanings> inference) {
    try {
      return twin(name, inference);
    } catch (FlawedTwin flawed) { // none was when the catalog was prepared
      throw new IllegalStateException(flawed);
    }
  }

  /// A twin of the catalog.
  public Twin twin(String name, Function<Contract, Meanings> inference) throws FlawedTwin {
    return loader(inference).load(name, folder(name));
  }

  /// What the operations of a twin mean.
  public Meanings meanings(String name, Function<Contract, Meanings> inference) throws FlawedTwin {
    return loader(inference).meanings(name, folder(name));
  }

  private TwinLoader loader(Function<Contract, Meanings> inference) {
    return new TwinLoader(shelf.below(SPECS), inference);
  }

  private Shelf folder(String name) {
    return shelf.below(TWINS).below(name);
  }

  /// A contract of the catalog; empty when it is not there.
  public Optional<Contract> contract(String name) {
    return TwinLoader.contract(shelf.below(SPECS).below(name));
  }

  @Override
  public String toString() {
    return "prepared " + names();
  }
}
