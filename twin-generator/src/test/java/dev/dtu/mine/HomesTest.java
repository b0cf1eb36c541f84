package dev.dtu.mine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.contract.Contract;
import dev.dtu.distill.Distiller;
import dev.dtu.infer.Inference;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.usage.Line;
import dev.dtu.usage.Pointer;
import dev.dtu.usage.Usage;
import dev.dtu.usage.Usages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the things of a harbour link to, where those of other resources tell.
class HomesTest {

  private static final String SELF = "/links/self/href";

  private static final Usages NOTHING = new Usages("", new TreeMap<>());

  private static final String STOP = "/links/stop/href";

  private final SortedMap<String, Usage> seen = new TreeMap<>();
  private final List<String> paths = new ArrayList<>();

  /// A resource with an operation that makes its things, one that reads one, and one that stops one.
  private void resource(String path, String name, boolean stops) {
    String parameters =
        path.contains("{")
            ? "{\"name\":\"craneId\",\"in\":\"path\",\"required\":true,\"schema\":{\"type\":\"string\"}}"
            : "";
    String own =
        "{\"name\":\"id\",\"in\":\"path\",\"required\":true,\"schema\":{\"type\":\"string\"}}";
    String both = parameters.isEmpty() ? own : parameters + "," + own;
    String content =
        "{\"application/json\":{\"schema\":{\"$ref\":\"#/components/schemas/%s\"}}}"
            .formatted(name);
    String reply = "\"responses\":{\"200\":{\"description\":\"\",\"content\":" + content + "}}}";
    paths.add(
        "\"%s\":{\"parameters\":[%s],\"post\":{\"operationId\":\"create%s\",\"requestBody\":{\"content\":%s},%s}"
            .formatted(path, parameters, name, content, reply));
    paths.add(
        "\"%s/{id}\":{\"parameters\":[%s],\"get\":{\"operationId\":\"get%s\",%s}"
            .formatted(path, both, name, reply));
    if (stops) {
      paths.add(
          "\"%s/{id}/run/stop\":{\"parameters\":[%s],\"post\":{\"operationId\":\"stop%s\",%s}"
              .formatted(path, both, name, reply));
    }
  }

  private static Line line(String at, Json is) {
    return new Line(Pointer.of(at), new TreeMap<>(), Optional.of(is), 4, 0, 0);
  }

  private static Line line(String at, String is) {
    return line(at, Json.of(is));
  }

  private void makes(String operation, Line... lines) {
    seen.put(operation, Usage.NONE.adding(List.of(lines)));
  }

  private Optional<Json> at(String operation, String pointer) throws Exception {
    StringBuilder schemas = new StringBuilder();
    for (String name : List.of("Buoy", "Crane", "Dock", "Ferry", "Hook")) {
      schemas
          .append(schemas.isEmpty() ? "" : ",")
          .append(
              ("\"%s\":{\"type\":\"object\",\"properties\":{"
                      + "\"id\":{\"type\":\"string\"},\"%s\":{\"type\":\"string\"}}}")
                  .formatted(name, "of" + name));
    }
    String document =
        "{\"openapi\":\"3.0.3\",\"info\":{\"title\":\"Quay\",\"version\":\"1\"},\"paths\":{"
            + String.join(",", paths)
            + "},\"components\":{\"schemas\":{"
            + schemas
            + "}}}";
    var distilled = Distiller.distill("quay.json", document, Distiller.Options.named("quay"));
    var contract = Contract.of(distilled.read("contract.json"), distilled);
    Usages known = new Usages("by hand", seen);
    return Homes.of(known, NOTHING, contract, Inference.of(contract)).of(operation).stream()
        .flatMap(usage -> usage.item().stream())
        .filter(each -> each.at().equals(Pointer.of(pointer)))
        .findFirst()
        .flatMap(Line::is);
  }

  @BeforeEach
  void three_of_five() {
    resource("/v1/buoys", "Buoy", true);
    resource("/v1/cranes", "Crane", true);
    resource("/v1/docks", "Dock", true);
    resource("/v1/ferries", "Ferry", true);
    resource("/v1/cranes/{craneId}/hooks", "Hook", false);
    makes(
        "createBuoy",
        line(SELF, "${origin}/v1/buoys/${id}"),
        line(STOP, "${origin}/v1/buoys/${id}/run/stop"));
    makes(
        "createCrane",
        line(SELF, "${origin}/v1/cranes/${id}"),
        line(STOP, "${origin}/v1/cranes/${id}/run/stop"));
    makes(
        "createDock",
        line(SELF, "${origin}/v1/docks/${id}"),
        line(STOP, "${origin}/v1/docks/${id}/run/stop"));
  }

  @Test
  void what_three_resources_link_to_others_do() throws Exception {
    makes("createFerry", line(SELF, Line.DRAWN), line("/links/stop", Obj.EMPTY));
    assertThat(at("createFerry", SELF)).contains(Json.of("${origin}/v1/ferries/${id}"));
    assertThat(at("createFerry", STOP)).contains(Json.of("${origin}/v1/ferries/${id}/run/stop"));
  }

  @Test
  void an_address_is_the_services_own_where_all_but_host_and_ids_is() throws Exception {
    makes("createFerry", line(SELF, "https://${tenant}.quay.example/v1/ferries/${made:[a-z]{9}}"));
    assertThat(at("createFerry", SELF)).contains(Json.of("${origin}/v1/ferries/${id}"));
    makes("createFerry", line(SELF, "https://elsewhere.example/ferries/${id}"));
    assertThat(at("createFerry", SELF))
        .contains(Json.of("https://elsewhere.example/ferries/${id}"));
  }

  @Test
  void the_path_names_what_a_thing_stands_in() throws Exception {
    makes("createHook", line(SELF, Line.DRAWN), line(STOP, Line.DRAWN));
    assertThat(at("createHook", SELF))
        .contains(Json.of("${origin}/v1/cranes/${path:craneId}/hooks/${id}"));
    assertThat(at("createHook", STOP)).contains(Line.DRAWN);
  }

  @Test
  void two_resources_do_not_tell() throws Exception {
    seen.remove("createDock");
    makes("createFerry", line(SELF, Line.DRAWN), line("/links/stop", Obj.EMPTY));
    assertThat(at("createFerry", SELF)).contains(Line.DRAWN);
    assertThat(at("createFerry", STOP)).isEmpty();
  }
}
