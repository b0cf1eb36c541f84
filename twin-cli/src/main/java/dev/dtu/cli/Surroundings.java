package dev.dtu.cli;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.secure.Trust;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What a program finds in its environment so that it asks the twins, though nobody told it of them.
///
/// @param universe as the control port shows it
/// @param proxy the same, as the control port tells how to come in
/// @param by the proxy, at a port where nothing is to be shown
record Surroundings(Obj universe, Obj proxy, URI by, Trust trust) {

  /// Hosts that programs ask themselves, and not the proxy.
  private static final String HERE = "localhost,127.0.0.1,::1";

  void into(Map<String, String> environment) throws IOException {
    proxied(environment, by, trust);
    environment.put("DTU_UNIVERSE", universe.text("name").orElse(""));
    for (Obj.Member twin : universe.obj("twins").orElse(Obj.EMPTY)) {
      named(twin.key(), twin.value().asObj().orElse(Obj.EMPTY), environment);
    }
  }

  /// Leads a program's calls to a proxy, whose certificates it trusts.
  static void proxied(Map<String, String> environment, URI by, Trust trust) {
    for (String name : List.of("HTTP_PROXY", "HTTPS_PROXY")) {
      both(environment, name, by.toString());
    }
    both(environment, "NO_PROXY", HERE);
    String bundle = trust.bundle().toString();
    for (String name :
        List.of(
            "SSL_CERT_FILE",
            "REQUESTS_CA_BUNDLE",
            "CURL_CA_BUNDLE",
            "GIT_SSL_CAINFO",
            "HTTPLIB2_CA_CERTS",
            "PERL_LWP_SSL_CA_FILE",
            "GRPC_DEFAULT_SSL_ROOTS_FILE_PATH")) {
      environment.put(name, bundle);
    }
    environment.put("NODE_EXTRA_CA_CERTS", trust.certificate().toString());
    environment.put("NODE_USE_ENV_PROXY", "1");
    environment.merge("JAVA_TOOL_OPTIONS", java(by, trust), (before, ours) -> before + " " + ours);
    // whoever runs in a universe must not be able to change it
    environment.remove("DTU_TOKEN");
    environment.remove("DTU_CONTROL");
  }

  private static void both(Map<String, String> environment, String name, String value) {
    environment.put(name, value);
    environment.put(name.toLowerCase(Locale.ROOT), value);
  }

  private static String java(URI by, Trust trust) {
    String host = by.getHost().replaceAll("[\\[\\]]", "");
    var options = new StringBuilder();
    for (String scheme : List.of("http", "https")) {
      options.append(
          "-D%1$s.proxyHost=%2$s -D%1$s.proxyPort=%3$d ".formatted(scheme, host, by.getPort()));
    }
    return options
        .append("-Dhttp.nonProxyHosts=localhost|127.*|[::1] ")
        .append(trust.javaOptions())
        .toString();
  }

  /// `DTU_SLACK_URL` and `DTU_SLACK_TOKEN`, for programs that ask for one; what clients sign with is a
  /// file, `DTU_<TWIN>_<KIND>_FILE`, which names the service's own host.
  private void named(String twin, Obj address, Map<String, String> environment) throws IOException {
    String name = "DTU_" + word(twin);
    Optional<String> url = host(twin).map(host -> "https://" + host);
    url.ifPresent(there -> environment.put(name + "_URL", there));
    for (Json each : address.items("credentials")) {
      Obj credential = each.asObj().orElse(Obj.EMPTY);
      String value = credential.text("value").orElse("");
      if (!credential.text("header").orElse("").isEmpty()) {
        environment.putIfAbsent(name + "_TOKEN", value);
        continue;
      }
      String kind = credential.text("kind").orElse("");
      String here = address.text("url").orElse("");
      String text = url.map(there -> value.replace(here, there)).orElse(value);
      Path file = trust.store().resolveSibling(twin + "-" + kind + ".json");
      environment.put(name + "_" + word(kind) + "_FILE", Files.writeString(file, text).toString());
    }
  }

  private static String word(String text) {
    return text.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  /// A host of a twin: the first that is one, or one below what stands for many.
  private Optional<String> host(String twin) {
    return proxy.obj("hosts").orElse(Obj.EMPTY).items(twin).items().stream()
        .flatMap(host -> host.asText().stream())
        .filter(host -> host.indexOf('/') < 0)
        .map(host ->
            host.startsWith("*.")
                ? universe.find("name").flatMap(Json::asText).orElse("") + host.substring(1)
                : host)
        .findFirst();
  }
}
