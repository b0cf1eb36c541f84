package dev.dtu.contract;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The details of a contract in files, one a family: each file is read whole, once.
final class Families implements Details {

  private final Obj title;
  private final Obj families;
  private final Parts parts;
  private final Map<String, Obj> read = new ConcurrentHashMap<>();

  Families(Obj title, Parts parts) {
    this.title = title;
    this.families = title.obj("schemas").orElse(Obj.EMPTY);
    this.parts = parts;
  }

  /// In plain loops, as all of what makes a contract: the first stream and lambda of a program cost
  /// more than reading both contracts of the catalog.
  @Override
  public List<OperationLine> lines() {
    var lines = new ArrayList<OperationLine>();
    for (Json item : title.items("operations")) {
      Arr row = item instanceof Arr words ? words : Arr.EMPTY;
      if (row.size() < 4) {
        throw new IllegalArgumentException(
            "expected [id, method, path, family] in contract.json, found " + item);
      }
      lines.add(new OperationLine(word(row, 0), word(row, 1), word(row, 2), word(row, 3)));
    }
    return List.copyOf(lines);
  }

  static String word(Arr row, int index) {
    return row.at(index).asWords().orElse("");
  }

  @Override
  public Optional<Obj> operation(OperationLine line) {
    return part("operations/" + line.family() + ".json").obj(line.id());
  }

  @Override
  public Optional<Json> schema(String name) {
    return families
        .text(name)
        .map(family -> part("schemas/" + family + ".json"))
        .flatMap(all -> all.find(name));
  }

  @Override
  public List<String> schemas() {
    return families.keys();
  }

  @Override
  public Optional<Obj> event(String name) {
    return part("events.json").obj(name);
  }

  private Obj part(String path) {
    return read.computeIfAbsent(path, parts::read);
  }
}
