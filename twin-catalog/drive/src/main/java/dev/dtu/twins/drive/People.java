package dev.dtu.twins.drive;

import dev.dtu.effect.Play;
import dev.dtu.effect.Thing;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Whose a file is, and who may see and change it.
final class People {

  /// The roles of those who may change a file.
  static final List<String> WRITERS = List.of("owner", "organizer", "fileOrganizer", "writer");

  /// The roles of those who may look at it.
  static final List<String> READERS = List.of("reader", "commenter");

  private static final String EMAIL = "emailAddress";

  private People() {}

  /// The account, as files name it.
  static Obj me(Play play) {
    return play.rows("about").first().flatMap(about -> about.item().obj("user")).orElse(Obj.EMPTY);
  }

  /// What everybody who is let in may do with a file, by id.
  static List<Thing> permissions(Play play, String file) {
    return play.rows("permission").all(file);
  }

  /// Whether a file is this person's: `me`, or an address.
  static boolean owns(Play play, Obj file, String who) {
    String wanted = address(play, who);
    Arr owners = file.items("owners");
    return owners.size() == 0
        ? wanted.equalsIgnoreCase(me(play).text(EMAIL).orElse(""))
        : owners.items().stream().anyMatch(each -> named(each.asObj().orElse(Obj.EMPTY), wanted));
  }

  /// Whether a person has one of these roles, or its file is open to all in one.
  static boolean may(Play play, Obj file, String who, List<String> roles) {
    String wanted = address(play, who);
    return permissions(play, file.text("id").orElse("")).stream()
        .filter(each -> roles.contains(each.text("role").orElse("")))
        .anyMatch(each -> named(each.item(), wanted) || each.id().equals(who));
  }

  /// The widest circle that a file is open to.
  static String visibility(Play play, Obj file) {
    String widest = "limited";
    for (Thing each : permissions(play, file.text("id").orElse(""))) {
      boolean found = each.find("allowFileDiscovery").filter(Json.of(true)::equals).isPresent();
      String type = each.text("type").orElse("");
      if (type.equals("anyone")) {
        return found ? "anyoneCanFind" : "anyoneWithLink";
      }
      if (type.equals("domain")) {
        widest = found ? "domainCanFind" : "domainWithLink";
      }
    }
    return widest;
  }

  private static String address(Play play, String who) {
    return who.equals("me") ? me(play).text(EMAIL).orElse("") : who;
  }

  private static boolean named(Obj person, String address) {
    Optional<String> own = person.text(EMAIL);
    return own.isPresent()
        && own.get().toLowerCase(Locale.ROOT).equals(address.toLowerCase(Locale.ROOT));
  }
}
