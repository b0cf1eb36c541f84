package dev.dtu.load;

import dev.dtu.contract.Contract;
import dev.dtu.contract.Parts;
import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import java.util.Optional;

/// The files of one distilled contract on a shelf: `contract/…`, `inferred.json`.
final class ContractFiles {

  static final String TITLE = "contract.json";
  static final String INFERRED = "inferred.json";

  private final Shelf shelf;

  ContractFiles(Shelf shelf) {
    this.shelf = shelf;
  }

  /// The contract; its title page is read now, its parts when first asked for. Empty when it is not
  /// on the shelf.
  ///
  /// @throws IllegalArgumentException when it is of a format this version does not read
  Optional<Contract> contract() {
    Shelf parts = shelf.below("contract");
    if (parts instanceof Shelf.Packed packed) {
      var details = new PackedContract(packed);
      return details.title().map(title -> Contract.of(title, details));
    }
    Parts reader = path -> document(parts, path).orElseThrow(() -> missing(parts, path));
    return document(parts, TITLE).map(title -> Contract.of(title, reader));
  }

  /// What was inferred from the contract when it was distilled.
  Optional<Obj> inferred() {
    return document(shelf, INFERRED);
  }

  String name() {
    return shelf.name();
  }

  private static Optional<Obj> document(Shelf shelf, String path) {
    return shelf.read(path).map(bytes -> object(bytes, shelf, path));
  }

  private static Obj object(byte[] bytes, Shelf shelf, String path) {
    try {
      return Json.parse(bytes).asObj().orElseThrow(() -> broken(shelf, path, "expected an object"));
    } catch (Malformed malformed) {
      throw broken(shelf, path, String.valueOf(malformed.getMessage()));
    }
  }

  private static IllegalStateException broken(Shelf shelf, String path, String what) {
    return new IllegalStateException(
        shelf.name() + "/" + path + ": " + what + "; distil the document again");
  }

  private static IllegalStateException missing(Shelf shelf, String path) {
    return broken(shelf, path, "expected a part of the contract, found no such file");
  }
}
