package dev.dtu.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a port's number.
final class PortNumber implements ITypeConverter<Integer> {

  @Override
  public Integer convert(String text) {
    if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65_535) {
      return Integer.valueOf(text);
    }
    throw new TypeConversionException(
        "expected a port from 0 (any free one) to 65535, found '" + text + "'");
  }
}
