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
        Removal.PARTS,
        Screens.PARTS,
        Bulk.PARTS,
        Batches.PARTS,
        Comments.PARTS,
        Worklogs.PARTS,
        Regard.PARTS,
        Filters.PARTS,
        Histories.PARTS,
        AppHooks.PARTS,
        RemoteLinks.PARTS,
        Ranking.PARTS,
        Versions.PARTS,
        Components.PARTS,
        Projects.PARTS,
        Roles.PARTS,
        People.PARTS,
        Groups.PARTS,
        Permissions.PARTS,
        Links.PARTS,
        Attachments.PARTS,
        Boards.PARTS,
        Sprints.PARTS,
        Epics.PARTS);
  }
}
