package dev.dtu.infer;

import dev.dtu.contract.Contract;
import dev.dtu.contract.Parameter;
import dev.dtu.contract.SecurityScheme;
import dev.dtu.twin.AuthForm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The forms in which a service takes credentials, told by its contract's security schemes. Schemes
/// that look the same on the wire share a form. A scheme no request can show (mutual TLS, HTTP
/// schemes other than basic and bearer) has none.
public final class AuthForms {
  private static final String TOKEN = "dtu_[A-Za-z0-9]{36}";
  private static final String BASIC = "basic:admin@example.com:[a-zA-Z0-9]{24}";

  private AuthForms() {}

  /// The forms, in the order the contract names their schemes.
  public static List<AuthForm> of(Contract contract) {
    Map<String, AuthForm> forms = new LinkedHashMap<>();
    for (SecurityScheme scheme : contract.schemes().values()) {
      form(scheme).ifPresent(form -> forms.merge(look(form), form, AuthForms::united));
    }
    return List.copyOf(forms.values());
  }

  private static String look(AuthForm form) {
    return form.place() + " " + form.name() + " " + form.prefix();
  }

  private static AuthForm united(AuthForm first, AuthForm second) {
    List<String> schemes = new ArrayList<>(first.schemes());
    schemes.addAll(second.schemes());
    return new AuthForm(
        first.kind(), first.place(), first.name(), first.prefix(), first.shape(), schemes);
  }

  private static Optional<AuthForm> form(SecurityScheme scheme) {
    return switch (scheme.type()) {
      case "http" -> http(scheme);
      case "oauth2", "openIdConnect" -> Optional.of(bearer(scheme));
      case "apiKey" -> Optional.of(apiKey(scheme));
      default -> Optional.empty();
    };
  }

  private static Optional<AuthForm> http(SecurityScheme scheme) {
    return switch (scheme.httpScheme().orElse("")) {
      case "basic" ->
          Optional.of(
              new AuthForm(
                  "basic",
                  AuthForm.Place.HEADER,
                  "Authorization",
                  "Basic ",
                  BASIC,
                  List.of(scheme.name())));
      case "bearer" -> Optional.of(bearer(scheme));
      default -> Optional.empty();
    };
  }

  private static AuthForm bearer(SecurityScheme scheme) {
    return new AuthForm(
        "bearer", AuthForm.Place.HEADER, "Authorization", "Bearer ", TOKEN, List.of(scheme.name()));
  }

  private static AuthForm apiKey(SecurityScheme scheme) {
    AuthForm.Place place =
        switch (scheme.place().orElse(Parameter.Place.HEADER)) {
          case QUERY -> AuthForm.Place.QUERY;
          case COOKIE -> AuthForm.Place.COOKIE;
          case HEADER, PATH -> AuthForm.Place.HEADER;
        };
    String name = scheme.parameterName().orElse("Authorization");
    return new AuthForm("apiKey", place, name, "", TOKEN, List.of(scheme.name()));
  }
}
