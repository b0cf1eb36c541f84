package dev.dtu.load;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Puts an OpenAPI document together from its files: `document.yaml`, and a file of paths and
/// components for each of its tags.
///
/// An operation gets the tag of its file, and from `x-replies` those replies it has for what it is:
/// `every` one, `secured` ones, ones with a `json` body, ones whose path names a `universe`, ones
/// that `change` something, ones that ask for a role above `read` (`x-role`, else `run` for all but GET).
/// What it says of a status itself stands, and `x-never` lists those it
/// cannot give. Behind its own parameters it has the lists of `x-parameters` that its `x-takes` names.
final class ManualReader {

  private static final String REPLIES = "x-replies";
  private static final String NEVER = "x-never";
  private static final String PARAMETERS = "x-parameters";
  private static final String ROLE = "x-role";
  private static final String TAKES = "x-takes";
  private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

  private final Shelf shelf;

  ManualReader(Shelf shelf) {
    this.shelf = shelf;
  }

  Obj read() {
    Obj shared = file("document.yaml");
    Obj paths = Obj.EMPTY;
    Obj components = shared.obj("components").orElse(Obj.EMPTY);
    for (Json tag : shared.items("tags")) {
      String name = tag.asObj().flatMap(each -> each.text("name")).orElseThrow();
      Obj topic = file(name + ".yaml");
      paths = joined(name, paths, completed(topic, name, shared));
      components = joined(name, components, topic.obj("components").orElse(Obj.EMPTY));
    }
    return shared
        .without(REPLIES)
        .without(PARAMETERS)
        .without("components")
        .with("paths", paths)
        .with("components", components);
  }

  private Obj file(String name) {
    var flaws = new Flaws();
    byte[] bytes =
        shelf
            .read(name)
            .orElseThrow(
                () -> new IllegalStateException("there is no file " + name + " for its tag"));
    Obj read =
        Page.parse(name, bytes, flaws).map(Page::json).flatMap(Json::asObj).orElse(Obj.EMPTY);
    if (!flaws.none()) {
      throw new IllegalStateException(flaws.all().toString());
    }
    return read;
  }

  /// Both, two levels deep; nothing is said in two ways.
  private static Obj joined(String file, Obj one, Obj other) {
    Obj all = one;
    for (Obj.Member member : other) {
      Obj there = all.obj(member.key()).orElse(Obj.EMPTY);
      Obj more = member.value().asObj().orElse(Obj.EMPTY);
      for (String name : more.keys()) {
        if (there.has(name) && !there.find(name).equals(more.find(name))) {
          throw new IllegalStateException(
              file + ".yaml says " + member.key() + " " + name + " in another way");
        }
      }
      all = all.with(member.key(), there.withAll(more));
    }
    return all;
  }

  private static Obj completed(Obj topic, String tag, Obj shared) {
    Obj paths = topic.obj("paths").orElse(Obj.EMPTY);
    for (Obj.Member path : paths) {
      Obj item = path.value().asObj().orElse(Obj.EMPTY);
      for (String method : METHODS) {
        Obj operation = item.obj(method).orElse(Obj.EMPTY);
        if (!operation.isEmpty()) {
          List<String> traits = traits(path.key(), method, operation);
          item = item.with(method, completed(operation, tag, traits, shared));
        }
      }
      paths = paths.with(path.key(), item);
    }
    return paths;
  }

  private static List<String> traits(String path, String method, Obj operation) {
    List<String> traits = new ArrayList<>(List.of("every"));
    Obj content =
        operation.obj("requestBody").flatMap(body -> body.obj("content")).orElse(Obj.EMPTY);
    if (!operation.has("security")) {
      traits.add("secured");
    }
    if (content.has("application/json")) {
      traits.add("json");
    }
    if (path.contains("{u}")) {
      traits.add("universe");
    }
    if (!method.equals("get")) {
      traits.add("change");
    }
    if (!operation.text(ROLE).orElse(method.equals("get") ? "read" : "run").equals("read")) {
      traits.add("guarded");
    }
    return traits;
  }

  private static Obj completed(Obj operation, String tag, List<String> traits, Obj shared) {
    Obj replies = shared.obj(REPLIES).orElse(Obj.EMPTY);
    Map<String, Json> all = new TreeMap<>();
    for (String trait : traits) {
      replies.obj(trait).orElse(Obj.EMPTY).forEach(each -> all.put(each.key(), each.value()));
    }
    operation.items(NEVER).forEach(each -> all.remove(each.asText().orElse("")));
    operation.obj("responses").orElse(Obj.EMPTY).forEach(each -> all.put(each.key(), each.value()));
    Obj.Builder responses = Obj.builder();
    all.forEach(responses::put);
    return Obj.of("tags", Json.array(List.of(Json.of(tag))))
        .withAll(parameters(operation, shared).without(NEVER))
        .with("responses", responses.build());
  }

  private static Obj parameters(Obj operation, Obj shared) {
    if (!operation.has(TAKES)) {
      return operation;
    }
    List<Json> all = new ArrayList<>(operation.items("parameters").items());
    Obj lists = shared.obj(PARAMETERS).orElse(Obj.EMPTY);
    for (Json name : operation.items(TAKES)) {
      Json list =
          name.asText()
              .flatMap(lists::find)
              .orElseThrow(() -> new IllegalStateException("there is no list of x-takes " + name));
      all.addAll(list.asArr().orElseThrow().items());
    }
    return operation.without(TAKES).with("parameters", Json.array(all));
  }
}
