package dev.dtu.load;

import dev.dtu.contract.Contract;
import dev.dtu.effect.Beforehand;
import dev.dtu.effect.Effects;
import dev.dtu.effect.Manners;
import dev.dtu.effect.Meanings;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.SeedPlan;
import dev.dtu.effect.SeedPlans;
import dev.dtu.grant.Grants;
import dev.dtu.grant.Issuing;
import dev.dtu.store.Late;
import dev.dtu.twin.Climate;
import dev.dtu.twin.TitlePage;
import dev.dtu.twin.Twin;
import dev.dtu.usage.Usages;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What stands in a twin's files, together with what its contract tells.
///
/// @param effects what the meanings do, made when first asked for
record Loaded(
    TitlePage title,
    Contract contract,
    Meanings meanings,
    Manners manners,
    SortedMap<String, SeedPlan> seeds,
    Optional<Grants> grants,
    Climate climate,
    Late<Effects> effects) {

  Loaded(TitlePage title, Contract contract, Meanings meanings, Manners manners) {
    this(
        title,
        contract,
        meanings,
        manners,
        new TreeMap<>(),
        Optional.empty(),
        Climate.MILD,
        Late.of(() -> new Effects(title, contract, meanings)));
  }

  /// What means something else.
  private Loaded with(Meanings other) {
    return new Loaded(title, contract, other, manners).and(grants);
  }

  private Loaded and(Optional<Grants> tokens) {
    return new Loaded(title, contract, meanings, manners, seeds, tokens, climate, effects);
  }

  Loaded with(SortedMap<String, SeedPlan> plans) {
    return new Loaded(title, contract, meanings, manners, plans, grants, climate, effects);
  }

  Loaded seen(Usages usages) {
    return with(meanings.with(usages));
  }

  Loaded told(Usages declared) {
    return declared.isEmpty() ? this : seen(meanings.usages().under(declared));
  }

  Loaded written(Optional<Page> java, Shelf folder) {
    Repertoire parts =
        java.map(named -> Written.of(named, folder, contract)).orElse(Repertoire.NONE);
    return with(meanings.with(parts));
  }

  Loaded with(Beforehand known) {
    return with(meanings.with(known));
  }

  Loaded known(Climate other) {
    return new Loaded(title, contract, meanings, manners, seeds, grants, other, effects);
  }

  Loaded with(Optional<GrantsReader> reader) {
    Optional<Grants> read = reader.map(each -> each.read(contract, meanings));
    Meanings others =
        read.map(each -> meanings.without(each.desks().keySet(), "as grants.yaml says"))
            .orElse(meanings);
    return with(others).and(read);
  }

  Twin twin() {
    var plans = new SeedPlans(seeds, (text, flaws) -> TwinLoader.sent(meanings, text, flaws));
    Twin twin = effects.get().twin(manners, plans).with(climate);
    return grants.isEmpty()
        ? twin
        : twin.with(new Issuing(twin.space(), grants.get(), effects.get().bench()));
  }
}
