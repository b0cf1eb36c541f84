package dev.dtu.load;

import dev.dtu.contract.Contract;
import dev.dtu.contract.OperationLine;
import dev.dtu.effect.Meanings;
import dev.dtu.effect.Resource;
import dev.dtu.fault.Selector;
import dev.dtu.twin.AuthForm;
import dev.dtu.twin.Scopes;
import dev.dtu.twin.Scopes.Narrowing;
import dev.dtu.twin.TitlePage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Reads `scopes.yaml`: which tokens operations take, and for which scopes.
final class ScopesReader {

  static final String FILE = "twin/scopes.yaml";

  private static final List<String> MEMBERS =
      List.of("source", "between", "kinds", "also", "usual", "groups");
  private static final List<String> GROUP =
      List.of("operations", "accepts", "words", "named", "source");
  private static final List<String> WORDS = List.of("argument", "usual", "leave");
  private static final List<String> NAMED = List.of("argument", "resource", "flags", "otherwise");

  private final List<String> kinds;
  private final List<String> operations;
  private final List<String> resources;

  ScopesReader(TitlePage title, Contract contract, Meanings meanings) {
    this.kinds = title.auth().stream().map(AuthForm::kind).toList();
    this.operations = contract.lines().stream().map(OperationLine::id).toList();
    this.resources = meanings.resources().stream().map(Resource::name).toList();
  }

  Scopes read(Page root) {
    Map<String, Page> members = root.members(MEMBERS);
    if (members.containsKey("source")) {
      Sources.check(members.get("source"));
    } else {
      root.flaw("expected a member 'source', found none");
    }
    SortedMap<String, String> meant = new TreeMap<>();
    if (members.containsKey("kinds")) {
      members
          .get("kinds")
          .members(kinds)
          .forEach((kind, page) -> meant.put(kind, page.word(kinds)));
    }
    SortedMap<String, List<String>> also = new TreeMap<>();
    if (members.containsKey("also")) {
      also.putAll(accepted(members.get("also")));
    }
    SortedMap<String, List<String>> usual = new TreeMap<>();
    if (members.containsKey("usual")) {
      usual.putAll(accepted(members.get("usual")));
    }
    SortedMap<String, Scopes.Need> needs = new TreeMap<>();
    if (members.containsKey("groups")) {
      members.get("groups").members().values().forEach(group -> group(group, needs));
    } else {
      root.flaw("expected a member 'groups', found none");
    }
    String between = members.containsKey("between") ? members.get("between").text() : " ";
    return new Scopes(between, meant, needs, also, usual);
  }

  private void group(Page page, SortedMap<String, Scopes.Need> needs) {
    Map<String, Page> members = page.members(GROUP);
    Page accepts = members.get("accepts");
    Page globs = members.get("operations");
    if (accepts == null || globs == null) {
      page.flaw("expected members 'operations' and 'accepts', found " + members.keySet());
      return;
    }
    if (members.containsKey("source")) {
      Sources.check(members.get("source"));
    }
    List<Narrowing> narrowings = new ArrayList<>();
    if (members.containsKey("words")) {
      narrowings.add(word(members.get("words")));
    }
    if (members.containsKey("named")) {
      narrowings.add(named(members.get("named")));
    }
    var need = new Scopes.Need(accepted(accepts), narrowings);
    for (Page glob : globs.items()) {
      Slots.glob(glob, operations);
      for (String id : operations) {
        if (Selector.matches(glob.text(), id) && needs.putIfAbsent(id, need) != null) {
          glob.flaw("expected each operation in one group, found " + id + " in another, too");
        }
      }
    }
  }

  private SortedMap<String, List<String>> accepted(Page page) {
    SortedMap<String, List<String>> accepted = new TreeMap<>();
    page.members(kinds)
        .forEach((kind, scopes) -> {
          for (Page scope : scopes.items()) {
            if (!scope.sound() && !scope.text().matches("[^\\s,]+")) {
              scope.flaw("expected a scope without blanks or commas, found '" + scope.text() + "'");
            }
          }
          accepted.put(kind, scopes.texts());
        });
    return accepted;
  }

  private static Narrowing word(Page page) {
    Map<String, Page> members = page.members(WORDS);
    SortedMap<String, String> leave = new TreeMap<>();
    if (members.containsKey("leave")) {
      members.get("leave").members().forEach((word, scopes) -> leave.put(word, scopes.text()));
    } else {
      page.flaw("expected a member 'leave', what each word leaves of the scopes; found none");
    }
    return new Narrowing.Word(text(page, members, "argument"), optional(members, "usual"), leave);
  }

  private Narrowing named(Page page) {
    Map<String, Page> members = page.members(NAMED);
    String resource =
        members.containsKey("resource") ? members.get("resource").word(resources) : "";
    List<Narrowing.Flag> flags = new ArrayList<>();
    if (members.containsKey("flags")) {
      members
          .get("flags")
          .members()
          .forEach((member, scopes) -> flags.add(new Narrowing.Flag(member, scopes.text())));
    }
    return new Narrowing.Named(
        text(page, members, "argument"), resource, flags, text(page, members, "otherwise"));
  }

  private static String text(Page page, Map<String, Page> members, String name) {
    if (!members.containsKey(name)) {
      page.flaw("expected a member '" + name + "', found none");
    }
    return optional(members, name);
  }

  private static String optional(Map<String, Page> members, String name) {
    return members.containsKey(name) ? members.get(name).text() : "";
  }
}
