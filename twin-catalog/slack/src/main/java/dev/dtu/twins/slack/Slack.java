package dev.dtu.twins.slack;

import dev.dtu.effect.Repertoire;
import dev.dtu.load.Behaviours;

/// The table of contents of Slack's behaviours.
public final class Slack implements Behaviours {

  @Override
  public Repertoire repertoire() {
    return Named.held(everything());
  }

  private static Repertoire everything() {
    return Repertoire.of(
        Chat.PARTS,
        Threads.PARTS,
        Conversations.PARTS,
        Membership.PARTS,
        Lists.PARTS,
        Profiles.PARTS,
        Reactions.PARTS,
        Pins.PARTS,
        Files.PARTS,
        Uploads.PARTS,
        Bookmarks.PARTS,
        Reminders.PARTS,
        Usergroups.PARTS,
        Quiet.PARTS,
        Search.PARTS,
        Hooks.PARTS,
        Scheduled.PARTS,
        Views.PARTS,
        People.PARTS,
        Heard.PARTS,
        Streams.PARTS,
        Remotes.PARTS,
        Dialogs.PARTS,
        Basics.PARTS,
        Office.PARTS,
        Grants.PARTS,
        Emojis.PARTS,
        Assistants.PARTS,
        Records.PARTS,
        Tenancy.PARTS,
        office());
  }

  /// What goes beyond a workspace's daily work.
  private static Repertoire office() {
    return Repertoire.of(
        Datastores.PARTS,
        Manifests.PARTS,
        Approvals.PARTS,
        Functions.PARTS,
        Farewell.PARTS,
        Rotation.PARTS,
        Unfurls.PARTS,
        Connect.PARTS,
        Company.PARTS,
        Validation.PARTS,
        Canvases.PARTS,
        SignIn.PARTS,
        Workflows.PARTS,
        Sessions.PARTS,
        Analytics.PARTS,
        Entities.PARTS,
        Recruits.PARTS,
        Workspaces.PARTS,
        Connectors.PARTS,
        Survey.PARTS,
        Permissions.PARTS,
        Foreign.PARTS,
        Anomalies.PARTS,
        Rtm.PARTS,
        Finder.PARTS,
        Antecedents.PARTS);
  }
}
