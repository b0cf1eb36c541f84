package dev.dtu.load;

import dev.dtu.contract.Contract;
import dev.dtu.contract.Parameter;
import dev.dtu.contract.SecurityScheme;
import dev.dtu.contract.Server;
import dev.dtu.describe.DiscoveryDocument;
import dev.dtu.twin.AuthForm;
import dev.dtu.twin.TitlePage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The title page of a service nobody wrote one for: what its contract tells.
final class PlainTitle {

  private static final String TOKEN = "[A-Za-z0-9]{40}";

  private PlainTitle() {}

  static TitlePage of(String name, Contract contract) {
    return new TitlePage(name, hosts(contract), TitlePage.USUAL_ORDER, auth(contract));
  }

  private static List<String> hosts(Contract contract) {
    List<String> hosts = new ArrayList<>();
    for (Server server : contract.servers()) {
      String pattern = server.hostPattern();
      if (pattern.matches("(\\*\\.)?[a-z0-9-]+(\\.[a-z0-9-]+)+") && !hosts.contains(pattern)) {
        hosts.add(pattern);
      }
    }
    String directory = DiscoveryDocument.DIRECTORY;
    String owner = directory.substring(directory.indexOf('.'), directory.indexOf('/'));
    if (DiscoveryDocument.tells(contract)
        && hosts.stream().anyMatch(host -> host.endsWith(owner))
        && !hosts.contains(directory.substring(0, directory.indexOf('/')))) {
      hosts.add(directory);
    }
    return hosts;
  }

  /// A form for each security scheme; schemes that look the same on the wire share one. Those that
  /// stand behind a word come first: a form of the same header without one would take the word, too.
  static List<AuthForm> auth(Contract contract) {
    Map<String, AuthForm> forms = new LinkedHashMap<>();
    for (SecurityScheme scheme : contract.schemes().values()) {
      AuthForm form = form(scheme);
      String wire = form.place() + "/" + form.name() + "/" + form.prefix();
      forms.merge(wire, form, PlainTitle::joined);
    }
    List<AuthForm> ordered = new ArrayList<>(forms.values());
    ordered.sort(Comparator.comparing(form -> bare(form) && shared(form, forms.values())));
    return List.copyOf(ordered);
  }

  private static boolean bare(AuthForm form) {
    return form.place() == AuthForm.Place.HEADER && form.prefix().isEmpty();
  }

  private static boolean shared(AuthForm form, Collection<AuthForm> all) {
    return all.stream()
        .anyMatch(other -> !bare(other) && other.name().equalsIgnoreCase(form.name()));
  }

  private static AuthForm form(SecurityScheme scheme) {
    List<String> satisfies = List.of(scheme.name());
    String http = scheme.httpScheme().orElse("bearer");
    return switch (scheme.type()) {
      case "apiKey" ->
          new AuthForm(
              "apiKey",
              place(scheme.place().orElse(Parameter.Place.HEADER)),
              scheme.parameterName().orElse("Authorization"),
              "",
              TOKEN,
              satisfies);
      case "http" ->
          http.equals("basic")
              ? header("basic", "Basic ", "basic:admin:" + TOKEN, satisfies)
              : header(http, capital(http) + " ", TOKEN, satisfies);
      default -> header("bearer", "Bearer ", TOKEN, satisfies);
    };
  }

  private static AuthForm header(String kind, String prefix, String shape, List<String> satisfies) {
    return new AuthForm(kind, AuthForm.Place.HEADER, "Authorization", prefix, shape, satisfies);
  }

  private static AuthForm joined(AuthForm first, AuthForm second) {
    List<String> schemes = new ArrayList<>(first.schemes());
    schemes.addAll(second.schemes());
    return new AuthForm(
        first.kind(), first.place(), first.name(), first.prefix(), first.shape(), schemes);
  }

  private static AuthForm.Place place(Parameter.Place place) {
    return switch (place) {
      case QUERY -> AuthForm.Place.QUERY;
      case COOKIE -> AuthForm.Place.COOKIE;
      case HEADER, PATH -> AuthForm.Place.HEADER;
    };
  }

  private static String capital(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
