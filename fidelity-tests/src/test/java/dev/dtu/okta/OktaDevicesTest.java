package dev.dtu.okta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.junit.InUniverse;
import dev.dtu.twin.Acts;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Universe;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Devices, which people register by Okta Verify.
class OktaDevicesTest implements InUniverse {

  private static final Twin OKTA = Tenant.twin();
  private static final String DEVICES = "/api/v1/devices";

  @Override
  public List<Twin> twins() {
    return List.of(OKTA);
  }

  private static String registered(Tenant org, String user, String name) {
    Obj told = Obj.of("user", Json.of(user), "name", Json.of(name)).with("platform", "IOS");
    return org.ask(new Acts.Due("register-device", told, Tenant.ORIGIN).request())
        .is(200)
        .text("id");
  }

  @Test
  void there_are_none_until_somebody_registers_one(Universe universe) {
    Tenant org = new Tenant(universe);
    assertThat(org.get(DEVICES).is(200).texts("id")).isEmpty();
    String eve = org.user("eve@x.test", "Float-On-2004");
    String device = registered(org, eve, "Phone");
    assertThat(org.get(DEVICES).is(200).texts("id")).containsExactly(device);
    Tenant.Said read = org.get(DEVICES + "/" + device).is(200);
    assertThat(read.text("status")).isEqualTo("ACTIVE");
    assertThat(read.text("profile/platform")).isEqualTo("IOS");
    assertThat(org.get(DEVICES + "/" + device + "/users").is(200).json().toString()).contains(eve);
    assertThat(org.get("/api/v1/users/" + eve + "/devices").is(200).json().toString())
        .contains(device);
  }

  @Test
  void one_that_is_deactivated_is_nobodys_and_may_be_deleted(Universe universe) {
    Tenant org = new Tenant(universe);
    String eve = org.user("eve@x.test", "Float-On-2004");
    String device = registered(org, eve, "Phone");
    String own = DEVICES + "/" + device;
    org.delete(own).refuses(403, "E0000038");
    org.post(own + "/lifecycle/suspend", "").is(204);
    org.post(own + "/lifecycle/unsuspend", "").is(204);
    org.post(own + "/lifecycle/deactivate", "").is(204);
    assertThat(org.get(own + "/users").is(200).texts("created")).isEmpty();
    assertThat(org.get("/api/v1/users/" + eve + "/devices").is(200).texts("created")).isEmpty();
    org.delete(own).is(204);
    org.get(own).refuses(404, "E0000007");
    assertThat(registered(org, eve, "Phone")).isNotEqualTo(device);
  }

  @Test
  void a_list_goes_on_from_a_device_alone(Universe universe) {
    Tenant org = new Tenant(universe);
    String eve = org.user("eve@x.test", "Float-On-2004");
    Tenant.Said refused = org.get(DEVICES + "?after=nowhere").refuses(400, "E0000031");
    assertThat(refused.json().toString()).contains("Invalid cursor.");
    registered(org, eve, "Phone");
    registered(org, eve, "Tablet");
    String first = org.get(DEVICES).is(200).texts("id").getFirst();
    assertThat(org.get(DEVICES + "?after=" + first).is(200).texts("id")).hasSize(1);
  }
}
