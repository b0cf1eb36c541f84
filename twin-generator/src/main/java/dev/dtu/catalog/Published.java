package dev.dtu.catalog;

import dev.dtu.folder.TwinFolder;
import dev.dtu.generate.Scorecard;
import dev.dtu.generate.Unfinished;
import dev.dtu.judge.Refused;
import dev.dtu.judge.Seal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// A folder of published twins: `NAME/VERSION/`.
///
/// @param place the folder; it need not be there yet
public record Published(Path place) {

  private static final String NAME = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";

  /// A published twin.
  public record Entry(String name, Version version, TwinFolder folder, Scorecard card) {

    /// What it is sealed by.
    public String hash() {
      return card.told().text("hash").orElse("");
    }

    /// `shop@1.2`.
    public String title() {
      return name + "@" + version;
    }
  }

  /// Publishes a folder that is sealed and not refused, as a version that is not there yet.
  ///
  /// @param version the last one's successor when empty
  public Entry publish(TwinFolder folder, Optional<Version> version)
      throws Refused, Unfinished, IOException {
    String hash = Seal.of(folder);
    Scorecard card = Scorecard.read(folder);
    if (!hash.equals(card.told().text("hash").orElse(""))) {
      throw new Refused("expected the scorecard of the folder that was sealed, found another's");
    }
    if (!card.valid()) {
      throw new Refused(
          "expected a folder that is not refused: " + String.join("; ", card.refused()));
    }
    List<Version> known = versions(folder.name());
    Version as = version.orElseGet(() -> known.isEmpty() ? Version.FIRST : known.getLast().next());
    if (known.contains(as)) {
      throw new Refused(
          "expected a version that is not published yet, found %s@%s; the last is %s"
              .formatted(folder.name(), as, known.getLast()));
    }
    Path all = Files.createDirectories(place.resolve(folder.name()));
    Path beside = Files.createTempDirectory(all, ".new-");
    TwinFolder.replace(folder.path(), beside);
    Files.move(beside, all.resolve(as.toString()), StandardCopyOption.ATOMIC_MOVE);
    return entry(folder.name(), as);
  }

  /// The versions of a name, the oldest first.
  public List<Version> versions(String name) throws IOException {
    List<Version> versions = new ArrayList<>();
    for (String word : below(place.resolve(name))) {
      if (word.matches("\\d{1,6}(\\.\\d{1,6}){0,2}")) {
        versions.add(Version.parse(word));
      }
    }
    Collections.sort(versions);
    return versions;
  }

  /// Whether anything is published under a name.
  public boolean knows(String name) throws IOException {
    return name.matches(NAME) && !versions(name).isEmpty();
  }

  /// All of them, by name and version.
  public List<Entry> all() throws Refused, Unfinished, IOException {
    List<Entry> all = new ArrayList<>();
    for (String name : below(place)) {
      for (Version version : name.matches(NAME) ? versions(name) : List.<Version>of()) {
        all.add(entry(name, version));
      }
    }
    return all;
  }

  /// The one that `shop@1.2` means, or the newest where no version is named. Its files are held to
  /// their seal.
  public Entry find(String words) throws Refused, Unfinished, IOException {
    String[] parts = words.split("@", 2);
    List<Version> versions = parts[0].matches(NAME) ? versions(parts[0]) : List.of();
    if (versions.isEmpty()) {
      throw new Refused("expected a published twin, found no '%s' in %s".formatted(words, place));
    }
    try {
      Version wanted = parts.length == 2 ? Version.parse(parts[1]) : versions.getLast();
      if (!versions.contains(wanted)) {
        throw new Refused(
            "expected a version of %s that is published (%s), found %s"
                .formatted(parts[0], versions, wanted));
      }
      Entry entry = entry(parts[0], wanted);
      Seal.of(entry.folder());
      return entry;
    } catch (IllegalArgumentException wrong) {
      throw new Refused(String.valueOf(wrong.getMessage()));
    }
  }

  private Entry entry(String name, Version version) throws Unfinished, IOException {
    var folder = new TwinFolder(name, place.resolve(name).resolve(version.toString()));
    return new Entry(name, version, folder, Scorecard.read(folder));
  }

  private static List<String> below(Path folder) throws IOException {
    List<String> names = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (var all = Files.newDirectoryStream(folder, Files::isDirectory)) {
        all.forEach(each -> names.add(String.valueOf(each.getFileName())));
      }
    }
    Collections.sort(names);
    return names;
  }
}
