package dev.dtu.effect;

import dev.dtu.json.Obj;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a fresh tenant has, as data: rows to plant, in this order.
///
/// Texts may hold `${…}`: a member of the person at hand (`${email}`), the id of a row planted
/// before under that label (`${everyone}`, `${user:ada}` for the row of one person, `${user}` for
/// that of the person at hand), or `${moment}`, when the universe began. A text that is nothing but
/// one of them has the value's own type.
///
/// @param none resources of which there is nothing yet, though no operation makes any: what is there
///     comes by what people do elsewhere
public record SeedPlan(List<Rows> rows, List<String> none) {

  /// One row, or one for each person.
  ///
  /// @param resource whose row it is
  /// @param forPeople whether there is one for each person
  /// @param where only people whose members are like these; all when empty
  /// @param label by which later rows refer to its id; may be empty
  /// @param names what it is found by
  /// @param scopes the ids of what its key stands below, outermost first
  /// @param within the containers that own it, by resource: keys, a template each
  /// @param linked the containers that only refer to it
  /// @param item what it shows
  /// @param exact whether that is all it shows; else members that are left out are made when it is
  ///     read
  /// @param hidden what it keeps to itself, such as a password
  public record Rows(
      String resource,
      boolean forPeople,
      Obj where,
      String label,
      Names names,
      List<String> scopes,
      SortedMap<String, List<String>> within,
      SortedMap<String, List<String>> linked,
      Obj item,
      boolean exact,
      Obj hidden) {

    public Rows {
      scopes = List.copyOf(scopes);
      within = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(within));
      linked = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(linked));
    }
  }

  /// What a row is found by.
  ///
  /// @param id its id; empty when the service makes it
  /// @param shape the shape of an id the service makes, where it is not the resource's; may be empty
  /// @param called further names, which it keeps whatever becomes of its members
  /// @param unlisted whether lists leave it out
  public record Names(String id, String shape, List<String> called, boolean unlisted) {

    /// Those the service makes by itself.
    public static final Names USUAL = new Names("", "", List.of(), false);

    public Names {
      called = List.copyOf(called);
    }
  }

  public static final SeedPlan NOTHING = new SeedPlan(List.of());

  public SeedPlan {
    rows = List.copyOf(rows);
    none = List.copyOf(none);
  }

  /// Rows alone.
  public SeedPlan(List<Rows> rows) {
    this(rows, List.of());
  }

  /// This one's rows, then the other's.
  public SeedPlan and(SeedPlan other) {
    List<Rows> all = new java.util.ArrayList<>(rows);
    all.addAll(other.rows);
    List<String> nothing = new java.util.ArrayList<>(none);
    nothing.addAll(other.none);
    return new SeedPlan(all, nothing);
  }

  /// Whether it says what there is of a resource.
  boolean has(String resource) {
    return none.contains(resource)
        || rows.stream().anyMatch(row -> row.resource().equals(resource));
  }
}
