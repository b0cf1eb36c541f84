package dev.dtu.call;

import dev.dtu.json.Json;

/// What the service answers, and how it reaches the client.
///
/// @param delivery what happens to it on the way; [Delivery#PROMPT] unless a fault bent it
public record Reply(int status, Headers headers, Body body, Delivery delivery) {

  public Reply {
    if (status < 100 || status > 599) {
      throw new IllegalArgumentException("expected a status from 100 to 599, found " + status);
    }
  }

  public static Reply empty(int status) {
    return new Reply(status, Headers.NONE, Body.None.NONE, Delivery.PROMPT);
  }

  public static Reply json(int status, Json document) {
    return json(status, document, "application/json");
  }

  public static Reply json(int status, Json document, String contentType) {
    return new Reply(
        status, Headers.of("content-type", contentType), Body.of(document), Delivery.PROMPT);
  }

  /// An answer that is not JSON: words, as they are.
  public static Reply text(int status, String words, String contentType) {
    return new Reply(
        status, Headers.of("content-type", contentType), Body.of(words), Delivery.PROMPT);
  }

  public Reply with(String header, String value) {
    return new Reply(status, headers.with(header, value), body, delivery);
  }

  public Reply with(Headers changed) {
    return new Reply(status, changed, body, delivery);
  }

  public Reply with(Delivery changed) {
    return new Reply(status, headers, body, changed);
  }

  public Reply with(Body changed) {
    return new Reply(status, headers, changed, delivery);
  }
}
