package dev.dtu.effect;

import java.util.Locale;
import java.util.Set;

/// What a member's name tells of its value.
final class Names {

  private static final Set<String> MOMENTS =
      Set.of(
          "created",
          "updated",
          "modified",
          "timestamp",
          "lastupdated",
          "lastmodified",
          "activated",
          "statuschanged",
          "lastlogin",
          "date",
          "time",
          "datetime",
          "published");

  private static final Set<String> CHANGES =
      Set.of(
          "updated",
          "lastupdated",
          "modified",
          "lastmodified",
          "lastmodifieddate",
          "modifieddate",
          "updatedat",
          "modifiedat",
          "lastupdatedat",
          "lastmodifiedat",
          "lastmodifiedtime",
          "modifiedtime",
          "updatedon",
          "modifiedon",
          "dateupdated",
          "datemodified",
          "updateddate",
          "updatedtime",
          "lastupdatedtime",
          "lastupdate");

  private Names() {}

  /// The name in small letters, without what joins words.
  static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
  }

  /// True for `created`, `updatedAt`, `last_login`.
  static boolean moment(String name) {
    return MOMENTS.contains(plain(name))
        || name.startsWith("date_")
        || name.endsWith("At")
        || name.endsWith("_at")
        || name.endsWith("Date")
        || name.endsWith("_date")
        || name.endsWith("Time")
        || name.endsWith("Timestamp");
  }

  /// True for what moves to now with each change: `updated_at`, `lastUpdated`.
  static boolean change(String name) {
    return CHANGES.contains(plain(name));
  }

  /// True for what happens at an end, and so has not happened to a thing just made.
  static boolean ending(String name) {
    String plain = plain(name);
    return plain.startsWith("deleted")
        || plain.startsWith("closed")
        || plain.startsWith("archived")
        || plain.startsWith("merged")
        || plain.startsWith("revoked")
        || plain.startsWith("suspended")
        || plain.startsWith("deactivated");
  }

  static boolean id(String name) {
    return name.equals("id")
        || name.endsWith("Id")
        || name.endsWith("_id")
        || name.equals("uid")
        || name.endsWith("ID");
  }

  /// True for an address of the item itself.
  static boolean self(String name) {
    return name.equals("self") || name.equals("href") || name.equals("url");
  }

  static boolean address(String name) {
    String plain = plain(name);
    return plain.endsWith("url")
        || plain.endsWith("uri")
        || plain.equals("href")
        || plain.equals("self")
        || plain.endsWith("link")
        || plain.equals("website");
  }
}
