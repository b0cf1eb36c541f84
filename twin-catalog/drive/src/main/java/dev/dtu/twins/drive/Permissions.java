package dev.dtu.twins.drive;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Rows;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Who is let in to a file, as what.
///
/// - source: developers.google.com, Drive API, permissions, and measurements of brekkylab/backlot,
///   2026-09-12
final class Permissions {

  static final Repertoire PARTS =
      Repertoire.NONE
          .on("drive.permissions.create", Permissions::create)
          .finding("drive.permissions.update", Permissions::update)
          .finding("drive.permissions.delete", Permissions::delete);

  private static final String PERMISSION = "permission";
  private static final String ADDRESS = "emailAddress";

  private Permissions() {}

  /// Lets the account in as the owner of a new file.
  static void owned(Play play, Thing file) {
    Obj me = People.me(play);
    String id = me.text("permissionId").orElse("");
    if (play.rows(PERMISSION).find(file.id(), id).isEmpty()) {
      Obj item =
          Obj.of("kind", Json.of("drive#permission"), "id", Json.of(id))
              .with("type", "user")
              .with("role", "owner")
              .with(ADDRESS, me.text(ADDRESS).orElse(""))
              .with("displayName", me.text("displayName").orElse(""))
              .with("deleted", Json.of(false))
              .with("pendingOwner", Json.of(false));
      play.rows(PERMISSION).make(item, file.id());
    }
  }

  /// Lets somebody in; who is in already gets the new role.
  ///
  /// - refuses, in this order: `type-wanted`, `role-wanted`, `address-wanted`, `owner-by-transfer`,
  ///   `not-found` of the file
  /// - source: developers.google.com, Drive API, permissions.create, 2026-09-12
  static Reply create(Play play) {
    Obj sent = play.sent();
    String type = sent.text("type").orElseThrow(() -> Refusal.of("type-wanted"));
    String role = sent.text("role").orElseThrow(() -> Refusal.of("role-wanted"));
    boolean person = type.equals("user") || type.equals("group");
    String address = sent.text(ADDRESS).orElse("");
    if (person && !address.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+")) {
      throw Refusal.of("address-wanted");
    }
    if (role.equals("owner") && !play.flagged("transferOwnership")) {
      throw Refusal.of("owner-by-transfer");
    }
    Thing file = play.rows(Files.FILE).get(play.asked("fileId").orElse(""));
    Optional<Thing> known = known(play, file, type, person ? address : "");
    Thing kept = known.isPresent() ? again(play, known.get(), role) : made(play, sent);
    counted(play, file);
    return play.shown(kept);
  }

  private static Optional<Thing> known(Play play, Thing file, String type, String address) {
    String domain = play.sent().text("domain").orElse("");
    return People.permissions(play, file.id()).stream()
        .filter(each -> each.text("type").filter(type::equals).isPresent())
        .filter(
            each -> address.isEmpty() || each.text(ADDRESS).orElse("").equalsIgnoreCase(address))
        .filter(each -> each.text("domain").orElse("").equals(domain))
        .findFirst();
  }

  private static Thing again(Play play, Thing permission, String role) {
    boolean owner = permission.text("role").filter("owner"::equals).isPresent();
    return owner ? permission : play.rows(PERMISSION).keep(permission.with("role", role));
  }

  private static Thing made(Play play, Obj sent) {
    String type = sent.text("type").orElse("");
    boolean anyone = type.equals("anyone");
    Rows permissions = play.rows(PERMISSION);
    String id = anyone ? "anyoneWithLink" : permissions.mint();
    Obj item =
        Obj.of("kind", Json.of("drive#permission"), "id", Json.of(id))
            .with("type", type)
            .with("role", sent.text("role").orElse(""));
    for (String member : List.of(ADDRESS, "domain", "expirationTime", "view")) {
      Optional<Json> told = sent.find(member);
      item = told.isPresent() ? item.with(member, told.get()) : item;
    }
    if (anyone || type.equals("domain")) {
      Json found = sent.find("allowFileDiscovery").orElse(Json.of(false));
      item = item.with("allowFileDiscovery", found);
    } else {
      item = item.with("deleted", Json.of(false)).with("pendingOwner", Json.of(false));
    }
    String name = sent.text(ADDRESS).or(() -> sent.text("domain")).orElse("");
    item = anyone ? item : item.with("displayName", name.split("@", 2)[0]);
    return permissions.make(item, play.asked("fileId").orElse(""));
  }

  /// What a file tells of who is let in.
  private static void counted(Play play, Thing file) {
    Rows files = play.rows(Files.FILE);
    List<Json> ids = new ArrayList<>();
    People.permissions(play, file.id()).forEach(each -> ids.add(Json.of(each.id())));
    Obj item =
        file.item().with("shared", Json.of(ids.size() > 1)).with("permissionIds", Json.array(ids));
    files.keep(file.showing(item));
    Changes.note(play, file.id(), false);
  }

  /// Changes the role of somebody.
  ///
  /// - refuses, in this order: `not-writable`, `owner-by-transfer`, `no-permission`
  /// - source: developers.google.com, Drive API, permissions.update, 2026-09-12
  static Reply update(Play play) {
    Obj sent = play.sent();
    for (String own : List.of("type", ADDRESS, "domain", "id")) {
      if (sent.has(own)) {
        throw Refusal.of("not-writable");
      }
    }
    if (sent.text("role").filter("owner"::equals).isPresent()
        && !play.flagged("transferOwnership")) {
      throw Refusal.of("owner-by-transfer");
    }
    named(play);
    return play.plainly();
  }

  private static Thing named(Play play) {
    String file = play.rows(Files.FILE).get(play.asked("fileId").orElse("")).id();
    String id = play.asked("permissionId").orElse("");
    return play.rows(PERMISSION)
        .find(file, id)
        .orElseThrow(() -> Refusal.of("no-permission").with("id", id));
  }

  /// Lets somebody in no more.
  ///
  /// - refuses, in this order: `no-permission`, `owner-stays`
  /// - source: developers.google.com, Drive API, permissions.delete, 2026-09-12
  static Reply delete(Play play) {
    Thing permission = named(play);
    if (permission.text("role").filter("owner"::equals).isPresent()) {
      throw Refusal.of("owner-stays");
    }
    Reply reply = play.plainly();
    counted(play, play.rows(Files.FILE).get(play.asked("fileId").orElse("")));
    return reply;
  }
}
