package dev.dtu.twins.okta;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Network zones: addresses from which people come.
///
/// - source: recorded traffic of okta/terraform-provider-okta, POST /api/v1/zones, 2026-11-22
final class Zones {

  /// What data cannot say of them.
  static final Repertoire PARTS =
      Repertoire.NONE
          .on("createNetworkZone", Zones::ranged)
          .on("replaceNetworkZone", Zones::ranged);

  private static final String PLAIN = "\\d{1,3}(\\.\\d{1,3}){3}";

  private Zones() {}

  /// Makes or changes a zone; one address is the range from itself to itself.
  ///
  /// - in: `gateways` and `proxies`, each a `RANGE` or a `CIDR`
  /// - refuses: E0000001 an address that is none
  private static Reply ranged(Play play) {
    Obj sent = play.sent();
    for (String member : List.of("gateways", "proxies")) {
      Optional<Arr> several = sent.find(member).flatMap(Json::asArr);
      sent = several.isPresent() ? sent.with(member, ranged(member, several.get())) : sent;
    }
    return play.saying(located(sent)).plainly();
  }

  /// Where people are in a dynamic zone: parts of countries before whole ones.
  private static Obj located(Obj sent) {
    boolean placed = sent.text("type").filter("DYNAMIC"::equals).isPresent();
    Json told = sent.find("locations").orElse(Json.Null.NULL);
    return switch (told) {
      case Arr several -> sent.with("locations", located(several));
      case Obj sides -> {
        Obj both = Obj.of("include", located(sides.items("include")));
        yield sent.with("locations", both.with("exclude", sides.items("exclude")));
      }
      default -> placed ? sent.with("locations", Json.Null.NULL) : sent;
    };
  }

  private static Arr located(Arr several) {
    List<Json> parts = new ArrayList<>();
    List<Json> whole = new ArrayList<>();
    for (Json each : several) {
      Obj one = each.asObj().orElse(Obj.EMPTY);
      boolean part = one.text("region").isPresent();
      (part ? parts : whole).add(part ? one : one.with("region", Json.Null.NULL));
    }
    parts.addAll(whole);
    return Arr.of(parts);
  }

  private static Arr ranged(String member, Arr several) {
    List<Json> ranges = new ArrayList<>();
    for (Json each : several) {
      Obj one = each.asObj().orElse(Obj.EMPTY);
      String value = one.text("value").orElse("");
      boolean range = one.text("type").filter("RANGE"::equals).isPresent();
      if (range && value.matches(PLAIN)) {
        check(member, value, value);
        ranges.add(one.with("value", value + "-" + value));
      } else {
        for (String address : range ? value.split("-") : new String[0]) {
          check(member, address, value);
        }
        ranges.add(each);
      }
    }
    return Arr.of(ranges);
  }

  private static void check(String member, String address, String range) {
    boolean four = address.matches(PLAIN);
    for (String part : four ? address.split("\\.") : new String[0]) {
      four &= Integer.parseInt(part) < 256;
    }
    if (!four && !address.contains(":")) {
      throw Refusal.of("api-validation")
          .with("subject", member)
          .because(
              "",
              member
                  + ": The IP: "
                  + address
                  + " in the RANGE: "
                  + range
                  + " is invalid. Make sure it is a valid IPV4.");
    }
  }
}
