package dev.dtu.infer;

import dev.dtu.contract.Schema;
import dev.dtu.effect.Effect;
import dev.dtu.effect.Effect.Binding;
import dev.dtu.effect.Effect.Container;
import dev.dtu.effect.Effect.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Tells what selects in a list below something, where nothing is put there and who makes a thing
/// names in a member what it belongs to: the memberships of a group, whose body has `group: {id}`.
///
/// The member is told as a filter whose argument is the parameter of the path.
final class Belonging {
  private static final Set<Kind> PUTS = Set.of(Kind.CREATE, Kind.PUT, Kind.LINK, Kind.UNLINK);
  private final Drafts drafts;

  Belonging(Drafts drafts) {
    this.drafts = drafts;
  }

  /// The list, with the member by which its items are selected where there is one.
  Effect selecting(Effect list, Draft draft, Draft.Use use) {
    Optional<Draft> around = drafts.around(use.place()).map(Drafts.Around::draft);
    if (list.within().size() != 1
        || around.isEmpty()
        || draft.sent().isEmpty()
        || draft.shape().isEmpty()) {
      return list;
    }
    Container container = list.within().getFirst();
    boolean below =
        container.tie() == Container.Tie.HOLDS
            && container.resource().equals(around.get().name())
            && !container.key().isEmpty()
            && container.key().getLast().source() == Binding.Source.PATH;
    if (!below || around.get() == draft || filled(draft, around.get())) {
      return list;
    }
    var filters = new TreeMap<>(list.filters());
    member(draft, around.get())
        .ifPresent(member -> filters.put(container.key().getLast().name(), member));
    return list.selecting(filters, list.sort());
  }

  /// True when something puts rows into what is around.
  private boolean filled(Draft draft, Draft around) {
    return draft.uses().stream()
        .filter(use -> PUTS.contains(use.kind()))
        .anyMatch(use -> drafts.around(use.place()).filter(in -> in.draft() == around).isPresent());
  }

  /// The member that a read shows, and who makes a thing sends, which names what is around.
  private Optional<String> member(Draft draft, Draft around) {
    Forms forms = drafts.forms();
    String id = Identity.member(around, forms);
    var sent = forms.members(draft.sent().orElseThrow());
    List<String> typed = new ArrayList<>();
    for (Schema.Property shown : draft.shape().map(forms::members).orElseThrow().values()) {
      Schema.Property given = sent.get(shown.name());
      if (given == null || given.readOnly()) {
        continue;
      }
      Schema each = each(shown.schema());
      Optional<String> told =
          each.types().contains("object")
              ? Optional.of(shown.name() + "." + id).filter(_ -> has(each, id))
              : Optional.of(shown.name()).filter(_ -> plain(each));
      boolean bare = Identity.scalar(shown.schema());
      if (told.isPresent() && names(shown.name(), around, id, bare)) {
        return told;
      }
      told.filter(_ -> kinds(each(given.schema()), around)).ifPresent(typed::add);
    }
    return typed.stream().findFirst();
  }

  /// The schema of one of a list, else the schema.
  private static Schema each(Schema schema) {
    return schema.types().contains("array") ? schema.items().orElse(schema) : schema;
  }

  private boolean has(Schema object, String id) {
    return !id.isEmpty() && drafts.forms().members(object).containsKey(id);
  }

  private static boolean plain(Schema schema) {
    return Identity.scalar(schema)
        && schema.enumeration().isEmpty()
        && !schema.types().contains("boolean");
  }

  /// True for `group`, `groups`, `group_id` and `group_ids` of a group; a bare word must say that it is
  /// an id, since it may be a key or a name.
  private static boolean names(String member, Draft around, String id, boolean bare) {
    String plain = Words.plain(Words.kebab(member));
    String noun = around.plainNoun();
    return !bare && plain.equals(noun)
        || plain.equals(noun + "id")
        || !id.isEmpty() && plain.equals(noun + Words.plain(id));
  }

  /// True for an object whose `type` may be the kind of what is around: `item: {id, type: file}`.
  private boolean kinds(Schema given, Draft around) {
    Schema.Property type = drafts.forms().members(given).get("type");
    return type != null
        && type.schema().enumeration().stream()
            .flatMap(word -> word.asText().stream())
            .anyMatch(word -> Words.plain(word).equals(around.plainNoun()));
  }
}
