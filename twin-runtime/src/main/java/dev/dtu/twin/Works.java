package dev.dtu.twin;

import dev.dtu.call.Reply;
import dev.dtu.contract.Batch;
import dev.dtu.contract.Contract;
import java.util.Optional;
import java.util.function.Function;

/// What a [Twin] works by.
///
/// @param meanings the meaning of each operation id; asked once a call
record Works(
    TitlePage title,
    Contract contract,
    Function<String, Meaning> meanings,
    Envelope envelope,
    Seeds seeds,
    Issuer issuer,
    Climate climate,
    Gates gates,
    Entrance entrance,
    Heading heading,
    Disclosure disclosure,
    Optional<Batch> batch) {

  static Works of(
      TitlePage title,
      Contract contract,
      Function<String, Meaning> meanings,
      Envelope envelope,
      Seeds seeds) {
    return new Works(
        title,
        contract,
        meanings,
        envelope,
        seeds,
        Issuer.NONE,
        Climate.MILD,
        new Gates(title, Climate.MILD.limits()),
        new Entrance(contract, title.idleSlashes()),
        new Heading(title.letterhead()),
        new Disclosure(title.hosts(), contract),
        contract.batch());
  }

  /// The same, handing out tokens, which is the meaning of the operations where it does.
  Works with(Issuer tokens) {
    return with(own(tokens::behaviour), tokens, climate);
  }

  /// The same, with other things to live with.
  Works with(Climate other) {
    return with(own(other::behaviour), issuer, other);
  }

  private Works with(Function<String, Meaning> meant, Issuer tokens, Climate other) {
    var passed = new Gates(title, other.limits());
    return new Works(
        title,
        contract,
        meant,
        envelope,
        seeds,
        tokens,
        other,
        passed,
        entrance,
        heading,
        disclosure,
        batch);
  }

  /// The meanings, with behaviours of its own in the place of those nobody wrote in Java.
  private Function<String, Meaning> own(Function<String, Optional<Behaviour>> behaviours) {
    return operation -> {
      Meaning meant = meanings.apply(operation);
      Optional<Behaviour> own = meant.written() ? Optional.empty() : behaviours.apply(operation);
      return own.<Meaning>map(each -> new Meaning.Does(each, Meaning.Provenance.DECLARED))
          .orElse(meant);
    };
  }

  /// What is answered by no operation; empty for all other calls.
  Optional<Reply> beside(Scene scene) {
    return heading.preflight(scene).or(() -> disclosure.told(scene));
  }

  /// Whether this is where several calls are taken in one request.
  boolean batches(String method, String path) {
    return batch.isPresent()
        && batch.get().method().equals(method)
        && batch.get().path().equals(path);
  }

  /// Whether there is something at a path that is no operation's.
  boolean knows(String path) {
    return disclosure.knows(path) || climate.herald().opens(path);
  }

  Cover cover() {
    return Cover.of(title, seeds, issuer, climate.herald().tickets());
  }
}
