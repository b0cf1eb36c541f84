package dev.dtu.contract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A place in the trie of routes. Filled while a [Router] is made, then only read.
final class RouteNode {

  /// An operation that ends here, and what its route calls the values captured on the way.
  record Target(OperationLine line, List<String> names) {}

  /// A way on through a segment that mixes literals and parameters.
  record MixedEdge(List<String> literals, RouteNode to) {

    /// The more literal comes first; of two that are as literal, the one that begins more so.
    private static int order(MixedEdge one, MixedEdge other) {
      int more = other.weight() - one.weight();
      return more != 0
          ? more
          : other.literals.getFirst().length() - one.literals.getFirst().length();
    }

    private int weight() {
      return literals.stream().mapToInt(String::length).sum();
    }

    /// Puts the parts of a segment into `captured`; answers how many, or -1 when it does not match.
    ///
    /// The segment as it was sent comes first, so that an encoded colon in a value does not count
    /// as the colon of `{id}:verb`; then the decoded one, for clients that encode the literals too.
    int capture(String raw, String decoded, String[] captured, int at) {
      if (fill(raw, captured, at)) {
        for (int i = at; i < at + literals.size() - 1; i++) {
          captured[i] = Percent.decoded(captured[i]);
        }
        return literals.size() - 1;
      }
      return !raw.equals(decoded) && fill(decoded, captured, at) ? literals.size() - 1 : -1;
    }

    // Each parameter takes as little as it can but one character; the last literal is at the end.
    private boolean fill(String segment, String[] captured, int at) {
      String last = literals.getLast();
      int end = segment.length() - last.length();
      int from = literals.getFirst().length();
      if (!segment.startsWith(literals.getFirst()) || !segment.endsWith(last) || from >= end) {
        return false;
      }
      for (int i = 1; i < literals.size() - 1; i++) {
        String literal = literals.get(i);
        int found = segment.indexOf(literal, from + 1);
        if (found < 0 || found + literal.length() >= end) {
          return false;
        }
        captured[at + i - 1] = segment.substring(from, found);
        from = found + literal.length();
      }
      captured[at + literals.size() - 2] = segment.substring(from, end);
      return true;
    }
  }

  /// A way on through one segment or more.
  record TailEdge(String suffix, RouteNode to) {
    boolean mayEndIn(String segment) {
      return segment.length() > suffix.length() && segment.endsWith(suffix);
    }
  }

  private final Map<String, RouteNode> fixed = new HashMap<>();
  final List<MixedEdge> mixed = new ArrayList<>();
  final List<TailEdge> tails = new ArrayList<>();
  final Map<String, Target> targets = new HashMap<>();
  final Map<String, Target> slashTargets = new HashMap<>();
  @Nullable RouteNode named;

  /// Whether a tail without a suffix ends here, so that a trailing slash belongs to its value.
  boolean open;

  @Nullable RouteNode fixed(String segment) {
    return fixed.get(segment);
  }

  /// Where a route ends, and what it calls the values captured on the way.
  record Arrival(Map<String, Target> targets, List<String> names) {
    void add(OperationLine line) {
      targets.putIfAbsent(line.method(), new Target(line, names));
    }
  }

  /// The end of a route that begins here.
  Arrival arrival(Route route) {
    RouteNode node = this;
    for (Route.Segment segment : route.segments()) {
      node = node.next(segment);
    }
    boolean slash = route.trailingSlash() && !node.open;
    return new Arrival(slash ? node.slashTargets : node.targets, route.parameters());
  }

  // By hand, as the JVM makes a class for a switch when a start first comes by.
  private RouteNode next(Route.Segment segment) {
    if (segment instanceof Route.Segment.Fixed literal) {
      return fixed.computeIfAbsent(Percent.decoded(literal.text()), _ -> new RouteNode());
    }
    if (segment instanceof Route.Segment.Named) {
      RouteNode to = named == null ? new RouteNode() : named;
      named = to;
      return to;
    }
    return segment instanceof Route.Segment.Tail tail
        ? tail(tail.suffix())
        : mixed(((Route.Segment.Mixed) segment).literals());
  }

  private RouteNode mixed(List<String> literals) {
    for (MixedEdge edge : mixed) {
      if (edge.literals().equals(literals)) {
        return edge.to();
      }
    }
    var edge = new MixedEdge(literals, new RouteNode());
    mixed.add(edge);
    return edge.to();
  }

  private RouteNode tail(String suffix) {
    for (TailEdge edge : tails) {
      if (edge.suffix().equals(suffix)) {
        return edge.to();
      }
    }
    var edge = new TailEdge(suffix, new RouteNode());
    edge.to().open = suffix.isEmpty();
    tails.add(edge);
    return edge.to();
  }

  /// Puts the ways on in the order they are tried, here and below.
  void order() {
    if (mixed.size() > 1) {
      mixed.sort(MixedEdge::order);
    }
    if (tails.size() > 1) {
      tails.sort((one, other) -> other.suffix().length() - one.suffix().length());
    }
    for (RouteNode next : fixed.values()) {
      next.order();
    }
    for (MixedEdge edge : mixed) {
      edge.to().order();
    }
    for (TailEdge edge : tails) {
      edge.to().order();
    }
    if (named != null) {
      named.order();
    }
  }
}
