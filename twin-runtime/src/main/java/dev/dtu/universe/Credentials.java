package dev.dtu.universe;

import dev.dtu.call.Dice;
import dev.dtu.event.Sockets;
import dev.dtu.ledger.Handout;
import dev.dtu.store.Change;
import dev.dtu.twin.AuthForm;
import dev.dtu.twin.Issuer;
import dev.dtu.twin.Mint;
import dev.dtu.twin.Tokens;
import dev.dtu.twin.Twin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The routing table of credentials, outside every store: which universe and space a value belongs
/// to, and whom it stands for. Safe for many threads.
public final class Credentials {

  /// The identity of the credential a universe is made with.
  public static final String ADMIN = "admin";

  /// Where a credential leads.
  ///
  /// @param space whose twins take it: the name of a [dev.dtu.twin.Space], a twin's own as a rule
  public record Lead(String universe, String space, String identity) {}

  private static final Lead SEVERAL = new Lead("", "", "");

  private final Map<String, Lead> leads = new ConcurrentHashMap<>();

  void put(String value, Lead lead) {
    leads.put(value, lead);
  }

  /// Notes a token that a twin handed out. Universes that were forked may hand out the same one; it
  /// then leads to none of them, and host or path must name the universe.
  void handOut(String value, String universe, String space) {
    leads.merge(
        value,
        new Lead(universe, space, ""),
        (known, here) -> known.universe().equals(universe) ? known : SEVERAL);
  }

  /// The universe and space a credential was minted for.
  public Optional<Lead> lead(String value) {
    return Optional.ofNullable(leads.get(value)).filter(lead -> !lead.equals(SEVERAL));
  }

  /// Whom the value stands for in that universe and space.
  Optional<String> identity(String universe, String space, String value) {
    return lead(value)
        .filter(lead -> lead.universe().equals(universe) && lead.space().equals(space))
        .map(Lead::identity)
        .filter(identity -> !identity.isEmpty());
  }

  /// What changes handed out that leads to a universe: tokens, and tickets of sockets.
  static List<String> made(Twin taker, List<Change> changes) {
    List<String> made = new ArrayList<>();
    if (!taker.issuer().equals(Issuer.NONE)) {
      made.addAll(Tokens.made(changes, taker.space()));
    }
    if (!taker.climate().herald().tickets().isEmpty()) {
      made.addAll(Sockets.tickets(changes));
    }
    return made;
  }

  /// What an operator's act handed out, of one space at a time.
  static Handout handed(Iterable<Twin> twins, List<Change> changes) {
    for (Twin twin : twins) {
      List<String> tokens = Tokens.made(changes, twin.space());
      if (!tokens.isEmpty()) {
        return new Handout(twin.space(), tokens);
      }
    }
    return Handout.NOTHING;
  }

  void removeUniverse(String universe) {
    leads.values().removeIf(lead -> lead.universe().equals(universe));
  }

  /// Notes the credentials a universe is made with, for one of its twins.
  void mint(Dice dice, String universe, Twin twin) {
    for (Universes.Credential credential : minted(dice, universe, twin)) {
      put(credential.value(), new Lead(universe, twin.space(), ADMIN));
    }
  }

  /// Notes tokens that were handed out before.
  void handOut(Handout handout, String universe) {
    handout.values().forEach(token -> handOut(token, universe, handout.space()));
  }

  /// What lets programs into a universe by the proxy; the universe's name is the user's.
  public static String pass(Universe universe) {
    Dice own = new Dice(universe.dice()).at("proxy").at(universe.name());
    return Mint.of("[a-z0-9]{24}").make(own, 0);
  }

  /// The credentials a universe is made with, for one of its twins (and its space): one of each form.
  ///
  /// @param dice the server's
  static List<Universes.Credential> minted(Dice dice, String universe, Twin twin) {
    Dice own = dice.at("credential").at(universe).at(twin.space());
    List<Universes.Credential> minted = new ArrayList<>();
    for (AuthForm form : twin.authForms()) {
      String value = form.mint(own.at(form.kind()));
      minted.add(new Universes.Credential(form.kind(), value, form.line(value)));
    }
    return minted;
  }
}
