package dev.dtu.distill;

import dev.dtu.json.Json;

/// `SOURCE.yaml`: where a contract comes from.
final class SourceFile {

  private SourceFile() {}

  static String text(Distilled distilled) {
    var out = new StringBuilder();
    out.append("# What contract/ was distilled from. Written by the generator.\n");
    member(out, "", "name", distilled.name());
    member(out, "", "retrieved", distilled.retrieved());
    out.append("documents:\n");
    for (Source source : distilled.sources()) {
      out.append("  - file: ").append(Json.of(source.file())).append('\n');
      member(out, "    ", "origin", source.origin());
      member(out, "    ", "title", source.title());
      member(out, "    ", "version", source.version());
      member(out, "    ", "dialect", source.dialect());
      member(out, "    ", "licence", source.licence());
      member(out, "    ", "sha256", source.sha256());
      out.append("    bytes: ").append(source.bytes()).append('\n');
    }
    return out.toString();
  }

  private static void member(StringBuilder out, String indent, String key, String value) {
    if (!value.isEmpty()) {
      // a JSON string is a YAML string, whatever is in it
      out.append(indent).append(key).append(": ").append(Json.of(value)).append('\n');
    }
  }
}
