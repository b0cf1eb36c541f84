package dev.dtu.load;

import dev.dtu.call.Nearest;
import dev.dtu.effect.Resource;
import dev.dtu.effect.SeedPlan;
import dev.dtu.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads `seeds/NAME.yaml`: what a tenant has before its first call. Reads one file.
final class SeedReader {

  private static final List<String> MEMBERS = List.of("source", "like", "rows", "none");
  private static final List<String> ROW =
      List.of(
          "resource",
          "each",
          "where",
          "as",
          "id",
          "shape",
          "called",
          "unlisted",
          "in",
          "within",
          "linked",
          "item",
          "hidden",
          "exact",
          "source");

  /// What `each` may say.
  private static final List<String> EACH = List.of("people");

  private static final Pattern SLOT = Pattern.compile("(?<!\\$)\\$\\{([^}]*)}");

  private final SortedMap<String, Resource> resources;

  /// What `${…}` may name so far.
  private final TreeSet<String> names = new TreeSet<>(List.of("moment", "origin", "self"));

  private final List<String> members;

  /// @param members what people are told by
  SeedReader(List<Resource> resources, List<String> members) {
    this.resources =
        resources.stream()
            .collect(
                Collectors.toMap(Resource::name, Function.identity(), (a, _) -> a, TreeMap::new));
    this.members = members;
  }

  SeedPlan read(Page root) {
    Map<String, Page> file = root.members(MEMBERS);
    source(root, file);
    return rows(root, file);
  }

  /// The name of the seed that a file's own rows come after; empty when it stands alone.
  static String like(Page root) {
    return text(root.members(MEMBERS).get("like"));
  }

  /// Like [#read], of what a person made up, which needs no source.
  SeedPlan sent(Page root) {
    return rows(root, root.members(MEMBERS));
  }

  private SeedPlan rows(Page root, Map<String, Page> file) {
    Page rows = file.get("rows");
    if (rows == null && file.containsKey("like")) {
      return SeedPlan.NOTHING;
    }
    if (rows == null) {
      root.flaw("expected a member 'rows', a list of what to plant; found none");
      return SeedPlan.NOTHING;
    }
    return new SeedPlan(rows.items().stream().map(this::row).toList(), none(file.get("none")));
  }

  /// The resources of which there is nothing.
  private List<String> none(@Nullable Page page) {
    return page == null
        ? List.of()
        : page.items().stream().map(each -> each.word(resources.keySet())).toList();
  }

  private static void source(Page page, Map<String, Page> members) {
    Page source = members.get("source");
    if (source == null) {
      page.flaw("expected a member 'source', found none");
    } else {
      Sources.check(source);
    }
  }

  private SeedPlan.Rows row(Page page) {
    Map<String, Page> row = page.members(ROW);
    Page source = row.get("source");
    if (source != null) {
      Sources.check(source);
    }
    Page people = row.get("each");
    boolean each = people != null;
    if (people != null) {
      people.word(EACH);
    }
    Page where = row.get("where");
    Page in = row.get("in");
    if (where != null && !each) {
      where.flaw("expected 'each: people' beside 'where', found none");
    }
    var planted =
        new SeedPlan.Rows(
            resource(page, row),
            each,
            Slots.object(where),
            text(row.get("as")),
            names(row),
            in == null ? List.of() : in.texts(),
            containers(row.get("within")),
            containers(row.get("linked")),
            Slots.object(row.get("item")),
            Slots.flag(row.get("exact")),
            Slots.object(row.get("hidden")));
    scopes(page, planted);
    row.forEach((name, part) -> {
      if (!name.equals("source")) {
        slots(part, part.json(), each);
      }
    });
    if (!planted.label().isEmpty()) {
      names.add(planted.label());
    }
    return planted;
  }

  private static SeedPlan.Names names(Map<String, Page> row) {
    Page shape = row.get("shape");
    Page called = row.get("called");
    return new SeedPlan.Names(
        text(row.get("id")),
        shape == null ? "" : Slots.shape(shape),
        called == null ? List.of() : called.texts(),
        Slots.flag(row.get("unlisted")));
  }

  private String resource(Page page, Map<String, Page> row) {
    Page name = row.get("resource");
    if (name == null) {
      page.flaw("expected a member 'resource', found none");
      return "";
    }
    String word = name.text();
    if (!resources.containsKey(word)) {
      name.flaw(
          "expected a resource of the contract, found '"
              + word
              + "'"
              + Nearest.hint(word, resources.keySet()));
    }
    return word;
  }

  private void scopes(Page page, SeedPlan.Rows row) {
    Resource resource = resources.get(row.resource());
    if (resource != null && resource.scopes().size() != row.scopes().size()) {
      page.flaw(
          "expected 'in' to name "
              + resource.scopes().stream()
                  .map(scope -> scope.resource().isEmpty() ? scope.member() : scope.resource())
                  .toList()
              + ", which '"
              + row.resource()
              + "' stands below; found "
              + row.scopes());
    }
  }

  private SortedMap<String, List<String>> containers(@Nullable Page page) {
    SortedMap<String, List<String>> containers = new TreeMap<>();
    if (page != null) {
      page.members(resources.keySet()).forEach((name, keys) -> containers.put(name, keys.texts()));
    }
    return containers;
  }

  private static String text(@Nullable Page page) {
    return page == null ? "" : page.text();
  }

  /// A flaw for each `${…}` that stands for nothing.
  private void slots(Page page, Json json, boolean each) {
    if (page.sound()) {
      return;
    }
    for (String text : Texts.in(json)) {
      Matcher slot = SLOT.matcher(text);
      while (slot.find()) {
        String name = slot.group(1);
        String label = name.contains(":") ? name.substring(0, name.indexOf(':')) : name;
        if (!names.contains(label) && !(each && members.contains(name))) {
          List<String> known = new ArrayList<>(names);
          if (each) {
            known.addAll(members);
          }
          page.flaw(
              "expected ${…} to name a row planted before by its 'as', or one of "
                  + String.join(", ", known)
                  + "; found '"
                  + name
                  + "'"
                  + Nearest.hint(name, known));
        }
      }
    }
  }
}
