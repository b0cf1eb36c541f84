package dev.dtu.infer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.contract.Contract;
import dev.dtu.contract.OperationLine;
import dev.dtu.distill.Distilled;
import dev.dtu.distill.Distiller;
import dev.dtu.effect.Effect;
import dev.dtu.effect.Meanings;
import dev.dtu.effect.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// What holds of any contract at all.
class InferenceLaws {
  private static final List<String> SHAPES =
      List.of(
          "User: id login name",
          "Group: id! title users:User[] status:ACTIVE|INACTIVE",
          "Page: values:Group[] total:integer isLast:boolean",
          "Edit: title user_id! status:ACTIVE|INACTIVE",
          "Odd: self:Odd odd:Odd[]");

  private static Contract contract(List<String> lines) throws Exception {
    List<String> all = new ArrayList<>(SHAPES);
    all.addAll(lines);
    Distilled distilled =
        Distiller.distill(
            "any.json", Sketch.document(all).toString(), Distiller.Options.named("any"));
    return Contract.of(distilled.read("contract.json"), distilled);
  }

  @Provide
  Arbitrary<List<String>> operations() {
    Arbitrary<String> segment =
        Arbitraries.of(
            "users",
            "groups",
            "{userId}",
            "{id}",
            "{groupIdOrName}",
            "search",
            "default",
            "v1",
            "lifecycle",
            "activate",
            "members",
            "clone",
            "title",
            "me",
            "{userId}:lock");
    Arbitrary<String> path = segment.list().ofMinSize(1).ofMaxSize(6).map(InferenceLaws::path);
    Arbitrary<String> method = Arbitraries.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD");
    Arbitrary<String> body =
        Arbitraries.of(
            "User", "Group", "Edit", "Odd", "User[]", "any", "user:User", "ids:string[]");
    Arbitrary<String> takes = body.map(b -> " takes=" + b).injectDuplicates(0.1);
    Arbitrary<String> gives = Arbitraries.oneOf(body, Arbitraries.of("Page", "users:User[]"));
    Arbitrary<String> rest =
        Arbitraries.of("", "", " query=id", " query=userId!", " 201", " 404", " id=updateGroup");
    return Combinators.combine(
            method,
            path,
            Arbitraries.oneOf(Arbitraries.just(""), takes),
            Arbitraries.oneOf(Arbitraries.just(""), gives.map(g -> " gives=" + g)),
            rest)
        .as((m, p, t, g, r) -> m + " " + p + (m.equals("GET") ? "" : t) + g + r)
        .list()
        .ofMinSize(1)
        .ofMaxSize(14);
  }

  /// A path whose parameters have names of their own.
  private static String path(List<String> segments) {
    var out = new StringBuilder();
    for (int i = 0; i < segments.size(); i++) {
      out.append('/').append(segments.get(i).replace("}", i == 0 ? "}" : i + "}"));
    }
    return out.toString();
  }

  @Property(tries = 300)
  void every_operation_has_exactly_one_meaning(@ForAll("operations") List<String> lines)
      throws Exception {
    Contract contract = contract(lines);
    Meanings meanings = Inference.of(contract);
    List<String> meant =
        new ArrayList<>(meanings.effects().stream().map(Effect::operation).toList());
    meant.addAll(meanings.absent().keySet());
    assertThat(meant)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(
            contract.lines().stream().map(OperationLine::id).toList());
  }

  @Property(tries = 300)
  void every_effect_fits_its_resource_and_its_path(@ForAll("operations") List<String> lines)
      throws Exception {
    Contract contract = contract(lines);
    Meanings meanings = Inference.of(contract);
    assertThat(meanings.resources()).extracting(Resource::name).doesNotHaveDuplicates();
    for (Effect effect : meanings.effects()) {
      Set<String> path = Set.copyOf(contract.operation(effect.operation()).route().parameters());
      List<Effect.Binding> bindings = new ArrayList<>(effect.key());
      effect.within().forEach(container -> bindings.addAll(container.key()));
      for (Effect.Binding binding : bindings) {
        if (binding.source() == Effect.Binding.Source.PATH) {
          assertThat(path).contains(binding.name());
        }
      }
      sized(effect, meanings);
    }
  }

  /// A key has a part for each scope, and one more when it names a row.
  private static void sized(Effect effect, Meanings meanings) {
    if (effect.kind() == Effect.Kind.ANSWER) {
      assertThat(effect.resource()).isEmpty();
      return;
    }
    Resource resource =
        meanings.resources().stream()
            .filter(each -> each.name().equals(effect.resource()))
            .findFirst()
            .orElseThrow();
    int scopes = resource.scopes().size();
    boolean nameless =
        resource.singleton()
            || Set.of(Effect.Kind.CREATE, Effect.Kind.LIST).contains(effect.kind());
    assertThat(effect.key()).as(effect.toString()).hasSize(nameless ? scopes : scopes + 1);
  }

  @Property(tries = 100)
  void the_same_contract_gives_the_same_bytes(@ForAll("operations") List<String> lines)
      throws Exception {
    assertThat(InferredFile.text(Inference.of(contract(lines))))
        .isEqualTo(InferredFile.text(Inference.of(contract(lines))));
  }

  @Property(tries = 200)
  void the_order_of_the_operations_changes_no_meaning(@ForAll("operations") List<String> lines)
      throws Exception {
    List<String> distinct = new ArrayList<>();
    Set<String> seen = new TreeSet<>();
    for (String line : lines) {
      String[] words = line.split(" ");
      if (seen.add(words[0] + words[1].replaceAll("\\{[^}]*}", "{}"))) {
        distinct.add(line.replaceAll(" id=\\S+", ""));
      }
    }
    Meanings told = Inference.of(contract(distinct));
    Meanings turned = Inference.of(contract(distinct.reversed()));
    assertThat(Set.copyOf(turned.effects())).isEqualTo(Set.copyOf(told.effects()));
    assertThat(Set.copyOf(turned.resources())).isEqualTo(Set.copyOf(told.resources()));
  }

  @Property(tries = 100)
  void what_is_written_reads_back(@ForAll("operations") List<String> lines) throws Exception {
    Meanings meanings = Inference.of(contract(lines));
    var read = dev.dtu.json.Json.trusted(InferredFile.text(meanings)).asObj().orElseThrow();
    assertThat(Meanings.fromJson(read)).isEqualTo(meanings);
  }
}
