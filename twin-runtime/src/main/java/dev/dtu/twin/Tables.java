package dev.dtu.twin;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.IndexShape;
import dev.dtu.store.Row;
import dev.dtu.store.TableShape;
import java.util.ArrayList;
import java.util.List;

/// The shape of every table of a twin: rows are envelopes, found by container and by alias.
///
/// An envelope is `{"item": {…}, "within": ["group/00g1"], "linked": […], "alias": ["isaac@…"],
/// "called": ["root"], "hidden": {…}}`; members that would be empty are left out.
public final class Tables {

  /// Index of the containers a row is in, owned or linked, and of what its key begins with: the row
  /// `a/b/c` is found by `/a/` and by `/a/b/`.
  public static final String WITHIN = "within";

  /// Index of the other names a row is found by.
  public static final String ALIAS = "alias";

  /// What rows are within that lists leave out.
  public static final String UNLISTED = "unlisted";

  private static final IndexShape BY_CONTAINER = new IndexShape(WITHIN, Tables::containers);
  private static final IndexShape BY_ALIAS = new IndexShape(ALIAS, row -> names(row.value()));

  private Tables() {}

  /// The shape of a table by its name with namespace, such as `okta/user`.
  public static TableShape shape(String name) {
    return TableShape.of(name, BY_CONTAINER, BY_ALIAS);
  }

  /// The shape of a table that has one more index.
  public static TableShape shape(String name, IndexShape more) {
    return TableShape.of(name, BY_CONTAINER, BY_ALIAS, more);
  }

  /// All that a row is found by under [#WITHIN].
  public static List<String> containers(Row row) {
    List<String> all = texts(row.value(), "within");
    all.addAll(texts(row.value(), "linked"));
    String key = row.key();
    for (int slash = key.indexOf('/'); slash >= 0; slash = key.indexOf('/', slash + 1)) {
      all.add("/" + key.substring(0, slash + 1));
    }
    return all;
  }

  private static List<String> names(Obj envelope) {
    List<String> names = texts(envelope, "alias");
    if (envelope.has("called")) {
      names.addAll(texts(envelope, "called"));
    }
    return names;
  }

  private static List<String> texts(Obj envelope, String member) {
    List<String> texts = new ArrayList<>();
    for (Json item : envelope.items(member)) {
      item.asText().ifPresent(texts::add);
    }
    return texts;
  }
}
