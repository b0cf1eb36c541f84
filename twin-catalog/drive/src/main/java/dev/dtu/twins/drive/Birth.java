package dev.dtu.twins.drive;

import dev.dtu.effect.Play;
import dev.dtu.effect.Thing;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.List;

/// What Drive tells of a file by itself: when it is made, and when it changes.
///
/// - source: developers.google.com, Drive API, files, and recorded traffic of burnash/gspread and
///   simonw/google-drive-to-sqlite, 2026-09-12
final class Birth {

  private static final String BINARY = "application/octet-stream";
  private static final String NATIVE = "application/vnd.google-apps.";
  private static final String MODIFIED = "modifiedTime";

  /// What changes of these are no changes of the file's words or bytes.
  private static final List<String> ASIDE = List.of("starred", "viewedByMeTime", "trashed");

  private Birth() {}

  /// A new file, whole, in the order Drive tells it.
  ///
  /// @param said what its maker said of it, or what it is a copy of did
  /// @param parent where it lies
  static Obj of(Play play, Thing made, Obj said, String parent) {
    String name = said.text("name").orElse("");
    String type = made.text("mimeType").orElse(BINARY);
    Obj item =
        Obj.of("kind", Json.of("drive#file"), "id", Json.of(made.id()))
            .with("name", name.isEmpty() ? "Untitled" : name)
            .with("mimeType", type);
    item =
        told(item, said, "description")
            .with("starred", flag(said, "starred"))
            .with("trashed", Json.of(false))
            .with("explicitlyTrashed", Json.of(false))
            .with("parents", Arr.of(Json.of(parent)));
    item =
        told(item, said, "properties", "appProperties")
            .with("spaces", Arr.of(Json.of("drive")))
            .with("version", "1")
            .with("webViewLink", page(type, made.id()))
            .with("iconLink", "https://drive-thirdparty.googleusercontent.com/16/type/" + type)
            .with("hasThumbnail", Json.of(false))
            .with("thumbnailVersion", "0")
            .with("viewedByMe", Json.of(true));
    item = told(item, said, "viewedByMeTime").withAll(moments(play, said));
    item = item.withAll(mine(People.me(play), said, type));
    item =
        told(
            item,
            said,
            "folderColorRgb",
            "contentHints",
            "contentRestrictions",
            "shortcutDetails",
            "downloadRestrictions",
            "originalFilename");
    return Bytes.told(folder(item, type), made, type);
  }

  /// With these members, where they were said.
  private static Obj told(Obj item, Obj said, String... members) {
    Obj told = item;
    for (String member : members) {
      Json value = said.find(member).orElse(Json.Null.NULL);
      told = value == Json.Null.NULL ? told : told.with(member, value);
    }
    return told;
  }

  private static Obj mine(Obj me, Obj said, String type) {
    return Obj.of("modifiedByMe", Json.of(true), "owners", Arr.of(me))
        .with("lastModifyingUser", me)
        .with("shared", Json.of(false))
        .with("ownedByMe", Json.of(true))
        .with("capabilities", Capabilities.ofOwner(type))
        .with("viewersCanCopyContent", Json.of(!flagged(said, "copyRequiresWriterPermission")))
        .with("copyRequiresWriterPermission", flag(said, "copyRequiresWriterPermission"))
        .with("writersCanShare", said.find("writersCanShare").orElse(Json.of(true)))
        .with("permissionIds", Arr.of(Json.of(me.text("permissionId").orElse(""))))
        .with("quotaBytesUsed", "0")
        .with("isAppAuthorized", Json.of(true))
        .with("inheritedPermissionsDisabled", flag(said, "inheritedPermissionsDisabled"));
  }

  private static Obj moments(Play play, Obj said) {
    String created = said.text("createdTime").orElse(play.now());
    String modified = said.text(MODIFIED).orElse(created);
    return Obj.of("createdTime", Json.of(created), MODIFIED, Json.of(modified))
        .with("modifiedByMeTime", modified);
  }

  private static boolean flagged(Obj said, String member) {
    return said.find(member).filter(Json.of(true)::equals).isPresent();
  }

  private static Json flag(Obj said, String member) {
    return Json.of(flagged(said, member));
  }

  private static Obj folder(Obj item, String type) {
    return type.equals(Files.FOLDER) && !item.has("folderColorRgb")
        ? item.with("folderColorRgb", "#8f8f8f")
        : item;
  }

  /// Where people look at it.
  private static String page(String type, String id) {
    return switch (type) {
      case Files.FOLDER -> "https://drive.google.com/drive/folders/" + id;
      case NATIVE + "document" -> docs("document", id);
      case NATIVE + "spreadsheet" -> docs("spreadsheets", id);
      case NATIVE + "presentation" -> docs("presentation", id);
      default -> "https://drive.google.com/file/d/" + id + "/view?usp=drivesdk";
    };
  }

  private static String docs(String kind, String id) {
    return "https://docs.google.com/" + kind + "/d/" + id + "/edit?usp=drivesdk";
  }

  /// Whether files of a type have no bytes of their own.
  static boolean isNative(String type) {
    return type.startsWith(NATIVE);
  }

  /// A file that was changed: its version is another, and it is modified now where its words or bytes
  /// are.
  static Obj changed(Play play, Thing before, Thing file) {
    Obj sent = play.sent();
    long version = Long.parseLong(before.text("version").orElse("0")) + 1;
    Obj item =
        file.item()
            .with("version", Long.toString(version))
            .with("lastModifyingUser", People.me(play));
    boolean words = false;
    for (Obj.Member member : sent) {
      words |= !ASIDE.contains(member.key());
    }
    boolean bytes = !before.find("md5Checksum").equals(file.find("md5Checksum"));
    String usual = words || bytes ? play.now() : before.text(MODIFIED).orElse(play.now());
    String modified = sent.text(MODIFIED).orElse(usual);
    String type = file.text("mimeType").orElse(BINARY);
    return Bytes.told(
        merged(item, before.item(), sent)
            .with(MODIFIED, modified)
            .with("modifiedByMeTime", modified),
        file,
        type);
  }

  /// With the properties there were and those that were sent; one that was sent as null is no more.
  private static Obj merged(Obj item, Obj before, Obj sent) {
    Obj merged = item;
    for (String member : List.of("properties", "appProperties")) {
      if (sent.obj(member).isPresent()) {
        Obj all = before.obj(member).orElse(Obj.EMPTY);
        for (Obj.Member each : sent.obj(member).get()) {
          all =
              each.value() == Json.Null.NULL
                  ? all.without(each.key())
                  : all.with(each.key(), each.value());
        }
        merged = merged.with(member, all);
      }
    }
    for (Obj.Member each : sent) {
      merged = each.value() == Json.Null.NULL ? merged.without(each.key()) : merged;
    }
    return merged;
  }
}
