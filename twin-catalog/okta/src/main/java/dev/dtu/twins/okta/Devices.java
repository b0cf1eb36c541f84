package dev.dtu.twins.okta;

import dev.dtu.call.Reply;
import dev.dtu.effect.Effects;
import dev.dtu.effect.Notes;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Problem;
import dev.dtu.twin.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Devices of people, which nobody makes by an operation: Okta Verify registers them, which is the act
/// `register-device`. A device that is deactivated is nobody's any more.
///
/// - source: okta-management OpenAPI 2026.06.3, devices, and recorded traffic of
///   okta/terraform-provider-okta, GET /api/v1/devices/{deviceId}, 2026-11-23
final class Devices {

  /// What data cannot say of them.
  static final Repertoire PARTS =
      Repertoire.NONE
          .on("listDevices", Devices::list)
          .finding("listDeviceUsers", Devices::users)
          .on("listUserDevices", Devices::owned)
          .on("deactivateDevice", Devices::deactivated)
          .on("deleteDevice", Devices::deleted)
          .acting("register-device", Devices::registered);

  private static final String DEVICE = "device";
  private static final String USER = "user";
  private static final String CREATED = "created";
  private static final String ACTIVE = "ACTIVE";

  private Devices() {}

  private static Notes notes(Play play) {
    return play.notes("device-users");
  }

  /// A page of devices.
  ///
  /// - refuses: E0000031 an unknown place to go on from
  /// - source: dossier, validation, a bad `after` on devices, 2026-08-31
  private static Reply list(Play play) {
    String after = play.asked("after").orElse("");
    if (!after.isEmpty() && play.rows(DEVICE).find(after).isEmpty()) {
      throw Refusal.of("invalid-search").because("", "Invalid cursor.");
    }
    return play.plainly();
  }

  /// Somebody signs in to Okta Verify on a device: the same one again is theirs too.
  ///
  /// - in: `user`; `name` (My phone), `platform` (ANDROID)
  /// - refuses: `not-found` who is nobody
  private static Reply registered(Play play) {
    Thing user = play.rows(USER).get(play.sent().text(USER).orElse(""));
    String name = play.sent().text("name").orElse("My phone");
    String platform = play.sent().text("platform").orElse("ANDROID");
    Thing device =
        play.rows(DEVICE).all().stream()
            .filter(each -> each.text("profile.displayName").equals(Optional.of(name)))
            .filter(each -> each.text("status").equals(Optional.of(ACTIVE)))
            .findFirst()
            .orElseGet(() -> made(play, name, platform));
    notes(play).put(device.id() + "/" + user.id(), Obj.of(CREATED, Json.of(play.now())));
    return Reply.json(200, Hrefs.here(play, device.item().with("id", device.id())));
  }

  private static Thing made(Play play, String name, String platform) {
    Json now = Json.of(play.now());
    Obj profile =
        Obj.of("displayName", Json.of(name), "platform", Json.of(platform))
            .with("registered", Json.of(true))
            .with("secureHardwarePresent", Json.of(true));
    Thing device =
        play.rows(DEVICE)
            .make(
                Obj.of("status", Json.of(ACTIVE), CREATED, now)
                    .with("lastUpdated", now)
                    .with("profile", profile)
                    .with("resourceType", "UDDevice")
                    .with(
                        "resourceDisplayName",
                        Obj.of("value", Json.of(name), "sensitive", Json.of(false)))
                    .with("resourceAlternateId", Json.Null.NULL));
    String own = Effects.ORIGIN + "/api/v1/devices/" + device.id();
    Obj self = Hrefs.of(own, "GET", "PATCH", "PUT");
    Obj links =
        Obj.of("suspend", Hrefs.of(own + "/lifecycle/suspend", "POST"), "self", self)
            .with("users", Hrefs.of(own + "/users", "GET"))
            .with("deactivate", Hrefs.of(own + "/lifecycle/deactivate", "POST"));
    return play.rows(DEVICE)
        .keep(device.with("resourceId", Json.of(device.id())).with("_links", links));
  }

  /// Who has a device; one that is not there has no relation, rather than being none.
  private static Reply users(Play play) {
    String device = play.asked("deviceId").orElse("");
    if (play.rows(DEVICE).find(device).isEmpty()) {
      throw Refusal.of(Problem.NOT_FOUND).with("id", device).with("resource", "device-user");
    }
    List<Json> all = new ArrayList<>();
    for (String key : notes(play).keys()) {
      if (key.startsWith(device + "/")) {
        String id = key.substring(device.length() + 1);
        Json created = notes(play).find(key).flatMap(each -> each.find(CREATED)).orElseThrow();
        play.rows(USER)
            .find(id)
            .ifPresent(user ->
                all.add(
                    Obj.of(CREATED, created, "managementStatus", Json.of("NOT_MANAGED"))
                        .with("screenLockType", "BIOMETRIC")
                        .with(USER, UserView.listed(play, user))));
      }
    }
    return Reply.json(200, Json.array(all));
  }

  private static Reply owned(Play play) {
    String user = play.rows(USER).get(play.asked("userId").orElse("")).id();
    List<Json> all = new ArrayList<>();
    for (String key : notes(play).keys()) {
      if (key.endsWith("/" + user)) {
        String id = key.substring(0, key.length() - user.length() - 1);
        Json created = notes(play).find(key).flatMap(each -> each.find(CREATED)).orElseThrow();
        play.rows(DEVICE)
            .find(id)
            .ifPresent(device ->
                all.add(
                    Obj.of(CREATED, created, "deviceUserId", Json.of(id + user))
                        .with(DEVICE, told(device))));
      }
    }
    return Reply.json(200, Json.array(all));
  }

  /// A device as its person's list has it, in which nothing may be null.
  private static Obj told(Thing device) {
    return device.item().without("_links").without("resourceAlternateId").with("id", device.id());
  }

  private static Reply deactivated(Play play) {
    String device = play.rows(DEVICE).get(play.asked("deviceId").orElse("")).id();
    Reply reply = play.plainly();
    nobodys(play, device);
    return reply;
  }

  /// Removes a device for good.
  ///
  /// - refuses: E0000038 one that is not deactivated; in which words is told nowhere
  private static Reply deleted(Play play) {
    Thing device = play.rows(DEVICE).get(play.asked("deviceId").orElse(""));
    if (!device.text("status").equals(Optional.of("DEACTIVATED"))) {
      throw Refusal.of("not-in-this-status");
    }
    Reply reply = play.plainly();
    nobodys(play, device.id());
    return reply;
  }

  private static void nobodys(Play play, String device) {
    for (String key : List.copyOf(notes(play).keys())) {
      if (key.startsWith(device + "/")) {
        notes(play).remove(key);
      }
    }
  }
}
