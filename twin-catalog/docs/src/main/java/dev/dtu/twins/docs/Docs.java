package dev.dtu.twins.docs;

import dev.dtu.effect.Repertoire;
import dev.dtu.load.Behaviours;

/// The table of contents of Google Docs' behaviours.
public final class Docs implements Behaviours {

  @Override
  public Repertoire repertoire() {
    return Repertoire.of(Documents.PARTS, Batch.PARTS);
  }
}
