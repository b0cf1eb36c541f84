package dev.dtu.load;

import dev.dtu.call.Nearest;
import dev.dtu.contract.Contract;
import dev.dtu.contract.OperationLine;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.usage.Usages;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Reads `members.yaml`: what a person declares of single members, in the place of what was mined of
/// them. Lines are those of `mined.json`; several operations may share some, with commas between.
final class MembersReader {

  static final String FILE = "twin/members.yaml";
  private static final List<String> PARTS = List.of("source", "operations");
  private static final List<String> LISTS = List.of("item", "view", "found", "births");
  private static final List<String> BIRTH = List.of("resource", "lines");
  private static final List<String> LINE = List.of("at", "when", "is", "absent", "unheeded");

  private static final Pattern COMMA = Pattern.compile(", *");
  private static final Set<Map.Entry<String, Page>> NOTHING = Collections.emptySet();

  private MembersReader() {}

  /// What the folder declares; nothing where there is no such file.
  static Usages read(Shelf folder, Contract contract, Flaws flaws) {
    return Page.read(folder, FILE, flaws).map(page -> read(page, contract)).orElse(Usages.NONE);
  }

  static Usages read(Page root, Contract contract) {
    Map<String, Page> parts = root.members(PARTS);
    if (parts.containsKey("source")) {
      Sources.check(parts.get("source"));
    } else {
      root.flaw("expected a member 'source', found none");
    }
    SortedMap<String, Obj> all = new TreeMap<>();
    Page operations = parts.get("operations");
    for (var each : operations == null ? NOTHING : operations.members().entrySet()) {
      Obj lines = lines(each.getValue());
      for (String id : COMMA.split(each.getKey())) {
        if (!root.sound() && !contract.has(id)) {
          List<String> ids = contract.lines().stream().map(OperationLine::id).toList();
          each.getValue()
              .flaw(
                  "expected operations of the contract, found '"
                      + id
                      + "'"
                      + Nearest.hint(id, ids));
        }
        all.merge(id, lines, MembersReader::joined);
      }
    }
    if (root.sound()) {
      return Usages.late("", new TreeSet<>(all.keySet()), id -> Optional.ofNullable(all.get(id)));
    }
    Obj.Builder declared = Obj.builder();
    all.forEach(declared::put);
    return usages(root, declared.build());
  }

  /// The lines of an operation that is named twice: those of both.
  private static Obj joined(Obj one, Obj other) {
    Obj both = one;
    for (Obj.Member list : other) {
      var lines = new ArrayList<Json>(one.items(list.key()).items());
      other.items(list.key()).forEach(lines::add);
      both = both.with(list.key(), Json.array(lines));
    }
    return both;
  }

  private static Obj lines(Page page) {
    if (!page.sound()) {
      look(page);
    }
    return page.json().asObj().orElse(Obj.EMPTY);
  }

  private static void look(Page page) {
    for (Map.Entry<String, Page> list : page.members(LISTS).entrySet()) {
      for (Page each : list.getValue().items()) {
        if (list.getKey().equals("births")) {
          birth(each);
        } else {
          line(each);
        }
      }
    }
  }

  private static void birth(Page page) {
    Map<String, Page> members = page.members(BIRTH);
    if (!members.containsKey("resource")) {
      page.flaw("expected a member 'resource', the name of what comes into being; found none");
    }
    Page lines = members.get("lines");
    (lines == null ? List.<Page>of() : lines.items()).forEach(MembersReader::line);
  }

  private static void line(Page line) {
    Map<String, Page> members = line.members(LINE);
    if (!members.containsKey("at")) {
      line.flaw("expected a member 'at', a JSON pointer; found none");
    }
    if (members.containsKey("is") == members.containsKey("absent")) {
      line.flaw("expected either 'is' or 'absent: true'");
    }
  }

  private static Usages usages(Page root, Obj operations) {
    try {
      return Usages.fromJson(Obj.of("operations", operations));
    } catch (IllegalArgumentException wrong) {
      root.flaw(Optional.ofNullable(wrong.getMessage()).orElse("expected lines"));
      return Usages.NONE;
    }
  }
}
