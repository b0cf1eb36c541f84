package dev.dtu.effect;

import dev.dtu.json.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Texts the client did not send: they look like what their format and name say.
final class Texts {

  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
  private static final String HEX = "0123456789abcdef";
  private static final DateTimeFormatter MAILED =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss xx", Locale.ENGLISH);
  private static final String[] FIRST = {
    "Amber", "Bold", "Calm", "Clear", "Early", "Fair", "Fresh", "Gentle", "Grand", "Green", "Keen",
    "Light", "Lucky", "Neat", "Quiet", "Swift"
  };
  private static final String[] SECOND = {
    "anchor", "bridge", "canyon", "comet", "delta", "falcon", "garden", "harbor", "island",
    "lantern", "maple", "meadow", "orchard", "river", "summit", "willow"
  };

  private Texts() {}

  /// The moment as mails have it (RFC 2822).
  static String mailed(Instant moment) {
    return MAILED.format(moment.atOffset(ZoneOffset.UTC));
  }

  static Json of(Shape shape, String name, Synthesis draw) {
    if (Names.ending(name) && shape.is("null")) {
      return Json.Null.NULL;
    }
    String format = shape.schema().format().orElse("");
    String text = format.isEmpty() ? byName(name, draw) : byFormat(format, name, draw);
    return Json.of(fitted(text, shape, draw));
  }

  private static String byFormat(String format, String name, Synthesis draw) {
    return switch (format) {
      case "date-time", "datetime" -> draw.now();
      case "date-time-rfc-2822" -> mailed(draw.moment());
      case "date-time-ms" -> "/Date(" + draw.moment().toEpochMilli() + "+0000)/";
      case "date" -> draw.now().substring(0, 10);
      case "time" -> draw.now().substring(11);
      case "duration" -> "PT1H";
      case "email", "idn-email" -> email(draw);
      case "uuid", "guid" -> uuid(draw);
      case "uri", "url", "iri" -> address(name, draw);
      case "uri-reference", "uri-template", "iri-reference" -> "/" + token(draw, 8);
      case "hostname", "idn-hostname" -> token(draw, 8) + ".example.com";
      case "ipv4", "ip" -> "192.0.2." + (1 + draw.dice().draw(0, 250));
      case "ipv6" -> "2001:db8::" + (1 + draw.dice().draw(0, 250));
      case "byte", "base64" -> "ZHR1" + draw.dice().text(LETTERS, 4);
      case "int32", "int64", "uint32", "uint64", "decimal", "number", "double", "float" ->
          Numbers.wanted(name, draw).lexeme();
      case "regex" -> ".*";
      case "json-pointer" -> "/" + token(draw, 4);
      default -> byName(name, draw);
    };
  }

  private static String byName(String name, Synthesis draw) {
    String plain = Names.plain(name);
    if (Names.moment(name)) {
      return draw.now();
    }
    if (plain.endsWith("email") || plain.equals("login") || plain.equals("emailaddress")) {
      return email(draw);
    }
    if (Names.address(name)) {
      return address(name, draw);
    }
    if (Names.id(name) || plain.endsWith("key") || plain.endsWith("token")) {
      return token(draw, 12);
    }
    return switch (plain) {
      case "uuid" -> uuid(draw);
      case "timezone", "tz" -> "UTC";
      case "locale", "language" -> "en";
      case "currency" -> "USD";
      case "country", "countrycode" -> "US";
      case "phone", "phonenumber", "mobilephone" -> "+1555" + (1_000_000 + draw.dice().draw(0, 9));
      case "color", "colour" -> draw.dice().text(HEX, 6);
      case "sha", "hash", "etag", "digest" -> draw.dice().text(HEX, 40);
      case "version" -> "1.0.0";
      case "slug" -> slug(readable(draw));
      default -> readable(draw);
    };
  }

  /// The text in small letters and digits, with a dash for whatever else there is.
  static String slug(String text) {
    String words = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    return words.replaceAll("^-|-$", "");
  }

  private static String readable(Synthesis draw) {
    return FIRST[draw.dice().draw(0, FIRST.length)]
        + " "
        + SECOND[draw.dice().draw(1, SECOND.length)];
  }

  /// The text with a number that tells it from others of its kind, as far as the shape has room.
  static Json numbered(String text, long number, Shape shape) {
    int at = text.indexOf('@') < 0 ? text.length() : text.indexOf('@');
    String tail = (text.indexOf(' ') < 0 ? "" : " ") + number;
    long most = Synthesis.number(shape, "maxLength", Integer.MAX_VALUE);
    long over = Math.max(0, text.length() + tail.length() - most);
    String head = text.substring(0, (int) Math.max(0, at - over));
    return Json.of(head + tail + text.substring(at));
  }

  private static String email(Synthesis draw) {
    return FIRST[draw.dice().draw(0, FIRST.length)].toLowerCase(Locale.ROOT)
        + "."
        + token(draw, 6)
        + "@example.com";
  }

  private static String address(String name, Synthesis draw) {
    return Synthesis.ORIGIN + "/" + (name.isEmpty() ? "link" : name) + "/" + token(draw, 10);
  }

  private static String token(Synthesis draw, int length) {
    return draw.dice().text(LETTERS, length);
  }

  private static String uuid(Synthesis draw) {
    String hex = draw.dice().text(HEX, 32);
    return hex.substring(0, 8)
        + "-"
        + hex.substring(8, 12)
        + "-4"
        + hex.substring(13, 16)
        + "-a"
        + hex.substring(17, 20)
        + "-"
        + hex.substring(20);
  }

  private static String fitted(String text, Shape shape, Synthesis draw) {
    if (fits(text, shape)) {
      return text;
    }
    String sample = shape.schema().pattern().map(p -> Sample.of(p, draw.dice())).orElse(text);
    if (fits(sample, shape)) {
      return sample;
    }
    int least = (int) Math.min(Synthesis.number(shape, "minLength", 0), 4096);
    long most = Synthesis.number(shape, "maxLength", Integer.MAX_VALUE);
    String base = sample.startsWith(Synthesis.ORIGIN) ? token(draw, 10) : sample;
    while (base.length() < least) {
      base += token(draw, 1);
    }
    return base.length() > most ? base.substring(0, (int) most) : base;
  }

  private static boolean fits(String text, Shape shape) {
    return Synthesis.fits(Json.of(Links.sample(text)), shape);
  }
}
