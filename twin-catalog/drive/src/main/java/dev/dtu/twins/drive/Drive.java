package dev.dtu.twins.drive;

import dev.dtu.effect.Repertoire;
import dev.dtu.load.Behaviours;

/// The table of contents of Google Drive's behaviours.
public final class Drive implements Behaviours {

  @Override
  public Repertoire repertoire() {
    return Repertoire.of(
        Files.PARTS, Trash.PARTS, Permissions.PARTS, Changes.PARTS, About.PARTS, Exports.PARTS);
  }
}
