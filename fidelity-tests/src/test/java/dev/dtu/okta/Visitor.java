package dev.dtu.okta;

import dev.dtu.call.Body;
import dev.dtu.call.Query;
import dev.dtu.call.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Somebody at a browser without scripts: keeps the cookie and fills in the forms that pages show.
final class Visitor {

  static final String NAME = "eve@example.com";
  static final String PASSWORD = "Correct-1-horse";

  private static final Pattern FIELD = Pattern.compile("<input ([^>]*)>");

  private final Tenant org;
  private String cookie = "";

  Visitor(Tenant org) {
    this.org = org;
  }

  Tenant.Said get(String target) {
    return kept(org.ask(with(Request.of("GET", target))));
  }

  /// Sends the form of a page to where it came from, with what is typed into it.
  Tenant.Said send(String path, Tenant.Said page, String... typed) {
    Query form = Query.NONE;
    List<String> own = new ArrayList<>();
    for (int i = 0; i < typed.length; i += 2) {
      form = form.with(typed[i], typed[i + 1]);
      own.add(typed[i]);
    }
    Matcher fields = FIELD.matcher(page.reply().body().toString());
    while (fields.find()) {
      String name = attribute(fields.group(1), "name");
      if (!own.contains(name)) {
        form = form.with(name, attribute(fields.group(1), "value"));
      }
    }
    return kept(
        org.ask(
            with(
                Request.of("POST", path)
                    .with("content-type", "application/x-www-form-urlencoded")
                    .with(Body.of(form.toString())))));
  }

  Tenant.Said signsIn(String path, Tenant.Said page) {
    return send(path, page, "username", NAME, "password", PASSWORD);
  }

  private static String attribute(String tag, String name) {
    Matcher value = Pattern.compile("(?:^| )" + name + "=\"([^\"]*)\"").matcher(tag);
    return value.find()
        ? value.group(1).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
        : "";
  }

  private Request with(Request request) {
    return cookie.isEmpty() ? request : request.with("cookie", cookie);
  }

  private Tenant.Said kept(Tenant.Said said) {
    said.reply()
        .headers()
        .find("set-cookie")
        .map(line -> line.split(";")[0])
        .filter(line -> line.matches("sid=.{20,}"))
        .ifPresent(line -> cookie = line);
    return said;
  }

  /// What an answer tells the client in the address it is sent to.
  static Query told(Tenant.Said said) {
    String to = said.is(302).reply().headers().find("location").orElseThrow();
    return Query.parse(to.substring(to.indexOf(to.indexOf('#') < 0 ? '?' : '#') + 1));
  }
}
