package dev.dtu.twins.okta;

import dev.dtu.effect.Repertoire;
import dev.dtu.load.Behaviours;

/// The table of contents of Okta's behaviours.
public final class Okta implements Behaviours {

  @Override
  public Repertoire repertoire() {
    return Repertoire.NONE
        .and(Users.PARTS)
        .and(LinkedObjects.PARTS)
        .and(CustomPages.PARTS)
        .and(Begun.PARTS)
        .and(Namesakes.PARTS)
        .and(UserLife.PARTS)
        .and(Passwords.PARTS)
        .and(Groups.PARTS)
        .and(GroupRules.PARTS)
        .and(Apps.PARTS)
        .and(AppKeys.PARTS)
        .and(IdTokens.PARTS)
        .and(Logs.PARTS)
        .and(Authn.PARTS)
        .and(Recovery.PARTS)
        .and(Factors.PARTS)
        .and(Roles.PARTS)
        .and(Permissions.PARTS)
        .and(Settled.PARTS)
        .and(SamlMetadata.PARTS)
        .and(Zones.PARTS)
        .and(Mappings.PARTS)
        .and(Support.PARTS)
        .and(Domains.PARTS)
        .and(Pushes.PARTS)
        .and(Sessions.PARTS)
        .and(Logout.PARTS)
        .and(Registration.PARTS)
        .and(Agreements.PARTS)
        .and(Servers.PARTS)
        .and(Policies.PARTS)
        .and(ProfileSchemas.PARTS)
        .judgedBy(new TokenRules());
  }
}
