package dev.dtu.fidelity;

import dev.dtu.contract.Operation;
import dev.dtu.recording.Exchange;
import dev.dtu.recording.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Leads recorded exchanges to twins and their operations.
///
/// An exchange is a twin's when the recording names its service, or its host is one of the service's.
/// A recording that names neither a service nor a known host is the one twin's that was chosen, if it
/// knows the path.
public final class Guide {

  private final List<Candidate> candidates;

  /// @param candidates those that live in one universe
  public Guide(List<Candidate> candidates) {
    this.candidates = List.copyOf(candidates);
  }

  List<Candidate> candidates() {
    return candidates;
  }

  /// Where an exchange leads.
  ///
  /// @param operation empty when the contract knows no such path and method
  record Led(Candidate candidate, Optional<Operation> operation, Map<String, String> parameters) {

    /// The operation's id; else method and path, what looks like an id folded.
    String name(Exchange.Sent sent) {
      return operation.map(Operation::id).orElseGet(() -> sent.method() + " " + folded(sent));
    }
  }

  /// A path whose segments with a digit, or of more than 30 characters, are folded.
  static String folded(Exchange.Sent sent) {
    List<String> folded = new ArrayList<>();
    for (String segment : sent.path().split("/", -1)) {
      boolean plain = segment.length() <= 30 && segment.chars().noneMatch(Character::isDigit);
      boolean version = segment.matches("v?\\d(\\.\\d)?");
      folded.add(plain || version ? segment : "{}");
    }
    return String.join("/", folded);
  }

  /// The twin and the operation that an exchange means; empty when it is no twin's of these.
  Optional<Led> lead(Session session, Exchange.Sent sent) {
    List<Candidate> fit = new ArrayList<>();
    for (Candidate each : candidates) {
      if (serves(each, sent.host())) {
        fit.add(each);
      }
    }
    if (fit.isEmpty() && named(session).isPresent()) {
      fit.add(named(session).get());
    }
    boolean stranger = session.service().isEmpty() && fit.isEmpty() && candidates.size() == 1;
    if (stranger && candidates.getFirst().twin().knows(sent.method(), sent.path(), true)) {
      fit.add(candidates.getFirst());
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
