package dev.dtu.ledger;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// The chapters of a volume, in order of epoch and number. Immutable.
record Chapters(List<Chapter> all) implements Iterable<Chapter> {

  Chapters {
    List<Chapter> sorted = new ArrayList<>(all);
    sorted.sort(Comparator.comparingInt(Chapter::epoch).thenComparingLong(Chapter::number));
    all = List.copyOf(sorted);
  }

  Chapters with(Chapter chapter) {
    List<Chapter> longer = new ArrayList<>(all);
    longer.remove(chapter);
    longer.add(chapter);
    return new Chapters(longer);
  }

  Chapters without(Chapter chapter) {
    List<Chapter> shorter = new ArrayList<>(all);
    shorter.remove(chapter);
    return new Chapters(shorter);
  }

  /// The same files in another folder.
  Chapters in(Path folder) {
    List<Chapter> moved = new ArrayList<>();
    for (Chapter chapter : all) {
      moved.add(Chapter.of(folder, chapter.kind(), chapter.epoch(), chapter.number()));
    }
    return new Chapters(moved);
  }

  /// Those of one kind and epoch, the newest first.
  List<Chapter> back(Chapter.Kind kind, int epoch) {
    List<Chapter> found = new ArrayList<>();
    for (Chapter chapter : all.reversed()) {
      if (chapter.kind() == kind && chapter.epoch() == epoch) {
        found.add(chapter);
      }
    }
    return found;
  }

  /// The newest of one kind and epoch. Asked for with every entry: it stands at the end or near it,
  /// however many there are.
  Optional<Chapter> newest(Chapter.Kind kind, int epoch) {
    for (int i = all.size() - 1; i >= 0; i--) {
      Chapter chapter = all.get(i);
      if (chapter.kind() == kind && chapter.epoch() == epoch) {
        return Optional.of(chapter);
      }
    }
    return Optional.empty();
  }

  /// The highest epoch; 0 when there is none.
  int epoch() {
    return all.isEmpty() ? 0 : all.getLast().epoch();
  }

  @Override
  public Iterator<Chapter> iterator() {
    return all.iterator();
  }
}
