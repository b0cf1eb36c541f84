package dev.dtu.fidelity;

import dev.dtu.call.Query;
import dev.dtu.contract.Operation;
import dev.dtu.recording.Exchange;
import dev.dtu.recording.Session;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Leads recorded exchanges to twins and their operations.
///
/// An exchange is a twin's when the recording names its service, or its host is one of the service's.
/// Where a recording names no service, all that went to a host nobody knows is the twin's that knows
/// the operation of one of them.
public final class Guide {

  private final List<Candidate> candidates;
  private final Map<String, Candidate> adopted;

  /// @param candidates those that live in one universe
  public Guide(List<Candidate> candidates) {
    this(candidates, Map.of());
  }

  private Guide(List<Candidate> candidates, Map<String, Candidate> adopted) {
    this.candidates = List.copyOf(candidates);
    this.adopted = adopted;
  }

  /// The guide for a session, who knows the hosts in it.
  public Guide at(Session session) {
    if (!session.service().isEmpty()) {
      return this;
    }
    Map<String, Candidate> hosts = new HashMap<>();
    for (Exchange exchange : session.exchanges()) {
      Exchange.Sent sent = exchange.sent();
      for (Candidate each : candidates) {
        if (each.twin().led(sent.method(), sent.path()).isPresent()) {
          hosts.putIfAbsent(sent.host(), each);
        }
      }
    }
    return new Guide(candidates, hosts);
  }

  public List<Candidate> candidates() {
    return candidates;
  }

  /// Where an exchange leads.
  ///
  /// @param operation empty when the contract knows no such path and method
  public record Led(
      Candidate candidate, Optional<Operation> operation, Map<String, String> parameters) {

    /// Whether a call asked for a part of the reply, which then tells of that choice alone.
    public boolean part(Exchange.Sent sent) {
      Query query = Query.parse(sent.query());
      return candidate
          .twin()
          .title()
          .partial()
          .filter(partial -> query.find(partial.parameter()).isPresent())
          .isPresent();
    }

    /// Whether the operation shows a part of its reply unless it is asked for more.
    public boolean masked() {
      return candidate
          .twin()
          .title()
          .partial()
          .filter(partial ->
              operation.filter(each -> partial.defaults().containsKey(each.id())).isPresent())
          .isPresent();
    }

    /// The operation's id; else method and path, what looks like an id folded.
    String name(Exchange.Sent sent) {
      return operation.map(Operation::id).orElseGet(() -> sent.method() + " " + folded(sent));
    }
  }

  /// A path whose segments with a digit, or of more than 30 characters, are folded; versions are not,
  /// but a number at the end is none.
  static String folded(Exchange.Sent sent) {
    List<String> folded = new ArrayList<>();
    String[] segments = sent.path().split("/", -1);
    for (int i = 0; i < segments.length; i++) {
      String segment = segments[i];
      boolean plain = segment.length() <= 30 && segment.chars().noneMatch(Character::isDigit);
      boolean last = i == segments.length - 1;
      boolean version = segment.matches(last ? "v\\d(\\.\\d)?" : "v?\\d(\\.\\d)?");
      folded.add(plain || version ? segment : "{}");
    }
    return String.join("/", folded);
  }

  /// The twin and the operation that an exchange means; empty when it is no twin's of these.
  public Optional<Led> lead(Session session, Exchange.Sent sent) {
    List<Candidate> fit = new ArrayList<>();
    for (Candidate each : candidates) {
      if (serves(each, sent.host())) {
        fit.add(each);
      }
    }
    if (fit.isEmpty() && named(session).isPresent()) {
      fit.add(named(session).get());
    }
    if (fit.isEmpty() && adopted.containsKey(sent.host())) {
      fit.addAll(candidates);
      fit.sort(Comparator.comparing(each -> each != adopted.get(sent.host())));
    }
    for (Candidate each : fit) {
      Optional<Operation> led = each.twin().led(sent.method(), sent.path());
      if (led.isPresent()) {
        return Optional.of(new Led(each, led, each.twin().parameters(sent.method(), sent.path())));
      }
    }
    return fit.stream().findFirst().map(each -> new Led(each, Optional.empty(), Map.of()));
  }

  /// The twin that the recording calls by name: `okta`, `google-sheets`.
  private Optional<Candidate> named(Session session) {
    for (Candidate each : candidates) {
      String name = each.twin().name();
      if (session.service().equals(name) || session.service().endsWith("-" + name)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  private static boolean serves(Candidate candidate, String authority) {
    String host = authority.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT);
    for (String served : candidate.twin().title().hosts()) {
      boolean any = served.startsWith("*.");
      if (any ? host.endsWith(served.substring(1)) : host.equals(served)) {
        return true;
      }
    }
    return false;
  }
}
