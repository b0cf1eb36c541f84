package dev.dtu.control;

import dev.dtu.call.Body;
import dev.dtu.call.Headers;
import dev.dtu.call.Query;
import dev.dtu.call.Reply;
import dev.dtu.call.Request;
import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import dev.dtu.twin.AuthForm;
import dev.dtu.twin.Turn;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Universe;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/// What nobody is told of a call: its credentials, and the tokens it asks for or gets.
///
/// @param headers whose values are masked
/// @param members of queries, forms and documents whose values are masked
/// @param tokens whether the reply hands out tokens
record Veil(SortedSet<String> headers, SortedSet<String> members, boolean tokens) {

  static final String MASK = "•••";

  private static final List<String> SECRET =
      List.of("authorization", "cookie", "proxy-authorization", "set-cookie", "x-api-key");

  /// What asks for tokens (RFC 6749, RFC 7521, RFC 7636), and what is handed out.
  private static final List<String> PROOFS =
      List.of(
          "client_secret",
          "assertion",
          "client_assertion",
          "code",
          "code_verifier",
          "refresh_token",
          "token",
          "access_token");

  private static final List<String> TOKENS = List.of("access_token", "refresh_token", "id_token");

  Veil {
    headers = Collections.unmodifiableSortedSet(new TreeSet<>(headers));
    members = Collections.unmodifiableSortedSet(new TreeSet<>(members));
  }

  static Veil of(Universe universe, Turn turn) {
    SortedSet<String> headers = new TreeSet<>(SECRET);
    SortedSet<String> members = new TreeSet<>();
    Twin twin = universe.twins().get(turn.twin());
    for (AuthForm form : twin == null ? List.<AuthForm>of() : twin.authForms()) {
      switch (form.place()) {
        case HEADER -> headers.add(form.name().toLowerCase(Locale.ROOT));
        case QUERY, FORM -> members.add(form.name());
        case COOKIE -> {}
      }
    }
    boolean tokens = twin != null && twin.issuer().behaviour(turn.operation()).isPresent();
    if (tokens) {
      members.addAll(PROOFS);
      headers.add("location"); // where a code is sent
    }
    return new Veil(headers, members, tokens);
  }

  Request over(Request request) {
    Query pairs = masked(request.parameters());
    return new Request(
        request.method(),
        request.path(),
        pairs.equals(request.parameters()) ? request.query() : pairs.toString(),
        over(request.headers()),
        body(request));
  }

  private Query masked(Query pairs) {
    Query masked = pairs;
    for (String secret : members) {
      masked = masked.find(secret).isPresent() ? masked.with(secret, MASK) : masked;
    }
    return masked;
  }

  /// The body, without the credentials that a form or a document holds.
  private Body body(Request request) {
    String type = request.headers().find("content-type").orElse("");
    if (members.isEmpty() || !(request.body() instanceof Body.Bytes bytes)) {
      return request.body();
    }
    if (type.startsWith("application/x-www-form-urlencoded")) {
      Query fields = Query.parse(bytes.toString());
      Query masked = masked(fields);
      return masked.equals(fields) ? bytes : Body.of(masked.toString());
    }
    return tokens && type.contains("json") ? without(bytes, members) : bytes;
  }

  Reply over(Reply reply) {
    Body body =
        tokens && reply.body() instanceof Body.Bytes bytes ? without(bytes, TOKENS) : reply.body();
    return new Reply(reply.status(), over(reply.headers()), body, reply.delivery());
  }

  private static Body without(Body.Bytes bytes, Iterable<String> secret) {
    try {
      Obj before = Json.parse(bytes.content()).asObj().orElse(Obj.EMPTY);
      Obj after = before;
      for (String name : secret) {
        after = after.has(name) ? after.with(name, MASK) : after;
      }
      return after.equals(before) ? bytes : Body.of(after);
    } catch (Malformed notJson) {
      return bytes;
    }
  }

  private Headers over(Headers lines) {
    List<Headers.Line> masked = new ArrayList<>();
    for (Headers.Line line : lines) {
      masked.add(headers.contains(line.name()) ? new Headers.Line(line.name(), MASK) : line);
    }
    return new Headers(masked);
  }
}
