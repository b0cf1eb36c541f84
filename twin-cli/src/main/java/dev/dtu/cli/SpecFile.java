package dev.dtu.cli;

import dev.dtu.effect.Meanings;
import dev.dtu.folder.TwinFolder;
import dev.dtu.infer.Inference;
import dev.dtu.load.FlawedTwin;
import dev.dtu.twin.Space;
import dev.dtu.twin.Twin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A document to make a twin of, a twin folder or a published twin, and the name it gets:
/// `petstore=petstore.yaml`, `shop=made/shop`, `shop-before=shop@1`.
record SpecFile(String name, Path file) {

  /// What the operations of its twin mean.
  ///
  /// @throws Stopped when it is a twin folder with flaws
  Meanings meanings(Twin twin) throws Stopped {
    try {
      Optional<TwinFolder> folder = folder();
      return folder.isPresent()
          ? folder.get().as(name).meanings()
          : Inference.alone(twin.contract());
    } catch (FlawedTwin flawed) {
      throw new Stopped(String.valueOf(flawed.getMessage()));
    } catch (IOException unreadable) {
      throw new Stopped(String.valueOf(unreadable.getMessage()));
    }
  }

  /// The twin folder it is; or, where no file is called so, the published twin of that name: `shop@1.2`.
  /// Empty where it is a document.
  Optional<TwinFolder> folder() throws Stopped, IOException {
    if (TwinFolder.at(file)) {
      return Optional.of(TwinFolder.in(file));
    }
    String words = file.toString();
    boolean versioned = words.matches("[a-z0-9-]+@[0-9.]+");
    boolean known = versioned || CatalogCommand.published(null).knows(words);
    return !Files.exists(file) && known
        ? Optional.of(CatalogCommand.found(words))
        : Optional.empty();
  }

  /// Reads `NAME=FILE`.
  static final class Reader implements ITypeConverter<SpecFile> {
    @Override
    public SpecFile convert(String text) {
      int equals = text.indexOf('=');
      if (equals <= 0 || equals == text.length() - 1) {
        throw new TypeConversionException(
            "expected NAME=FILE, such as petstore=petstore.yaml; found '" + text + "'");
      }
      String name = text.substring(0, equals);
      if (!name.matches("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")) {
        throw new TypeConversionException(
            "expected a name of a-z, 0-9 and '-', as it becomes part of a host name; found '"
                + name
                + "'");
      }
      if (Space.RESERVED.contains(name)) {
        throw new TypeConversionException(
            "expected a name that no universe keeps its own under, found '" + name + "'");
      }
      return new SpecFile(name, Path.of(text.substring(equals + 1)));
    }
  }
}
