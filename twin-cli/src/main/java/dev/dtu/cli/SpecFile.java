package dev.dtu.cli;

import dev.dtu.effect.Meanings;
import dev.dtu.folder.TwinFolder;
import dev.dtu.infer.Inference;
import dev.dtu.load.FlawedTwin;
import dev.dtu.twin.Space;
import dev.dtu.twin.Twin;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A document to make a twin of, or a twin folder, and the twin's name: `petstore=petstore.yaml`.
record SpecFile(String name, Path file) {

  /// What the operations of its twin mean.
  ///
  /// @throws Stopped when it is a twin folder with flaws
  Meanings meanings(Twin twin) throws Stopped {
    if (!TwinFolder.at(file)) {
      return Inference.of(twin.contract());
    }
    try {
      return new TwinFolder(name, file).loaded().meanings();
    } catch (FlawedTwin flawed) {
      throw new Stopped(String.valueOf(flawed.getMessage()));
    }
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
