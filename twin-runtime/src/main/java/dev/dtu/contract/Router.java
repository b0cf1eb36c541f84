package dev.dtu.contract;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Finds the operation that a method and a path mean: a trie over the routes of a contract.
///
/// From left to right a fixed segment beats a mixed one, a mixed one a parameter, a parameter a tail of
/// several segments; of mixed ones the one with more literal characters, then the one with more of them
/// before its first parameter. Where the better choice leads nowhere the next is tried, so
/// `DELETE /users/me` reaches `/users/{id}` when only `GET` has `/users/me`. Of two operations of one
/// method and one shape of path the first is found.
///
/// A path is split before it is decoded: `%2F` stays inside its segment. A parameter does not match
/// an empty segment. A route that ends in a slash matches without it, too, where nothing else
/// does; another only without, see [#tolerant]. A path of more than 128 segments is unknown.
///
/// The path is given without the server's base path and without a query.
public final class Router {

  /// What a request means.
  public sealed interface Match {
    /// @param parameters decoded values by name, from left to right
    record Found(OperationLine operation, Map<String, String> parameters) implements Match {}

    /// The path is known, the method is not.
    ///
    /// @param allowed the methods there are, sorted
    record WrongMethod(List<String> allowed) implements Match {
      public WrongMethod {
        allowed = List.copyOf(allowed);
      }
    }

    record Unknown() implements Match {}
  }

  private static final Match UNKNOWN = new Match.Unknown();
  private static final int SEGMENTS = 128;

  private final RouteNode root;
  private final int mostParameters;
  private final boolean slashed;
  private final boolean tolerant;

  /// @param slashed whether a route ends in a slash
  private Router(RouteNode root, int mostParameters, boolean slashed, boolean tolerant) {
    this.root = root;
    this.mostParameters = mostParameters;
    this.slashed = slashed;
    this.tolerant = tolerant;
  }

  public static Router of(List<OperationLine> lines) {
    var root = new RouteNode();
    int most = 0;
    boolean slashed = false;
    String path = "";
    RouteNode.Arrival arrival = root.arrival(Route.of(path));
    for (OperationLine line : lines) {
      if (!line.path().equals(path)) { // the operations of one path stand together
        path = line.path();
        slashed |= path.endsWith("/");
        arrival = root.arrival(Route.of(path));
        most = Math.max(most, arrival.names().size());
      }
      arrival.add(line);
    }
    root.order();
    return new Router(root, most, slashed, false);
  }

  /// A router that takes a trailing slash off a path that is otherwise unknown.
  public Router tolerant() {
    return new Router(root, mostParameters, slashed, true);
  }

  /// @param rawPath still percent-encoded
  public Match match(String method, String rawPath) {
    boolean slash = rawPath.length() > 1 && rawPath.charAt(rawPath.length() - 1) == '/';
    String[] segments = split(rawPath, slash);
    if (segments.length > SEGMENTS) {
      return UNKNOWN;
    }
    Match match = new Attempt(method, segments, slash).match();
    return (slash ? tolerant : slashed) && match instanceof Match.Unknown
        ? new Attempt(method, segments, !slash).match()
        : match;
  }

  private static String[] split(String path, boolean slash) {
    int end = slash ? path.length() - 1 : path.length();
    int from = path.startsWith("/") ? 1 : 0;
    if (from >= end) {
      return slash && from == end ? new String[] {""} : new String[0];
    }
    var pieces = new String[8];
    int count = 0;
    while (count <= SEGMENTS) {
      if (count == pieces.length) {
        pieces = Arrays.copyOf(pieces, count * 2);
      }
      int next = path.indexOf('/', from);
      if (next < 0 || next >= end) {
        pieces[count++] = path.substring(from, end);
        break;
      }
      pieces[count++] = path.substring(from, next);
      from = next + 1;
    }
    return Arrays.copyOf(pieces, count);
  }

  /// One walk down the trie; used by one thread and thrown away.
  private final class Attempt {
    private final String method;
    private final String[] segments;
    private final boolean slash;
    private final String[] captured = new String[mostParameters];
    private @Nullable TreeSet<String> allowed;

    Attempt(String method, String[] segments, boolean slash) {
      this.method = method;
      this.segments = segments;
      this.slash = slash;
    }

    Match match() {
      Match found = descend(root, 0, 0);
      if (found != null) {
        return found;
      }
      return allowed == null ? UNKNOWN : new Match.WrongMethod(List.copyOf(allowed));
    }

    private @Nullable Match descend(RouteNode node, int at, int captures) {
      if (at == segments.length) {
        return arrive(node);
      }
      String raw = segments[at];
      String segment = Percent.decoded(raw);
      RouteNode next = node.fixed(segment);
      Match found = next == null ? null : descend(next, at + 1, captures);
      if (found == null && !node.mixed.isEmpty()) {
        found = mixed(node, at, captures, raw, segment);
      }
      if (found == null && node.named != null && !segment.isEmpty()) {
        captured[captures] = segment;
        found = descend(node.named, at + 1, captures + 1);
      }
      if (found == null && !node.tails.isEmpty()) {
        found = tails(node, at, captures);
      }
      return found;
    }

    private @Nullable Match mixed(
        RouteNode node, int at, int captures, String raw, String segment) {
      for (RouteNode.MixedEdge edge : node.mixed) {
        int count = edge.capture(raw, segment, captured, captures);
        Match found = count < 0 ? null : descend(edge.to(), at + 1, captures + count);
        if (found != null) {
          return found;
        }
      }
      return null;
    }

    private @Nullable Match tails(RouteNode node, int at, int captures) {
      for (RouteNode.TailEdge edge : node.tails) {
        var taken = new StringBuilder();
        for (int end = at; end < segments.length; end++) {
          String segment = Percent.decoded(segments[end]);
          if (edge.mayEndIn(segment)) {
            String last = segment.substring(0, segment.length() - edge.suffix().length());
            boolean keepSlash = slash && end + 1 == segments.length && edge.to().open;
            captured[captures] = taken + last + (keepSlash ? "/" : "");
            Match found = descend(edge.to(), end + 1, captures + 1);
            if (found != null) {
              return found;
            }
          }
          taken.append(segment).append('/');
        }
      }
      return null;
    }

    private @Nullable Match arrive(RouteNode node) {
      Map<String, RouteNode.Target> targets =
          slash && !node.open ? node.slashTargets : node.targets;
      RouteNode.Target target = targets.get(method);
      if (target != null) {
        return new Match.Found(target.line(), parameters(target.names()));
      }
      if (!targets.isEmpty()) {
        allowed = allowed == null ? new TreeSet<>() : allowed;
        allowed.addAll(targets.keySet());
      }
      return null;
    }

    private Map<String, String> parameters(List<String> names) {
      if (names.isEmpty()) {
        return Map.of();
      }
      var values = LinkedHashMap.<String, String>newLinkedHashMap(names.size());
      for (int i = 0; i < names.size(); i++) {
        values.put(names.get(i), captured[i]);
      }
      return Collections.unmodifiableMap(values);
    }
  }
}
