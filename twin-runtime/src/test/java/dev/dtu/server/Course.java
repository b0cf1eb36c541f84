package dev.dtu.server;

import java.util.List;

/// What is asked of a control port to hear every reply: method, path, body.
final class Course {

  /// What makes a universe `w`, before anybody calls its twins.
  static final List<List<String>> BEFORE =
      List.of(
          List.of("GET", "/", ""),
          List.of("GET", "/health", ""),
          List.of("GET", "/openapi.json", ""),
          List.of("GET", "/openapi.yaml", ""),
          List.of("GET", "/docs", ""),
          List.of("GET", "/docs/" + Promises.EDITION + "/start.js", ""),
          List.of("GET", "/docs/" + Promises.EDITION + "/index.html", ""),
          List.of(
              "POST",
              "/universes",
              "{\"name\": \"w\", \"auth\": \"any\", \"dice\": \"lucky\", \"twins\": [\"notes\"],"
                  + " \"clock\": {\"at\": \"2026-01-31T12:00:00Z\", \"frozen\": true}}"),
          List.of("GET", "/universes", ""),
          List.of("GET", "/universes/w", ""),
          List.of("GET", "/universes/w/clock", ""),
          List.of("GET", "/universes/w/outbox", ""),
          List.of("GET", "/universes/w/twins/notes/acts", ""),
          List.of("GET", "/universes/w/twins/none/acts", ""),
          List.of(
              "POST", "/universes/w/twins/notes/acts/sign", "{\"arguments\": {\"user\": \"A\"}}"),
          List.of("POST", "/universes/w/twins/notes/acts/sign", "{\"arguments\": {\"nam\": 1}}"),
          List.of("POST", "/universes/w/twins/notes/acts/none", "{}"),
          List.of("GET", "/universes/w/twins/notes/credentials", ""),
          List.of("GET", "/universes/w/twins/none/credentials", ""),
          List.of("POST", "/universes/w/twins/notes/credentials", "{\"scopes\": [\"read\"]}"),
          List.of("POST", "/universes/w/twins/none/credentials", "{}"),
          List.of("POST", "/universes/w/twins/notes/credentials", "{\"kind\": \"none\"}"),
          List.of("POST", "/universes/w/clock", "{\"advance\": \"PT1H\", \"run\": true}"),
          List.of(
              "POST",
              "/universes/w/timers",
              "{\"name\": \"late\", \"in\": \"PT1H\", \"does\": \"remove\","
                  + " \"table\": \"notes/note\", \"key\": \"n9\"}"),
          List.of(
              "POST",
              "/universes/w/timers",
              "{\"name\": \"one\", \"at\": \"2099-01-31T12:00:00Z\", \"does\": \"put\","
                  + " \"table\": \"notes/note\", \"key\": \"n8\", \"row\": {\"item\": {}}}"),
          List.of("GET", "/universes/w/timers?limit=1", ""),
          List.of("DELETE", "/universes/w/timers/one", ""),
          List.of("POST", "/universes/w/clock", "{\"advance\": \"PT2H\"}"),
          List.of(
              "POST",
              "/universes/w/faults",
              "{\"name\": \"busy\", \"on\": {\"operation\": \"list\", \"arguments\": {\"a\": 1}},"
                  + " \"fault\": {\"refuse\": \"rate-limited\", \"headers\": {\"retry-after\":"
                  + " 1}}}"),
          List.of(
              "PUT",
              "/universes/w/faults/slow",
              "{\"when\": {\"first\": 9, \"chance\": 1},"
                  + " \"fault\": {\"delay\": {\"least\": \"PT0S\", \"most\": \"PT0.001S\"}}}"),
          List.of("GET", "/universes/w/faults", ""),
          List.of("DELETE", "/universes/w/faults/busy", ""));

  /// What is asked when there is something to tell.
  static final List<List<String>> AFTER =
      List.of(
          List.of("GET", "/universes/w/plans", ""),
          List.of("GET", "/ca", ""),
          List.of("PUT", "/universes/w/exits", "{\"hosts\": [\"a.test:443\"]}"),
          List.of("GET", "/universes/w/exits", ""),
          List.of("GET", "/universes/w/proxy", ""),
          List.of("PUT", "/universes/w/proxy/port", ""),
          List.of("DELETE", "/universes/w/proxy/port", ""),
          List.of("PUT", "/universes/w/exits", "{\"hosts\": [\"" + "a".repeat(70_000) + "\"]}"),
          List.of("PATCH", "/universes/w/settings", "{\"limits\": true}"),
          List.of("GET", "/universes/w/settings", ""),
          List.of(
              "POST",
              "/universes/w/tables/notes/note/rows",
              "{\"key\": \"n1\", \"item\": {\"a\": 1}, \"within\": [\"x/y\"], \"hidden\": {}}"),
          List.of("PUT", "/universes/w/tables/notes/note/rows/n2", "{\"item\": {}}"),
          List.of("POST", "/universes", "{\"name\": \"f\", \"fork\": \"w\"}"),
          List.of("PATCH", "/universes/f/tables/notes/note/rows/n1", "{\"item\": {\"a\": 2}}"),
          List.of("PUT", "/universes/f/tables/notes/note/rows/n3", "{\"item\": {}}"),
          List.of("DELETE", "/universes/f/tables/notes/note/rows/n2", ""),
          List.of("GET", "/universes/w/diff/f", ""),
          List.of("GET", "/universes/w/hash", ""),
          List.of("GET", "/universes/w/tables", ""),
          List.of("GET", "/universes/w/tables/notes/note/rows?limit=1", ""),
          List.of("GET", "/universes/w/tables/notes/note/rows/n1", ""),
          List.of("GET", "/universes/w/tables/universe/clock/rows", ""),
          List.of("GET", "/universes/w/journal?from=1&limit=2", ""),
          List.of("GET", "/universes/w/journal?from=1", ""),
          List.of("GET", "/universes/f/journal?from=1", ""),
          List.of("GET", "/universes/f/journal/export?as=jsonl&from=1", ""),
          List.of("GET", "/universes/f/journal/stream?from=1", ""),
          List.of("GET", "/universes/w/journal?kind=turn,act&status=4xx&argument=a&limit=9", ""),
          List.of("GET", "/universes/w/journal/export?as=har", ""),
          List.of("GET", "/universes/w/journal/export?as=jsonl", ""),
          List.of("GET", "/universes/w/journal/export?as=recording", ""),
          List.of("GET", "/universes/w/conformance?twin=notes", ""),
          List.of("GET", "/universes/w/conformance?as=text&from=2", ""),
          List.of("GET", "/universes/w/usage", ""),
          List.of(
              "POST",
              "/universes/w/verify",
              "{\"expect\": [{\"name\": \"a\", \"question\": {\"header\": {\"accept\": \"x\"}},"
                  + " \"atLeast\": 1}, {\"inOrder\": [{\"operation\": \"create\"},"
                  + " {\"status\": [\"5xx\", 201], \"what\": \"no\"}]}], \"from\": 2}"),
          List.of(
              "POST",
              "/universes/w/verify",
              "{\"expect\": {\"question\": {\"operation\": \"create\"}, \"exactly\": 0},"
                  + " \"within\": \"PT1M\"}"),
          List.of(
              "POST",
              "/universes/w/seed?twin=notes",
              "{\"rows\": [{\"resource\": \"note\", \"id\": \"p1\", \"item\": {}}]}"),
          List.of("POST", "/universes/w/seed?twin=notes", "{\"rows\": {}}"),
          List.of("GET", "/universes/w/diff/w?turn=1", ""),
          List.of("GET", "/universes/w/diff/w?turn=999", ""),
          List.of("GET", "/metrics", ""),
          List.of("POST", "/universes/w/snapshots", "{\"name\": \"kept\"}"),
          List.of("POST", "/universes/w/snapshots", "{\"name\": \"kept\"}"),
          List.of("GET", "/universes/w/snapshots", ""),
          List.of("GET", "/universes/w@kept", ""),
          List.of("GET", "/universes/w@kept/hash", ""),
          List.of("GET", "/universes/w@kept/diff/w", ""),
          List.of("GET", "/universes/w@kept/tables/notes/note/rows", ""),
          List.of("POST", "/universes/w/restore", "{\"snapshot\": \"kept\"}"),
          List.of("POST", "/universes/w/restore", "{\"turn\": 2}"),
          List.of("POST", "/universes/w/restore", "{\"turn\": 999}"),
          List.of(
              "POST",
              "/universes",
              "{\"name\": \"l\", \"labels\": {\"run\": \"17\"}, \"ttl\": \"PT1H\"}"),
          List.of("GET", "/universes?label=run", ""),
          List.of("POST", "/universes", "{\"fork\": \"none\"}"),
          List.of("POST", "/universes", "{\"fork\": \"w\", \"turn\": 999}"),
          List.of("POST", "/universes", "{\"name\": \"w\"}"),
          List.of("DELETE", "/universes/w/faults", ""),
          List.of("POST", "/universes/f/reset", ""),
          List.of("DELETE", "/universes/f", ""));

  private Course() {}
}
