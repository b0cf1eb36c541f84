package dev.dtu.twins.docs;

import dev.dtu.effect.Notes;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Where documents are kept: pages name the blocks of which a document is made, and each block is a note
/// under its sum. Where a block ends is told by what is in it, so that what was not changed keeps its
/// block and is not written again.
///
/// @param notes those of the space, which Drive sees as well
record Archive(Notes notes) {

  static final String NAME = "documents";

  private static final String BLOCKS = "blocks";
  private static final int LEAST = 2_000;
  private static final int MOST = 12_000;
  private static final int ONE_IN = 4;

  /// So many bytes one thing of a document takes at most; a limit of the twin's, as rows have one.
  private static final int LONGEST = 30_000;

  private static final int SUM = 16;
  private static final String PAGES = "pages";
  private static final int NAMES = 1_000;

  /// What is kept of a document beside its tabs, and its tabs; empty when nothing is.
  Optional<Kept> find(String id) {
    Optional<Obj> head = notes.find(id);
    if (head.isEmpty()) {
      return Optional.empty();
    }
    List<Obj> lines = new ArrayList<>();
    for (String block : names(id)) {
      Obj note = notes.find(id + "/" + block).orElse(Obj.EMPTY);
      lines.addAll(Told.objects(note, "lines"));
    }
    return Optional.of(new Kept(head.get().without(PAGES), Lines.read(lines)));
  }

  /// @param facts small things that are true of all of it
  record Kept(Obj facts, List<Tab> tabs) {}

  /// Keeps a document; says whether anything of its tabs is new.
  ///
  /// @throws Amiss when one thing of it is too large
  boolean keep(String id, Kept kept) {
    List<String> before = names(id);
    SortedMap<String, Obj> made = new TreeMap<>();
    List<Json> names = new ArrayList<>();
    List<Obj> block = new ArrayList<>();
    int size = 0;
    for (Obj line : Lines.of(kept.tabs())) {
      String text = line.toString();
      block.add(line);
      int bytes = text.getBytes(StandardCharsets.UTF_8).length;
      if (bytes > LONGEST) {
        throw new Amiss(
            "A property is too large: expected no more than " + LONGEST + " bytes, found " + bytes);
      }
      size += bytes;
      boolean here = size >= LEAST && Math.floorMod(text.hashCode(), ONE_IN) == 0;
      if (here || size >= MOST) {
        names.add(named(made, block));
        block = new ArrayList<>();
        size = 0;
      }
    }
    if (!block.isEmpty()) {
      names.add(named(made, block));
    }
    before.stream()
        .filter(name -> !made.containsKey(name))
        .forEach(name -> notes.remove(id + "/" + name));
    made.forEach((name, note) -> {
      if (!before.contains(name)) {
        notes.put(id + "/" + name, note);
      }
    });
    int pages = names(id, names);
    notes.put(id, kept.facts().with(PAGES, Json.of(pages)));
    return !before.equals(names.stream().map(name -> name.asText().orElse("")).toList());
  }

  private static String page(String id, int number) {
    return id + "/~" + number;
  }

  private int pages(String id) {
    return Told.whole(notes.find(id).orElse(Obj.EMPTY), PAGES, 0);
  }

  private List<String> names(String id) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < pages(id); i++) {
      names.addAll(Told.words(notes.find(page(id, i)).orElse(Obj.EMPTY), BLOCKS));
    }
    return names;
  }

  // Writes the pages that have changed, and tells how many there are.
  private int names(String id, List<Json> names) {
    int pages = (names.size() + NAMES - 1) / NAMES;
    for (int i = 0; i < pages; i++) {
      List<Json> some = names.subList(i * NAMES, Math.min((i + 1) * NAMES, names.size()));
      Obj page = Obj.of(BLOCKS, Json.array(some));
      if (notes.find(page(id, i)).filter(page::equals).isEmpty()) {
        notes.put(page(id, i), page);
      }
    }
    for (int i = pages; i < pages(id); i++) {
      notes.remove(page(id, i));
    }
    return pages;
  }

  private static Json named(SortedMap<String, Obj> made, List<Obj> lines) {
    Obj note = Obj.of("lines", Arr.of(lines));
    String name = sum(note.toString());
    made.put(name, note);
    return Json.of(name);
  }

  private static String sum(String text) {
    try {
      byte[] sum =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(sum).substring(0, SUM);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has it", missing);
    }
  }
}
