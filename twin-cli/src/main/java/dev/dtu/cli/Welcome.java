package dev.dtu.cli;

import dev.dtu.server.Server;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import java.util.ArrayList;
import java.util.List;

/// What `dtu up` shows a person: a line a twin, and how to go on.
final class Welcome {

  private static final List<String> HEAD = List.of("TWIN", "BASE URL", "CREDENTIAL", "SDK");

  private Welcome() {}

  static String text(Server server, Universes universes) {
    Universe universe = universes.find(Universes.DEFAULT).orElseThrow();
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEAD);
    for (Twin twin : universe.twins().values()) {
      String url = server.dataUrl() + "/u/" + universe.name() + "/" + twin.name();
      rows.add(List.of(twin.name(), url, credential(universes, universe, twin), client(twin, url)));
    }
    var text = new StringBuilder(table(rows));
    text.append("\nThe default universe takes any well-formed credential.\n");
    text.append("Control port: ").append(server.controlUrl());
    text.append("  Authorization: Bearer ").append(server.token()).append('\n');
    text.append("Ctrl-C ends it.\n");
    return text.toString();
  }

  private static String credential(Universes universes, Universe universe, Twin twin) {
    return universes.credentials(universe, twin).stream()
        .findFirst()
        .map(Universes.Credential::header)
        .orElse("none needed");
  }

  private static String client(Twin twin, String url) {
    String client = twin.title().client();
    return client.isEmpty() ? "any client, with this base URL" : client.replace("${url}", url);
  }

  /// Columns as wide as their widest cell, the last one as it is.
  static String table(List<List<String>> rows) {
    var text = new StringBuilder();
    for (List<String> row : rows) {
      for (int column = 0; column < row.size(); column++) {
        text.append(row.get(column));
        if (column < row.size() - 1) {
          text.append(" ".repeat(width(rows, column) - row.get(column).length() + 2));
        }
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static int width(List<List<String>> rows, int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }
}
