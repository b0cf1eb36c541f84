package dev.dtu.infer;

import dev.dtu.contract.Operation;
import dev.dtu.contract.Parameter;
import dev.dtu.effect.Effect.Binding;
import dev.dtu.effect.Effect.Container;
import dev.dtu.effect.Effect.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Tells who is in what a parameter of the query names: below `/group?groupId=`, `POST /group/user`
/// puts in whom its body names, `DELETE /group/user` takes out whom its query names, and
/// `GET /group/member` lists them.
final class Memberships {
  private static final Set<String> MEMBER = Set.of("member", "members");
  private final Drafts drafts;

  Memberships(Drafts drafts) {
    this.drafts = drafts;
  }

  void tell() {
    for (Draft group : drafts.all()) {
      if (group.manner() == Draft.Manner.QUERY) {
        for (Place place : group.place().below()) {
          drafts.all().stream()
              .filter(member -> member.manner() == Draft.Manner.QUERY && member != group)
              .forEach(member -> tell(group, member, place));
        }
      }
    }
  }

  private void tell(Draft group, Draft member, Place place) {
    boolean named = member.plainNoun().equals(Words.plain(Words.kebab(place.word())));
    for (Place.Op op : place.ops()) {
      Kind kind =
          switch (op.operation().method()) {
            case "POST", "PUT" -> Kind.LINK;
            case "DELETE" -> Kind.UNLINK;
            default -> Kind.LIST;
          };
      boolean fits =
          kind == Kind.LIST
              ? (named || MEMBER.contains(place.word())) && lists(op, member)
              : named && row(member, op, kind).isPresent();
      if (fits && asks(op.operation(), group.queryKey())) {
        drafts.tell(member, op, kind, place, false);
      }
    }
  }

  private boolean lists(Place.Op op, Draft member) {
    return op.operation().method().equals("GET")
        && drafts.reply(op) instanceof Reading.Many many
        && member.shapes().stream().anyMatch(s -> drafts.forms().closelyAlike(s, many.item()));
  }

  /// How an operation names a row that has no path: by the query, or in its body.
  static Optional<Binding> row(Draft member, Place.Op op, Kind kind) {
    String key = member.queryKey();
    if (kind != Kind.LINK && asks(op.operation(), key)) {
      return Optional.of(new Binding(Binding.Source.QUERY, key));
    }
    return Forms.item(Reading.body(op.operation(), Set.of()))
        .flatMap(body -> body.property(key))
        .map(_ -> new Binding(Binding.Source.BODY, key));
  }

  /// What holds the members: what the query names where the place above is.
  static Optional<Container> container(Drafts drafts, Draft member, Draft.Use use) {
    return use.place()
        .above()
        .flatMap(drafts::at)
        .filter(group -> group != member && group.manner() == Draft.Manner.QUERY)
        .filter(group -> asks(use.op().operation(), group.queryKey()))
        .map(group ->
            new Container(
                group.name(),
                "",
                List.of(new Binding(Binding.Source.QUERY, group.queryKey())),
                false));
  }

  private static boolean asks(Operation operation, String parameter) {
    return operation.parameter(Parameter.Place.QUERY, parameter).isPresent();
  }
}
