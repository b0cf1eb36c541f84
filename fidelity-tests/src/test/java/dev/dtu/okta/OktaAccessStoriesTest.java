package dev.dtu.okta;

import static org.assertj.core.api.Assertions.assertThat;

import com.okta.sdk.resource.api.ApplicationGroupsApi;
import com.okta.sdk.resource.api.ApplicationUsersApi;
import com.okta.sdk.resource.api.NetworkZoneApi;
import com.okta.sdk.resource.api.PolicyApi;
import com.okta.sdk.resource.api.RoleAssignmentAUserApi;
import com.okta.sdk.resource.api.RoleCResourceSetApi;
import com.okta.sdk.resource.api.RoleDResourceSetBindingApi;
import com.okta.sdk.resource.api.RoleECustomApi;
import com.okta.sdk.resource.model.AppUserAssignRequest;
import com.okta.sdk.resource.model.AppUserUpdateRequest;
import com.okta.sdk.resource.model.Application;
import com.okta.sdk.resource.model.ApplicationGroupAssignment;
import com.okta.sdk.resource.model.ApplicationLifecycleStatus;
import com.okta.sdk.resource.model.AssignRoleToUserRequest;
import com.okta.sdk.resource.model.CreateIamRoleRequest;
import com.okta.sdk.resource.model.CreateResourceSetRequest;
import com.okta.sdk.resource.model.Group;
import com.okta.sdk.resource.model.IPNetworkZone;
import com.okta.sdk.resource.model.LifecycleStatus;
import com.okta.sdk.resource.model.NetworkZone;
import com.okta.sdk.resource.model.NetworkZoneStatus;
import com.okta.sdk.resource.model.OktaSignOnPolicy;
import com.okta.sdk.resource.model.OktaSignOnPolicyRule;
import com.okta.sdk.resource.model.PasswordPolicy;
import com.okta.sdk.resource.model.Policy;
import com.okta.sdk.resource.model.PolicyRule;
import com.okta.sdk.resource.model.ResourceSetBindingCreateRequest;
import com.okta.sdk.resource.model.User;
import dev.dtu.junit.UniverseExtension;
import dev.dtu.junit.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Stories of who may do what, told by okta-sdk-java.
class OktaAccessStoriesTest {

  @RegisterExtension final UniverseExtension universes = OktaSdk.universes();

  @Test
  void an_application_is_given_to_somebody_and_to_a_group(World world) throws Exception {
    OktaSdk okta = OktaSdk.at(world);
    var users = okta.api(ApplicationUsersApi.class);
    var groups = okta.api(ApplicationGroupsApi.class);
    Application app = okta.app("Booking");
    User isaac = okta.person("isaac");
    Group band = okta.group("Band");
    users.assignUserToApplication(
        app.getId(), okta.read(AppUserAssignRequest.class, "{'id': '" + isaac.getId() + "'}"));
    groups.assignGroupToApplication(
        app.getId(), band.getId(), okta.read(ApplicationGroupAssignment.class, "{'priority': 0}"));
    users.updateApplicationUser(
        app.getId(),
        isaac.getId(),
        okta.read(AppUserUpdateRequest.class, "{'credentials': {'userName': 'ib'}}"));
    assertThat(
            users
                .getApplicationUser(app.getId(), isaac.getId(), null)
                .getCredentials()
                .getUserName())
        .isEqualTo("ib");
    assertThat(okta.groups().listAssignedApplicationsForGroup(band.getId(), null, null))
        .extracting(Application::getLabel)
        .containsExactly("Booking");
    groups.unassignApplicationFromGroup(app.getId(), band.getId());
    users.unassignUserFromApplication(app.getId(), isaac.getId(), null);
    assertThat(users.listApplicationUsers(app.getId(), null, null, null, null)).isEmpty();
    OktaSdk.refused(
        404, "E0000007", () -> users.getApplicationUser(app.getId(), isaac.getId(), null));
  }

  @Test
  void an_application_is_deactivated_before_it_is_deleted(World world) throws Exception {
    OktaSdk okta = OktaSdk.at(world);
    Application app = okta.app("Booking");
    OktaSdk.refused(403, "E0000056", () -> okta.apps().deleteApplication(app.getId()));
    okta.apps().deactivateApplication(app.getId());
    assertThat(okta.apps().getApplication(app.getId(), null).getStatus())
        .isEqualTo(ApplicationLifecycleStatus.INACTIVE);
    okta.apps().deleteApplication(app.getId());
    OktaSdk.refused(404, "E0000007", () -> okta.apps().getApplication(app.getId(), null));
  }

  @Test
  void a_groups_password_policy_is_asked_before_the_default_one(World world) throws Exception {
    OktaSdk okta = OktaSdk.at(world);
    var policies = okta.api(PolicyApi.class);
    Group band = okta.group("Band");
    Policy policy =
        policies.createPolicy(
            okta.read(
                PasswordPolicy.class,
                "{'type': 'PASSWORD', 'name': 'Long', 'status': 'ACTIVE', 'priority': 1,"
                    + " 'conditions': {'people': {'groups': {'include': ['"
                    + band.getId()
                    + "']}}}, 'settings': {'password': {'complexity': {'minLength': 16}}}}"),
            true);
    User joe = okta.person("joe");
    OktaSdk.refused(400, "at least 8", () -> throwing(okta, "eric", "Short1"));
    okta.groups().assignUserToGroup(band.getId(), joe.getId());
    String change = "{'credentials': {'password': {'value': '%s'}}}";
    var tooShort =
        okta.read(
            com.okta.sdk.resource.model.UpdateUserRequest.class, change.formatted("Twelve-Chars1"));
    OktaSdk.refused(400, "at least 16", () -> okta.users().updateUser(joe.getId(), tooShort, null));
    policies.deactivatePolicy(policy.getId());
    assertThat(policies.getPolicy(policy.getId(), null).getStatus())
        .isEqualTo(LifecycleStatus.INACTIVE);
    okta.users().updateUser(joe.getId(), tooShort, null);
    assertThat(okta.authn("joe", "Twelve-Chars1").text("status")).contains("SUCCESS");
  }

  private static void throwing(OktaSdk okta, String name, String password)
      throws com.okta.sdk.resource.client.ApiException {
    try {
      okta.person(name, password);
    } catch (com.okta.sdk.resource.client.ApiException refused) {
      throw refused;
    } catch (Exception unread) {
      throw new AssertionError(unread);
    }
  }

  @Test
  void a_rule_of_sign_on_names_a_zone(World world) throws Exception {
    OktaSdk okta = OktaSdk.at(world);
    var zones = okta.api(NetworkZoneApi.class);
    var policies = okta.api(PolicyApi.class);
    NetworkZone zone =
        zones.createNetworkZone(
            okta.read(
                IPNetworkZone.class,
                "{'type': 'IP', 'name': 'Studio', 'status': 'ACTIVE', 'gateways': [{'type': 'CIDR',"
                    + " 'value': '10.2.3.0/24'}]}"));
    Policy policy =
        policies.createPolicy(
            okta.read(
                OktaSignOnPolicy.class,
                "{'type': 'OKTA_SIGN_ON', 'name': 'Studio only', 'status': 'ACTIVE'}"),
            true);
    PolicyRule rule =
        policies.createPolicyRule(
            policy.getId(),
            okta.read(
                OktaSignOnPolicyRule.class,
                "{'type': 'SIGN_ON', 'name': 'From the studio', 'conditions': {'network':"
                    + " {'connection': 'ZONE', 'include': ['"
                    + zone.getId()
                    + "']}}, 'actions': {'signon': {'access': 'ALLOW', 'requireFactor': false}}}"),
            null,
            true);
    assertThat(policies.getPolicyRule(policy.getId(), rule.getId()).toString())
        .contains(zone.getId());
    assertThat(zones.deactivateNetworkZone(zone.getId()).getStatus())
        .isEqualTo(NetworkZoneStatus.INACTIVE);
    assertThat(zones.listNetworkZones(null, null, null))
        .extracting(NetworkZone::getName)
        .contains("Studio");
    policies.deletePolicyRule(policy.getId(), rule.getId());
    policies.deletePolicy(policy.getId());
    zones.deleteNetworkZone(zone.getId());
    OktaSdk.refused(404, "E0000007", () -> zones.getNetworkZone(zone.getId()));
  }

  @Test
  void a_role_of_the_organisations_own_is_bound_to_resources(World world) throws Exception {
    OktaSdk okta = OktaSdk.at(world);
    var roles = okta.api(RoleECustomApi.class);
    var sets = okta.api(RoleCResourceSetApi.class);
    var bindings = okta.api(RoleDResourceSetBindingApi.class);
    User jim = okta.person("jim");
    String role =
        roles
            .createRole(
                okta.read(
                    CreateIamRoleRequest.class,
                    "{'label': 'Roadie', 'description': 'Carries', 'permissions':"
                        + " ['okta.users.read']}"))
            .getId();
    String base = world.url("okta").toString();
    String set =
        sets.createResourceSet(
                okta.read(
                    CreateResourceSetRequest.class,
                    "{'label': 'Van', 'description': 'What is carried', 'resources': ['"
                        + base
                        + "/api/v1/users']}"))
            .getId();
    bindings.createResourceSetBinding(
        set,
        okta.read(
            ResourceSetBindingCreateRequest.class,
            "{'role': '"
                + role
                + "', 'members': ['"
                + base
                + "/api/v1/users/"
                + jim.getId()
                + "']}"));
    assertThat(bindings.listBindings(set, null).getRoles())
        .extracting(each -> each.getId())
        .containsExactly(role);
    assertThat(roles.getRole(role).getLabel()).isEqualTo("Roadie");
    bindings.deleteBinding(set, role);
    // The list leads to itself, by which the SDK keeps it for five minutes: another one asks.
    var others = OktaSdk.at(world).api(RoleDResourceSetBindingApi.class);
    assertThat(others.listBindings(set, null).getRoles()).isNullOrEmpty();
    OktaSdk.refused(404, "E0000007", () -> bindings.getBinding(set, role));
    roles.deleteRole(role);
    sets.deleteResourceSet(set);
    OktaSdk.refused(404, "E0000007", () -> roles.getRole(role));
  }

  @Test
  void a_role_of_oktas_is_given_and_taken(World world) throws Exception {
    OktaSdk okta = OktaSdk.at(world);
    var roles = okta.api(RoleAssignmentAUserApi.class);
    User jim = okta.person("jim");
    var given =
        roles.assignRoleToUser(
            jim.getId(),
            okta.read(AssignRoleToUserRequest.class, "{'type': 'READ_ONLY_ADMIN'}"),
            null);
    assertThat(roles.listAssignedRolesForUser(jim.getId(), null)).hasSize(1);
    String id = okta.client().getObjectMapper().valueToTree(given).get("id").asText();
    roles.unassignRoleFromUser(jim.getId(), id);
    assertThat(roles.listAssignedRolesForUser(jim.getId(), null)).isEmpty();
  }
}
