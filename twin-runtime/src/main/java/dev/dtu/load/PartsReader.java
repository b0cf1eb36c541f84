package dev.dtu.load;

import dev.dtu.contract.Contract;
import dev.dtu.contract.OperationLine;
import dev.dtu.effect.Masks;
import dev.dtu.json.Obj;
import dev.dtu.twin.Partial;
import dev.dtu.twin.Tagging;
import dev.dtu.twin.TitlePage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Reads what a title page says of uploaded bytes (`contents`), of parts of replies (`partial`), of tags of
/// what they show (`tags`), and for who measures the twin (`verdict`, `supposed`).
final class PartsReader {

  private PartsReader() {}

  /// What items tell of bytes uploaded to them, by resource and member.
  static SortedMap<String, SortedMap<String, String>> contents(
      @Nullable Page page, List<String> resources) {
    SortedMap<String, SortedMap<String, String>> contents = new TreeMap<>();
    if (page != null) {
      page.members(new TreeSet<>(resources))
          .forEach((resource, told) -> {
            SortedMap<String, String> facts = new TreeMap<>();
            told.members().forEach((member, fact) -> facts.put(member, fact.word(TitlePage.FACTS)));
            contents.put(resource, facts);
          });
    }
    return contents;
  }

  /// The members of a reply that tell how a call went.
  static List<String> verdict(@Nullable Page page) {
    List<String> told = page == null ? List.of() : page.texts();
    for (String member : told) {
      if (page != null && !page.sound() && !member.matches("[^.*]+(\\.[^.*]+)*(\\.\\*)?")) {
        page.flaw("expected members such as error.code or errors.*, found '" + member + "'");
      }
    }
    return told;
  }

  /// What things have of which a recording tells no more than that calls about them went well, by
  /// resource.
  static SortedMap<String, Obj> supposed(@Nullable Page page, List<String> resources) {
    SortedMap<String, Obj> supposed = new TreeMap<>();
    if (page != null) {
      page.members(new TreeSet<>(resources))
          .forEach((resource, told) -> {
            Obj.Builder item = Obj.builder();
            told.members().forEach((member, value) -> item.put(member, value.json()));
            supposed.put(resource, item.build());
          });
    }
    return supposed;
  }

  private static String mask(Page page) {
    Masks.flaw(page.text()).ifPresent(page::flaw);
    return page.text();
  }

  /// How callers ask for a part of a reply.
  static Optional<Partial> partial(@Nullable Page page, Contract contract) {
    if (page == null) {
      return Optional.empty();
    }
    Map<String, Page> members = page.members(List.of("parameter", "defaults", "required"));
    Page parameter = members.get("parameter");
    if (parameter == null) {
      page.flaw("expected a member 'parameter', found none");
      return Optional.empty();
    }
    var ids = new TreeSet<>(contract.lines().stream().map(OperationLine::id).toList());
    SortedMap<String, String> defaults = new TreeMap<>();
    Page masks = members.get("defaults");
    if (masks != null) {
      masks.members(ids).forEach((operation, mask) -> defaults.put(operation, mask(mask)));
    }
    Page required = members.get("required");
    if (required != null) {
      required.items().forEach(operation -> defaults.put(operation.word(ids), ""));
    }
    return Optional.of(new Partial(parameter.text(), defaults));
  }

  /// How replies carry tags.
  static Tagging tagging(@Nullable Page page, Contract contract) {
    if (page == null) {
      return Tagging.DECLARED;
    }
    Map<String, Page> members = page.members(List.of("form", "reads", "writes"));
    Page form = members.get("form");
    boolean weak = form != null && form.word(List.of("strong", "weak")).equals("weak");
    return new Tagging(
        weak,
        operations(members.get("reads"), contract),
        operations(members.get("writes"), contract));
  }

  private static SortedSet<String> operations(@Nullable Page page, Contract contract) {
    SortedSet<String> named = new TreeSet<>();
    if (page != null) {
      var ids = new TreeSet<>(contract.lines().stream().map(OperationLine::id).toList());
      page.items().forEach(each -> named.add(each.word(ids)));
    }
    return named;
  }
}
