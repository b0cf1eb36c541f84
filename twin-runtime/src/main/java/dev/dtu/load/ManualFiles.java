package dev.dtu.load;

import dev.dtu.control.Manual;
import dev.dtu.json.Obj;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/// The control port's manual, from the class path; read when it is first asked for.
///
/// The page is Swagger UI as its jar has it, of which these files are served and no others.
public final class ManualFiles implements Manual {

  private static final Shelf OWN = Shelf.classPath("dev/dtu/control");
  private static final Shelf CLASSES = Shelf.classPath("META-INF");
  private static final String START = "start.js";
  private static final List<String> UI = List.of("swagger-ui.css", "swagger-ui-bundle.js");

  /// Read by whoever asks first.
  private static final class Written {
    static final Obj DOCUMENT = new ManualReader(OWN.below("openapi")).read();
    static final String YAML = YamlText.of(DOCUMENT);
  }

  /// Read by whoever asks first.
  private static final class Drawn {
    static final Shelf SWAGGER = swagger();
    static final String EDITION = hash();
    static final String PAGE =
        new String(there(OWN, "docs/page.html"), StandardCharsets.UTF_8)
            .replace("EDITION", EDITION);
  }

  private static Shelf swagger() {
    byte[] pom = there(CLASSES, "maven/org.webjars/swagger-ui/pom.properties");
    var facts = new Properties();
    try {
      facts.load(new ByteArrayInputStream(pom));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return CLASSES.below("resources/webjars/swagger-ui/" + facts.getProperty("version"));
  }

  /// A hash of the files, so that a browser may keep them for good.
  private static String hash() {
    try {
      MessageDigest hash = MessageDigest.getInstance("SHA-256");
      UI.forEach(name -> hash.update(there(Drawn.SWAGGER, name)));
      return HexFormat.of().formatHex(hash.digest(there(OWN, "docs/" + START)), 0, 8);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] there(Shelf shelf, String path) {
    return shelf
        .read(path)
        .orElseThrow(() -> new IllegalStateException("the program lacks its file " + path));
  }

  @Override
  public Obj document() {
    return Written.DOCUMENT;
  }

  @Override
  public String yaml() {
    return Written.YAML;
  }

  @Override
  public String page() {
    return Drawn.PAGE;
  }

  @Override
  public String edition() {
    return Drawn.EDITION;
  }

  @Override
  public Optional<byte[]> file(String name) {
    if (name.equals(START)) {
      return OWN.read("docs/" + START);
    }
    return UI.contains(name) ? Drawn.SWAGGER.read(name) : Optional.empty();
  }
}
