package dev.dtu.fidelity;

import java.util.List;

/// What an id is the id of, as far as its place tells: the word before it in a path, the member it
/// stands in, or what that member stands in.
final class Nouns {

  private static final List<String> ENDINGS =
      List.of(
          "Ids", "ids", "IDs", "Uuids", "uuids", "Uuid", "uuid", "Guid", "guid", "Uid", "uid", "Id",
          "id", "ID", "Keys", "keys", "Key", "key");

  private Nouns() {}

  /// The noun of a member: `projectId` is of `project`, `id` of what it stands in.
  static String of(String member, String around) {
    String plain = member;
    for (String ending : ENDINGS) {
      if (member.endsWith(ending)) {
        plain = member.substring(0, member.length() - ending.length());
        break;
      }
    }
    boolean joint = plain.endsWith("_") || plain.endsWith("-");
    plain = joint ? plain.substring(0, plain.length() - 1) : plain;
    return singular(plain.isEmpty() ? around : plain);
  }

  /// Whether a member by that name holds an id.
  static boolean named(String member) {
    return member.equals("id")
        || member.equals("uid")
        || member.equals("guid")
        || member.equals("uuid")
        || member.endsWith("Id")
        || member.endsWith("ID")
        || member.endsWith("_id")
        || member.endsWith("Ids")
        || member.endsWith("_ids");
  }

  /// One of several: `issuetypes` is `issuetype`.
  static String singular(String noun) {
    if (noun.endsWith("ies") && noun.length() > 4) {
      return noun.substring(0, noun.length() - 3) + "y";
    }
    boolean many = noun.endsWith("s") && !noun.endsWith("ss") && noun.length() > 3;
    return many ? noun.substring(0, noun.length() - 1) : noun;
  }
}
