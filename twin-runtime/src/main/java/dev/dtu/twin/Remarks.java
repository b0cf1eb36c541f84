package dev.dtu.twin;

import dev.dtu.call.Body;
import dev.dtu.call.Percent;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What is said of how a request spells its body: what JSON replies say besides, and what is refused.
///
/// @param word the member that has all remarks in one text, a comma between them
/// @param list the member that has them as a list, two names with a dot
/// @param each the first that fits is made
/// @param bars the first that fits refuses
public record Remarks(String word, String list, List<Remark> each, List<Bar> bars) {

  /// Nothing is said.
  public static final Remarks NONE = new Remarks("", "", List.of(), List.of());

  /// One of them.
  ///
  /// @param type the media type of which it is made
  /// @param charset whether it is made where a charset is told, else where none is
  /// @param says the remark
  public record Remark(String type, boolean charset, String says) {

    private boolean fits(String told) {
      return typeOf(told).equals(type) && told.contains("charset=") == charset;
    }
  }

  /// A spelling that is refused.
  ///
  /// @param says the error
  /// @param untyped whether a body is meant of which no type is told
  /// @param charsets a body whose type is told with another charset is meant; none is where empty
  /// @param argument a form is meant in which a name is like this; none is where empty
  /// @param bare whether a form is meant in which nothing is, sent by nobody who is told in a header
  public record Bar(
      String says,
      boolean untyped,
      List<String> charsets,
      Optional<Pattern> argument,
      boolean bare) {

    public Bar {
      charsets = List.copyOf(charsets);
    }

    // Patterns are the same when they are written the same.
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Bar bar && toString().equals(bar.toString());
    }

    @Override
    public int hashCode() {
      return toString().hashCode();
    }

    private boolean fits(Request request, String told, String type) {
      boolean filled = request.body().length() > 0;
      if (untyped) {
        return type.isEmpty() && filled;
      }
      if (!charsets.isEmpty()) {
        Matcher charset = CHARSET.matcher(told);
        return filled && charset.find() && !charsets.contains(charset.group(1));
      }
      return type.equals(FORM) && (bare ? !filled && anonymous(request) : named(request));
    }

    private static boolean anonymous(Request request) {
      return request.parameters().pairs().isEmpty()
          && request.headers().find("authorization").isEmpty();
    }

    /// Looks at the names of a form alone, which are short.
    private boolean named(Request request) {
      if (argument.isEmpty() || !(request.body() instanceof Body.Bytes bytes)) {
        return false;
      }
      String form = bytes.toString();
      int from = 0;
      while (from < form.length()) {
        int next = form.indexOf('&', from);
        int end = next < 0 ? form.length() : next;
        int equals = form.indexOf('=', from);
        String name = form.substring(from, equals < 0 || equals > end ? end : equals);
        if (!name.isEmpty() && argument.get().matcher(Percent.decodeForm(name)).matches()) {
          return true;
        }
        from = end + 1;
      }
      return false;
    }
  }

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final Pattern CHARSET = Pattern.compile("charset=\"?([^\";\\s]+)");

  public Remarks {
    each = List.copyOf(each);
    bars = List.copyOf(bars);
  }

  /// Refuses a call whose body is spelled as none may be, where the operation takes a form.
  void bar(Scene scene) {
    boolean formed =
        !bars.isEmpty()
            && scene.operation().body().filter(it -> it.content().containsKey(FORM)).isPresent();
    if (!formed) {
      return;
    }
    Request request = scene.call().request();
    String told = told(request);
    String type = typeOf(told);
    for (Bar bar : bars) {
      if (bar.fits(request, told, type)) {
        throw Refusal.of(Problem.MISSPELLED).with("error", bar.says);
      }
    }
  }

  /// The reply with what there is to say of its request.
  Reply on(Reply reply, Request request) {
    if (each.isEmpty()
        || request.body().length() == 0
        || !(reply.body() instanceof Body.Bytes body)
        || !reply.headers().find("content-type").orElse("").contains("json")) {
      return reply;
    }
    String told = told(request);
    for (Remark remark : each) {
      if (remark.fits(told)) {
        return reply.with(Body.of(said(body.toString(), remark.says)));
      }
    }
    return reply;
  }

  /// The media type that a request tells, with what stands behind it, in small letters.
  private static String told(Request request) {
    return request.headers().find("content-type").orElse("").toLowerCase(Locale.ROOT).strip();
  }

  private static String typeOf(String told) {
    int end = told.indexOf(';');
    return end < 0 ? told : told.substring(0, end).strip();
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
