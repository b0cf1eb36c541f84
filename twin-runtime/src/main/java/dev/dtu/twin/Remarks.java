package dev.dtu.twin;

import dev.dtu.call.Body;
import dev.dtu.call.Reply;
import dev.dtu.call.Request;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What JSON replies say, whatever they answer, of how a request told the type of its body.
///
/// @param word the member that has all remarks in one text, a comma between them
/// @param list the member that has them as a list, two names with a dot
/// @param each the first that fits is made
public record Remarks(String word, String list, List<Remark> each) {

  /// Nothing is said.
  public static final Remarks NONE = new Remarks("", "", List.of());

  /// One of them.
  ///
  /// @param type the media type of which it is made
  /// @param charset whether it is made where a charset is told, else where none is
  /// @param says the remark
  public record Remark(String type, boolean charset, String says) {

    private boolean fits(String told) {
      String plain = told.split(";", 2)[0].strip();
      return plain.equals(type) && told.contains("charset=") == charset;
    }
  }

  public Remarks {
    each = List.copyOf(each);
  }

  /// The reply with what there is to say of its request.
  Reply on(Reply reply, Request request) {
    if (each.isEmpty()
        || request.body().length() == 0
        || !(reply.body() instanceof Body.Bytes body)
        || !reply.headers().find("content-type").orElse("").contains("json")) {
      return reply;
    }
    String told =
        request.headers().find("content-type").orElse("").toLowerCase(Locale.ROOT).strip();
    Optional<Remark> made = each.stream().filter(remark -> remark.fits(told)).findFirst();
    return made.isEmpty() ? reply : reply.with(Body.of(said(body.toString(), made.get().says)));
  }

  /// The document with the remark; one that has none of the members is not read for it.
  private String said(String document, String remark) {
    String[] place = list.split("\\.", 2);
    boolean plain = !document.contains("\"" + word + "\"") && !document.contains(quoted(place[0]));
    if (plain && document.endsWith("}") && document.length() > 2) {
      Obj more = Obj.of(word, Json.of(remark), place[0], Obj.of(place[1], Arr.of(Json.of(remark))));
      return document.substring(0, document.length() - 1) + "," + more.toString().substring(1);
    }
    Optional<Obj> whole = Json.trusted(document).asObj();
    if (whole.isEmpty()) {
      return document;
    }
    Obj before = whole.get();
    String words = before.text(word).map(others -> others + "," + remark).orElse(remark);
    Obj holder = before.obj(place[0]).orElse(Obj.EMPTY);
    List<Json> all = new ArrayList<>(holder.items(place[1]).items());
    all.add(Json.of(remark));
    Obj after = before.with(word, words).with(place[0], holder.with(place[1], Arr.of(all)));
    return new String(after.bytes(), StandardCharsets.UTF_8);
  }

  private static String quoted(String member) {
    return "\"" + member + "\"";
  }
}
