package dev.dtu.grant;

import dev.dtu.call.Dice;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Draft;
import dev.dtu.store.Store;
import dev.dtu.twin.Behaviour;
import dev.dtu.twin.Issuer;
import dev.dtu.twin.Scene;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// Carries out a token service that is data.
public final class Issuing implements Issuer {

  private final Office office;

  /// @param space where its clients and tokens stand
  public Issuing(String space, Grants grants) {
    this(space, grants, Bench.open());
  }

  /// @param space where its clients and tokens stand
  /// @param bench who judges what data lets pass
  public Issuing(String space, Grants grants, Bench<Scene> bench) {
    this.office = Office.of(space, grants, bench);
  }

  @Override
  public String house(Scene scene) {
    return office.house(scene);
  }

  @Override
  public Optional<Obj> signed(Scene scene, String token) {
    return office.signed(scene, token);
  }

  @Override
  public Optional<Obj> signed(String token, long number, String name) {
    return office.signed(token, new Bench.Key(number, name));
  }

  @Override
  public Obj key(long number, String name) {
    return office.ring().open(new Bench.Key(number, name));
  }

  @Override
  public byte[] certificate(long number, String subject, Instant from, Instant until) {
    return office.ring().certificate(number, subject, from, until);
  }

  @Override
  public void prove(Scene scene) {
    new Proving(office).called(scene);
  }

  @Override
  public Optional<Behaviour> behaviour(String operation) {
    Desk desk = office.grants().desks().get(operation);
    Optional<Behaviour> behaviour = Optional.ofNullable(desk).map(this::behaviour);
    Grants.House house = office.grants().houses().get(operation);
    return house == null
        ? behaviour
        : behaviour.map(each -> new Housed(each, office.space(), house));
  }

  private Behaviour behaviour(Desk desk) {
    return switch (desk) {
      case Desk.Handing handing -> new Handout(office, handing);
      case Desk.Consent consent -> new Consenting(office, consent);
      case Desk.Revoking revoking -> new Counter.Revoking(office, revoking);
      case Desk.Telling telling -> new Counter.Telling(office, telling);
      case Desk.Showing showing -> new Counter.Showing(office, showing);
      case Desk.Keys _ -> new Counter.Keys(office);
      case Desk.Pushing pushing -> new Pushed(office, pushing);
      case Desk.Waiting waiting -> new Awaited(office, waiting);
      case Desk.Deciding _ -> new Deciding(office);
      case Desk.Beginning beginning -> new Beginning(office, beginning);
    };
  }

  @Override
  public boolean covers(String granted, String needed) {
    return granted.equals(needed)
        || office.grants().covers().entrySet().stream()
            .anyMatch(each -> covers(each.getKey(), granted, each.getValue(), needed));
  }

  /// Whether both are of their patterns, with the same in the place of `*`.
  private static boolean covers(String wide, String granted, String narrow, String needed) {
    int star = wide.indexOf('*');
    String tail = wide.substring(star + 1);
    boolean fits =
        granted.length() >= star + tail.length()
            && granted.startsWith(wide.substring(0, star))
            && granted.endsWith(tail);
    return fits
        && narrow
            .replace("*", granted.substring(star, granted.length() - tail.length()))
            .equals(needed);
  }

  @Override
  public void plant(Draft draft, Dice dice) {
    office.clients().plant(draft, dice);
  }

  @Override
  public void open(Draft draft, boolean any) {
    office.clients().open(draft, any);
  }

  @Override
  public boolean opened(Draft draft) {
    return office.clients().open(draft);
  }

  @Override
  public List<Paper> papers(Store store, String url) {
    List<Paper> papers = new ArrayList<>();
    for (ClientForm form : office.grants().clients()) {
      office.clients().made(store, form).ifPresent(client -> papers.add(paper(form, client, url)));
    }
    return papers;
  }

  private Paper paper(ClientForm form, Clients.Client client, String url) {
    if (form.file().isEmpty()) {
      String pair = client.id() + ":" + client.secret();
      String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
      return new Paper(form.kind(), pair, "Authorization: Basic " + basic);
    }
    Facts facts =
        new Facts(name ->
            switch (name) {
              case "id" -> Optional.of(Json.of(client.id()));
              case "name" -> Optional.of(Json.of(client.name()));
              case "secret" -> Optional.of(Json.of(client.secret()));
              case "url" -> Optional.of(Json.of(url));
              case "key" -> Optional.of(Json.of(office.seal().name()));
              case "pem" -> Optional.of(Json.of(office.seal().pem()));
              default -> Optional.empty();
            });
    Obj file = facts.fill(form.file());
    return new Paper(form.kind(), file.toString(), "");
  }
}
