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
    return Repertoire.of(
        Users.PARTS,
        LinkedObjects.PARTS,
        Begun.PARTS,
        Namesakes.PARTS,
        EventHooks.PARTS,
        UserLife.PARTS,
        Passwords.PARTS,
        Groups.PARTS,
        GroupRules.PARTS,
        Ruled.PARTS,
        Logs.PARTS,
        Authn.PARTS,
        Recovery.PARTS,
        RecoveryCodes.PARTS,
        Factors.PARTS,
        Questions.PARTS,
        OrgFactors.PARTS,
        Roles.PARTS,
        Permissions.PARTS,
        Bindings.PARTS,
        Subscriptions.PARTS,
        Tiles.PARTS,
        Pushes.PARTS,
        Phone.PARTS,
        Sessions.PARTS,
        Logout.PARTS);
  }

  /// What an organisation has besides people.
  private static Repertoire organisation() {
    return Repertoire.of(
        CustomPages.PARTS,
        Brands.PARTS,
        Apps.PARTS,
        Assigned.PARTS,
        AppKeys.PARTS,
        IdTokens.PARTS,
        Settled.PARTS,
        SamlMetadata.PARTS,
        Zones.PARTS,
        Mappings.PARTS,
        Providers.PARTS,
        Support.PARTS,
        Domains.PARTS,
        Orgs.PARTS,
        Origins.PARTS,
        Registration.PARTS,
        Agreements.PARTS,
        Servers.PARTS,
        ServerKeys.PARTS,
        Trusted.PARTS,
        ResourceSets.PARTS,
        Policies.PARTS,
        Simulation.PARTS,
        Expanded.PARTS,
        AuthenticatorMethods.PARTS,
        Devices.PARTS,
        Campaigns.PARTS,
        Missing.PARTS,
        ProfileSchemas.PARTS);
  }
}
