package dev.dtu.grant;

import dev.dtu.call.Query;
import dev.dtu.call.Reply;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.net.URI;
import java.util.List;

/// The pages of a token service: plain forms in nobody's colours, without scripts but the one line that
/// tells an opener. All that they show is escaped.
final class Pages {

  private Pages() {}

  /// A form to sign in with, which brings along what was asked.
  ///
  /// @param wrong what was wrong with the last try; empty for none
  static Reply login(Asking asking, String wrong) {
    String hint = asking.find("login_hint").orElse("");
    return page(
        200, "Sign in", alert(wrong) + form(asking, entry(hint) + button("Sign in", "", "")));
  }

  /// A form to agree to what a client asks for, or not.
  static Reply consent(Asking asking, String client, List<String> scopes) {
    var items = new StringBuilder();
    scopes.forEach(scope -> items.append("<li>").append(escaped(scope)).append("</li>\n"));
    String choice =
        button("Allow access", "consent", "allow") + button("Don't allow", "consent", "deny");
    return page(
        200,
        "Allow access",
        "<p>"
            + escaped(client)
            + " would like to:</p>\n<ul>\n"
            + items
            + "</ul>\n"
            + form(asking, choice));
  }

  /// A form to type what a device shows.
  ///
  /// @param typed what stands in the field
  /// @param entry whether the person has to sign in too
  /// @param wrong what was wrong with the last try; empty for none
  static Reply activation(Asking asking, String typed, boolean entry, String wrong) {
    String fields =
        "<label>Code <input name=\"user_code\" value=\""
            + escaped(typed)
            + "\"></label>\n"
            + (entry ? entry("") : "")
            + button("Next", "", "")
            + button("Deny", "consent", "deny");
    return page(200, "Activate your device", alert(wrong) + begun(asking) + fields + "</form>\n");
  }

  /// A page that says one thing.
  static Reply said(String title) {
    return page(200, title, "");
  }

  private static String alert(String wrong) {
    return wrong.isEmpty() ? "" : "<p role=\"alert\">" + escaped(wrong) + "</p>\n";
  }

  private static String entry(String hint) {
    return "<label>Username <input name=\"username\" autocomplete=\"username\" value=\""
        + escaped(hint)
        + "\"></label>\n"
        + "<label>Password <input name=\"password\" type=\"password\"></label>\n";
  }

  private static String button(String words, String name, String value) {
    String told = name.isEmpty() ? "" : " name=\"" + name + "\" value=\"" + value + "\"";
    return "<button type=\"submit\"" + told + ">" + escaped(words) + "</button>\n";
  }

  private static String begun(Asking asking) {
    return "<form method=\"post\" action=\""
        + escaped(asking.scene().origin().url() + asking.scene().call().request().path())
        + "\">\n";
  }

  /// A form that brings along what was asked, but for what a person typed and a login that is done.
  private static String form(Asking asking, String fields) {
    var hidden = new StringBuilder(begun(asking));
    for (Query.Pair pair : asking.asked()) {
      if (!pair.name().matches("username|password|consent|prompt")) {
        hidden.append(field(pair.name(), pair.value()));
      }
    }
    if (asking.told("prompt").filter(words -> words.contains("consent")).isPresent()) {
      hidden.append(field("prompt", "consent"));
    }
    return hidden.append(fields).append("</form>\n").toString();
  }

  /// What cannot be told to the client, told to the person.
  static Reply wrong(Denial.Saying saying) {
    return page(
        400,
        "400 Bad Request",
        "<p>"
            + escaped(saying.text())
            + "</p>\n<p>Error code: "
            + escaped(saying.error())
            + "</p>\n");
  }

  /// An answer that is posted to the client.
  static Reply posted(String redirect, Obj told) {
    var fields = new StringBuilder();
    for (Obj.Member member : told) {
      fields.append(field(member.key(), member.value().asWords().orElse("")));
    }
    return page(
        200,
        "Continue",
        "<form method=\"post\" action=\""
            + escaped(redirect)
            + "\">\n"
            + fields
            + "<button type=\"submit\">Continue</button>\n</form>\n");
  }

  /// An answer that the page tells the window that opened it, and no other.
  static Reply messaged(String redirect, Obj told) {
    URI to = URI.create(redirect);
    String origin = to.getScheme() + "://" + to.getRawAuthority();
    return page(
        200,
        "Continue",
        "<script>(window.opener || window.parent).postMessage("
            + quoted(told)
            + ", "
            + quoted(Json.of(origin))
            + ");</script>\n");
  }

  /// JSON that no script ends in.
  private static String quoted(Json json) {
    return json.toString()
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }

  private static String field(String name, String value) {
    return "<input type=\"hidden\" name=\""
        + escaped(name)
        + "\" value=\""
        + escaped(value)
        + "\">\n";
  }

  private static Reply page(int status, String title, String body) {
    String words =
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>"
            + escaped(title)
            + "</title></head>\n<body>\n<h1>"
            + escaped(title)
            + "</h1>\n"
            + body
            + "</body></html>\n";
    return Reply.text(status, words, "text/html;charset=utf-8")
        .with("cache-control", "no-cache, no-store");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
