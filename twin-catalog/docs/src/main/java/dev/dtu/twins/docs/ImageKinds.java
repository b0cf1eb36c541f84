package dev.dtu.twins.docs;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Requests about images. Nobody fetches them: an address that the public could reach is one that has
/// an image.
///
/// - source: developers.google.com, Docs API, how-tos/images and documents/request, and messages in
///   issues of its clients, 2026-09-12
final class ImageKinds {

  static final SortedMap<String, Kind> ALL = new TreeMap<>();

  static {
    ALL.put("insertInlineImage", ImageKinds::insert);
    ALL.put("replaceImage", ImageKinds::replace);
    ALL.put("deletePositionedObject", ImageKinds::delete);
  }

  private static final String INLINE = "inlineObjects";
  private static final String POSITIONED = "positionedObjects";
  private static final String IMAGE = "imageProperties";
  private static final int LONGEST = 2_048;
  private static final int USUAL = 200;

  private ImageKinds() {}

  private static Obj insert(Document document, Obj told) {
    String uri = checked(Told.text(told, "uri"));
    Obj size = size(Told.obj(told, "objectSize"));
    Place place = Place.notInFootnote(document, told, "Inline images");
    document.fits(1);
    String id = document.draw("kix.");
    Obj object =
        Obj.of(IMAGE, image(document, uri))
            .with("embeddedObjectBorder", border())
            .with("size", size)
            .with("marginTop", Forms.points(9))
            .with("marginBottom", Forms.points(9))
            .with("marginRight", Forms.points(9))
            .with("marginLeft", Forms.points(9));
    Obj properties = Obj.of("embeddedObject", object);
    place
        .tab()
        .put(INLINE, id, Obj.of("objectId", Json.of(id), "inlineObjectProperties", properties));
    var mark =
        new Unit.Mark(
            "inlineObjectElement",
            Obj.of("inlineObjectId", Json.of(id)),
            Writing.unlinked(place.style()),
            Obj.EMPTY);
    place.segment().insert(place.index(), List.of(mark));
    return Obj.of("objectId", Json.of(id));
  }

  private static Obj image(Document document, String uri) {
    String content = "https://lh7-rt.googleusercontent.com/docsz/" + document.draw("AD_4nX");
    return Obj.of("contentUri", Json.of(content), "sourceUri", Json.of(uri))
        .with("cropProperties", Obj.EMPTY);
  }

  private static Obj border() {
    return Obj.of("color", Forms.rgb(0, 0, 0), "width", Forms.points(0))
        .with("dashStyle", "SOLID")
        .with("propertyState", "NOT_RENDERED");
  }

  private static Obj size(Obj told) {
    Obj plain = (Obj) Forms.plain(told);
    Obj sides = Obj.EMPTY;
    Optional<Double> other = Optional.empty();
    for (String side : List.of("height", "width")) {
      Optional<Double> length = Told.real(Told.obj(plain, side), "magnitude");
      if (plain.has(side) && length.orElse(0.0) <= 0) {
        throw new Amiss("Invalid object size: " + side + " must be greater than 0 if specified.");
      }
      other = length.or(() -> Optional.empty()).isPresent() ? length : other;
      sides = length.isPresent() ? sides.with(side, Told.obj(plain, side)) : sides;
    }
    for (String side : List.of("height", "width")) {
      Obj usual = Forms.points(other.orElse((double) USUAL));
      sides = sides.has(side) ? sides : sides.with(side, (Json) usual);
    }
    return sides;
  }

  /// An address at which there may be an image.
  ///
  /// @throws Amiss when nobody could fetch one there
  private static String checked(String uri) {
    if (uri.length() > LONGEST) {
      throw new Amiss("The image URI must not be longer than " + LONGEST + " characters.");
    }
    if (!isPublic(uri)) {
      throw new Amiss(
          "There was a problem retrieving the image. The provided image should be publicly"
              + " accessible, within size limit, and in supported formats.");
    }
    return uri;
  }

  private static boolean isPublic(String uri) {
    try {
      URI address = new URI(uri);
      String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
      String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
      boolean named = host.contains(".") && !host.endsWith(".localhost");
      boolean inner = host.matches("(127|10|0)\\..*|192\\.168\\..*|169\\.254\\..*");
      return (scheme.equals("http") || scheme.equals("https")) && named && !inner;
    } catch (URISyntaxException none) {
      return false;
    }
  }

  private static Obj replace(Document document, Obj told) {
    String id = Told.text(told, "imageObjectId");
    Tab tab = document.tab(Told.text(told, "tabId"));
    String part = tab.part(INLINE).has(id) ? INLINE : POSITIONED;
    if (!tab.part(part).has(id)) {
      throw new Amiss("The image with object ID " + id + " was not found.");
    }
    String uri = checked(Told.text(told, "uri"));
    String member = part.equals(INLINE) ? "inlineObjectProperties" : "positionedObjectProperties";
    Obj thing = Told.obj(tab.part(part), id);
    Obj properties = Told.obj(thing, member);
    Obj object = Told.obj(properties, "embeddedObject").with(IMAGE, (Json) image(document, uri));
    Obj changed = properties.with("embeddedObject", (Json) object);
    tab.put(part, id, thing.with(member, (Json) changed));
    return Obj.EMPTY;
  }

  private static Obj delete(Document document, Obj told) {
    String id = Told.text(told, "objectId");
    Tab tab = document.tab(Told.text(told, "tabId"));
    if (!tab.part(POSITIONED).has(id)) {
      throw new Amiss("The positioned object with ID " + id + " was not found.");
    }
    tab.part(POSITIONED, tab.part(POSITIONED).without(id));
    for (Segment segment : tab.segments()) {
      for (int end : segment.paragraphs(0, segment.size())) {
        Unit.End paragraph = (Unit.End) segment.at(end);
        List<Json> left =
            new ArrayList<>(paragraph.paragraph().items("positionedObjectIds").items());
        if (left.remove((Json) Json.of(id))) {
          Obj without = paragraph.paragraph().without("positionedObjectIds");
          boolean some = !left.isEmpty();
          Obj with = some ? without.with("positionedObjectIds", Json.array(left)) : without;
          segment.set(end, paragraph.saying(with));
        }
      }
    }
    return Obj.EMPTY;
  }
}
