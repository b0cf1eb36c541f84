package dev.dtu.load;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.AuthForm;
import dev.dtu.twin.Cover;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// The cover of a twin in a [Prepared] catalog.
final class CoverFile {

  private static final String FILE = "cover";

  private CoverFile() {}

  private static String key(String twin) {
    return Prepared.TWINS + "/" + twin + "/" + FILE;
  }

  static void put(Map<String, byte[]> entries, String twin, Cover cover) {
    List<Json> auth = new ArrayList<>();
    cover.auth().forEach(form -> auth.add(json(form)));
    Obj json =
        Obj.builder()
            .put("hosts", texts(cover.hosts()))
            .put("auth", Arr.of(auth))
            .put("client", cover.client())
            .put("space", cover.space())
            .put("seeds", texts(List.copyOf(cover.seeds())))
            .put("tickets", texts(cover.tickets()))
            .put("tokens", Json.of(cover.tokens()))
            .build();
    Preparation.put(entries, key(twin), json);
  }

  /// @throws IllegalStateException when a catalog of this format has none
  static Cover read(Shelf shelf, String twin) {
    Obj json =
        shelf
            .read(key(twin))
            .map(bytes -> Preparation.value("the cover of twin " + twin, bytes))
            .orElseThrow(() -> new IllegalStateException("expected a cover of twin " + twin));
    List<AuthForm> auth = new ArrayList<>();
    json.items("auth").forEach(form -> form.asObj().ifPresent(each -> auth.add(form(each))));
    return new Cover(
        twin,
        words(json, "hosts"),
        auth,
        json.text("client").orElse(""),
        json.text("space").orElse(twin),
        new TreeSet<>(words(json, "seeds")),
        words(json, "tickets"),
        json.flag("tokens"));
  }

  private static Obj json(AuthForm form) {
    return Obj.builder()
        .put("kind", form.kind())
        .put("place", form.place().name())
        .put("name", form.name())
        .put("prefix", form.prefix())
        .put("bound", form.bound())
        .put("shape", form.shape())
        .put("schemes", texts(form.schemes()))
        .build();
  }

  private static AuthForm form(Obj json) {
    return new AuthForm(
        json.text("kind").orElse(""),
        AuthForm.Place.valueOf(json.text("place").orElse("")),
        json.text("name").orElse(""),
        json.text("prefix").orElse(""),
        json.text("bound").orElse(""),
        json.text("shape").orElse(""),
        words(json, "schemes"));
  }

  private static Arr texts(List<String> words) {
    List<Json> texts = new ArrayList<>();
    words.forEach(word -> texts.add(Json.of(word)));
    return Arr.of(texts);
  }

  private static List<String> words(Obj json, String member) {
    List<String> words = new ArrayList<>();
    json.items(member).forEach(item -> item.asText().ifPresent(words::add));
    return words;
  }
}
