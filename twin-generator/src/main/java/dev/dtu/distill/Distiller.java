package dev.dtu.distill;

import dev.dtu.document.Flaws;
import dev.dtu.document.Node;
import dev.dtu.document.Text;
import dev.dtu.document.Unreadable;
import dev.dtu.json.Arr;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Distils OpenAPI 3.0, 3.1 and Swagger 2.0 documents, Google discovery documents, in JSON or YAML, and folders of
/// Slack's reference into a contract. The kind is told by what stands in a document.
///
/// ```java
/// Distiller.distill(Path.of("petstore.yaml"), Options.named("petstore")).writeTo(folder);
/// ```
/// The same documents and options give the same bytes. Whatever cannot be honoured is a flaw of the
/// [Distilled]; a document from which nothing can be made is [Unreadable].
public final class Distiller {

  /// How to distil.
  ///
  /// @param name of the contract: a folder's name in small letters
  /// @param retrieved the day the documents were fetched, for the record; may be empty
  /// @param origins file name → where the document came from, for the record
  /// @param overlay a document of our own that adds to the others and corrects them, each of its
  ///     operations and schemas with an `x-source`
  public record Options(
      String name, String retrieved, Map<String, String> origins, Optional<Path> overlay) {
    public Options {
      if (!name.matches("[a-z0-9][a-z0-9._-]{0,63}")) {
        throw new IllegalArgumentException(
            "expected a name of small letters, digits, '.', '_' and '-', found '" + name + "'");
      }
      origins = java.util.Collections.unmodifiableMap(new TreeMap<>(origins));
    }

    public static Options named(String name) {
      return new Options(name, "", Map.of(), Optional.empty());
    }

    public Options withRetrieved(String day) {
      return new Options(name, day, origins, overlay);
    }

    public Options withOrigin(String file, String origin) {
      Map<String, String> more = new TreeMap<>(origins);
      more.put(file, origin);
      return new Options(name, retrieved, more, overlay);
    }

    public Options withOverlay(Path file) {
      return new Options(name, retrieved, origins, Optional.of(file));
    }
  }

  private final Options options;
  private final Flaws flaws = new Flaws();
  private final Merging merging = new Merging(flaws);
  private final List<Chapter> chapters = new ArrayList<>();

  private Arr also = Arr.EMPTY;

  private Distiller(Options options) {
    this.options = options;
  }

  public static Distilled distill(Path document, Options options) throws Unreadable, IOException {
    return distill(List.of(document), options);
  }

  /// Distils several documents into one contract: the later ones add to the first.
  public static Distilled distill(List<Path> documents, Options options)
      throws Unreadable, IOException {
    if (documents.isEmpty()) {
      throw new IllegalArgumentException("expected at least one document");
    }
    var distiller = new Distiller(options);
    List<ReferenceFolder> folders = new ArrayList<>();
    for (Path path : documents) {
      if (Files.isDirectory(path)) {
        folders.addAll(ReferenceFolder.at(path));
      }
    }
    if (!folders.isEmpty()) {
      distiller.add(Reference.chapter(folders, options.origins(), distiller.flaws));
    }
    for (Path path : documents) {
      String file = String.valueOf(path.getFileName());
      if (Files.isDirectory(path)) {
        continue;
      }
      if (!Files.isRegularFile(path)) {
        throw new Unreadable(file, 0, "expected a file, found none at " + path);
      }
      Path folder = path.toAbsolutePath().getParent();
      distiller.add(file, Files.readAllBytes(path), Optional.ofNullable(folder));
    }
    if (options.overlay().isPresent()) {
      Path overlay = options.overlay().get();
      String file = String.valueOf(overlay.getFileName());
      if (!Files.isRegularFile(overlay)) {
        throw new Unreadable(file, 0, "expected an overlay, found no file at " + overlay);
      }
      distiller.overlay(file, Files.readAllBytes(overlay));
    }
    return distiller.distilled();
  }

  /// Distils a document given as bytes; files it refers to are flaws.
  public static Distilled distill(String file, byte[] document, Options options) throws Unreadable {
    var distiller = new Distiller(options);
    distiller.add(file, document, Optional.empty());
    return distiller.distilled();
  }

  /// Distils a document given as text; files it refers to are flaws.
  public static Distilled distill(String file, String document, Options options) throws Unreadable {
    return distill(file, document.getBytes(StandardCharsets.UTF_8), options);
  }

  private Distilled distilled() {
    var parts = Assembly.parts(options.name(), chapters, merging, also, flaws);
    int webhooks = chapters.stream().mapToInt(chapter -> chapter.asides().webhooks().size()).sum();
    int callbacks =
        chapters.stream().mapToInt(chapter -> chapter.asides().callbacks().size()).sum();
    return new Distilled(
        options.name(),
        parts,
        chapters.stream().flatMap(chapter -> chapter.sources().stream()).toList(),
        options.retrieved(),
        flaws.all(),
        merging.counts(webhooks, callbacks));
  }

  private void add(String file, byte[] bytes, Optional<Path> folder) throws Unreadable {
    Node root = Text.read(file, bytes, flaws);
    Dialect dialect = Dialect.of(file, root, flaws);
    boolean swagger = dialect instanceof Dialect.OpenApi openApi && openApi.swagger();
    Node read = swagger ? SwaggerTwo.of(root) : root;
    var library = new Library(new Spot.Tree(file, "", read), folder, flaws);
    String origin = options.origins().getOrDefault(file, "");
    Source source = dialect.source(root, file, origin, Sha256.of(bytes), bytes.length);
    Chapter chapter =
        switch (dialect) {
          case Dialect.OpenApi _ -> OpenApi.chapter(library, source);
          case Dialect.Discovery _ -> Discovery.chapter(library, source);
        };
    add(chapter);
  }

  private void add(Chapter chapter) {
    chapters.add(chapter);
    merging.add(chapter, chapters.getFirst());
  }

  private void overlay(String file, byte[] bytes) throws Unreadable {
    Node root = Text.read(file, bytes, flaws);
    if (!(Dialect.of(file, root, flaws) instanceof Dialect.OpenApi dialect)) {
      throw new Unreadable(file, 1, "expected an overlay, which is an OpenAPI document");
    }
    var library = new Library(new Spot.Tree(file, "", root), Optional.empty(), flaws);
    String origin = "what the documents lack, with the source of each line in it";
    Source source = dialect.source(root, file, origin, Sha256.of(bytes), bytes.length);
    Chapter own = OpenApi.chapter(library, source, merging.names());
    Overlay overlay = Overlay.of(library, own, chapters.getFirst());
    chapters.add(overlay.chapter());
    also = overlay.also();
    merging.overlay(overlay.chapter(), chapters.getFirst());
    if (overlay.nullIsAbsent()) {
      chapters.set(0, chapters.getFirst().nullIsAbsent());
    }
    overlay.without().forEach(merging.corrections()::without);
    overlay.amendments().forEach(merging.corrections()::amend);
  }
}
