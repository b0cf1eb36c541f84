package dev.dtu.load;

import dev.dtu.contract.Contract;
import dev.dtu.contract.OperationLine;
import dev.dtu.effect.Meanings;
import dev.dtu.grant.ClientForm;
import dev.dtu.grant.Denial;
import dev.dtu.grant.Desk;
import dev.dtu.grant.Grants;
import dev.dtu.grant.Registry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Reads `grants.yaml`: a token service, its clients, what its operations do and how it says no.
final class GrantsReader {

  static final String FILE = "twin/grants.yaml";

  private static final List<String> PARTS =
      List.of(
          "source",
          "clients",
          "registered",
          "assertions",
          "proofs",
          "operations",
          "covers",
          "says");
  private static final List<String> CLIENT =
      List.of("id", "name", "secret", "keyed", "told", "file", "source");
  private static final List<String> ASSERTIONS = List.of("audiences", "lasts", "early", "once");
  private static final List<String> PROOFS = List.of("nonce", "fresh", "lasts", "early");
  private static final List<String> SAYING = List.of("error", "text", "status");
  private static final List<String> DENIALS =
      Arrays.stream(Denial.values()).map(Denial::word).toList();

  private final Page root;
  private final Map<String, Page> parts;

  GrantsReader(Page root) {
    this.root = root;
    this.parts = root.members(PARTS);
  }

  Grants read(Contract contract, Meanings meanings) {
    Page source = parts.get("source");
    if (source == null) {
      root.flaw("expected a member 'source', found none");
    } else {
      Sources.check(source);
    }
    SortedMap<String, Desk> desks = new TreeMap<>();
    SortedMap<String, Grants.House> houses = new TreeMap<>();
    List<OperationLine> lines = contract.lines();
    Map<String, String> paths = LinkedHashMap.newLinkedHashMap(lines.size());
    lines.forEach(line -> paths.put(line.id(), line.path()));
    var reader = new DeskReader(meanings);
    Page operations = parts.get("operations");
    if (operations != null) {
      for (Map.Entry<String, Page> each : operations.members(paths.keySet()).entrySet()) {
        String path = paths.getOrDefault(each.getKey(), "");
        DeskReader.Read read = reader.read(each.getValue(), path);
        read.desk().ifPresent(desk -> desks.put(each.getKey(), desk));
        read.house().ifPresent(house -> houses.put(each.getKey(), house));
      }
    }
    return new Grants(
        clients(parts.get("clients")),
        assertions(parts.get("assertions")),
        Optional.ofNullable(parts.get("proofs")).map(GrantsReader::proofs),
        desks,
        houses,
        registries(parts.get("registered"), meanings),
        covers(parts.get("covers")),
        says(parts.get("says")));
  }

  private static List<ClientForm> clients(@Nullable Page page) {
    List<ClientForm> clients = new ArrayList<>();
    if (page != null) {
      page.members().forEach((kind, each) -> clients.add(client(kind, each)));
    }
    return clients;
  }

  private static ClientForm client(String kind, Page page) {
    Map<String, Page> members = page.members(CLIENT);
    Page id = members.get("id");
    if (id == null) {
      page.flaw("expected a member 'id', the shape of its id; found none");
    }
    Page source = members.get("source");
    if (source != null) {
      Sources.check(source);
    }
    Page file = members.get("file");
    if (file != null) {
      Slots.check(file, Slots.FILE, _ -> false);
    }
    return new ClientForm(
        kind,
        id == null ? "" : Slots.shape(id),
        members.containsKey("name") ? Slots.shape(members.get("name")) : "",
        members.containsKey("secret") ? Slots.shape(members.get("secret")) : "",
        Slots.flag(members.get("keyed")),
        Slots.object(members.get("told")),
        Slots.object(file));
  }

  /// Resources whose rows are clients too.
  private static List<Registry> registries(@Nullable Page page, Meanings meanings) {
    List<Registry> registries = new ArrayList<>();
    if (page != null) {
      var known = new TreeSet<String>();
      meanings.resources().forEach(each -> known.add(each.name()));
      page.members(known)
          .forEach((resource, each) -> {
            Map<String, Page> told = each.members(List.of("where", "members"));
            registries.add(
                new Registry(resource, texts(told.get("where")), texts(told.get("members"))));
          });
    }
    return registries;
  }

  private static SortedMap<String, String> texts(@Nullable Page page) {
    SortedMap<String, String> texts = new TreeMap<>();
    if (page != null) {
      page.members().forEach((name, each) -> texts.put(name, each.text()));
    }
    return texts;
  }

  private static Grants.Assertions assertions(@Nullable Page page) {
    if (page == null) {
      return Grants.Assertions.USUAL;
    }
    Map<String, Page> members = page.members(ASSERTIONS);
    Page audiences = members.get("audiences");
    Page lasts = members.get("lasts");
    Page early = members.get("early");
    return new Grants.Assertions(
        audiences == null ? List.of() : audiences.texts(),
        lasts == null ? Grants.Assertions.USUAL.lasts() : lasts.whole(1, 100_000_000),
        early == null ? Grants.Assertions.USUAL.early() : early.whole(0, 86_400),
        Slots.flag(members.get("once")));
  }

  private static Grants.Proofs proofs(Page page) {
    Map<String, Page> members = page.members(PROOFS);
    Page nonce = members.get("nonce");
    if (nonce == null) {
      page.flaw("expected a member 'nonce', the shape of the words it wants in proofs; found none");
    }
    return new Grants.Proofs(
        nonce == null ? "" : Slots.shape(nonce),
        whole(members.get("fresh"), Grants.Proofs.FRESH),
        whole(members.get("lasts"), Grants.Proofs.LASTS),
        whole(members.get("early"), Grants.Proofs.EARLY));
  }

  private static int whole(@Nullable Page page, int otherwise) {
    return page == null ? otherwise : page.whole(0, 86_400);
  }

  /// Scopes that include others, by patterns with a `*` each.
  private static SortedMap<String, String> covers(@Nullable Page page) {
    SortedMap<String, String> covers = new TreeMap<>();
    if (page != null) {
      page.members()
          .forEach((wide, narrow) -> {
            if (stars(wide) != 1 || stars(narrow.text()) != 1) {
              narrow.flaw(
                  "expected a scope with one '*' on both sides, such as"
                      + " 'things.*.manage: things.*.read'; found '"
                      + wide
                      + ": "
                      + narrow.text()
                      + "'");
            } else {
              covers.put(wide, narrow.text());
            }
          });
    }
    return covers;
  }

  private static long stars(String text) {
    return text.chars().filter(c -> c == '*').count();
  }

  private static SortedMap<Denial, Denial.Saying> says(@Nullable Page page) {
    SortedMap<Denial, Denial.Saying> says = new TreeMap<>();
    if (page == null) {
      return says;
    }
    page.members(DENIALS)
        .forEach((word, each) ->
            Denial.of(word).ifPresent(denial -> says.put(denial, saying(each, denial))));
    return says;
  }

  private static Denial.Saying saying(Page page, Denial denial) {
    Map<String, Page> members = page.members(SAYING);
    Page error = members.get("error");
    Page text = members.get("text");
    Page status = members.get("status");
    String code = error == null ? denial.usual().error() : error.text();
    return new Denial.Saying(
        code,
        text == null ? denial.usual().text() : text.text(),
        status == null ? Denial.status(code) : status.whole(200, 599));
  }
}
