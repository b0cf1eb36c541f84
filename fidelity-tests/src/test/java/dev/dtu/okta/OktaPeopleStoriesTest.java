package dev.dtu.okta;

import static org.assertj.core.api.Assertions.assertThat;

import com.okta.sdk.resource.api.ApplicationUsersApi;
import com.okta.sdk.resource.api.GroupRuleApi;
import com.okta.sdk.resource.api.LinkedObjectApi;
import com.okta.sdk.resource.api.SchemaApi;
import com.okta.sdk.resource.api.SystemLogApi;
import com.okta.sdk.resource.api.UserCredApi;
import com.okta.sdk.resource.api.UserLifecycleApi;
import com.okta.sdk.resource.api.UserLinkedObjectApi;
import com.okta.sdk.resource.model.AppUserAssignRequest;
import com.okta.sdk.resource.model.Application;
import com.okta.sdk.resource.model.ChangePasswordRequest;
import com.okta.sdk.resource.model.CreateGroupRuleRequest;
import com.okta.sdk.resource.model.CreateUserRequest;
import com.okta.sdk.resource.model.Group;
import com.okta.sdk.resource.model.GroupRule;
import com.okta.sdk.resource.model.LinkedObject;
import com.okta.sdk.resource.model.LogEvent;
import com.okta.sdk.resource.model.UpdateUserRequest;
import com.okta.sdk.resource.model.User;
import com.okta.sdk.resource.model.UserSchema;
import com.okta.sdk.resource.model.UserStatus;
import dev.dtu.junit.UniverseExtension;
import dev.dtu.junit.World;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Stories of people, told by okta-sdk-java.
class OktaPeopleStoriesTest {

  @RegisterExtension final UniverseExtension universes = OktaSdk.universes();

  private static List<String> logins(List<User> users) {
    return users.stream().map(user -> user.getProfile().getLogin()).toList();
  }

  /// How long rules for groups take.
  private static final Duration SECONDS = Duration.ofSeconds(2);

  @Test
  void somebody_comes_works_and_goes(World world) throws Exception {
    OktaSdk okta = OktaSdk.at(world);
    var life = okta.api(UserLifecycleApi.class);
    var assigned = okta.api(ApplicationUsersApi.class);
    User isaac =
        okta.users()
            .createUser(
                okta.read(
                    CreateUserRequest.class,
                    "{'profile': {'firstName': 'Isaac', 'lastName': 'Brock', 'login':"
                        + " 'isaac@modest.test', 'email': 'isaac@modest.test'}}"),
                false,
                null,
                null);
    assertThat(isaac.getStatus()).isEqualTo(UserStatus.STAGED);
    assertThat(life.activateUser(isaac.getId(), false).getActivationToken()).isNotBlank();
    assertThat(okta.users().getUser("isaac@modest.test", null, null).getStatus())
        .isEqualTo(UserStatus.PROVISIONED);

    Group band = okta.group("Band");
    okta.groups().assignUserToGroup(band.getId(), isaac.getId());
    Application app = okta.app("Booking");
    assigned.assignUserToApplication(
        app.getId(), okta.read(AppUserAssignRequest.class, "{'id': '" + isaac.getId() + "'}"));
    assertThat(assigned.listApplicationUsers(app.getId(), null, null, null, null)).hasSize(1);

    life.deactivateUser(isaac.getId(), false, null);
    assertThat(assigned.listApplicationUsers(app.getId(), null, null, null, null)).isEmpty();
    assertThat(logins(okta.users().listUsers(null, null, null, null, null, null, null, null)))
        .doesNotContain("isaac@modest.test");
    okta.users().deleteUser(isaac.getId(), false, null);
    OktaSdk.refused(404, "E0000007", () -> okta.users().getUser(isaac.getId(), null, null));
    assertThat(okta.groups().listGroupUsers(band.getId(), null, null)).isEmpty();
  }

  @Test
  void who_is_suspended_comes_back_and_the_log_tells_it(World world) throws Exception {
    OktaSdk okta = OktaSdk.at(world);
    var life = okta.api(UserLifecycleApi.class);
    User eric = okta.person("eric");
    OktaSdk.refused(400, "E0000001", () -> life.unsuspendUser(eric.getId()));
    life.suspendUser(eric.getId());
    assertThat(okta.authn("eric", OktaSdk.PASSWORD).text("errorCode")).contains("E0000004");
    life.unsuspendUser(eric.getId());
    assertThat(okta.authn("eric", OktaSdk.PASSWORD).text("status")).contains("SUCCESS");
    List<LogEvent> events =
        okta.api(SystemLogApi.class)
            .listLogEvents(
                null,
                null,
                "eventType sw \"user.lifecycle\" and target.id eq \"" + eric.getId() + "\"",
                null,
                null,
                null,
                null);
    assertThat(events)
        .extracting(LogEvent::getEventType)
        .contains("user.lifecycle.suspend", "user.lifecycle.unsuspend");
  }

  @Test
  void a_password_is_changed_by_who_knows_it_and_keeps_to_the_policy(World world) throws Exception {
    OktaSdk okta = OktaSdk.at(world);
    var credentials = okta.api(UserCredApi.class);
    User joe = okta.person("joe");
    String change = "{'oldPassword': {'value': '%s'}, 'newPassword': {'value': '%s'}}";
    ChangePasswordRequest weak =
        okta.read(ChangePasswordRequest.class, change.formatted(OktaSdk.PASSWORD, "short"));
    OktaSdk.refused(400, "E0000001", () -> credentials.changePassword(joe.getId(), weak, true));
    ChangePasswordRequest again =
        okta.read(
            ChangePasswordRequest.class, change.formatted(OktaSdk.PASSWORD, OktaSdk.PASSWORD));
    OktaSdk.refused(400, "recently", () -> credentials.changePassword(joe.getId(), again, true));
    ChangePasswordRequest good =
        okta.read(ChangePasswordRequest.class, change.formatted(OktaSdk.PASSWORD, "Dashboard-15"));
    credentials.changePassword(joe.getId(), good, true);
    assertThat(okta.authn("joe", "Dashboard-15").text("status")).contains("SUCCESS");
    assertThat(okta.authn("joe", OktaSdk.PASSWORD).text("errorCode")).contains("E0000004");
    assertThat(credentials.expirePassword(joe.getId()).getId()).isEqualTo(joe.getId());
    assertThat(okta.users().getUser(joe.getId(), null, null).getStatus())
        .isEqualTo(UserStatus.PASSWORD_EXPIRED);
  }

  @Test
  void a_rule_fills_a_group_as_people_change(World world) throws Exception {
    OktaSdk okta = OktaSdk.at(world);
    var rules = okta.api(GroupRuleApi.class);
    Group drums = okta.group("Drums");
    User joe = okta.person("joe");
    User eric = okta.person("eric");
    GroupRule rule =
        rules.createGroupRule(
            okta.read(
                CreateGroupRuleRequest.class,
                "{'type': 'group_rule', 'name': 'Drummers', 'conditions': {'expression': {'type':"
                    + " 'urn:okta:expression:1.0', 'value': 'user.title==\\'Drummer\\''}},"
                        .replace("\\'", "\\\"")
                    + " 'actions': {'assignUserToGroups': {'groupIds': ['"
                    + drums.getId()
                    + "']}}}"));
    rules.activateGroupRule(rule.getId());
    assertThat(okta.groups().listGroupUsers(drums.getId(), null, null)).isEmpty();
    String title = "{'profile': {'title': '%s'}}";
    UpdateUserRequest drummer = okta.read(UpdateUserRequest.class, title.formatted("Drummer"));
    okta.users().updateUser(joe.getId(), drummer, null);
    world.advance(SECONDS);
    assertThat(logins(okta.groups().listGroupUsers(drums.getId(), null, null)))
        .containsExactly("joe@modest.test");
    okta.users().updateUser(eric.getId(), drummer, null);
    okta.users()
        .updateUser(joe.getId(), okta.read(UpdateUserRequest.class, title.formatted("x")), null);
    world.advance(SECONDS);
    assertThat(logins(okta.groups().listGroupUsers(drums.getId(), null, null)))
        .containsExactly("eric@modest.test");
  }

  @Test
  void people_have_an_attribute_of_the_organisations_own(World world) throws Exception {
    OktaSdk okta = OktaSdk.at(world);
    var schemas = okta.api(SchemaApi.class);
    UserSchema change =
        okta.read(
            UserSchema.class,
            "{'definitions': {'custom': {'id': '#custom', 'type': 'object', 'properties':"
                + " {'instrument': {'title': 'Instrument', 'type': 'string', 'maxLength': 20}}}}}");
    schemas.updateUserProfile("default", change);
    assertThat(schemas.getUserSchema("default").getDefinitions().getCustom().getProperties())
        .containsKey("instrument");
    User isaac = okta.person("isaac");
    okta.users()
        .updateUser(
            isaac.getId(),
            okta.read(UpdateUserRequest.class, "{'profile': {'instrument': 'guitar'}}"),
            null);
    assertThat(
            okta.users().getUser(isaac.getId(), null, null).getProfile().getAdditionalProperties())
        .containsEntry("instrument", "guitar");
    assertThat(
            logins(
                okta.users()
                    .listUsers(
                        null,
                        null,
                        null,
                        null,
                        null,
                        "profile.instrument eq \"guitar\"",
                        null,
                        null)))
        .containsExactly("isaac@modest.test");
  }

  @Test
  void who_manages_whom_is_seen_from_both_sides(World world) throws Exception {
    OktaSdk okta = OktaSdk.at(world);
    okta.api(LinkedObjectApi.class)
        .createLinkedObjectDefinition(
            okta.read(
                LinkedObject.class,
                "{'primary': {'name': 'manager', 'title': 'Manager', 'description': 'who leads',"
                    + " 'type': 'USER'}, 'associated': {'name': 'subordinate', 'title':"
                    + " 'Subordinate', 'description': 'who is led', 'type': 'USER'}}"));
    User isaac = okta.person("isaac");
    User jim = okta.person("jim");
    okta.client().setAccessToken("b".repeat(43));
    var links = okta.api(UserLinkedObjectApi.class);
    links.assignLinkedObjectValueForPrimary(isaac.getId(), "manager", jim.getId());
    assertThat(links.listLinkedObjectsForUser(isaac.getId(), "manager").toString())
        .contains(jim.getId());
    assertThat(links.listLinkedObjectsForUser(jim.getId(), "subordinate").toString())
        .contains(isaac.getId());
    links.deleteLinkedObjectForUser(isaac.getId(), "manager");
    assertThat(links.listLinkedObjectsForUser(jim.getId(), "subordinate")).isEmpty();
  }
}
