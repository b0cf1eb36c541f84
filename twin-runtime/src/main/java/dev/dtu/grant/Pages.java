package dev.dtu.grant;

import dev.dtu.call.Query;
import dev.dtu.call.Reply;
import dev.dtu.json.Obj;

/// The pages of a token service: plain forms without scripts, in nobody's colours. All that they show
/// is escaped.
final class Pages {

  private Pages() {}

  /// A form to sign in with, which brings along what was asked.
  ///
  /// @param wrong what was wrong with the last try; empty for none
  static Reply login(Asking asking, String wrong) {
    var hidden = new StringBuilder();
    for (Query.Pair pair : asking.asked()) {
      if (!pair.name().matches("username|password|prompt")) {
        hidden.append(field(pair.name(), pair.value()));
      }
    }
    String said = wrong.isEmpty() ? "" : "<p role=\"alert\">" + escaped(wrong) + "</p>\n";
    return page(
        200,
        "Sign in",
        said
            + "<form method=\"post\" action=\""
            + escaped(asking.scene().origin().url() + asking.scene().call().request().path())
            + "\">\n"
            + hidden
            + "<label>Username <input name=\"username\" autocomplete=\"username\"></label>\n"
            + "<label>Password <input name=\"password\" type=\"password\"></label>\n"
            + "<button type=\"submit\">Sign in</button>\n</form>\n");
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
