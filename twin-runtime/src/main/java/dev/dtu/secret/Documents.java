package dev.dtu.secret;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Finds secrets in documents: by members' names, by paths, and in their texts.
///
/// @param texts looks into the texts
record Documents(Texts texts) {

  /// A shorter number is a count, a size or a switch.
  private static final int DIGITS = 4;

  /// The members of an object called a secret that hold it.
  private static final Set<String> VALUES =
      Set.of("value", "plain", "plaintext", "raw", "hash", "salt", "secret", "encoded", "data");

  /// The members that name what stands beside them.
  private static final List<String> NAMES = List.of("name", "key", "field", "id");

  /// The private members of a key (RFC 7518, 6.2.2, 6.3.2, 6.4).
  private static final Set<String> KEY = Set.of("d", "p", "q", "dp", "dq", "qi", "k");

  Json scrubbed(Json document) {
    return scrubbed(document, "", new ArrayList<>());
  }

  /// @param called the name of the secret that it is; empty when it is none
  private Json scrubbed(Json value, String called, List<String> place) {
    Pass pass = texts.pass();
    boolean kept = leads(pass.rules().keep().paths(), place);
    boolean led = called.isEmpty() && leads(pass.rules().paths(), place);
    String name = kept ? "" : led ? Globs.words(place.getLast()) : called;
    return switch (value) {
      case Json.Text(String text) when kept -> Json.of(text);
      case Json.Text(String text) ->
          Json.of(name.isEmpty() ? texts.text(text) : pass.hidden(text, name));
      case Json.Num number when !name.isEmpty() && digits(number) ->
          Json.of(pass.hidden(number.lexeme(), name));
      case Obj object -> object(object, name, place);
      case Arr array -> array(array, name, place);
      case Json.Num _, Json.Bool _, Json.Null _ -> value;
    };
  }

  private static boolean leads(List<DocumentPath> paths, List<String> place) {
    return !paths.isEmpty() && paths.stream().anyMatch(path -> path.leads(place));
  }

  private static boolean digits(Json.Num number) {
    return number.lexeme().length() >= DIGITS;
  }

  private Json array(Arr array, String name, List<String> place) {
    List<Json> items = new ArrayList<>(array.size());
    place.add("*");
    array.forEach(item -> items.add(scrubbed(item, name, place)));
    place.removeLast();
    return Json.array(items);
  }

  private Json object(Obj object, String name, List<String> place) {
    String beside = beside(object);
    boolean key = object.text("kty").isPresent();
    Obj.Builder out = Obj.builder();
    for (Obj.Member member : object) {
      place.add(member.key());
      String called = called(member.key(), name, beside, key);
      out.put(texts.text(member.key()), scrubbed(member.value(), called, place));
      place.removeLast();
    }
    return out.build();
  }

  /// The secret that a member is; empty when its name tells none.
  private String called(String member, String name, String beside, boolean key) {
    if (texts.pass().rules().secret(member)) {
      return Globs.words(member);
    }
    boolean value = VALUES.contains(member);
    if (value && !name.isEmpty()) {
      return name;
    }
    if (value && !beside.isEmpty()) {
      return beside;
    }
    return key && KEY.contains(member) ? "private key" : "";
  }

  /// The secret that `{"name": "password", "value": …}` is of.
  private String beside(Obj object) {
    for (String naming : NAMES) {
      String name = object.text(naming).orElse("");
      if (!name.isEmpty() && texts.pass().rules().secret(name)) {
        return Globs.words(name);
      }
    }
    return "";
  }
}
