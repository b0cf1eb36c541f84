package dev.dtu.load;

import dev.dtu.contract.Contract;
import dev.dtu.effect.Meanings;
import dev.dtu.effect.Resource;
import dev.dtu.twin.Kin;
import dev.dtu.twin.Space;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads what a title page says of other twins: the space they share (`space`), and which rows are
/// rows of another's too (`kin`).
final class SpaceReader {

  private static final List<String> KIN = List.of("of", "where", "same", "made");
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");

  private final Meanings meanings;
  private final Contract contract;

  SpaceReader(Meanings meanings, Contract contract) {
    this.meanings = meanings;
    this.contract = contract;
  }

  /// The space of a twin.
  Space space(String twin, @Nullable Page name, @Nullable Page kin) {
    if (name == null) {
      if (kin != null) {
        kin.flaw("expected a 'space' shared with the twin whose rows these are, found none");
      }
      return Space.own(twin);
    }
    String word = name.text();
    if (!NAME.matcher(word).matches()) {
      name.flaw("expected a name of a-z, 0-9 and '-', found '" + word + "'");
    } else if (Space.RESERVED.contains(word)) {
      name.flaw("expected a name that no universe keeps its own under, found '" + word + "'");
    }
    return new Space(word, kin == null ? new TreeMap<>() : kin(kin));
  }

  private SortedMap<String, Kin> kin(Page page) {
    SortedMap<String, Kin> kin = new TreeMap<>();
    page.members(new TreeSet<>(names()))
        .forEach((name, each) -> resource(name).ifPresent(one -> kin.put(name, kin(one, each))));
    return kin;
  }

  private List<String> names() {
    return meanings.resources().stream().map(Resource::name).toList();
  }

  private Optional<Resource> resource(String name) {
    return meanings.resources().stream().filter(one -> one.name().equals(name)).findFirst();
  }

  private Kin kin(Resource resource, Page page) {
    Map<String, Page> members = page.members(KIN);
    for (String needed : List.of("of", "same")) {
      if (!members.containsKey(needed)) {
        page.flaw("expected a member '" + needed + "', found none");
      }
    }
    if (!resource.scopes().isEmpty() || resource.singleton()) {
      page.flaw(
          "expected a resource whose rows are named by an id alone; '"
              + resource.name()
              + "' is not");
    }
    Page of = members.get("of");
    if (of != null && !NAME.matcher(of.text()).matches()) {
      of.flaw("expected a resource of another twin, such as file; found '" + of.text() + "'");
    }
    Page made = members.get("made");
    if (made != null) {
      Slots.whole(made, List.of(Kin.MOMENT, Kin.FIRST));
    }
    return new Kin(
        of == null ? "" : of.text(),
        Slots.object(members.get("where")),
        same(resource, members.get("same")),
        Slots.object(made));
  }

  private SortedMap<String, String> same(Resource resource, @Nullable Page page) {
    SortedMap<String, String> same = new TreeMap<>();
    if (page == null) {
      return same;
    }
    List<String> shown = Shown.members(resource, contract);
    page.members()
        .forEach((member, there) -> {
          if (shown.isEmpty() || shown.contains(head(member))) {
            same.put(member, there.text());
          } else {
            there.flaw(Shown.unknown(member, resource, shown));
          }
        });
    if (!resource.idMember().isEmpty() && !same.containsKey(resource.idMember())) {
      page.flaw(
          "expected '"
              + resource.idMember()
              + "', which shows the id, and the member there that shows it too; found "
              + String.join(", ", same.keySet()));
    }
    return same;
  }

  private static String head(String dotted) {
    int dot = dotted.indexOf('.');
    return dot < 0 ? dotted : dotted.substring(0, dot);
  }
}
