package dev.dtu.ledger;

import dev.dtu.json.Obj;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Reads the folder of universes: surveys those that are there, and clears away what was being made
/// or is gone and needed by nobody.
record Opening(Desk desk, List<Cut> cuts) {

  /// How the folder of a universe ends that was being made, and of one that is gone.
  static final String MAKING = ".making";

  static final String GONE = ".gone";

  /// Tells the highest ordinal found.
  int read() throws IOException {
    int highest = 0;
    for (Path folder : folders()) {
      String name = folder.getFileName().toString();
      if (name.endsWith(MAKING)) {
        delete(folder);
      } else if (name.matches("\\d{8}-.*")) {
        highest = Math.max(highest, Integer.parseInt(name.substring(0, 8)));
        volume(folder).ifPresent(desk::add);
      }
    }
    orphans();
    for (Volume volume : desk.volumes()) {
      clear(volume);
    }
    return highest;
  }

  private List<Path> folders() throws IOException {
    List<Path> folders = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(desk.universes())) {
      all.forEach(folders::add);
    }
    folders.sort(Comparator.naturalOrder());
    return folders;
  }

  private Optional<Volume> volume(Path folder) throws IOException {
    Birth birth;
    try {
      birth = Birth.of(Sheet.head(folder.resolve(Desk.BIRTH)));
    } catch (IOException damaged) {
      desk.note("a universe cannot be opened and is left as it is: " + damaged.getMessage());
      return Optional.empty();
    }
    Chapters chapters = Chapter.in(folder);
    var survey = new Survey(birth, chapters.epoch());
    survey.read(chapters);
    cuts.addAll(survey.cuts());
    othersTwins(birth, survey);
    return Optional.of(new Volume(desk, folder, survey, Chapter.in(folder)).begunAnew());
  }

  private void othersTwins(Birth birth, Survey survey) {
    List<String> changed = new ArrayList<>();
    if (!survey.heads().isEmpty()) {
      Obj twins = survey.heads().getLast().obj("twins").orElse(Obj.EMPTY);
      for (String twin : twins.keys()) {
        String now = desk.options().twins().get(twin);
        if (now != null && !twins.text(twin).equals(Optional.of(now))) {
          changed.add(twin);
        }
      }
    }
    if (!changed.isEmpty()) {
      desk.note(
          "universe '%s' was last written by other versions of %s; its rows are as they were"
              .formatted(birth.name(), String.join(", ", changed)));
    }
  }

  /// Forks whose parents are not there, or end before the fork began, cannot be known any more.
  private void orphans() {
    boolean again = true;
    while (again) {
      again = false;
      for (Volume volume : desk.volumes()) {
        Optional<Birth.Parent> parent = volume.birth().parent();
        if (parent.isPresent() && !known(parent.get())) {
          desk.remove(volume);
          desk.note(
              "universe '%s' is lost: it began with entry %d of a universe that has it no more"
                  .formatted(volume.birth().name(), parent.get().turn()));
          again = true;
        }
      }
    }
  }

  private boolean known(Birth.Parent parent) {
    return desk.find(parent.ordinal())
        .filter(volume -> volume.epoch() != parent.epoch() || volume.last() >= parent.turn())
        .isPresent();
  }

  /// Removes a universe that is gone and that no fork begins with, and then those that it needed.
  void clear(Volume volume) throws IOException {
    Optional<Volume> next = Optional.of(volume);
    while (next.isPresent() && Ledger.gone(next.get()) && !desk.needed(next.get())) {
      desk.remove(next.get());
      delete(next.get().folder());
      next = next.get().birth().parent().flatMap(parent -> desk.find(parent.ordinal()));
    }
  }

  /// Removes a folder of files.
  static void delete(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
