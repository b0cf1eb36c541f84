package dev.dtu.twins.sheets.formula;

import java.time.ZonedDateTime;
import java.util.Optional;

/// What a formula may ask of the spreadsheet around it; rows and columns are counted from zero.
public interface Cells {

  /// The value of a cell, evaluated; an error where cells depend on each other in a circle.
  Value at(String sheet, int row, int column);

  /// The title as it is written of the sheet that a formula names, whatever its case.
  Optional<String> sheet(String title);

  /// How many rows the grid of a sheet has.
  int rows(String sheet);

  /// How many columns the grid of a sheet has.
  int columns(String sheet);

  /// The cells that a name stands for, whatever its case.
  Optional<Area> named(String name);

  /// The moment of the evaluation, in the spreadsheet's time zone.
  ZonedDateTime now();

  /// The next number by chance, from 0 to before 1.
  double chance();
}
