package dev.dtu.twins.docs;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Requests that put people, links to things of Google's, and dates into text: one unit each.
///
/// - source: developers.google.com, Docs API, documents/request, and measurements of
///   mmedum/google-docs-mcp, 2026-09-12
final class ChipKinds {

  static final SortedMap<String, Kind> ALL = new TreeMap<>();

  static {
    ALL.put("insertPerson", ChipKinds::person);
    ALL.put("insertRichLink", ChipKinds::link);
    ALL.put("insertDate", ChipKinds::date);
  }

  private static final List<String> HOSTS =
      List.of(
          "docs.google.com",
          "drive.google.com",
          "calendar.google.com",
          "www.google.com",
          "www.youtube.com",
          "youtube.com",
          "youtu.be");

  private static final Pattern FILE = Pattern.compile("/d/([A-Za-z0-9_-]{20,})");

  private ChipKinds() {}

  private static Obj put(Document document, Obj request, String kind, Obj told) {
    Place place = Place.insertion(document, request);
    document.fits(1);
    Obj style = Writing.unlinked(place.style());
    place.segment().insert(place.index(), List.of(new Unit.Mark(kind, told, style, Obj.EMPTY)));
    return Obj.EMPTY;
  }

  private static Obj person(Document document, Obj told) {
    Obj properties = Told.obj(told, "personProperties");
    String email = Told.text(properties, "email");
    if (!email.matches("[^@\\s]+@[^@\\s]+")) {
      throw new Amiss("The person email must be a valid email address.");
    }
    Obj person = Obj.of("personId", Json.of(document.draw("kix.")));
    return put(document, told, "person", person.with("personProperties", (Json) properties));
  }

  private static Obj link(Document document, Obj told) {
    String uri = Told.text(Told.obj(told, "richLinkProperties"), "uri");
    if (!isGoogles(uri)) {
      throw new Amiss("The URL is invalid");
    }
    Matcher file = FILE.matcher(uri);
    Optional<Obj> known =
        file.find() ? Filed.file(document.play(), file.group(1)) : Optional.empty();
    Obj properties =
        Obj.of("title", Json.of(known.map(item -> Told.text(item, "name")).orElse("Untitled")))
            .with("uri", uri);
    if (known.isPresent()) {
      properties = properties.with("mimeType", Told.text(known.get(), "mimeType"));
    }
    Obj link = Obj.of("richLinkId", Json.of(document.draw("kix.")));
    return put(document, told, "richLink", link.with("richLinkProperties", (Json) properties));
  }

  private static boolean isGoogles(String uri) {
    try {
      URI address = URI.create(uri);
      return "https".equals(address.getScheme())
          && HOSTS.contains(String.valueOf(address.getHost()))
          && !String.valueOf(address.getPath()).isEmpty();
    } catch (IllegalArgumentException none) {
      return false;
    }
  }

  private static Obj date(Document document, Obj told) {
    Obj properties = Moment.shown(Told.obj(told, "dateElementProperties"));
    Obj date = Obj.of("dateId", Json.of(document.draw("kix.")));
    return put(
        document, told, "dateElement", date.with("dateElementProperties", (Json) properties));
  }
}
