package dev.dtu.twin;

import dev.dtu.call.Call;
import dev.dtu.call.Query;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What replies of a service carry besides what was asked for.
///
/// @param headers on every reply that has none of that name: texts, in which `${id:SHAPE}` is made
///     for each call by a [Mint], `${seconds}` is the moment in epoch seconds; `${granted}` and
///     `${accepted}` are whole texts, the scopes of the token that calls and those the operation takes,
///     and the header is left out where there are none; `${said:MEMBER}` is a whole text, too: what a
///     document that refuses says there
/// @param leafing how lists lead on
/// @param remarks what replies say of how requests are spelled
/// @param located operations whose replies tell the address of what was made; empty where all do
/// @param crossing pages of other origins whose scripts may call
public record Letterhead(
    SortedMap<String, String> headers,
    Leafing leafing,
    Remarks remarks,
    List<String> located,
    Optional<Crossing> crossing) {

  /// How replies that are lists lead to other pages, where they do by a header `Link`.
  ///
  /// @param last whether the cursor is the id of the page's last item
  /// @param self whether a reply leads to itself too
  /// @param sorted whether the parameters of links stand in the order of their names
  /// @param unless parameters, operations, and parameters of operations (`listCarts?q`), whose replies do
  ///     not lead to themselves
  /// @param tells what links tell though nobody asked: parameter, operation, value
  /// @param omits what links leave out though it was asked, by operation
  public record Leafing(
      boolean last,
      boolean self,
      boolean sorted,
      List<String> unless,
      SortedMap<String, SortedMap<String, String>> tells,
      SortedMap<String, List<String>> omits) {

    /// An opaque cursor, and a link to the next page alone.
    public static final Leafing USUAL =
        new Leafing(false, false, false, List.of(), new TreeMap<>(), new TreeMap<>());

    public Leafing {
      unless = List.copyOf(unless);
      tells = Collections.unmodifiableSortedMap(new TreeMap<>(tells));
      omits = Collections.unmodifiableSortedMap(new TreeMap<>(omits));
    }

    /// Whether replies to a request lead to themselves.
    public boolean itself(String operation, Query asked) {
      return self
          && !unless.contains(operation)
          && asked.pairs().stream()
              .noneMatch(pair ->
                  unless.contains(pair.name()) || unless.contains(operation + "?" + pair.name()));
    }

    /// What the links of a request's reply ask.
    public Query linked(String operation, Query asked) {
      Query linked = asked;
      for (String omitted : omits.getOrDefault(operation, List.of())) {
        linked = linked.without(omitted);
      }
      for (var each : tells.entrySet()) {
        String value = each.getValue().get(operation);
        if (value != null && linked.find(each.getKey()).isEmpty()) {
          linked = linked.with(each.getKey(), value);
        }
      }
      return linked;
    }
  }

  /// What stands for the scopes of the token that calls, and for those the operation takes.
  public static final List<String> SCOPES = List.of("${granted}", "${accepted}");

  /// Nothing besides.
  public static final Letterhead NONE =
      new Letterhead(new TreeMap<>(), Leafing.USUAL, Remarks.NONE, List.of(), Optional.empty());

  public Letterhead {
    headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
    located = List.copyOf(located);
  }

  /// The id of a shape that a call's reply tells.
  public static String id(Mint shape, Call call) {
    return shape.make(call.dice().at(call.turn()).at("letterhead"), 0);
  }

  /// Whether an operation's replies tell the address of what was made.
  public boolean locates(String operation) {
    return located.isEmpty() || located.contains(operation);
  }
}
