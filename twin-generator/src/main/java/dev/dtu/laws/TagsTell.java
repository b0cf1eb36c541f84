package dev.dtu.laws;

import static dev.dtu.contract.Parameter.Place.HEADER;

import dev.dtu.contract.Operation;
import dev.dtu.effect.Effect;
import dev.dtu.effect.Resource;
import dev.dtu.json.Json;
import dev.dtu.sample.Sampler.Optionals;
import dev.dtu.trial.Asking;
import dev.dtu.trial.Bench;
import dev.dtu.trial.Made;
import dev.dtu.trial.Subject;
import dev.dtu.trial.Telling;
import dev.dtu.trial.Verdict;
import dev.dtu.twin.Turn;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The tag of what is read tells it: given back, there is nothing new; after a change there is another.
/// A write that heeds tags is done with the one of what is there, and changes nothing with an older one.
final class TagsTell implements Law {

  private static final String STALE = "\"of-something-else\"";

  @Override
  public String name() {
    return "tags-tell";
  }

  @Override
  public List<Effect> about(Subject subject, Resource resource) {
    return subject.effects(resource.name(), Effect.Kind.READ).stream()
        .filter(read -> tags(subject.operation(read)))
        .toList();
  }

  private static boolean tags(Operation operation) {
    boolean told =
        operation
            .success()
            .filter(shape -> shape.headers().keySet().stream().anyMatch("etag"::equalsIgnoreCase))
            .isPresent();
    boolean shows = operation.success().filter(shape -> !shape.content().isEmpty()).isPresent();
    return operation.method().equals("GET") && shows && (told || operation.declares(304));
  }

  @Override
  public Set<String> hold(Bench bench, Effect effect) {
    Made made = bench.maker().placed(effect);
    String tag = same(bench, effect, made);
    Set<String> seen = new LinkedHashSet<>();
    for (Effect write : writes(bench, effect)) {
      boolean heeds = bench.subject().operation(write).parameter(HEADER, "If-Match").isPresent();
      if (heeds) {
        refused(bench, effect, write, made);
      }
      Asking asking = bench.asking(write, made, Optionals.ALL);
      Json before = Views.show(bench, effect, made);
      bench.done(heeds ? asking.copy().header("if-match", tag) : asking);
      Turn turn = read(bench, effect, made, tag);
      boolean changed = turn.reply().status() == 200;
      Json after = Views.show(bench, effect, made);
      if (changed == before.equals(after)) {
        throw new Verdict.Broken(Telling.of(turn) + ", when it was " + before + " and is " + after);
      }
      tag = same(bench, effect, made);
      seen.add(write.operation());
    }
    if (!seen.isEmpty()) {
      seen.add(effect.operation());
    }
    return seen;
  }

  private static List<Effect> writes(Bench bench, Effect read) {
    return bench
        .subject()
        .effects(read.resource(), Effect.Kind.UPDATE, Effect.Kind.REPLACE)
        .stream()
        .filter(write -> write.key().equals(read.key()) && write.within().isEmpty())
        .toList();
  }

  /// Reads twice: whole, then with the tag of what was read.
  private static String same(Bench bench, Effect read, Made made) {
    Turn whole = bench.done(asking(bench, read, made));
    Optional<String> tag = whole.reply().headers().find("etag");
    if (tag.isEmpty()) {
      throw new Verdict.Broken(Telling.of(whole) + ", expected an ETag");
    }
    Turn again = read(bench, read, made, tag.get());
    if (again.reply().status() != 304 || again.reply().body().length() > 0) {
      throw new Verdict.Broken(Telling.of(again) + ", expected 304 and no body");
    }
    return tag.get();
  }

  private static Turn read(Bench bench, Effect read, Made made, String tag) {
    Turn turn = bench.world().call(asking(bench, read, made).header("if-none-match", tag));
    bench.fits(turn);
    return turn;
  }

  private static void refused(Bench bench, Effect read, Effect write, Made made) {
    Json before = Views.show(bench, read, made);
    Asking stale = bench.asking(write, made, Optionals.ALL).header("if-match", STALE);
    bench.fits(bench.refused(stale, "the tag is of something else"));
    Json after = Views.show(bench, read, made);
    if (!before.equals(after)) {
      throw new Verdict.Broken(
          "%s refused and changed %s to %s".formatted(write.operation(), before, after));
    }
  }

  private static Asking asking(Bench bench, Effect read, Made made) {
    Asking asking = bench.asking(read, made.address().key(), made.containers());
    bench.body(asking, read, Optionals.NONE);
    return asking;
  }
}
