package dev.dtu.twins.sheets;

import dev.dtu.effect.Notes;
import dev.dtu.json.Obj;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;

/// The cells of one sheet that have anything: what was entered, how it looks, what is noted there.
///
/// They are kept in blocks of rows, so that a change of one cell keeps no more than its block; a block
/// is read when one of its cells is asked for. One thread's, thrown away after the turn.
final class Grid {

  /// So many rows are kept as one.
  static final int BLOCK = 64;

  private final Pages notes;
  private final String prefix;
  private final int blocks;
  private final SortedMap<Integer, SortedMap<Integer, Obj>> rows = new TreeMap<>();
  private final TreeSet<Integer> read = new TreeSet<>();
  private final TreeSet<Integer> touched = new TreeSet<>();

  /// @param height how many rows there are now
  Grid(Notes notes, String prefix, int height) {
    this.notes = new Pages(notes);
    this.prefix = prefix;
    this.blocks = (height + BLOCK - 1) / BLOCK;
  }

  private String key(int block) {
    return prefix + "/" + block;
  }

  private void read(int block) {
    if (block < blocks && read.add(block)) {
      Obj kept = notes.find(key(block)).orElse(Obj.EMPTY);
      for (Obj.Member row : kept) {
        SortedMap<Integer, Obj> cells = new TreeMap<>();
        for (Obj.Member cell : row.value().asObj().orElse(Obj.EMPTY)) {
          cells.put(Integer.parseInt(cell.key()), cell.value().asObj().orElse(Obj.EMPTY));
        }
        rows.put(block * BLOCK + Integer.parseInt(row.key()), cells);
      }
    }
  }

  private void readAll() {
    for (int block = 0; block < blocks; block++) {
      read(block);
    }
  }

  /// What is in a cell; nothing where there is nothing.
  Obj cell(int row, int column) {
    read(row / BLOCK);
    SortedMap<Integer, Obj> cells = rows.get(row);
    return cells == null ? Obj.EMPTY : cells.getOrDefault(column, Obj.EMPTY);
  }

  /// The cells of a row that have anything, by column.
  SortedMap<Integer, Obj> row(int row) {
    read(row / BLOCK);
    SortedMap<Integer, Obj> cells = rows.get(row);
    return cells == null ? Collections.emptySortedMap() : Collections.unmodifiableSortedMap(cells);
  }

  /// The rows that have anything, from one on to before another.
  SortedMap<Integer, SortedMap<Integer, Obj>> rows(int from, int to) {
    for (int block = from / BLOCK; block * BLOCK < to && block < blocks; block++) {
      read(block);
    }
    return Collections.unmodifiableSortedMap(rows.subMap(from, Math.max(from, to)));
  }

  /// All rows that have anything.
  SortedMap<Integer, SortedMap<Integer, Obj>> rows() {
    readAll();
    return Collections.unmodifiableSortedMap(rows);
  }

  /// The part of a box, from its first cell on, that has all of its cells with anything in it.
  Box used(Box box) {
    int bottom = box.top();
    int right = box.left();
    for (var row : rows(box.top(), box.bottom()).entrySet()) {
      SortedMap<Integer, Obj> cells = row.getValue().subMap(box.left(), box.right());
      if (!cells.isEmpty()) {
        bottom = Math.max(bottom, row.getKey() + 1);
        right = Math.max(right, cells.lastKey() + 1);
      }
    }
    return new Box(box.top(), box.left(), bottom, right);
  }

  /// Puts this into a cell, in place of what was there.
  void put(int row, int column, Obj cell) {
    read(row / BLOCK);
    touched.add(row / BLOCK);
    SortedMap<Integer, Obj> cells = rows.computeIfAbsent(row, _ -> new TreeMap<>());
    if (cell.isEmpty()) {
      cells.remove(column);
    } else {
      cells.put(column, cell);
    }
    if (cells.isEmpty()) {
      rows.remove(row);
    }
  }

  /// Moves all cells: each row and column goes to where these say, to nowhere below 0.
  void move(IntUnaryOperator row, IntUnaryOperator column) {
    readAll();
    SortedMap<Integer, SortedMap<Integer, Obj>> before = new TreeMap<>(rows);
    touchAll();
    rows.clear();
    before.forEach((y, cells) -> {
      int to = row.applyAsInt(y);
      if (to >= 0) {
        cells.forEach((x, cell) -> {
          int at = column.applyAsInt(x);
          if (at >= 0) {
            rows.computeIfAbsent(to, _ -> new TreeMap<>()).put(at, cell);
          }
        });
      }
    });
    touchAll();
  }

  private void touchAll() {
    rows.keySet()
        .forEach(row -> {
          touched.add(row / BLOCK);
          read.add(row / BLOCK);
        });
  }

  /// The row behind the last that has something in it.
  int height(List<String> members) {
    readAll();
    return rows.entrySet().stream()
        .filter(row -> row.getValue().values().stream().anyMatch(has(members)))
        .reduce((_, last) -> last)
        .map(last -> last.getKey() + 1)
        .orElse(0);
  }

  private static Predicate<Obj> has(List<String> members) {
    return cell -> members.isEmpty() || members.stream().anyMatch(cell::has);
  }

  /// Keeps what was changed.
  void keep() {
    for (int block : touched) {
      Obj.Builder kept = Obj.builder();
      rows.subMap(block * BLOCK, (block + 1) * BLOCK)
          .forEach((row, cells) -> {
            Obj.Builder line = Obj.builder();
            cells.forEach((column, cell) -> line.put(Integer.toString(column), cell));
            kept.put(Integer.toString(row % BLOCK), line.build());
          });
      Obj now = kept.build();
      Optional<Obj> before = notes.find(key(block));
      if (now.isEmpty()) {
        before.ifPresent(_ -> notes.remove(key(block)));
      } else if (!before.equals(Optional.of(now))) {
        notes.put(key(block), now);
      }
    }
    touched.clear();
  }

  /// Forgets all cells.
  void remove() {
    for (int block = 0; block < blocks; block++) {
      notes.remove(key(block));
    }
    rows.clear();
    touched.clear();
  }
}
