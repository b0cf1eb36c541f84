package dev.dtu.load;

import dev.dtu.contract.Contract;
import dev.dtu.contract.Details;
import dev.dtu.contract.OperationLine;
import dev.dtu.effect.Beforehand;
import dev.dtu.effect.Meanings;
import dev.dtu.json.Binary;
import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import dev.dtu.usage.Usages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;

/// Makes the entries of a [Prepared] catalog from its files.
final class Preparation {

  /// What stands behind the name of a file that is kept in parts.
  private static final String SOURCE = " source";

  private static final String BEFOREHAND = "beforehand";
  private static final String MEANINGS = "meanings";
  private static final String CONTRACT = "contract";
  private static final String NAMES = " names";
  private static final String PART = " part ";

  private Preparation() {}

  /// The entries of a twin's file; none when it is not there.
  static void file(Map<String, byte[]> entries, String path, Shelf twins) {
    byte[] bytes = twins.read(path).orElse(null);
    if (bytes == null) {
      return;
    }
    String key = Prepared.TWINS + "/" + path;
    if (path.endsWith("/" + MeaningsReader.FILE)) {
      return; // it stands in what the operations mean
    }
    if (path.endsWith("/" + MinedReader.FILE)) {
      mined(entries, key, object(path, bytes));
    } else {
      Page.said(path, bytes)
          .ifPresentOrElse(
              said -> put(entries, key + Page.SAID, said), () -> entries.put(key, bytes));
    }
  }

  private static void mined(Map<String, byte[]> entries, String key, Obj mined) {
    Obj operations = mined.obj("operations").orElse(Obj.EMPTY);
    entries.put(key + SOURCE, PackedContract.bytes(List.of(mined.text("source").orElse(""))));
    entries.put(key + NAMES, PackedContract.bytes(operations.keys()));
    operations.forEach(each -> put(entries, key + PART + each.key(), each.value()));
  }

  /// What [#mined] made, each operation read when it is asked for.
  static Usages usages(Shelf.Packed shelf, String file) {
    List<String> names = shelf.read(file + NAMES).map(PackedContract::words).orElse(List.of());
    String source =
        shelf.read(file + SOURCE).map(PackedContract::words).map(List::getFirst).orElse("");
    return Usages.late(
        source,
        new TreeSet<>(names),
        id -> shelf.read(file + PART + id).map(bytes -> value(file, bytes)));
  }

  /// The entries of what a twin's operations mean, and what can be worked out of its contract.
  static void meanings(
      Map<String, byte[]> entries, String name, Meanings meanings, Beforehand known) {
    put(entries, Prepared.TWINS + "/" + name + "/" + MEANINGS, meanings.toJson());
    put(entries, Prepared.TWINS + "/" + name + "/" + BEFOREHAND, known.toJson());
  }

  /// What a twin's operations mean, if that was worked out before.
  static Optional<Meanings> meanings(Shelf folder) {
    return folder instanceof Shelf.Packed packed
        ? packed.read(MEANINGS).map(bytes -> Meanings.fromJson(value(MEANINGS, bytes)))
        : Optional.empty();
  }

  /// What was worked out of a twin's contract, if it was.
  static Beforehand beforehand(Shelf folder) {
    return folder instanceof Shelf.Packed packed
        ? packed
            .read(BEFOREHAND)
            .map(bytes -> Beforehand.fromJson(value(BEFOREHAND, bytes)))
            .orElse(Beforehand.NOTHING)
        : Beforehand.NOTHING;
  }

  /// The entries of a contract.
  static void spec(SortedMap<String, byte[]> entries, String name, Contract contract) {
    String at = Prepared.SPECS + "/" + name + "/" + CONTRACT + "/";
    Obj title =
        Catalog.SPECS
            .below(name)
            .below(CONTRACT)
            .read(ContractFiles.TITLE)
            .map(bytes -> object(ContractFiles.TITLE, bytes))
            .orElse(Obj.EMPTY);
    put(entries, at + PackedContract.TITLE, title.without("operations").without("schemas"));
    List<String> lines = new ArrayList<>();
    for (OperationLine line : contract.lines()) {
      lines.addAll(List.of(line.id(), line.method(), line.path(), line.family()));
    }
    Details details = contract.details();
    entries.put(at + PackedContract.LINES, PackedContract.bytes(lines));
    entries.put(at + PackedContract.SCHEMAS, PackedContract.bytes(details.schemas()));
    contract
        .lines()
        .forEach(line ->
            details
                .operation(line)
                .ifPresent(it -> put(entries, at + PackedContract.OPERATION + line.id(), it)));
    details
        .schemas()
        .forEach(each ->
            details
                .schema(each)
                .ifPresent(it -> put(entries, at + PackedContract.SCHEMA + each, it)));
    contract
        .events()
        .forEach(each ->
            details
                .event(each)
                .ifPresent(it -> put(entries, at + PackedContract.EVENT + each, it)));
  }

  /// An object that was kept in the binary form.
  static Obj value(String file, byte[] bytes) {
    try {
      return Binary.read(bytes).asObj().orElse(Obj.EMPTY);
    } catch (Malformed broken) {
      throw new IllegalStateException(file + ": " + broken.getMessage() + "; build anew");
    }
  }

  static void put(Map<String, byte[]> entries, String key, Json value) {
    entries.put(key, Binary.of(value));
  }

  private static Obj object(String file, byte[] bytes) {
    try {
      return Json.parse(bytes).asObj().orElse(Obj.EMPTY);
    } catch (Malformed broken) {
      throw new IllegalStateException(file + ": " + broken.getMessage());
    }
  }
}
