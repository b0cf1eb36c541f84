package dev.dtu.effect;

import dev.dtu.call.Reply;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Row;
import dev.dtu.twin.Behaviour;
import dev.dtu.twin.Scene;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes a row like another one, its bytes too, with what is sent in place of what the other shows.
///
/// @param deed finds the row there is
/// @param make makes the new one
record Copy(Deed deed, Deed make) implements Behaviour {

  private static final Pattern SLOT = Pattern.compile("\\$\\{([^}]+)}");

  @Override
  public void exist(Scene scene) {
    deed.exist(scene, true);
  }

  @Override
  public Reply act(Scene scene) {
    Row like = deed.row(scene);
    Obj item = deed.item(scene, like);
    Obj wish = item.without(deed.shelf().resource().idMember());
    for (int i = 0; i < item.size(); i++) {
      String name = item.key(i);
      wish = Names.moment(name) || Names.change(name) ? wish.without(name) : wish;
    }
    for (String name : deed.cargo().facts().keySet()) {
      wish = Members.without(wish, name);
    }
    for (Map.Entry<String, Json> set : deed.effect().sets().entrySet()) {
      wish = Members.with(wish, set.getKey(), told(set.getValue(), item));
    }
    Row made = Create.make(make, scene, wish.withAll(deed.sent(scene)));
    return Create.shown(make, scene, loaded(scene, made, like, item));
  }

  private static Json told(Json template, Obj item) {
    return template instanceof Json.Text(String text)
        ? Json.of(
            SLOT.matcher(text)
                .replaceAll(slot ->
                    Matcher.quoteReplacement(Members.words(item, slot.group(1)).orElse(""))))
        : template;
  }

  /// The new row with the bytes of the old one, and what it tells of them.
  private Row loaded(Scene scene, Row made, Row like, Obj item) {
    Stored stored = Stored.of(made);
    Obj after = stored.item();
    for (String name : deed.cargo().facts().keySet()) {
      Optional<Json> fact = Members.find(item, name);
      boolean sent = Members.find(deed.sent(scene), name).isPresent();
      after = fact.isPresent() && !sent ? Members.with(after, name, fact.get()) : after;
    }
    Stored whole =
        stored
            .withItem(after, stored.alias(), stored.hidden())
            .withWhole(stored.whole())
            .withCargo(Stored.of(like).cargo());
    Row copy = made.withValue(whole.envelope());
    Shelves.keep(scene.draft(), deed.shelf(), copy, scene.moment());
    return copy;
  }
}
