package dev.dtu.control;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// Shows the control port's document, and a page to read it and to ask by it.
///
/// They are the same for everybody and tell of no universe, so they need no token. The page's policy
/// lets it load from this port and ask this port, and nothing else.
record ManualRoutes(Manual manual) {

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  List<Route> routes() {
    return List.of(
        new Route("GET", "/openapi.json", "tells all of this as OpenAPI 3.1", this::json).opened(),
        new Route("GET", "/openapi.yaml", "the same as YAML", this::yaml).opened(),
        new Route("GET", "/docs", "a page to read it and to try it out", this::page).opened(),
        new Route("GET", "/docs/{edition}/{file}", "what the page is made of", this::file)
            .opened());
  }

  private Answer json(Ask ask) throws Wrong {
    ask.parameters();
    return Answer.ok(manual.document());
  }

  private Answer yaml(Ask ask) throws Wrong {
    ask.parameters();
    return text("application/yaml", manual.yaml());
  }

  private Answer page(Ask ask) throws Wrong {
    ask.parameters();
    return text("text/html; charset=utf-8", manual.page())
        .with("cache-control", "no-cache")
        .with("content-security-policy", POLICY)
        .with("referrer-policy", "no-referrer");
  }

  private static Answer text(String type, String words) {
    return Answer.file(type, words.getBytes(StandardCharsets.UTF_8));
  }

  private Answer file(Ask ask) throws Wrong {
    ask.parameters();
    String name = ask.part("file");
    byte[] content =
        ask.part("edition").equals(manual.edition()) ? manual.file(name).orElse(null) : null;
    if (content == null) {
      throw new Wrong(404, "the page has no such file")
          .expected("an address that the page itself names")
          .found(ask.part("edition") + "/" + name)
          .remedy("read the page: GET /docs");
    }
    String type = name.endsWith(".css") ? "text/css" : "text/javascript";
    return Answer.file(type + "; charset=utf-8", content)
        .with("cache-control", "public, max-age=31536000, immutable");
  }
}
