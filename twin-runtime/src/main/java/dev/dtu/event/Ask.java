package dev.dtu.event;

import dev.dtu.fault.Selector;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Row;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// A call that a service does not do before the outside had a word on it: an inline hook, the
/// submission of a dialog, the choices of a list.
///
/// @param name in the service's own words; faults of the courier find it by that
/// @param when which calls it is
/// @param whom who is asked; where there is nobody, the call is done at once
/// @param how how it is asked, and how long the call waits
/// @param words the body of the question
/// @param hearing what an answer does
public record Ask(String name, When when, Whom whom, How how, Json words, Hearing hearing) {

  /// Which calls ask; all that is said must hold.
  ///
  /// @param operations ids, `*` for any part of one
  /// @param rows rows to be looked at, by their resources: the fact that holds the key of each or
  ///     another name of it
  /// @param given what facts must be
  public record When(
      List<String> operations, SortedMap<String, String> rows, SortedMap<String, Json> given) {

    public When {
      operations = List.copyOf(operations);
      rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
      given = Collections.unmodifiableSortedMap(new TreeMap<>(given));
    }

    boolean at(String operation) {
      for (String glob : operations) {
        if (Selector.matches(glob, operation)) {
          return true;
        }
      }
      return false;
    }
  }

  /// Who is asked: the first row that is open to it.
  ///
  /// @param hook where a row has its address, secret and header lines
  /// @param parameter the path's parameter that names the row; empty when the path names none
  /// @param naming the rows that name it; [Naming#NOBODY] when none need to
  public record Whom(Hook hook, String parameter, Naming naming) {}

  /// Rows of which one must name who is asked, each below a row that the path names.
  ///
  /// @param where what members of such a row are while it does
  /// @param member the member with the name
  /// @param parameter the path's parameter that names the row they are below
  /// @param among lists of the row, each with the fact that must stand in it where there is a list
  public record Naming(
      String resource,
      SortedMap<String, Json> where,
      String member,
      String parameter,
      SortedMap<String, String> among) {

    /// Who is asked need not be named.
    public static final Naming NOBODY = new Naming("", new TreeMap<>(), "", "", new TreeMap<>());

    public Naming {
      where = Collections.unmodifiableSortedMap(new TreeMap<>(where));
      among = Collections.unmodifiableSortedMap(new TreeMap<>(among));
    }

    /// Whether a row names somebody for what is known of a call.
    boolean holds(Row row, Facts facts) {
      Obj item = Occasion.Found.item(row);
      return Occasion.same(where, item)
          && among.entrySet().stream()
              .allMatch(each ->
                  Facts.at(item, each.getKey())
                      .flatMap(Json::asArr)
                      .filter(list ->
                          facts.find(each.getValue()).filter(list.items()::contains).isEmpty())
                      .isEmpty());
    }
  }

  /// @param awaits how long the call waits for it
  public record How(Manner manner, Patience awaits) {}
}
