package dev.dtu.folder;

import dev.dtu.contract.Contract;
import dev.dtu.effect.Meanings;
import dev.dtu.infer.Inference;
import dev.dtu.load.FlawedTwin;
import dev.dtu.load.Shelf;
import dev.dtu.load.TwinLoader;
import dev.dtu.twin.Twin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A twin by itself: `twin/` says what the service is, `spec/NAME/` has its contract.
///
/// @param name of the twin
/// @param path of the folder
public record TwinFolder(String name, Path path) {

  /// Where the data stands.
  public static final String DATA = "twin";

  private static final String SPEC = "spec";
  private static final String TITLE = "twin.yaml";

  /// What is loaded of a folder.
  public record Loaded(Twin twin, Meanings meanings) {}

  /// Whether a twin stands by itself in a folder.
  public static boolean at(Path folder) {
    return Files.isRegularFile(folder.resolve(DATA).resolve(TITLE))
        && Files.isDirectory(folder.resolve(SPEC));
  }

  /// The twin that stands by itself in a folder, by the name of its contract.
  ///
  /// @throws IOException when none does
  public static TwinFolder in(Path folder) throws IOException {
    Path place = folder.toAbsolutePath().normalize();
    if (at(place)) {
      try (var all = Files.newDirectoryStream(place.resolve(SPEC), Files::isDirectory)) {
        for (Path spec : all) {
          return new TwinFolder(String.valueOf(spec.getFileName()), place);
        }
      }
    }
    throw new IOException(
        "expected a twin folder with "
            + DATA
            + "/"
            + TITLE
            + " and "
            + SPEC
            + "/NAME, found none in "
            + folder);
  }

  /// The folder of its data.
  public Path data() {
    return path.resolve(DATA);
  }

  /// The folder of its contract.
  public Path spec() {
    return path.resolve(SPEC).resolve(name);
  }

  public Shelf shelf() {
    return Shelf.folder(path);
  }

  /// The contract that stands in it.
  public Optional<Contract> contract() {
    return TwinLoader.contract(Shelf.folder(spec()));
  }

  /// The twin.
  ///
  /// @throws FlawedTwin when anything is wrong in its files
  public Loaded loaded() throws FlawedTwin {
    return loaded(name, shelf());
  }

  /// The twin under another name, so that it may live beside another version of itself.
  ///
  /// @throws FlawedTwin when anything is wrong in its files
  public Loaded as(String other) throws FlawedTwin, IOException {
    if (other.equals(name)) {
      return loaded();
    }
    Map<String, byte[]> files = new TreeMap<>();
    for (var file : files(data()).entrySet()) {
      files.put(DATA + "/" + file.getKey(), Files.readAllBytes(file.getValue()));
    }
    String title = Files.readString(data().resolve(TITLE));
    String renamed = title.replaceFirst("(?m)^name:.*$", "name: " + other);
    boolean told = renamed.lines().anyMatch(line -> line.startsWith("contract:"));
    String whole = told ? renamed : renamed + "\ncontract: " + name + "\n";
    files.put(DATA + "/" + TITLE, whole.getBytes(StandardCharsets.UTF_8));
    return loaded(other, Shelf.memory(files));
  }

  private Loaded loaded(String as, Shelf shelf) throws FlawedTwin {
    var loader = new TwinLoader(Shelf.folder(path.resolve(SPEC)), Inference::of);
    return new Loaded(loader.load(as, shelf), loader.meanings(as, shelf));
  }

  /// The SHA-256 of all of it, in hexadecimal digits: every file's path, length and bytes, in order.
  public String hash() throws IOException {
    MessageDigest digest = sha256();
    for (String top : List.of(DATA, SPEC)) {
      for (var file : files(path.resolve(top)).entrySet()) {
        byte[] bytes = Files.readAllBytes(file.getValue());
        String head = top + "/" + file.getKey() + " " + bytes.length + "\n";
        digest.update(head.getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /// The files of a folder by their paths in it, `/` between the parts. Links are not followed.
  public static SortedMap<String, Path> files(Path folder) throws IOException {
    SortedMap<String, Path> files = new TreeMap<>();
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return files;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .forEach(file -> files.put(folder.relativize(file).toString().replace('\\', '/'), file));
    }
    return files;
  }

  /// Puts the files of one folder into another, in place of what stands there.
  public static void replace(Path from, Path to) throws IOException {
    remove(to);
    Files.createDirectories(to);
    for (var file : files(from).entrySet()) {
      Path target = to.resolve(file.getKey());
      Files.createDirectories(parent(target));
      Files.copy(file.getValue(), target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static Path parent(Path file) {
    Path parent = file.getParent();
    return parent == null ? file : parent;
  }

  /// Deletes a folder with all that is in it; links in it, not what they lead to.
  public static void remove(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java has SHA-256", missing);
    }
  }
}
