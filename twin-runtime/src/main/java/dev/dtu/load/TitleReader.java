package dev.dtu.load;

import dev.dtu.contract.Contract;
import dev.dtu.contract.OperationLine;
import dev.dtu.effect.Meanings;
import dev.dtu.effect.Resource;
import dev.dtu.twin.AuthForm;
import dev.dtu.twin.Gate;
import dev.dtu.twin.Mint;
import dev.dtu.twin.Moments;
import dev.dtu.twin.Slash;
import dev.dtu.twin.Space;
import dev.dtu.twin.TitlePage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Reads `twin.yaml`, the title page.
final class TitleReader {

  static final List<String> MEMBERS =
      List.of(
          "name",
          "title",
          "contract",
          "client",
          "java",
          "sources",
          "hosts",
          "gates",
          "auth",
          "seeds",
          "ids",
          "classes",
          "contents",
          "partial",
          "space",
          "kin",
          "tags",
          "trailing-slash",
          "doubled-slash",
          "moments",
          "numbered",
          "verdict",
          "supposed",
          "headers",
          "pages",
          "located",
          "remarks",
          "crossing");
  private static final List<String> AUTH_MEMBERS =
      List.of("kind", "in", "name", "prefix", "bound", "shape", "satisfies");

  private static final String HOST =
      "(\\*\\.)?[a-z0-9-]+(\\.[a-z0-9-]+)+(/(\\*|[A-Za-z0-9._-]+))*(/\\*\\*)?";

  private final Page root;
  private final Map<String, Page> members;

  TitleReader(Page root) {
    this.root = root;
    this.members = root.members(MEMBERS);
  }

  /// The name of the contract's spec; the twin's own when the page names none.
  String contract(String twin) {
    Page contract = members.get("contract");
    return contract == null ? twin : contract.text();
  }

  void contractFlaw(String what) {
    members.getOrDefault("contract", root).flaw(what);
  }

  /// The class that is its Java, when it has any.
  Optional<Page> java() {
    return Optional.ofNullable(members.get("java"));
  }

  TitlePage title(String twin, Contract contract, Meanings meanings) {
    List<String> resources = meanings.resources().stream().map(Resource::name).toList();
    name(twin);
    sources();
    return new TitlePage(
        twin,
        hosts(),
        gates(),
        auth(contract),
        text(members, "client", ""),
        PartsReader.contents(members.get("contents"), resources),
        PartsReader.partial(members.get("partial"), contract),
        new SpaceReader(meanings, contract).space(twin, members.get("space"), members.get("kin")),
        PartsReader.tagging(members.get("tags"), contract),
        idleSlashes(),
        moments(resources),
        NumberedReader.read(members.get("numbered"), resources),
        PartsReader.verdict(members.get("verdict")),
        PartsReader.supposed(members.get("supposed"), resources),
        LetterheadReader.read(members, contract.lines().stream().map(OperationLine::id).toList()));
  }

  private List<Slash> idleSlashes() {
    List<Slash> idle = new ArrayList<>();
    for (Slash slash : Slash.values()) {
      Page told = members.get(slash.name().toLowerCase(Locale.ROOT) + "-slash");
      if (told != null) {
        idle.add(slash);
        if (!told.text().equals("ignored")) {
          told.flaw("expected 'ignored', or no such member; found '" + told.text() + "'");
        }
      }
    }
    return idle;
  }

  private Moments moments(List<String> resources) {
    SortedMap<String, Moments.Form> forms = new TreeMap<>();
    Page page = members.get("moments");
    if (page == null) {
      return Moments.USUAL;
    }
    var names = new TreeSet<>(resources);
    names.add(Moments.EVERY);
    page.members(names)
        .forEach((name, example) -> {
          try {
            forms.put(name, Moments.Form.like(example.text()));
          } catch (IllegalArgumentException wrong) {
            example.flaw(String.valueOf(wrong.getMessage()));
          }
        });
    return new Moments(forms);
  }

  private void name(String twin) {
    Page name = members.get("name");
    if (name == null) {
      root.flaw("expected a member 'name', found none");
    } else if (!name.text().equals(twin)) {
      name.flaw("expected the name of the folder, '" + twin + "'; found '" + name.text() + "'");
    } else if (Space.RESERVED.contains(twin)) {
      name.flaw("expected a name that no universe keeps its own under, found '" + twin + "'");
    }
  }

  private void sources() {
    Page sources = members.get("sources");
    if (sources == null) {
      root.flaw(
          "expected a member 'sources', a list of where the facts come from and when; found none");
      return;
    }
    for (Page source : sources.items()) {
      Sources.check(source);
    }
  }

  private List<String> hosts() {
    List<String> hosts = new ArrayList<>();
    Page page = members.get("hosts");
    if (page == null) {
      return hosts;
    }
    for (Page host : page.items()) {
      String name = host.text();
      if (name.matches(HOST)) {
        hosts.add(name);
      } else {
        host.flaw(
            "expected a host (api.example.com, *.example.com), with what stands before its paths"
                + " (/base/*) or what they begin with (/base/**); found '%s'".formatted(name));
      }
    }
    return hosts;
  }

  private List<Gate> gates() {
    Page page = members.get("gates");
    if (page == null) {
      return TitlePage.USUAL_ORDER;
    }
    List<String> words =
        Arrays.stream(Gate.values()).map(gate -> gate.name().toLowerCase(Locale.ROOT)).toList();
    Set<Gate> gates = new java.util.LinkedHashSet<>();
    for (Page item : page.items()) {
      String word = item.word(words);
      if (words.contains(word) && !gates.add(Gate.valueOf(word.toUpperCase(Locale.ROOT)))) {
        item.flaw("expected each gate once, found '" + word + "' again");
      }
    }
    Set<Gate> missing = EnumSet.allOf(Gate.class);
    missing.removeAll(gates);
    for (Gate gate : missing) {
      page.flaw("expected every gate, found no '" + gate.name().toLowerCase(Locale.ROOT) + "'");
    }
    return missing.isEmpty() ? List.copyOf(gates) : TitlePage.USUAL_ORDER;
  }

  private List<AuthForm> auth(Contract contract) {
    Page page = members.get("auth");
    if (page == null) {
      return PlainTitle.auth(contract);
    }
    return page.items().stream().map(form -> form(form, contract)).toList();
  }

  private static AuthForm form(Page page, Contract contract) {
    Map<String, Page> form = page.members(AUTH_MEMBERS);
    for (String needed : List.of("kind", "in", "shape")) {
      if (!form.containsKey(needed)) {
        page.flaw("expected a member '" + needed + "', found none");
      }
    }
    String in = form.containsKey("in") ? form.get("in").word(places()) : "header";
    return new AuthForm(
        text(form, "kind", ""),
        places().contains(in)
            ? AuthForm.Place.valueOf(in.toUpperCase(Locale.ROOT))
            : AuthForm.Place.HEADER,
        text(form, "name", "Authorization"),
        text(form, "prefix", ""),
        text(form, "bound", ""),
        form.containsKey("shape") ? shape(form.get("shape")) : "",
        satisfies(form.get("satisfies"), contract));
  }

  private static List<String> places() {
    return List.of("header", "query", "cookie", "form");
  }

  private static List<String> satisfies(
      @org.jspecify.annotations.Nullable Page page, Contract contract) {
    List<String> schemes = List.copyOf(contract.schemes().keySet());
    return page == null ? schemes : page.items().stream().map(item -> item.word(schemes)).toList();
  }

  private static String text(Map<String, Page> members, String name, String otherwise) {
    Page page = members.get(name);
    return page == null ? otherwise : page.text();
  }

  /// A shape that [Mint] can follow, behind `basic:USER:` too.
  private static String shape(Page page) {
    String shape = page.text();
    String minted =
        shape.startsWith("basic:") ? shape.split(":", 3)[shape.split(":", 3).length - 1] : shape;
    try {
      Mint.of(minted);
      return shape;
    } catch (IllegalArgumentException wrong) {
      page.flaw(String.valueOf(wrong.getMessage()));
      return "";
    }
  }

  /// The id shapes by resource.
  SortedMap<String, String> ids(List<String> resources) {
    SortedMap<String, String> ids = new TreeMap<>();
    Page page = members.get("ids");
    if (page != null) {
      page.members(new TreeSet<>(resources)).forEach((name, shape) -> ids.put(name, shape(shape)));
    }
    return ids;
  }

  /// The names of its seeds, a file of `seeds/` each.
  List<Page> seeds() {
    Page page = members.get("seeds");
    return page == null ? List.of() : page.items();
  }

  /// The vendor's words by resource.
  SortedMap<String, String> classes(List<String> resources) {
    SortedMap<String, String> classes = new TreeMap<>();
    Page page = members.get("classes");
    if (page != null) {
      page.members(new TreeSet<>(resources))
          .forEach((name, word) -> classes.put(name, word.text()));
    }
    return classes;
  }
}
