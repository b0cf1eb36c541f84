package dev.dtu.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a port's number.
final class PortNumber implements ITypeConverter<Integer> {

  /// Stands for no port.
  static final int OFF = -1;

  @Override
  public Integer convert(String text) {
    return number(text, "expected a port from 0 (any free one) to 65535, found '" + text + "'");
  }

  private static Integer number(String text, String otherwise) {
    if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65_535) {
      return Integer.valueOf(text);
    }
    throw new TypeConversionException(otherwise);
  }

  /// Reads a port's number, or `off`.
  static final class OrOff implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return text.equals("off")
          ? Integer.valueOf(OFF)
          : number(
              text,
              "expected a port from 0 (any free one) to 65535, or 'off'; found '" + text + "'");
    }
  }
}
