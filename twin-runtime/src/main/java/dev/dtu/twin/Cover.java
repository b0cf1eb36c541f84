package dev.dtu.twin;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// What is known of a twin without reading it: where requests lead to it, what opens it, what a fresh
/// tenant of it may be.
///
/// @param name of the twin
/// @param hosts of the vendor, as on the [TitlePage]
/// @param auth the forms a credential may have, in order of preference
/// @param client how the service's own client is pointed at it, as on the [TitlePage]
/// @param space the name of the [Space] it is in
/// @param seeds the names of what a fresh tenant may have before its first call
/// @param tickets parameters of a query that lead to where they were made
/// @param tokens whether it hands out tokens
public record Cover(
    String name,
    List<String> hosts,
    List<AuthForm> auth,
    String client,
    String space,
    SortedSet<String> seeds,
    List<String> tickets,
    boolean tokens) {

  public Cover {
    hosts = List.copyOf(hosts);
    auth = List.copyOf(auth);
    seeds = Collections.unmodifiableSortedSet(new TreeSet<>(seeds));
    tickets = List.copyOf(tickets);
  }

  static Cover of(TitlePage title, Seeds seeds, Issuer issuer, List<String> tickets) {
    return new Cover(
        title.name(),
        title.hosts(),
        title.auth(),
        title.client(),
        title.space().name(),
        new TreeSet<>(seeds.byName().keySet()),
        tickets,
        !issuer.equals(Issuer.NONE));
  }
}
