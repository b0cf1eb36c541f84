package dev.dtu.contract;

import java.util.List;
import java.util.Optional;

/// Something a service tells on its own.
///
/// @param payload what it says; anything where no document shows it
/// @param envelope what it is sent in, as its member `event`; empty when it is sent bare
/// @param scopes any one of which lets a caller hear it; empty when nothing is said of them
/// @param channels the ways it is told, in the service's own words
public record Event(
    String name,
    Schema payload,
    Optional<Schema> envelope,
    List<String> scopes,
    List<String> channels) {

  public Event {
    scopes = List.copyOf(scopes);
    channels = List.copyOf(channels);
  }
}
