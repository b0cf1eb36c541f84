package dev.dtu.twins.okta;

import dev.dtu.effect.Repertoire;
import dev.dtu.load.Behaviours;

/// The table of contents of Okta's behaviours.
public final class Okta implements Behaviours {

  @Override
  public Repertoire repertoire() {
    return people().and(organisation()).judgedBy(new TokenRules());
  }

  /// People, what they belong to, and how they prove who they are.
  private static Repertoire people() {
    return Repertoire.NONE
        .and(Users.PARTS)
        .and(LinkedObjects.PARTS)
        .and(Begun.PARTS)
        .and(Namesakes.PARTS)
        .and(EventHooks.PARTS)
        .and(UserLife.PARTS)
        .and(Passwords.PARTS)
        .and(Groups.PARTS)
        .and(GroupRules.PARTS)
        .and(Logs.PARTS)
        .and(Authn.PARTS)
        .and(Recovery.PARTS)
        .and(RecoveryCodes.PARTS)
        .and(Factors.PARTS)
        .and(Questions.PARTS)
        .and(OrgFactors.PARTS)
        .and(Roles.PARTS)
        .and(Permissions.PARTS)
        .and(Pushes.PARTS)
        .and(Sessions.PARTS)
        .and(Logout.PARTS);
  }

  /// What an organisation has besides people.
  private static Repertoire organisation() {
    return Repertoire.NONE
        .and(CustomPages.PARTS)
        .and(Apps.PARTS)
        .and(AppKeys.PARTS)
        .and(IdTokens.PARTS)
        .and(Settled.PARTS)
        .and(SamlMetadata.PARTS)
        .and(Zones.PARTS)
        .and(Mappings.PARTS)
        .and(Providers.PARTS)
        .and(Support.PARTS)
        .and(Domains.PARTS)
        .and(Orgs.PARTS)
        .and(Registration.PARTS)
        .and(Agreements.PARTS)
        .and(Servers.PARTS)
        .and(ServerKeys.PARTS)
        .and(Trusted.PARTS)
        .and(ResourceSets.PARTS)
        .and(Policies.PARTS)
        .and(Campaigns.PARTS)
        .and(Missing.PARTS)
        .and(ProfileSchemas.PARTS);
  }
}
