package dev.dtu.cli;

import dev.dtu.twin.Space;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A document to make a twin of, and the twin's name: `petstore=petstore.yaml`.
record SpecFile(String name, Path file) {

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
