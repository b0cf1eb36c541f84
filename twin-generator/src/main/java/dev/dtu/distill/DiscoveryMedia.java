package dev.dtu.distill;

import dev.dtu.document.Node;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Bytes that a method takes or gives beside its JSON, and the routes they go by.
///
/// Discovery names a path for each protocol. That a resumable upload is also begun at the simple
/// path, and goes on with PUT where it began, is the same for all services of this kind.
final class DiscoveryMedia {

  private static final Obj BYTES = Obj.of("type", Json.of("string"), "format", Json.of("binary"));
  private static final Pattern SIZE = Pattern.compile("([0-9]{1,18})([KMGT]?)B?");
  private static final Map<String, Integer> POWERS =
      Map.of("", 0, "K", 10, "M", 20, "G", 30, "T", 40);

  private final Library library;
  private final String servicePath;

  DiscoveryMedia(Library library, String servicePath) {
    this.library = library;
    this.servicePath = servicePath;
  }

  /// Writes `upload`, when the method takes one, and gives its routes.
  List<FurtherRoute> upload(String verb, Spot method, Obj.Builder out) {
    Optional<Spot> media = method.at("mediaUpload");
    if (!method.node().flag("supportsMediaUpload") || media.isEmpty()) {
      return List.of();
    }
    Optional<Spot> protocols = media.get().at("protocols");
    Optional<Spot> simple = protocols.flatMap(spot -> spot.at("simple"));
    Optional<Spot> resumable = protocols.flatMap(spot -> spot.at("resumable"));
    List<Json> kinds = new ArrayList<>();
    simple.ifPresent(_ -> kinds.add(Json.of("media")));
    simple
        .filter(spot -> spot.node().flag("multipart"))
        .ifPresent(_ -> kinds.add(Json.of("multipart")));
    resumable.ifPresent(_ -> kinds.add(Json.of("resumable")));
    if (kinds.isEmpty()) {
      library.flaw(
          media.get(), "expected a protocol for uploads, found none", "uploads were left out");
      return List.of();
    }
    var upload = Obj.builder().put("parameter", "uploadType").put("kinds", Arr.of(kinds));
    List<Json> types = new ArrayList<>();
    media.get().items("accept").forEach(type -> types.add(type.node().json()));
    upload.put("types", types.isEmpty() ? Arr.of(Json.of("*/*")) : Arr.of(types));
    media.get().at("maxSize").flatMap(this::bytes).ifPresent(most -> upload.put("maxBytes", most));
    out.put("upload", upload.build());
    List<FurtherRoute> routes = new ArrayList<>();
    for (Optional<Spot> protocol : List.of(simple, resumable)) {
      String path = protocol.flatMap(spot -> spot.node().text("path")).orElse("");
      if (!path.isEmpty()) {
        String rooted = "/" + path.replaceFirst("^/+", "");
        routes.add(new FurtherRoute(verb, rooted, FurtherRoute.UPLOAD));
        if (resumable.isPresent() && !verb.equals("PUT")) {
          routes.add(new FurtherRoute("PUT", rooted, FurtherRoute.UPLOAD));
        }
      }
    }
    return routes;
  }

  private Optional<Json> bytes(Spot at) {
    Matcher size = SIZE.matcher(at.node().words().orElse("").toUpperCase(Locale.ROOT));
    if (!size.matches()) {
      library.flaw(at, "expected a number of bytes, found " + at.node().kind(), "it was left out");
      return Optional.empty();
    }
    var factor = BigDecimal.valueOf(1L << POWERS.getOrDefault(size.group(2), 0));
    String bytes = new BigDecimal(size.group(1)).multiply(factor).toPlainString();
    return Optional.of(new Json.Num(bytes));
  }

  /// Writes `download`, when the method gives bytes, and gives the routes for them.
  List<FurtherRoute> download(String verb, String path, Spot method, Obj.Builder out) {
    if (!method.node().flag("supportsMediaDownload")) {
      return List.of();
    }
    out.put("download", Obj.of("parameter", Json.of("alt"), "value", Json.of("media")));
    return method.node().flag("useMediaDownloadService")
        ? List.of(new FurtherRoute(verb, "/download" + servicePath + path, FurtherRoute.DOWNLOAD))
        : List.of();
  }

  /// The replies of a method: what it declares, bytes where it gives some; nothing is said of
  /// errors.
  static Obj replies(Spot method, Optional<Json> response) {
    var content = Obj.builder();
    response.ifPresent(schema -> content.put("application/json", schema));
    if (method.node().flag("supportsMediaDownload")) {
      content.put("*/*", BYTES);
    }
    Obj all = content.build();
    Obj.Builder replies =
        all.isEmpty()
            ? Obj.builder().put("204", Obj.EMPTY)
            : Obj.builder().put("200", Obj.of("content", all));
    return replies.put("default", Obj.EMPTY).build();
  }

  /// True when the node says it supports uploads and says nothing of how, or the other way round.
  static boolean isHalf(Node method) {
    return method.flag("supportsMediaUpload") != method.at("mediaUpload").isPresent();
  }
}
