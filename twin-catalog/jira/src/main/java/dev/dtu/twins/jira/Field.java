package dev.dtu.twins.jira;

import dev.dtu.twins.jira.jql.Sign;
import java.util.ArrayList;
import java.util.List;

/// A field as queries know it.
///
/// @param names what it is called, the usual name first
/// @param member the member of an issue's `fields` that holds it
/// @param resource whose rows its values are; empty where they are nobody's
/// @param historic whether it may be asked what it was
record Field(List<String> names, Kind kind, String member, String resource, boolean historic) {

  Field {
    names = List.copyOf(names);
  }

  static Field of(String names, Kind kind, String member) {
    return new Field(List.of(names.split("\\|")), kind, member, "", false);
  }

  Field among(String rows) {
    return new Field(names, kind, member, rows, historic);
  }

  Field remembered() {
    return new Field(names, kind, member, resource, true);
  }

  String name() {
    return names.getFirst();
  }

  /// The number of a custom field; empty of others.
  String number() {
    return member.startsWith("customfield_") ? member.substring("customfield_".length()) : "";
  }

  /// All signs it takes.
  List<Sign> signs() {
    List<Sign> signs = new ArrayList<>();
    for (Sign sign : Sign.values()) {
      if (kind.takes(sign) || historic && sign.past()) {
        signs.add(sign);
      }
    }
    return signs;
  }
}
