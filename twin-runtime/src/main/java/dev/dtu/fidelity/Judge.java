package dev.dtu.fidelity;

import dev.dtu.contract.Operation;
import dev.dtu.contract.ReplyShape;
import dev.dtu.contract.Schema;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.recording.Content;
import dev.dtu.recording.Exchange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Marks the answers that one of the witnesses gives in one session. Mutable: it learns which id is
/// which. One thread's.
final class Judge {

  private final Lore lore;
  private final Pairs pairs;
  private final Times times;
  private final Shapes shapes;
  private final Minted minted;

  Judge(Lore lore, Shapes shapes, Minted minted) {
    this(lore, shapes, minted, new Pairs(), new Times());
  }

  private Judge(Lore lore, Shapes shapes, Minted minted, Pairs pairs, Times times) {
    this.minted = minted;
    this.lore = lore;
    this.shapes = shapes;
    this.pairs = pairs;
    this.times = times;
  }

  /// Another one that has learned the same so far.
  Judge copy() {
    return new Judge(lore, shapes, minted, pairs.copy(), times.copy());
  }

  /// How leaves of an exchange's answer are compared now.
  Leaves leaves(Exchange recorded, Guide.Led led) {
    return new Leaves(
        lore,
        pairs,
        times,
        recorded.sent().host(),
        recorded.moment(),
        led.candidate().aliases(),
        minted.of(led.name(recorded.sent())));
  }

  Pairs pairs() {
    return pairs;
  }

  /// What was answered then, and what now.
  private record Two(Exchange.Answered then, Exchange.Answered now) {}

  /// @param at when the other answer was given
  Marks marks(Exchange recorded, Guide.Led led, Exchange.Answered other, Optional<Instant> at) {
    Exchange.Answered answered = recorded.answered();
    var two = new Two(answered, other);
    Leaves leaves = leaves(recorded, led);
    List<Divergence> found = new ArrayList<>();
    boolean status = status(led, two, found);
    var comparison = new Comparison(leaves);
    boolean learn = status || (answered.successful() && other.successful());
    boolean empty = empty(answered.body());
    Optional<Boolean> shape = Optional.empty();
    Optional<Boolean> value = Optional.empty();
    if (!empty) {
      boolean same = body(comparison, led, two, learn);
      times.settle(recorded.moment(), at, comparison.found()::add);
      List<Divergence> shaped = same ? shape(led, two) : otherKind(two);
      shape = Optional.of(status && shaped.isEmpty());
      boolean told = 2 * comparison.changeable() <= comparison.leaves();
      value = told ? Optional.of(shape.get() && comparison.found().isEmpty()) : Optional.empty();
      found.addAll(shaped);
      found.addAll(comparison.found());
    }
    HeaderCheck.Count headers =
        new HeaderCheck(leaves).check(answered.headers(), other.headers(), found);
    return new Marks(
        status,
        shape,
        value,
        empty && empty(other.body()),
        headers.right(),
        headers.all(),
        comparison.leaves(),
        comparison.changeable(),
        found);
  }

  /// The marks of who answers everything with nothing, 200 and `{}`. No document is like that unless it
  /// has nothing in it either, so none is gone through.
  ///
  /// @param of another's marks of the same exchange, who tells how many leaves there are
  Marks constant(Exchange recorded, Guide.Led led, Marks of) {
    Exchange.Answered answered = recorded.answered();
    var two = new Two(answered, Parrot.constant());
    List<Divergence> found = new ArrayList<>();
    boolean status = status(led, two, found);
    HeaderCheck.Count headers =
        new HeaderCheck(leaves(recorded, led)).check(answered.headers(), two.now.headers(), found);
    return new Marks(
        status,
        of.shape().map(_ -> false),
        of.value().map(_ -> false),
        empty(answered.body()),
        headers.right(),
        headers.all(),
        of.leaves(),
        of.changeable(),
        found);
  }

  private static boolean status(Guide.Led led, Two two, List<Divergence> found) {
    List<String> members = led.candidate().twin().title().verdict();
    Verdict then = Verdict.of(two.then, members);
    Verdict now = Verdict.of(two.now, members);
    if (then.equals(now)) {
      return true;
    }
    found.add(
        new Divergence(Divergence.Level.STATUS, "status", "", then.toString(), now.toString()));
    return false;
  }

  /// Whether there is nothing in it to have a shape; an object without members is nothing.
  static boolean empty(Content body) {
    return body instanceof Content.Nothing || body.document().filter(Obj.EMPTY::equals).isPresent();
  }

  /// Compares the bodies; false when one is a document and the other is not.
  private boolean body(Comparison comparison, Guide.Led led, Two two, boolean learn) {
    Optional<Json> then = two.then.body().document();
    Optional<Json> now = two.now.body().document();
    if (then.isPresent() != now.isPresent()) {
      // so that its leaves are counted
      then.ifPresent(json -> comparison.compare(json, Obj.EMPTY, Place.root(noun(led)), false));
      comparison.found().clear();
      return false;
    }
    Place root = Place.root(noun(led));
    if (then.isPresent() && now.isPresent()) {
      comparison.compare(then.get(), now.get(), root, learn);
    } else if (two.then.body() instanceof Content.Words(String text)
        && two.now.body() instanceof Content.Words(String words)) {
      Optional<Json> one = Markup.read(text);
      Optional<Json> other = one.flatMap(_ -> Markup.read(words));
      comparison.compare(
          other.isPresent() ? one.orElseThrow() : Json.of(text),
          other.orElse(Json.of(words)),
          root,
          learn);
    } else {
      return two.then.body().equals(two.now.body());
    }
    return true;
  }

  private static List<Divergence> otherKind(Two two) {
    return List.of(
        new Divergence(
            Divergence.Level.SHAPE, "content", "", kind(two.then.body()), kind(two.now.body())));
  }

  private static String kind(Content body) {
    return switch (body) {
      case Content.Nothing _ -> "no body";
      case Content.Document _ -> "a document";
      case Content.Words(String text) -> "a text: " + text;
      case Content.Binary(byte[] bytes) -> bytes.length + " bytes";
    };
  }

  /// What an operation is about: the last fixed word of its path.
  static String noun(Guide.Led led) {
    String noun = "";
    for (String segment :
        led.operation().map(Operation::route).map(Object::toString).orElse("").split("/")) {
      noun = segment.isEmpty() || segment.startsWith("{") ? noun : segment;
    }
    return Nouns.singular(noun);
  }

  private List<Divergence> shape(Guide.Led led, Two two) {
    Optional<Json> one = two.then.body().document();
    Optional<Json> other = two.now.body().document();
    if (one.isEmpty() || other.isEmpty()) {
      return List.of();
    }
    Optional<Schema> schema =
        led.operation()
            .flatMap(operation -> operation.reply(two.then.status()))
            .flatMap(ReplyShape::json);
    Set<String> then =
        shapes.of(one.get(), schema, key -> Leaves.digit(key) && pairs.of(key).isPresent());
    Set<String> now =
        shapes.of(other.get(), schema, key -> Leaves.digit(key) && pairs.known("", key));
    List<Divergence> found = new ArrayList<>();
    differ("missing", then, now, found);
    differ("extra", now, then, found);
    return found;
  }

  /// A path for each part of the one that the other lacks, but not what is below such a part.
  private static void differ(
      String rule, Set<String> one, Set<String> other, List<Divergence> found) {
    Map<String, String> lacking = new TreeMap<>();
    for (String line : one) {
      if (!other.contains(line)) {
        int colon = line.lastIndexOf(": ");
        lacking.put(line.substring(0, colon), line.substring(colon + 2));
      }
    }
    List<String> roots = new ArrayList<>();
    boolean missing = rule.equals("missing");
    lacking.forEach((path, type) -> {
      if (roots.isEmpty() || !below(path, roots.getLast())) {
        roots.add(path);
        String told = missing ? type : "none";
        found.add(
            new Divergence(Divergence.Level.SHAPE, rule, path, told, missing ? "none" : type));
      }
    });
  }

  private static boolean below(String path, String root) {
    return path.length() > root.length()
        && path.startsWith(root)
        && (path.charAt(root.length()) == '.' || path.charAt(root.length()) == '[');
  }
}
