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
    return Repertoire.NONE
        .and(Chat.PARTS)
        .and(Threads.PARTS)
        .and(Conversations.PARTS)
        .and(Membership.PARTS)
        .and(Lists.PARTS)
        .and(Profiles.PARTS)
        .and(Reactions.PARTS)
        .and(Pins.PARTS)
        .and(Files.PARTS)
        .and(Uploads.PARTS)
        .and(Bookmarks.PARTS)
        .and(Reminders.PARTS)
        .and(Usergroups.PARTS)
        .and(Quiet.PARTS)
        .and(Search.PARTS)
        .and(Hooks.PARTS)
        .and(Scheduled.PARTS)
        .and(Views.PARTS)
        .and(People.PARTS)
        .and(Heard.PARTS)
        .and(Streams.PARTS)
        .and(Remotes.PARTS)
        .and(Dialogs.PARTS)
        .and(Basics.PARTS)
        .and(Office.PARTS)
        .and(Grants.PARTS)
        .and(Emojis.PARTS)
        .and(Assistants.PARTS)
        .and(Records.PARTS)
        .and(Tenancy.PARTS)
        .and(office());
  }

  /// What goes beyond a workspace's daily work.
  private static Repertoire office() {
    return Repertoire.NONE
        .and(Datastores.PARTS)
        .and(Manifests.PARTS)
        .and(Approvals.PARTS)
        .and(Functions.PARTS)
        .and(Farewell.PARTS)
        .and(Rotation.PARTS)
        .and(Unfurls.PARTS)
        .and(Connect.PARTS)
        .and(Company.PARTS)
        .and(Validation.PARTS)
        .and(Canvases.PARTS)
        .and(SignIn.PARTS)
        .and(Workflows.PARTS)
        .and(Sessions.PARTS)
        .and(Analytics.PARTS)
        .and(Entities.PARTS)
        .and(Recruits.PARTS)
        .and(Workspaces.PARTS)
        .and(Connectors.PARTS)
        .and(Survey.PARTS)
        .and(Permissions.PARTS)
        .and(Foreign.PARTS)
        .and(Anomalies.PARTS)
        .and(Rtm.PARTS)
        .and(Finder.PARTS)
        .and(Retired.PARTS);
  }
}
