package dev.dtu.secret;

import dev.dtu.call.Percent;

/// Finds secrets in addresses, and in forms, which are written as queries are.
///
/// @param texts looks into their parts
record Addresses(Texts texts) {

  /// An address, or one from its path on, without its secrets.
  String url(String url) {
    int hash = url.indexOf('#');
    String before = hash < 0 ? url : url.substring(0, hash);
    String fragment = hash < 0 ? "" : url.substring(hash + 1);
    int mark = before.indexOf('?');
    String place = mark < 0 ? before : before.substring(0, mark);
    var out = new StringBuilder(place(place));
    if (mark >= 0) {
      out.append('?').append(pairs(before.substring(mark + 1)));
    }
    if (hash >= 0) {
      out.append('#').append(fragment.indexOf('=') > 0 ? pairs(fragment) : fragment);
    }
    return out.toString();
  }

  /// Scheme, host and path.
  private String place(String place) {
    int scheme = place.indexOf("://");
    int from = scheme < 0 ? 0 : scheme + 3;
    int slash = place.indexOf('/', from);
    int end = scheme < 0 ? 0 : slash < 0 ? place.length() : slash;
    var out = new StringBuilder(place.substring(0, from)).append(host(place.substring(from, end)));
    String[] segments = place.substring(end).split("/", -1);
    // some secrets are several segments long, so the path is looked at whole as well
    String path = texts.text(String.join("/", segments));
    if (!path.equals(place.substring(end))) {
      segments = path.split("/", -1);
    }
    for (int i = 0; i < segments.length; i++) {
      out.append(i == 0 ? "" : "/").append(escaped(segments[i]));
    }
    return out.toString();
  }

  /// Without the password that may stand before a host.
  private String host(String authority) {
    int at = authority.lastIndexOf('@');
    int colon = authority.indexOf(':');
    if (at < 0 || colon < 0 || colon > at) {
      return authority;
    }
    String secret = Percent.decode(authority.substring(colon + 1, at));
    return authority.substring(0, colon + 1)
        + texts.pass().hidden(secret, "password in an address")
        + authority.substring(at);
  }

  /// `a=1&b=2` without its secrets; what has none stays as it is written.
  String pairs(String raw) {
    String[] pairs = raw.split("&", -1);
    for (int i = 0; i < pairs.length; i++) {
      int equals = pairs[i].indexOf('=');
      pairs[i] =
          equals < 0
              ? form(pairs[i])
              : form(pairs[i].substring(0, equals)) + "=" + value(pairs[i], equals);
    }
    return String.join("&", pairs);
  }

  private String value(String pair, int equals) {
    String name = Percent.decodeForm(pair.substring(0, equals));
    String raw = pair.substring(equals + 1);
    String plain = Percent.decodeForm(raw);
    if (texts.pair(name, plain)) {
      String hidden = texts.pass().hidden(plain, Globs.words(name));
      return hidden.equals(plain) ? raw : Percent.encode(hidden);
    }
    return form(raw);
  }

  /// A part of a form.
  private String form(String raw) {
    String plain = Percent.decodeForm(raw);
    String after = texts.text(plain);
    return after.equals(plain) ? raw : Percent.encode(after);
  }

  /// A segment of a path.
  private String escaped(String raw) {
    String plain = Percent.decode(raw);
    String after = texts.text(plain);
    return after.equals(plain) ? raw : Percent.encode(after);
  }
}
