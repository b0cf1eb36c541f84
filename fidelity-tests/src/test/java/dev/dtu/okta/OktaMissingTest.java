package dev.dtu.okta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Arr;
import dev.dtu.json.Obj;
import dev.dtu.junit.UniverseExtension;
import dev.dtu.universe.Universe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What the service says of single things otherwise than of others.
class OktaMissingTest {

  @RegisterExtension static final UniverseExtension UNIVERSES = OktaSdk.universes();

  @Test
  void who_has_a_device_that_is_not_there_is_no_relation(Universe universe) {
    Tenant org = new Tenant(universe);
    Tenant.Said users = org.get("/api/v1/devices/nobody/users").refuses(404, "E0000007");
    assertThat(users.text("errorSummary"))
        .isEqualTo("Not found: Resource not found: nobody (GenericUDObject)");
    Tenant.Said device = org.get("/api/v1/devices/nobody").refuses(404, "E0000007");
    assertThat(device.text("errorSummary")).endsWith("(Device)");
  }

  @Test
  void a_form_is_gone_whether_it_was_there_or_not(Universe universe) {
    Tenant org = new Tenant(universe);
    org.delete("/api/v1/meta/uischemas/nobody").is(204);
    org.get("/api/v1/meta/uischemas/nobody").refuses(404, "E0000007");
    String form = "{'uiSchema': {'type': 'Group', 'label': 'Sign in', 'buttonLabel': 'Go'}}";
    String own =
        "/api/v1/meta/uischemas/" + org.post("/api/v1/meta/uischemas", form).is(200).text("id");
    org.delete(own).is(204);
    org.get(own).refuses(404, "E0000007");
  }

  @Test
  void an_entry_of_the_log_tells_of_its_request_and_of_a_person(Universe universe) {
    Tenant org = new Tenant(universe);
    org.user("eve@x.test", "Float-On-2004");
    Arr entries = org.get("/api/v1/logs").is(200).json().asArr().orElseThrow();
    assertThat(entries.items()).isNotEmpty();
    entries.forEach(each -> {
      Obj entry = each.asObj().orElseThrow();
      assertThat(entry.has("transaction") && entry.has("request")).isTrue();
      String actor = entry.obj("actor").orElseThrow().text("id").orElseThrow();
      org.get("/api/v1/users/" + actor).is(200);
    });
  }
}
