package dev.dtu.fidelity;

import dev.dtu.call.Body;
import dev.dtu.call.Headers;
import dev.dtu.call.Query;
import dev.dtu.call.Request;
import dev.dtu.twin.AuthForm;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import java.util.List;

/// Puts the twin's own credentials where a recorded request had its service's.
///
/// @param credentials one for each form that the twin takes
record Badge(Twin twin, List<Universes.Credential> credentials) {

  private static final String NOBODYS = "nobody-s";

  static Badge of(Universes universes, Universe universe, Twin twin) {
    return new Badge(twin, universes.credentials(universe, twin));
  }

  /// The request without any credential.
  Request bare(Request request) {
    Request bare = request;
    for (AuthForm form : twin.authForms()) {
      bare = without(bare, form);
    }
    return bare;
  }

  /// The request with a credential of the form that it had, else of the one the service prefers.
  Request worn(Request request) {
    if (credentials.isEmpty()) {
      return request;
    }
    int chosen = 0;
    for (int i = twin.authForms().size() - 1; i >= 0; i--) {
      chosen = twin.authForms().get(i).read(request).isPresent() ? i : chosen;
    }
    return with(bare(request), twin.authForms().get(chosen), credentials.get(chosen).value());
  }

  /// The request with a credential that the service never gave anybody.
  Request odd(Request request) {
    return twin.authForms().isEmpty()
        ? request
        : with(bare(request), twin.authForms().getFirst(), NOBODYS);
  }

  private static Request without(Request request, AuthForm form) {
    return switch (form.place()) {
      case HEADER -> without(request, form.name());
      case COOKIE -> without(request, "cookie");
      case QUERY -> request.withQuery(request.parameters().without(form.name()));
      case FORM ->
          form.read(request).isPresent() && request.body() instanceof Body.Bytes bytes
              ? request.with(Body.of(Query.parse(bytes.toString()).without(form.name()).toString()))
              : request;
    };
  }

  private static Request without(Request request, String header) {
    var kept =
        request.headers().lines().stream()
            .filter(line -> !line.name().equalsIgnoreCase(header))
            .toList();
    return new Request(
        request.method(), request.path(), request.query(), new Headers(kept), request.body());
  }

  private static Request with(Request request, AuthForm form, String value) {
    return switch (form.place()) {
      case HEADER -> request.with(form.name(), form.prefix() + value);
      case COOKIE -> request.with("cookie", form.name() + "=" + value);
      case QUERY -> request.withQuery(request.parameters().with(form.name(), value));
      case FORM ->
          request.body() instanceof Body.Bytes bytes
              ? request.with(
                  Body.of(Query.parse(bytes.toString()).with(form.name(), value).toString()))
              : request;
    };
  }
}
