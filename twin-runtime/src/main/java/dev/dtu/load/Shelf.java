package dev.dtu.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;

/// Where files stand: a folder, or a place on the class path.
public sealed interface Shelf {

  /// The bytes of a file by its path below the shelf, `/` between the parts; empty when it is not
  /// there.
  Optional<byte[]> read(String path);

  /// The shelf that stands in a place on this one.
  Shelf below(String path);

  /// The shelf as a person would name it.
  String name();

  static Shelf folder(Path folder) {
    return new Folder(folder);
  }

  /// A place among the resources this class sees, such as `dtu/twins/okta`.
  static Shelf classPath(String place) {
    return new ClassPath(place);
  }

  /// Files that stand nowhere, by path.
  static Shelf memory(Map<String, byte[]> files) {
    return new InMemory(Collections.unmodifiableMap(new TreeMap<>(files)), "");
  }

  /// Files by path, of which those are seen that begin with a prefix.
  record InMemory(Map<String, byte[]> files, String prefix) implements Shelf {
    @Override
    public Optional<byte[]> read(String path) {
      return Optional.ofNullable(files.get(prefix + path)).map(byte[]::clone);
    }

    @Override
    public Shelf below(String path) {
      return new InMemory(files, prefix + path + "/");
    }

    @Override
    public String name() {
      return "memory " + prefix;
    }
  }

  /// A folder.
  record Folder(Path folder) implements Shelf {
    @Override
    public Optional<byte[]> read(String path) {
      Path file = folder.resolve(path);
      try {
        return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
      } catch (IOException broken) {
        throw new UncheckedIOException("reading " + file, broken);
      }
    }

    @Override
    public Shelf below(String path) {
      return new Folder(folder.resolve(path));
    }

    @Override
    public String name() {
      return folder.toString();
    }
  }

  /// Files in a [Pack], of which those are seen that begin with a prefix; YAML as it was read.
  record Packed(Pack pack, String prefix) implements Shelf {
    @Override
    public Optional<byte[]> read(String path) {
      return pack.find(prefix + path);
    }

    @Override
    public Shelf.Packed below(String path) {
      return new Packed(pack, prefix + path + "/");
    }

    @Override
    public String name() {
      return Prepared.PROPERTY + " " + prefix;
    }
  }

  /// Files of another shelf, which tells what was asked for.
  ///
  /// @param asked the paths so far, from where it began
  record Watched(Shelf of, String prefix, SortedSet<String> asked) implements Shelf {
    @Override
    public Optional<byte[]> read(String path) {
      asked.add(prefix + path);
      return of.read(path);
    }

    @Override
    public Shelf.Watched below(String path) {
      return new Watched(of.below(path), prefix + path + "/", asked);
    }

    @Override
    public String name() {
      return of.name();
    }
  }

  /// Files of another shelf, with one file in the place of its own.
  ///
  /// @param path of that file
  /// @param other has it
  record Replaced(Shelf of, String path, Shelf other) implements Shelf {
    @Override
    public Optional<byte[]> read(String asked) {
      return asked.equals(path) ? other.read(asked) : of.read(asked);
    }

    @Override
    public Shelf below(String place) {
      return of.below(place);
    }

    @Override
    public String name() {
      return of.name();
    }
  }

  /// A place among the resources.
  record ClassPath(String place) implements Shelf {
    @Override
    public Optional<byte[]> read(String path) {
      try (InputStream in = Shelf.class.getClassLoader().getResourceAsStream(place + "/" + path)) {
        return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
      } catch (IOException broken) {
        throw new UncheckedIOException("reading the resource " + place + "/" + path, broken);
      }
    }

    @Override
    public Shelf below(String path) {
      return new ClassPath(place + "/" + path);
    }

    @Override
    public String name() {
      return "class path " + place;
    }
  }
}
