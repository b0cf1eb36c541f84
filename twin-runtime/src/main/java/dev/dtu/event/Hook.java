package dev.dtu.event;

import dev.dtu.fault.Selector;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Row;
import dev.dtu.twin.Sieve;
import dev.dtu.twin.Tables;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// How rows of a resource subscribe: which of them do, and where in the row it stands.
///
/// @param where what members of the row are while it subscribes
/// @param url the member with the address
/// @param events the member with the names of events, globs, or a list of them; empty hears all
/// @param secret the member with what is signed with; empty when there is none
/// @param headers the member with further header lines; objects with `key` or `name`, and `value`
/// @param about the resource that the row stands in whose only row it hears of, besides itself;
///     empty hears of all
/// @param failed the act that is done where it could not be told; empty for none
/// @param sieve what of that it is told
public record Hook(
    String resource,
    SortedMap<String, Json> where,
    String url,
    String events,
    String secret,
    String headers,
    String about,
    String failed,
    Sieve sieve) {

  public Hook {
    where = Collections.unmodifiableSortedMap(new TreeMap<>(where));
  }

  /// One that hears of all it asks for, and nothing is done where that fails.
  Hook(
      String resource,
      SortedMap<String, Json> where,
      String url,
      String events,
      String secret,
      String headers) {
    this(resource, where, url, events, secret, headers, "", "", Sieve.OPEN);
  }

  /// Somebody who hears of events.
  ///
  /// @param name of the row: `event-hook/who1`
  /// @param about the rows it hears of, named so too; empty hears of all
  /// @param facts of the row, with what it never shows
  /// @param failed the act that is done where it could not be told; empty for none
  /// @param sieve what of that it is told
  record Subscriber(
      String name,
      String url,
      List<String> events,
      String secret,
      List<Json> headers,
      List<String> about,
      Obj facts,
      String failed,
      Sieve sieve) {

    /// Whether it is told of an event in these words.
    boolean takes(String event, Json body) {
      return sieve.passes(facts, event, body);
    }

    /// Whether it hears of an event about a row: `file/f1`.
    boolean hears(String event, String row) {
      return (events.isEmpty() || events.stream().anyMatch(glob -> Selector.matches(glob, event)))
          && (about.isEmpty() || about.contains(row));
    }
  }

  /// Whether a row subscribes now.
  boolean open(Row row) {
    return Occasion.same(where, Occasion.Found.item(row)) && !words(facts(row), url).isEmpty();
  }

  Subscriber subscriber(Row row) {
    Obj facts = facts(row);
    List<String> names = new ArrayList<>();
    Json listed = Facts.at(facts, events).orElse(Arr.EMPTY);
    for (Json each : listed.asArr().orElseGet(() -> Arr.of(listed))) {
      each.asText().ifPresent(names::add);
    }
    return new Subscriber(
        resource + "/" + row.key(),
        words(facts, url),
        names,
        words(facts, secret),
        headers.isEmpty()
            ? List.of()
            : Facts.at(facts, headers).flatMap(Json::asArr).map(Arr::items).orElse(List.of()),
        rows(row),
        facts.with("key", row.key()),
        failed,
        sieve);
  }

  private List<String> rows(Row row) {
    if (about.isEmpty()) {
      return List.of();
    }
    List<String> rows = new ArrayList<>(List.of(resource + "/" + row.key()));
    for (String container : Tables.containers(row)) {
      if (container.startsWith(about + "/")) {
        rows.add(container);
      }
    }
    return rows;
  }

  /// What the row shows, and below it what it hides.
  private static Obj facts(Row row) {
    Obj hidden = row.value().obj("hidden").orElse(Obj.EMPTY);
    return (Obj) over(hidden, Occasion.Found.item(row));
  }

  private static Json over(Json below, Json above) {
    if (!(below instanceof Obj under) || !(above instanceof Obj top)) {
      return above;
    }
    Obj all = under;
    for (Obj.Member member : top) {
      Json value = all.find(member.key()).map(b -> over(b, member.value())).orElse(member.value());
      all = all.with(member.key(), value);
    }
    return all;
  }

  private static String words(Obj facts, String member) {
    return member.isEmpty() ? "" : Facts.at(facts, member).flatMap(Json::asWords).orElse("");
  }
}
