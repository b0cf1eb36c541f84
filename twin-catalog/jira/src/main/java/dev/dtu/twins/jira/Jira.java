package dev.dtu.twins.jira;

import dev.dtu.effect.Repertoire;
import dev.dtu.load.Behaviours;

/// The table of contents of Jira's behaviours.
public final class Jira implements Behaviours {

  @Override
  public Repertoire repertoire() {
    return Repertoire.of(
        Search.PARTS,
        Queries.PARTS,
        Issues.PARTS,
        Links.PARTS,
        Attachments.PARTS,
        Boards.PARTS,
        Sprints.PARTS,
        Epics.PARTS);
  }
}
