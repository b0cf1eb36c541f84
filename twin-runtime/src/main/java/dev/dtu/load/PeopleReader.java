package dev.dtu.load;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.People;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// Reads `people/NAME.yaml`: who lives in a universe.
final class PeopleReader {

  /// What a person is told by; seeds of twins may ask for each.
  static final List<String> MEMBERS =
      List.of(
          "key",
          "name",
          "given",
          "family",
          "email",
          "title",
          "department",
          "timezone",
          "locale",
          "admin");

  private PeopleReader() {}

  /// The people of a file on a shelf; nobody when it is not there.
  ///
  /// @throws FlawedTwin when anything is wrong in it
  static People read(Shelf shelf, String file) throws FlawedTwin {
    var flaws = new Flaws();
    Optional<Page> page = Page.read(shelf, file, flaws);
    List<Obj> people = new ArrayList<>();
    var keys = new TreeSet<String>();
    for (Page each : page.map(Page::items).orElse(List.of())) {
      Map<String, Page> person = each.members(MEMBERS);
      for (String member : MEMBERS) {
        if (!person.containsKey(member)) {
          each.flaw("expected a member '" + member + "', found none");
        }
      }
      Obj json = each.json().asObj().orElse(Obj.EMPTY);
      if (json.find("key").flatMap(Json::asText).filter(keys::add).isEmpty()) {
        each.flaw("expected a 'key' no other person has, found " + json.find("key"));
      }
      people.add(json);
    }
    if (!flaws.none()) {
      throw new FlawedTwin("people", flaws.all());
    }
    return new People(people);
  }
}
