package dev.dtu.event;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Draft;
import dev.dtu.store.Row;
import dev.dtu.store.Store;
import dev.dtu.store.TableShape;
import dev.dtu.twin.Tables;
import dev.dtu.twin.Timers;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The addresses a universe may send to; kept as a row of its store.
///
/// @param hosts `loopback` (this machine by a name or number that says so), a host, `*.` and a host
///     for all below it, any of them with `:port`, or `*`
public record Reach(List<String> hosts) {

  /// This machine, by its own names.
  public static final String LOOPBACK = "loopback";

  /// Where nobody said anything else.
  public static final Reach USUAL = new Reach(List.of(LOOPBACK));

  /// How many addresses may be named.
  public static final int LIMIT = 100;

  private static final TableShape TABLE = Tables.shape(Timers.OWN + "/reach");
  private static final String KEY = "reach";
  private static final String ANY = "*";
  private static final String ENTRY =
      "(\\*|loopback|(\\*\\.)?[a-z0-9]([a-z0-9.-]*[a-z0-9])?|\\[[0-9a-f:.]+])(:\\d{1,5})?";

  public Reach {
    hosts = List.copyOf(hosts);
  }

  /// Whether it is something that [#hosts] may hold.
  public static boolean names(String entry) {
    return entry.matches(ENTRY);
  }

  public void keep(Draft draft) {
    draft.put(TABLE, new Row(KEY, KEY, Obj.of("item", show())));
  }

  /// As operators see it.
  public Obj show() {
    return Obj.of("hosts", Json.array(hosts.stream().<Json>map(Json::of).toList()));
  }

  public static Reach of(Store store) {
    return store
        .table(TABLE.name())
        .flatMap(table -> table.find(KEY))
        .flatMap(row -> row.value().obj("item"))
        .map(item -> item.items("hosts"))
        .map(Arr::items)
        .map(items -> new Reach(items.stream().flatMap(each -> each.asText().stream()).toList()))
        .orElse(USUAL);
  }

  /// Why an address may not be sent to; empty when it may.
  public Optional<String> refusal(String url) {
    URI to;
    try {
      to = URI.create(url);
    } catch (IllegalArgumentException notOne) {
      return Optional.of("expected an address, found '" + url + "'");
    }
    String scheme = String.valueOf(to.getScheme()).toLowerCase(Locale.ROOT);
    if (!List.of("http", "https").contains(scheme) || to.getHost() == null) {
      return Optional.of("expected an address with http or https and a host, found '" + url + "'");
    }
    String host = to.getHost().toLowerCase(Locale.ROOT);
    int port = to.getPort() >= 0 ? to.getPort() : scheme.equals("https") ? 443 : 80;
    return hosts.stream().anyMatch(entry -> takes(entry, host, port))
        ? Optional.empty()
        : Optional.of(
            "'"
                + host
                + ":"
                + port
                + "' is not among the addresses this universe may send to: "
                + String.join(", ", hosts));
  }

  private static boolean takes(String entry, String host, int port) {
    int colon = entry.endsWith("]") ? -1 : entry.lastIndexOf(':');
    if (colon >= 0 && !entry.substring(colon + 1).equals(Integer.toString(port))) {
      return false;
    }
    String wanted = colon < 0 ? entry : entry.substring(0, colon);
    return switch (wanted) {
      case ANY -> true;
      case LOOPBACK -> own(host);
      case String below when below.startsWith("*.") -> host.endsWith(below.substring(1));
      case String name -> host.equals(name);
    };
  }

  /// Whether a host is this machine whatever names resolve to.
  private static boolean own(String host) {
    return host.equals("localhost")
        || host.endsWith(".localhost")
        || host.matches("127(\\.\\d{1,3}){3}")
        || host.equals("[::1]");
  }
}
