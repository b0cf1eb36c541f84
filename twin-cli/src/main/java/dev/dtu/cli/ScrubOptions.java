package dev.dtu.cli;

import dev.dtu.load.ScrubReader;
import dev.dtu.secret.Placeholder;
import dev.dtu.secret.Rules;
import dev.dtu.secret.Scrub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What is a secret, and what stands for it.
final class ScrubOptions {

  private static final Set<PosixFilePermission> OWN = PosixFilePermissions.fromString("rw-------");

  @Option(
      names = "--scrub",
      paramLabel = "RULES",
      description =
          "More rules of what is a secret, and what is none (docs/reference/scrubbing.md); may be"
              + " repeated.")
  List<Path> files = new ArrayList<>();

  @Option(
      names = "--scrub-key",
      paramLabel = "FILE",
      description =
          "A key that makes placeholders equal over several runs; made there when there is none."
              + " Without, the key is made up and never written.")
  @Nullable Path keyFile;

  @Option(names = "--mask-people", description = "Replaces e-mail addresses too.")
  boolean people;

  ScrubOptions() {}

  Scrub scrub() throws Stopped, IOException {
    Rules rules = ScrubReader.own();
    for (Path file : files) {
      try {
        rules = rules.and(ScrubReader.read(file));
      } catch (ScrubReader.Flawed flawed) {
        throw Stopped.wrongUse(String.valueOf(flawed.getMessage()));
      } catch (NoSuchFileException missing) {
        throw Stopped.wrongUse("no such file: " + file);
      }
    }
    return new Scrub(rules, placeholder(), people);
  }

  private Placeholder placeholder() throws Stopped, IOException {
    if (keyFile == null) {
      return Placeholder.random();
    }
    Path file = keyFile;
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    if (!Files.exists(file)) {
      var own = PosixFilePermissions.asFileAttribute(OWN);
      Files.createFile(file, posix ? new FileAttribute<?>[] {own} : new FileAttribute<?>[0]);
      Files.writeString(file, HexFormat.of().formatHex(Placeholder.key()) + "\n");
    }
    if (posix && !OWN.containsAll(Files.getPosixFilePermissions(file))) {
      throw new Stopped(
          "expected a key that its owner alone can read, found "
              + file
              + " with "
              + PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
              + "; chmod 600 "
              + file);
    }
    String text = Files.readString(file).strip();
    if (!text.matches("([0-9a-f]{2}){" + Placeholder.KEY_BYTES + ",}")) {
      throw new Stopped(
          "expected at least %d bytes in hexadecimal in %s, found something else"
              .formatted(Placeholder.KEY_BYTES, file));
    }
    return new Placeholder(HexFormat.of().parseHex(text));
  }
}
