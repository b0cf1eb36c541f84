package dev.dtu.grant;

import dev.dtu.call.Percent;
import dev.dtu.call.Reply;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;

/// Where the answer to an authorization request goes, and in what form.
///
/// @param mode one of [#MODES], or the one that a desk has for messages
/// @param types what is asked for: `code`, `token`, `id_token`
record Landing(
    Clients.Client client, String redirect, String state, String mode, List<String> types) {

  static final List<String> MODES = List.of("query", "fragment", "form_post");

  private static final String CODE = "code";
  private static final List<String> TYPES = List.of(CODE, "token", "id_token");

  /// Where an answer goes: to an address that the client registered.
  ///
  /// @param modes those there are
  static Landing of(Asking asking, Clients.Client client, List<String> modes) {
    String redirect = redirect(asking, client, Denial.FOREIGN_REDIRECT);
    String state = asking.find("state").orElse("");
    List<String> types = List.of(asking.find("response_type").orElse(CODE).split(" +"));
    String usual = types.equals(List.of(CODE)) ? "query" : "fragment";
    String mode = asking.find("response_mode").filter(modes::contains).orElse(usual);
    return new Landing(client, redirect, state, mode, types);
  }

  /// The modes of a desk.
  static List<String> modes(Desk.Consent desk) {
    List<String> modes = new ArrayList<>(MODES);
    if (!desk.message().isEmpty()) {
      modes.add(desk.message());
    }
    return modes;
  }

  /// The address that was told, or else the client's first.
  ///
  /// @param foreign what is said of one that the client did not register
  static String redirect(Asking asking, Clients.Client client, Denial foreign) {
    String redirect =
        asking
            .find("redirect_uri")
            .or(() -> client.redirects().stream().findFirst())
            .orElseThrow(() -> asking.refusal(Denial.NO_REDIRECT, ""));
    if (!client.redirects().isEmpty() && !client.redirects().contains(redirect)) {
      throw asking.refusal(foreign, redirect);
    }
    return redirect;
  }

  /// Refuses what is asked for in a way that there is not, or that the client may not ask in.
  void checked(Asking asking, List<String> modes) {
    String mode = asking.find("response_mode").orElse(this.mode);
    if (!modes.contains(mode)) {
      throw asking.refusal(Denial.UNKNOWN_RESPONSE_MODE, mode);
    }
    if (asking.find("response_type").isEmpty() || !TYPES.containsAll(types)) {
      throw asking.refusal(Denial.WRONG_RESPONSE_TYPE, asking.find("response_type").orElse(""));
    }
    if (state.isEmpty()) {
      throw asking.refusal(Denial.NO_STATE, "");
    }
    boolean tokens = !types.equals(List.of(CODE));
    if (mode.equals("query") && tokens) {
      throw asking.refusal(Denial.WRONG_RESPONSE_MODE, mode);
    }
    if (types.contains("id_token") && asking.find("nonce").isEmpty()) {
      throw asking.refusal(Denial.NO_TIE, "");
    }
    boolean asked = client.method().equals("none") || client.told().flag("pkce_required");
    if (asked && !tokens && asking.find("code_challenge").isEmpty()) {
      throw asking.refusal(Denial.NO_CHALLENGE, "");
    }
  }

  Reply wrong(Denial.Saying saying) {
    Obj told = Obj.of("error", Json.of(saying.error())).with("error_description", saying.text());
    return answered(state.isEmpty() ? told : told.with("state", state));
  }

  Reply answered(Obj told) {
    return switch (mode) {
      case "form_post" -> Pages.posted(redirect, told);
      case "query" -> sent(told, redirect.indexOf('?') < 0 ? '?' : '&');
      case "fragment" -> sent(told, '#');
      default -> Pages.messaged(redirect, told);
    };
  }

  private Reply sent(Obj told, char first) {
    var out = new StringBuilder(redirect);
    char next = first;
    for (Obj.Member member : told) {
      out.append(next)
          .append(Percent.encode(member.key()))
          .append('=')
          .append(Percent.encode(member.value().asWords().orElse("")));
      next = '&';
    }
    return Reply.empty(302).with("location", out.toString());
  }
}
