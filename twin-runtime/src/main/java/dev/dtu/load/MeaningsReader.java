package dev.dtu.load;

import dev.dtu.call.Nearest;
import dev.dtu.contract.Contract;
import dev.dtu.contract.Operation;
import dev.dtu.contract.OperationLine;
import dev.dtu.contract.Parameter;
import dev.dtu.effect.Effect;
import dev.dtu.effect.Meanings;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Reads `meanings.yaml`: what a person declares of resources and operations in place of what was
/// inferred. A member that is named takes the place of the inferred one; the others stay.
final class MeaningsReader {

  static final String FILE = "twin/meanings.yaml";
  private static final List<String> PARTS = List.of("resources", "operations");
  private static final List<String> RESOURCE =
      List.of(
          "scopes",
          "idMember",
          "idShape",
          "aliases",
          "singleton",
          "schemas",
          "links",
          "shows",
          "nicknames");
  private static final List<String> OPERATION =
      List.of(
          "kind",
          "resource",
          "key",
          "within",
          "requestMember",
          "replyMember",
          "itemsMember",
          "filters",
          "sort",
          "sets",
          "status");
  private static final List<String> KINDS =
      Arrays.stream(Effect.Kind.values()).map(k -> k.name().toLowerCase(Locale.ROOT)).toList();

  private final Map<String, Obj> resources = new LinkedHashMap<>();
  private final Map<String, Obj> effects = new LinkedHashMap<>();
  private final SortedMap<String, String> absent;

  private MeaningsReader(Meanings inferred) {
    Obj json = inferred.toJson();
    gather(json.items("resources"), "name", resources);
    gather(json.items("effects"), "operation", effects);
    this.absent = new TreeMap<>(inferred.absent());
  }

  private static void gather(Arr items, String named, Map<String, Obj> into) {
    for (Json item : items) {
      Obj one = item.asObj().orElse(Obj.EMPTY);
      into.put(one.text(named).orElse(""), one);
    }
  }

  /// The inferred meanings with what the page declares over them.
  static Meanings over(Meanings inferred, Page page, Contract contract) {
    var reader = new MeaningsReader(inferred);
    Map<String, Page> parts = page.members(PARTS);
    Page resources = parts.get("resources");
    if (resources != null) {
      resources.members().forEach(reader::resource);
    }
    Page operations = parts.get("operations");
    if (operations != null) {
      List<String> ids = contract.lines().stream().map(OperationLine::id).toList();
      operations.members().forEach((id, each) -> reader.operation(id, each, contract, ids));
    }
    return reader.meanings();
  }

  private void resource(String name, Page page) {
    Obj one = resources.getOrDefault(name, Obj.of("name", Json.of(name)));
    for (Map.Entry<String, Page> member : page.members(RESOURCE).entrySet()) {
      one = one.with(member.getKey(), member.getValue().json());
    }
    resources.put(name, one);
  }

  private void operation(String id, Page page, Contract contract, List<String> ids) {
    if (!ids.contains(id)) {
      page.flaw(
          "expected an operation of the contract, found '" + id + "'" + Nearest.hint(id, ids));
      return;
    }
    Obj one = effects.getOrDefault(id, Obj.of("operation", Json.of(id)));
    Map<String, Page> members = page.members(OPERATION);
    for (Map.Entry<String, Page> member : members.entrySet()) {
      one = one.with(member.getKey(), member.getValue().json());
    }
    if (members.containsKey("sets")) {
      sets(members.get("sets"), contract, id);
    }
    Page kind = members.get("kind");
    if (kind == null && !one.has("kind")) {
      page.flaw("expected a member 'kind', as nothing was inferred of " + id + "; found none");
      return;
    }
    boolean known = kind == null || KINDS.contains(kind.word(KINDS));
    Page resource = members.get("resource");
    known &= resource == null || resources.containsKey(resource.word(resources.keySet()));
    if (known && reads(one, page)) {
      effects.put(id, one);
      absent.remove(id);
    }
  }

  /// A flaw for each argument that a list is to be changed by and the operation does not take.
  private void sets(Page page, Contract contract, String id) {
    for (Page value : page.members().values()) {
      if (value.json() instanceof Obj) {
        List<String> arguments = arguments(contract.operation(id));
        Map<String, Page> told = value.members(List.of("add", "remove", "of", "by", "shows"));
        for (String change : List.of("add", "remove")) {
          Optional.ofNullable(told.get(change)).ifPresent(each -> each.word(arguments));
        }
        Optional.ofNullable(told.get("of")).ifPresent(each -> each.word(resources.keySet()));
      }
    }
  }

  private static List<String> arguments(Operation operation) {
    return operation.parameters().stream()
        .filter(each -> each.place() == Parameter.Place.QUERY)
        .map(Parameter::name)
        .toList();
  }

  private static boolean reads(Obj effect, Page page) {
    try {
      Meanings.fromJson(Obj.of("effects", Json.array(List.of(effect))));
      return true;
    } catch (IllegalArgumentException wrong) {
      page.flaw(
          "expected bindings 'path:NAME', 'query:NAME', 'body:NAME', 'item:NAME' or 'any:'; "
              + wrong.getMessage());
      return false;
    }
  }

  private Meanings meanings() {
    var why = Obj.builder();
    absent.forEach(why::put);
    return Meanings.fromJson(
        Obj.builder()
            .put("resources", Json.array(new ArrayList<>(resources.values())))
            .put("effects", Json.array(new ArrayList<>(effects.values())))
            .put("absent", why.build())
            .build());
  }
}
