package dev.dtu.secret;

import dev.dtu.recording.Content;
import dev.dtu.recording.Exchange;
import dev.dtu.recording.Exchange.Answered;
import dev.dtu.recording.Exchange.Sent;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/// Replaces secrets by placeholders, in all of an exchange: address, headers, bodies.
///
/// What was found to be a secret by its name or its shape is found again wherever it stands, in the
/// same exchange and in later ones. Going over what was scrubbed changes nothing. Safe for many
/// threads.
public final class Scrub {

  /// What is known only because it was a secret elsewhere.
  static final String SEEN = "seen elsewhere";

  private static final String FORM = "application/x-www-form-urlencoded";

  private final Rules rules;
  private final Placeholder placeholder;
  private final boolean people;
  private final Known known = new Known();

  /// @param people whether persons' addresses are replaced too
  public Scrub(Rules rules, Placeholder placeholder, boolean people) {
    this.rules = rules;
    this.placeholder = placeholder;
    this.people = people;
  }

  /// An exchange without its secrets, and what was found.
  public record Scrubbed(Exchange exchange, Tally tally) {}

  /// Notes what is a secret in an exchange, to know it in others.
  public synchronized void learn(Exchange exchange) {
    over(exchange, pass(), Set.of());
  }

  public synchronized Scrubbed over(Exchange exchange) {
    Pass first = pass();
    Exchange once = over(exchange, first, Set.of());
    if (first.fresh().isEmpty()) {
      return new Scrubbed(once, first.tally());
    }
    // what was found late may stand earlier, or within other words
    Pass second = pass();
    Exchange twice = over(once, second, first.fresh());
    first.tally().add(second.tally());
    return new Scrubbed(twice, first.tally());
  }

  private Pass pass() {
    return new Pass(rules, placeholder, known, people);
  }

  private static Exchange over(Exchange exchange, Pass pass, Set<String> fresh) {
    var texts = new Texts(pass, fresh);
    var lines = new Lines(texts);
    Sent sent = exchange.sent();
    Answered answered = exchange.answered();
    pass.at("request header");
    var sentLines = lines.scrubbed(sent.headers());
    pass.at("url");
    String url = new Addresses(texts).url(sent.url());
    pass.at("request body");
    Content asked = body(sent.body(), sent.headers().find("content-type").orElse(""), texts);
    pass.at("response header");
    var answeredLines = lines.scrubbed(answered.headers());
    pass.at("response body");
    String type = answered.headers().find("content-type").orElse("");
    Content said = body(answered.body(), type, texts);
    return new Exchange(
        new Sent(sent.method(), url, sentLines, asked),
        new Answered(answered.status(), answeredLines, said),
        exchange.template(),
        exchange.moment(),
        exchange.flags());
  }

  private static Content body(Content body, String type, Texts texts) {
    return switch (body) {
      case Content.Nothing _ -> body;
      case Content.Document(var value) ->
          new Content.Document(new Documents(texts).scrubbed(value));
      case Content.Words(String text) when type.startsWith(FORM) ->
          new Content.Words(new Addresses(texts).pairs(text));
      case Content.Words(String text) -> new Content.Words(texts.text(text));
      case Content.Binary(byte[] bytes) -> binary(bytes, texts);
    };
  }

  /// Texts may stand among bytes, such as the fields of a form with a file.
  private static Content binary(byte[] bytes, Texts texts) {
    String each = new String(bytes, StandardCharsets.ISO_8859_1);
    String after = texts.text(each);
    return after.equals(each)
        ? new Content.Binary(bytes)
        : new Content.Binary(after.getBytes(StandardCharsets.ISO_8859_1));
  }
}
