package dev.dtu.distill;

import dev.dtu.document.Flaws;
import dev.dtu.document.Nearest;
import dev.dtu.document.Node;
import dev.dtu.document.Unreadable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The kind of a document, told by what stands in it.
sealed interface Dialect {

  String SWAGGER = "2.0";

  String KNOWN =
      "an OpenAPI document (3.0, 3.1 or Swagger 2.0), a Google discovery document, or a folder of"
          + " Slack's reference";

  /// What the record keeps of the document.
  Source source(Node root, String file, String origin, String sha256, long bytes);

  /// @param version as the document says it: `3.0.3`
  record OpenApi(String version) implements Dialect {
    @Override
    public Source source(Node root, String file, String origin, String sha256, long bytes) {
      Node info = root.at("info").orElse(root);
      return new Source(
          file,
          origin,
          info.words("title").orElse(""),
          info.words("version").orElse(""),
          (version.equals(SWAGGER) ? "swagger " : "openapi ") + version,
          info.at("license").flatMap(licence -> licence.words("name")).orElse(""),
          sha256,
          bytes);
    }

    /// True for Swagger 2.0, which is read as the OpenAPI document that says the same.
    boolean swagger() {
      return version.equals(SWAGGER);
    }
  }

  /// @param version of discovery itself: `v1`
  record Discovery(String version) implements Dialect {
    @Override
    public Source source(Node root, String file, String origin, String sha256, long bytes) {
      String revision = root.words("revision").map(day -> " revision " + day).orElse("");
      return new Source(
          file,
          origin,
          root.words("title").or(() -> root.words("name")).orElse(""),
          root.words("version").orElse("") + revision,
          "discovery " + version,
          "",
          sha256,
          bytes);
    }
  }

  static Dialect of(String file, Node root, Flaws flaws) throws Unreadable {
    if (!(root instanceof Node.Fields)) {
      throw new Unreadable(file, 1, "expected " + KNOWN + ", found " + root.kind());
    }
    boolean discovery =
        root.words("kind").filter("discovery#restDescription"::equals).isPresent()
            || root.at("discoveryVersion").isPresent();
    if (discovery) {
      return discovery(file, root);
    }
    Optional<Node> two = root.at("swagger");
    if (two.isPresent() && two.get().words().filter(SWAGGER::equals).isPresent()) {
      return new OpenApi(SWAGGER);
    }
    if (two.isPresent()) {
      throw new Unreadable(
          file,
          two.get().line(),
          "expected OpenAPI 3.0 or 3.1 or Swagger 2.0, found Swagger "
              + two.get().words().orElse("")
              + "; convert the document to one of them first");
    }
    Optional<Node> openapi = root.at("openapi");
    if (openapi.isEmpty()) {
      List<String> words = new ArrayList<>(root.fields().keySet());
      throw new Unreadable(
          file,
          root.line(),
          "expected "
              + KNOWN
              + ", found neither 'openapi' nor 'discoveryVersion' in it"
              + Nearest.to("openapi", words)
                  .or(() -> Nearest.to("discoveryVersion", words))
                  .map(near -> ", perhaps '" + near + "' was meant as one of them")
                  .orElse(""));
    }
    return openApi(file, openapi.get(), flaws);
  }

  private static Dialect discovery(String file, Node root) throws Unreadable {
    String version = root.words("discoveryVersion").orElse("v1");
    String protocol = root.words("protocol").orElse("rest");
    if (!version.equals("v1") || !protocol.equals("rest")) {
      throw new Unreadable(
          file,
          root.at(version.equals("v1") ? "protocol" : "discoveryVersion").orElse(root).line(),
          "expected a discovery document v1 of protocol rest, found %s of protocol %s"
              .formatted(version, protocol));
    }
    if (root.at("resources").isEmpty() && root.at("methods").isEmpty()) {
      throw new Unreadable(
          file,
          root.line(),
          "expected a discovery document with 'resources', found none"
              + Nearest.hint("resources", root.fields().keySet()));
    }
    return new Discovery(version);
  }

  private static Dialect openApi(String file, Node openapi, Flaws flaws) throws Unreadable {
    String version = openapi.words().orElse("");
    if (!version.matches("3\\.[0-9]+(\\..*)?")) {
      throw new Unreadable(
          file, openapi.line(), "expected OpenAPI 3.0 or 3.1, found " + openapi.kind());
    }
    if (!version.matches("3\\.[01](\\..*)?")) {
      flaws.add(
          file,
          openapi.line(),
          "expected OpenAPI 3.0 or 3.1, found " + version,
          "read as 3.1; what is newer is left out");
    }
    return new OpenApi(version);
  }
}
