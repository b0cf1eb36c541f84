package dev.dtu.twins.okta;

import dev.dtu.effect.Play;
import dev.dtu.effect.Rows;
import dev.dtu.effect.Thing;
import java.util.ArrayList;
import java.util.List;

/// The groups somebody is in.
final class Belonging {

  private Belonging() {}

  /// Their ids.
  static List<String> of(Play play, Thing user) {
    return things(play, user).stream().map(Thing::id).toList();
  }

  /// Their names.
  static List<String> names(Play play, Thing user) {
    return things(play, user).stream().map(group -> group.text("profile.name").orElse("")).toList();
  }

  /// The groups themselves.
  static List<Thing> things(Play play, Thing user) {
    Rows users = play.rows("user");
    List<Thing> in = new ArrayList<>();
    for (Thing group : play.rows("group").all()) {
      boolean everyone = group.text("type").filter("BUILT_IN"::equals).isPresent();
      if (everyone || users.within(user, "group", group)) {
        in.add(group);
      }
    }
    return in;
  }
}
