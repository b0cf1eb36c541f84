package dev.dtu.distill;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;

/// Writes a contract's folder: complete beside it first, then moved into its place.
final class ContractFolder {

  private static final String CONTRACT = "contract";
  private static final String SOURCE = "SOURCE.yaml";

  private ContractFolder() {}

  static void write(Path folder, SortedMap<String, String> files) throws IOException {
    Path target = folder.toAbsolutePath().normalize();
    refuseOthers(target);
    Path parent = target.getParent();
    Path home = parent == null ? target : parent;
    Files.createDirectories(home);
    Path fresh = Files.createTempDirectory(home, ".distilled-");
    try {
      for (var file : files.entrySet()) {
        Path path = fresh.resolve("new").resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.getValue());
      }
      Files.createDirectories(target);
      if (Files.exists(target.resolve(CONTRACT))) {
        Files.move(target.resolve(CONTRACT), fresh.resolve("old"));
      }
      Files.move(fresh.resolve("new").resolve(CONTRACT), target.resolve(CONTRACT));
      Files.move(
          fresh.resolve("new").resolve(SOURCE),
          target.resolve(SOURCE),
          StandardCopyOption.REPLACE_EXISTING);
    } finally {
      delete(fresh);
    }
  }

  private static void refuseOthers(Path target) throws IOException {
    if (Files.exists(target) && !Files.isDirectory(target)) {
      throw new FileAlreadyExistsException(
          target.toString(), null, "expected a folder for the contract, found a file");
    }
    if (!Files.isDirectory(target)
        || Files.exists(target.resolve(CONTRACT).resolve("contract.json"))) {
      return;
    }
    try (Stream<Path> inside = Files.list(target)) {
      if (inside.findAny().isPresent()) {
        throw new FileAlreadyExistsException(
            target.toString(),
            null,
            "expected an empty folder or one with contract/contract.json, found other files");
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(folder)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.delete(path);
    }
  }
}
