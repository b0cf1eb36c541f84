package dev.dtu.twins.okta;

import dev.dtu.effect.Play;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where somebody is in the network: zones that are told, or an address that zones are of.
///
/// - source: okta-management OpenAPI 2026.06.3, NetworkZoneAddress and PolicyNetworkCondition, 2026-11-23
record Whereabouts(Play play, List<String> zones, String address) {

  private static final String EVERY = "ALL_ZONES";

  private static final Pattern PLAIN =
      Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");

  static Whereabouts of(Play play, Obj told) {
    List<String> zones =
        told.obj("zones").map(each -> each.items("ids")).stream()
            .flatMap(each -> each.items().stream())
            .flatMap(each -> each.asText().stream())
            .toList();
    return new Whereabouts(play, zones, told.text("ip").orElse(""));
  }

  /// Whether that is in one of these zones; empty where nothing tells.
  Optional<Boolean> within(List<String> wanted) {
    if (!zones.isEmpty()) {
      return Optional.of(wanted.contains(EVERY) || zones.stream().anyMatch(wanted::contains));
    }
    if (wanted.contains(address)) {
      return Optional.of(true);
    }
    Optional<Long> own = number(address);
    return own.map(at -> wanted.stream().anyMatch(zone -> has(zone, at)));
  }

  private boolean has(String zone, long at) {
    if (zone.equals(EVERY)) {
      return play.rows("zone").all().stream().anyMatch(each -> has(each, at));
    }
    return play.rows("zone").find(zone).filter(each -> has(each, at)).isPresent();
  }

  private static boolean has(Thing zone, long at) {
    for (Json each : zone.item().items("gateways")) {
      if (spans(each.asObj().flatMap(one -> one.text("value")).orElse(""), at)) {
        return true;
      }
    }
    return false;
  }

  /// Whether an address is in a range, or in a block of addresses.
  private static boolean spans(String range, long at) {
    int slash = range.indexOf('/');
    if (slash > 0 && range.substring(slash + 1).matches("\\d|[12]\\d|3[0-2]")) {
      int left = 32 - Integer.parseInt(range.substring(slash + 1));
      return number(range.substring(0, slash)).filter(one -> one >> left == at >> left).isPresent();
    }
    String[] ends = range.split("-", -1);
    Optional<Long> first = number(ends[0].strip());
    Optional<Long> last = number(ends[ends.length - 1].strip());
    return first.isPresent() && last.isPresent() && first.get() <= at && at <= last.get();
  }

  private static Optional<Long> number(String address) {
    Matcher parts = PLAIN.matcher(address);
    if (!parts.matches()) {
      return Optional.empty();
    }
    long all = 0;
    for (int i = 1; i <= 4; i++) {
      all = (all << 8) | Integer.parseInt(parts.group(i));
    }
    return Optional.of(all);
  }
}
