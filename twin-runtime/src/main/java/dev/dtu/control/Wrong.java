package dev.dtu.control;

import dev.dtu.json.Obj;
import dev.dtu.ledger.NotKept;
import dev.dtu.store.Row;
import java.util.SortedMap;
import java.util.TreeMap;

/// Why an operator's request is not done: what is wrong, what was expected and found, what to do.
public final class Wrong extends Exception {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String what;
  private final String expected;
  private final String found;
  private final String remedy;
  private final transient SortedMap<String, String> headers;

  Wrong(int status, String what) {
    this(status, what, "", "", "", new TreeMap<>());
  }

  private Wrong(
      int status,
      String what,
      String expected,
      String found,
      String remedy,
      SortedMap<String, String> headers) {
    super(what, null, false, false);
    this.status = status;
    this.what = what;
    this.expected = expected;
    this.found = found;
    this.remedy = remedy;
    this.headers = headers;
  }

  Wrong expected(String text) {
    return new Wrong(status, what, text, found, remedy, headers);
  }

  Wrong found(String text) {
    String shown = text.length() <= 200 ? text : text.substring(0, 200) + "…";
    return new Wrong(status, what, expected, shown, remedy, headers);
  }

  Wrong remedy(String text) {
    return new Wrong(status, what, expected, found, text, headers);
  }

  Wrong header(String name, String value) {
    SortedMap<String, String> longer = new TreeMap<>(headers);
    longer.put(name, value);
    return new Wrong(status, what, expected, found, remedy, longer);
  }

  /// The token is missing or another one; the text never repeats it.
  public static Wrong unauthenticated(boolean missing) {
    return new Wrong(401, "this door needs the operator's token")
        .expected("Authorization: Bearer <token>")
        .found(missing ? "no Authorization header" : "another token or form")
        .remedy("send the token that the server printed when it started")
        .header("www-authenticate", "Bearer realm=\"dtu control\"");
  }

  /// The operator is known and may not do this.
  public static Wrong forbidden(Operator by, Role needed) {
    return new Wrong(403, "the operator '" + by.name() + "' may not do this")
        .expected("a token with the role " + needed + (needed == Role.ADMIN ? "" : " or above"))
        .found("one with the role " + by.role())
        .remedy("ask an admin for another: POST /operators");
  }

  public static Wrong tooLarge(int limitBytes) {
    return new Wrong(413, "the body is too large")
        .expected("at most " + limitBytes + " bytes")
        .found("more")
        .remedy("send less at a time");
  }

  /// Nothing was done, as a row would have more bytes than a row may have.
  public static Wrong rowTooLarge() {
    return new Wrong(413, "a row would be too large")
        .expected("at most " + Row.LIMIT_BYTES + " bytes")
        .found("more")
        .remedy("say less at a time; keep what grows in a table of its own");
  }

  /// What could not be written to the state folder and so was not done, or not read from it.
  public static Wrong notKept(NotKept trouble) {
    if (trouble.reason() == NotKept.Reason.FULL) {
      return new Wrong(503, "the server has no memory left for this, so it was not done")
          .found(String.valueOf(trouble.getMessage()))
          .remedy("delete or reset universes and ask again, or start with more memory: -Xmx2g");
    }
    boolean unreadable = trouble.reason() == NotKept.Reason.UNREADABLE;
    return new Wrong(
            unreadable ? 503 : 507,
            unreadable
                ? "the universe cannot be read from the state folder"
                : "this could not be written to the state folder, so it was not done")
        .found(String.valueOf(trouble.getMessage()))
        .remedy(
            unreadable
                ? "start the server again to see what is damaged; its files are kept"
                : "make room for the state folder and ask again");
  }

  public static Wrong defect() {
    return new Wrong(500, "the server failed at this request: a defect of this program")
        .remedy("see the server's log and report it");
  }

  public Answer answer() {
    Obj.Builder error = Obj.builder().put("what", what);
    put(error, "expected", expected);
    put(error, "found", found);
    put(error, "do", remedy);
    Answer answer = Answer.of(status, Obj.of("error", error.build()));
    for (var header : headers.entrySet()) {
      answer = answer.with(header.getKey(), header.getValue());
    }
    return answer;
  }

  private static void put(Obj.Builder error, String member, String text) {
    if (!text.isEmpty()) {
      error.put(member, text);
    }
  }
}
