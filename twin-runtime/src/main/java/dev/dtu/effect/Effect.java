package dev.dtu.effect;

import dev.dtu.contract.Operation;
import dev.dtu.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;

/// What one operation does to one resource: a sentence of data.
///
/// @param operation id in the contract
/// @param kind the verb
/// @param resource whose rows
/// @param key how the request names the row, one part for each scope and then the id; empty for
///     kinds that name none, and then only the scopes are given
/// @param within containers the request names: a created row is put in them, a list shows theirs;
///     a container that is not there refuses
/// @param requestMember the member of the body that holds the item; empty when the body is the item,
///     [#ARGUMENTS] when it is what the arguments of a call have of the item
/// @param replyMember the member of the reply that holds the item; empty when the reply is the item
/// @param itemsMember the member of a list's reply that holds the items; empty when it is an array
/// @param filters arguments of a list that select by a member of the item: argument → dotted member,
///     and how it compares when it is not the same: `created_at >=`
/// @param sort how a list may be put in order
/// @param sets members an action moves, or a new row begins with, to what; see [Sets]
/// @param status the status of success
public record Effect(
    String operation,
    Kind kind,
    String resource,
    List<Binding> key,
    List<Container> within,
    String requestMember,
    String replyMember,
    String itemsMember,
    SortedMap<String, String> filters,
    Sort sort,
    SortedMap<String, Json> sets,
    int status) {

  /// The request member of calls: their arguments, in the body or the query, are no item, but those
  /// with the names of the item's members are of it.
  public static final String ARGUMENTS = "()";

  /// The verbs.
  public enum Kind {
    /// Makes a row, with an id of its own or one the request gives.
    CREATE,
    READ,
    LIST,
    /// Changes the members sent.
    UPDATE,
    /// Sets the members sent, clears optional ones not sent.
    REPLACE,
    /// Replaces, or creates under the id the request gives.
    PUT,
    DELETE,
    /// Makes a row like one there is, with what is sent in its place; a text in `sets` may tell of the
    /// row it is like: `Copy of ${name}`.
    COPY,
    /// Does something to one row beside plain changes: moves the members in `sets`.
    ACT,
    /// Puts an existing row into a container, or takes it out.
    LINK,
    UNLINK,
    /// Answers in the shape of its contract and changes nothing.
    ANSWER
  }

  /// Where a value stands in a request.
  public record Binding(Source source, String name) {

    /// The binding that a text like `path:userId` tells.
    public static Binding of(String text) {
      int colon = text.indexOf(':');
      String source = text.substring(0, Math.max(0, colon)).toUpperCase(Locale.ROOT);
      return new Binding(Source.valueOf(source), text.substring(colon + 1));
    }

    /// The places.
    public enum Source {
      PATH,
      QUERY,
      /// A member of the body, dotted when nested.
      BODY,
      /// A member of the item itself, dotted: a scope the route of a create does not name is what
      /// the item made shows there.
      ITEM,
      /// No place: any value fits. Lists show the rows of every such scope; a read looks by the rest
      /// of the key, through aliases too.
      ANY
    }
  }

  /// A row of another resource that the request names.
  ///
  /// @param resource its resource; empty for a scope without one, whose name is then `parameter`
  /// @param parameter the last path parameter, for a scope without a resource
  /// @param tie what becomes of what is named together with it
  public record Container(String resource, String parameter, List<Binding> key, Tie tie) {

    /// How a row stands to a container.
    public enum Tie {
      /// Deleting the container deletes what is in it.
      OWNS,
      /// Deleting the container leaves what is in it.
      HOLDS,
      /// Nothing is put in it: it must be there.
      NAMES
    }

    public Container {
      key = List.copyOf(key);
    }

    /// @param owns whether deleting the container deletes what is in it
    public Container(String resource, String parameter, List<Binding> key, boolean owns) {
      this(resource, parameter, key, owns ? Tie.OWNS : Tie.HOLDS);
    }

    public boolean owns() {
      return tie == Tie.OWNS;
    }

    /// True for one that must be there, and no more.
    public boolean named() {
      return tie == Tie.NAMES;
    }
  }

  /// True when the request is a call: a name and arguments, which are no item.
  public boolean called() {
    return requestMember.equals(ARGUMENTS);
  }

  /// The status of success, where its document has it.
  public int success(Operation told) {
    boolean there = told.declares(status) || told.reply(status).isPresent();
    return status > 0 && there ? status : told.successStatus().orElse(status > 0 ? status : 200);
  }

  /// Where in its answers things stand: empty where the answer is one, else such as `/items/[]`.
  public String itemShown() {
    String member = kind == Kind.LIST ? itemsMember : replyMember;
    String place = member.isEmpty() ? "" : "/" + member.replace('.', '/');
    return kind == Kind.LIST ? place + "/[]" : place;
  }

  /// The member of the body that holds the item; empty when the body is the item or the arguments.
  public String itemSent() {
    return called() ? "" : requestMember;
  }

  public Effect {
    key = List.copyOf(key);
    within = List.copyOf(within);
    filters = Sorted.copy(filters);
    sets = Sorted.copy(sets);
  }

  /// The same, of a list that may be asked for a selection and an order.
  public Effect selecting(SortedMap<String, String> selection, Sort order) {
    return new Effect(
        operation,
        kind,
        resource,
        key,
        within,
        requestMember,
        replyMember,
        itemsMember,
        selection,
        order,
        sets,
        status);
  }

  /// An effect on rows that are shown in no order but their own.
  public Effect(
      String operation,
      Kind kind,
      String resource,
      List<Binding> key,
      List<Container> within,
      String requestMember,
      String replyMember,
      String itemsMember,
      SortedMap<String, String> filters,
      SortedMap<String, Json> sets,
      int status) {
    this(
        operation,
        kind,
        resource,
        key,
        within,
        requestMember,
        replyMember,
        itemsMember,
        filters,
        Sort.NONE,
        sets,
        status);
  }
}
