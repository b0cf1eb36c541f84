package dev.dtu.control;

import dev.dtu.json.Obj;
import java.util.Optional;

/// The control port's own OpenAPI document, which tells every route there is, and a page to read it.
public interface Manual {

  Obj document();

  /// The document as YAML.
  String yaml();

  /// The page, HTML.
  String page();

  /// What stands for this version of the page's files.
  String edition();

  /// A file the page is made of; empty when it has none of that name.
  Optional<byte[]> file(String name);
}
