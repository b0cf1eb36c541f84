package dev.dtu.twins.sheets;

import dev.dtu.effect.Repertoire;
import dev.dtu.load.Behaviours;

/// The table of contents of Google Sheets' behaviours.
public final class Sheets implements Behaviours {

  @Override
  public Repertoire repertoire() {
    return Repertoire.of(Spreadsheets.PARTS, Values.PARTS, Clearing.PARTS, Batch.PARTS);
  }
}
