package dev.dtu.effect;

import dev.dtu.contract.Contract;
import dev.dtu.contract.Operation;
import dev.dtu.contract.ReplyShape;
import dev.dtu.contract.Schema;
import dev.dtu.twin.Behaviour;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Finds what the outcome of an operation is read as, when its reply is nothing but where to look.
final class Elsewhere {

  private final Contract contract;
  private final Meanings meanings;
  private final Shelves shelves;

  Elsewhere(Contract contract, Meanings meanings, Shelves shelves) {
    this.contract = contract;
    this.meanings = meanings;
    this.shelves = shelves;
  }

  /// The behaviour that also tells where its outcome is shown, if that is elsewhere.
  Behaviour sent(Effect effect, Behaviour plain) {
    return effect.status() == SeeOther.STATUS
        ? shown(effect).<Behaviour>map(to -> sent(effect, plain, to)).orElse(plain)
        : plain;
  }

  private Behaviour sent(Effect effect, Behaviour plain, Shelf to) {
    String resource = to.resource().name();
    boolean own = effect.kind() == Effect.Kind.CREATE && effect.resource().equals(resource);
    var outcome =
        new Effect(
            effect.operation(),
            Effect.Kind.CREATE,
            resource,
            List.of(),
            List.of(),
            "",
            "",
            "",
            new TreeMap<>(),
            new TreeMap<>(),
            effect.status());
    var cargo = new Cargo(new TreeMap<>());
    Operation operation = contract.operation(effect.operation());
    return new SeeOther(plain, new Deed(outcome, operation, shelves, cargo), own);
  }

  /// What is read in the shape that this operation sends its callers to, else in one that others do.
  private Optional<Shelf> shown(Effect effect) {
    Optional<Shelf> own = readAs(effect);
    return own.isPresent()
        ? own
        : meanings.effects().stream()
            .filter(other -> other.status() == SeeOther.STATUS)
            .flatMap(other -> readAs(other).stream())
            .findFirst();
  }

  private Optional<Shelf> readAs(Effect effect) {
    Optional<String> shape = shape(effect, SeeOther.STATUS);
    return meanings.effects().stream()
        .filter(read -> read.kind() == Effect.Kind.READ && read.key().size() == 1)
        .filter(read -> shape.isPresent() && shape(read, read.status()).equals(shape))
        .flatMap(read -> shelves.find(read.resource()).stream())
        .filter(shelf -> shelf.resource().scopes().isEmpty())
        .findFirst();
  }

  private Optional<String> shape(Effect effect, int status) {
    return contract
        .operation(effect.operation())
        .reply(status)
        .flatMap(ReplyShape::json)
        .flatMap(Schema::name);
  }
}
