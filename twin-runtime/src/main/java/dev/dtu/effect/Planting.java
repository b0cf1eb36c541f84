package dev.dtu.effect;

import dev.dtu.call.Dice;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Draft;
import dev.dtu.store.Row;
import dev.dtu.twin.Mint;
import dev.dtu.twin.People;
import dev.dtu.twin.Tables;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One planting of a [SeedPlan] into a draft: knows the labels so far. One thread's.
final class Planting {

  /// What a row calls its own id, which is drawn when all else is filled in.
  private static final String OWN = "self";

  private static final String SELF = "${" + OWN + "}";
  private static final Pattern SLOT = Pattern.compile("(?<!\\$)\\$\\{([^}]+)}");

  private final Shelves shelves;
  private final Draft draft;
  private final Dice dice;
  private final Instant moment;
  private final SortedMap<String, Json> labels = new TreeMap<>();
  private boolean selfish;

  Planting(Shelves shelves, Draft draft, Dice dice, Instant moment) {
    this.shelves = shelves;
    this.draft = draft;
    this.dice = dice;
    this.moment = moment;
  }

  void plant(SeedPlan plan) {
    List<Obj> people = People.in(draft);
    for (SeedPlan.Rows rows : plan.rows()) {
      if (!rows.forPeople()) {
        plant(rows, Obj.EMPTY);
        continue;
      }
      for (Obj person : people) {
        if (like(person, rows.where())) {
          plant(rows, person);
        }
      }
    }
  }

  /// The same with a row's own id where it says `${self}`.
  private static Json self(Json value, String id) {
    return switch (value) {
      case Obj obj -> {
        var out = Obj.builder();
        obj.forEach(member -> out.put(member.key(), self(member.value(), id)));
        yield out.build();
      }
      case Arr arr -> {
        List<Json> items = new ArrayList<>(arr.size());
        arr.forEach(item -> items.add(self(item, id)));
        yield Arr.of(items);
      }
      case Json.Text(String text) when text.contains(SELF) -> Json.of(text.replace(SELF, id));
      case Json.Text _, Json.Num _, Json.Bool _, Json.Null _ -> value;
    };
  }

  private static boolean like(Obj person, Obj where) {
    for (Obj.Member member : where) {
      if (!person.find(member.key()).equals(Optional.of(member.value()))) {
        return false;
      }
    }
    return true;
  }

  private void plant(SeedPlan.Rows rows, Obj person) {
    Shelf shelf = shelves.get(rows.resource());
    labels.put("moment", Json.of(shelf.moments().text(moment)));
    List<String> scopes = words(rows.scopes(), person);
    selfish = false;
    Obj given = filled(rows.item(), person).asObj().orElse(Obj.EMPTY);
    boolean single = shelf.resource().singleton();
    String id = single ? "_" : id(shelf, rows, person, given);
    Obj told = selfish ? self(given, id).asObj().orElse(given) : given;
    Obj named = single ? told : shelf.withId(told, id);
    Obj item = shelf.withScopes(named, scopes);
    String key = single ? Shelf.scopes(scopes) + "_" : Deed.key(scopes, id);
    var stored =
        new Stored(
                item,
                within(rows, person),
                containers(rows.linked(), person),
                shelf.aliases(item, key),
                filled(rows.hidden(), person).asObj().orElse(Obj.EMPTY),
                null)
            .withCalled(rows.names().called().stream().map(name -> below(key, name)).toList());
    Obj envelope = stored.envelope();
    Obj planted = rows.exact() ? envelope : envelope.with("bare", Json.of(true));
    Shelves.keep(draft, shelf, new Row(key, draft.nextPlace(shelf.table()), planted), moment);
    if (!rows.label().isEmpty()) {
      String whose = person.text("key").map(name -> ":" + name).orElse("");
      labels.put(rows.label() + whose, Json.of(id));
    }
  }

  private List<String> within(SeedPlan.Rows rows, Obj person) {
    List<String> within = new ArrayList<>(containers(rows.within(), person));
    if (rows.names().unlisted()) {
      within.add(Tables.UNLISTED);
    }
    return within;
  }

  /// A name as the index has it: with the scopes of the key before it.
  private static String below(String key, String name) {
    return key.substring(0, key.lastIndexOf('/') + 1) + name;
  }

  private String id(Shelf shelf, SeedPlan.Rows rows, Obj person, Obj given) {
    if (!rows.names().id().isEmpty()) {
      return word(rows.names().id(), person);
    }
    Optional<String> shown = Members.words(given, shelf.resource().idMember());
    if (shown.isPresent() && !shelf.resource().idMember().isEmpty()) {
      return Resource.called(shown.get());
    }
    long count = draft.mint(shelf.table());
    if (!rows.names().shape().isEmpty()) {
      return Mint.of(rows.names().shape()).make(dice.at(shelf.table().name()), count);
    }
    return shelf.id(dice.at(shelf.table().name()), given, count, Optional.empty());
  }

  /// A container's name is its resource and its key, scopes before the id.
  private List<String> containers(Map<String, List<String>> byResource, Obj person) {
    List<String> names = new ArrayList<>();
    byResource.forEach(
        (resource, keys) -> keys.forEach(key -> names.add(resource + "/" + word(key, person))));
    return names;
  }

  private List<String> words(List<String> templates, Obj person) {
    List<String> words = new ArrayList<>(templates.size());
    for (String template : templates) {
      words.add(word(template, person));
    }
    return words;
  }

  private String word(String template, Obj person) {
    return text(template, person).asWords().orElse("");
  }

  private Json filled(Json template, Obj person) {
    if (template instanceof Json.Text text) {
      return text(text.value(), person);
    } else if (template instanceof Obj obj) {
      var out = Obj.builder();
      for (Obj.Member member : obj) {
        out.put(member.key(), filled(member.value(), person));
      }
      return out.build();
    } else if (template instanceof Arr arr) {
      List<Json> items = new ArrayList<>(arr.size());
      for (Json item : arr) {
        items.add(filled(item, person));
      }
      return Arr.of(items);
    }
    return template;
  }

  private Json text(String template, Obj person) {
    if (!template.contains("${")) { // most have none, and are planted in every universe
      return Json.of(template);
    }
    Matcher slot = SLOT.matcher(template);
    if (slot.matches()) {
      return value(slot.group(1), person).orElse(Json.of(template));
    }
    return Json.of(
        slot.reset()
            .replaceAll(each ->
                Matcher.quoteReplacement(
                    value(each.group(1), person).flatMap(Json::asWords).orElse(each.group())))
            .replace("$${", "${"));
  }

  /// What a name stands for; `${origin}` and its like stay as they are and are read later.
  private Optional<Json> value(String name, Obj person) {
    selfish |= name.equals(OWN);
    Optional<Json> own = person.find(name);
    if (own.isPresent()) {
      return own;
    }
    String whose = name + ":" + person.text("key").orElse("");
    return Optional.ofNullable(labels.getOrDefault(whose, labels.get(name)));
  }
}
