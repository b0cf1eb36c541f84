package dev.dtu.fidelity;

import dev.dtu.call.Dice;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.recording.Content;
import dev.dtu.recording.Exchange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A mistake of one kind, planted in an answer that is right.
enum Mutation {
  DROPPED_FIELD,
  ADDED_FIELD,
  RETYPED_FIELD,
  WRONG_STATUS,
  WRONG_ID,
  SWAPPED_ITEMS,
  STALE_VALUE,
  SHIFTED_TIME,
  MISSING_SIDE_EFFECT,
  VOLATILE_LEAF;

  private static final Duration SHIFT = Duration.ofHours(1);

  String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /// The answer with the mistake in it; empty where there is no place for it.
  ///
  /// @param leaves tells what each leaf is
  /// @param before what the same call was answered before something was written
  Optional<Exchange.Answered> of(
      Exchange.Answered answered, Leaves leaves, Optional<Exchange.Answered> before, Dice dice) {
    Optional<Json> body = answered.body().document().filter(json -> !json.equals(Obj.EMPTY));
    return switch (this) {
      case WRONG_STATUS ->
          Optional.of(
              new Exchange.Answered(
                  answered.status() == 202 ? 200 : 202, answered.headers(), answered.body()));
      case MISSING_SIDE_EFFECT ->
          before.filter(each -> !steady(each, leaves).equals(steady(answered, leaves)));
      case DROPPED_FIELD ->
          body.flatMap(json -> at(json, dice, Edit.DROP, leaves)).map(with(answered));
      case ADDED_FIELD ->
          body.flatMap(json -> at(json, dice, Edit.ADD, leaves)).map(with(answered));
      case RETYPED_FIELD ->
          body.flatMap(json -> at(json, dice, Edit.RETYPE, leaves)).map(with(answered));
      case WRONG_ID -> body.flatMap(json -> at(json, dice, Edit.ID, leaves)).map(with(answered));
      case SWAPPED_ITEMS ->
          body.flatMap(json -> at(json, dice, Edit.SWAP, leaves)).map(with(answered));
      case STALE_VALUE ->
          body.flatMap(json -> at(json, dice, Edit.VALUE, leaves)).map(with(answered));
      case SHIFTED_TIME ->
          body.flatMap(json -> at(json, dice, Edit.TIME, leaves)).map(with(answered));
      case VOLATILE_LEAF ->
          body.flatMap(json -> at(json, dice, Edit.TOKEN, leaves)).map(with(answered));
    };
  }

  /// What an answer says without its volatile leaves.
  private static String steady(Exchange.Answered answered, Leaves leaves) {
    return answered
        .body()
        .document()
        .map(json -> new Alignment(leaves).text(json, Place.root(""), true))
        .orElse("");
  }

  private static java.util.function.Function<Json, Exchange.Answered> with(
      Exchange.Answered answered) {
    return json ->
        new Exchange.Answered(answered.status(), answered.headers(), new Content.Document(json));
  }

  /// What is done at one place of a document.
  private enum Edit {
    DROP,
    ADD,
    RETYPE,
    ID,
    SWAP,
    VALUE,
    TIME,
    TOKEN
  }

  private static Optional<Json> at(Json json, Dice dice, Edit edit, Leaves leaves) {
    var count = new Walk(edit, leaves, -1, dice);
    count.walk(json, Place.root(""));
    if (count.seen == 0) {
      return Optional.empty();
    }
    int chosen = (int) Long.remainderUnsigned(dice.seed(), count.seen);
    var change = new Walk(edit, leaves, chosen, dice);
    Json changed = change.walk(json, Place.root(""));
    return changed.equals(json) && edit != Edit.SWAP ? Optional.empty() : Optional.of(changed);
  }

  /// One walk over a document, which counts the places for an edit and does it at the chosen one.
  private static final class Walk {

    private final Edit edit;
    private final Leaves leaves;
    private final int chosen;
    private final Dice dice;
    private int seen;

    Walk(Edit edit, Leaves leaves, int chosen, Dice dice) {
      this.edit = edit;
      this.leaves = leaves;
      this.chosen = chosen;
      this.dice = dice;
    }

    private boolean here() {
      return seen++ == chosen;
    }

    Json walk(Json value, Place place) {
      return switch (value) {
        case Obj obj -> members(obj, place);
        case Arr arr -> items(arr, place);
        case Json.Text _, Json.Num _, Json.Bool _, Json.Null _ -> leaf(value, place);
      };
    }

    private Json members(Obj obj, Place place) {
      Obj.Builder out = Obj.builder();
      for (Obj.Member member : obj) {
        boolean dropped = edit == Edit.DROP && here();
        if (!dropped) {
          out.put(member.key(), walk(member.value(), place.member(member.key())));
        }
      }
      if (edit == Edit.ADD && here()) {
        out.put("plantedMember", "planted");
      }
      return out.build();
    }

    private Json items(Arr arr, Place place) {
      List<Json> items = new ArrayList<>();
      for (Json item : arr) {
        items.add(walk(item, place.item()));
      }
      Ties ties = Ties.of(arr);
      for (int i = 1; i < items.size() && edit == Edit.SWAP; i++) {
        boolean differ = !ties.at(i) && !items.get(i).equals(items.get(i - 1));
        if (differ && here()) {
          items.add(i - 1, items.remove(i));
        }
      }
      return Arr.of(items);
    }

    private Json leaf(Json value, Place place) {
      Nature nature = leaves.nature(value, place);
      boolean fits =
          switch (edit) {
            case DROP, ADD, SWAP -> false;
            case RETYPE -> true;
            case ID -> nature == Nature.ID;
            case VALUE -> nature == Nature.PLAIN && value != Json.Null.NULL;
            case TIME -> nature == Nature.MOMENT && value instanceof Json.Text;
            case TOKEN ->
                nature == Nature.TOKEN || nature == Nature.MINTED || nature == Nature.ELSEWHERE;
          };
      return fits && here() ? changed(value) : value;
    }

    private Json changed(Json value) {
      String text = value.asWords().orElse("");
      return switch (edit) {
        case DROP, ADD, SWAP -> value;
        case RETYPE -> value instanceof Json.Text ? Json.of(7) : Json.of("planted");
        case ID, TOKEN -> value instanceof Json.Num ? number(text) : Json.of(other(text));
        case VALUE ->
            switch (value) {
              case Json.Bool bool -> Json.of(!bool.value());
              case Json.Num _ -> number(text);
              default -> Json.of(text + "-stale");
            };
        case TIME -> Json.of(shifted(text));
      };
    }

    private static Json number(String text) {
      return Json.of(Math.round(Double.parseDouble(text)) + 17);
    }

    /// Another text of the same form: every letter and digit is one of its kind.
    private String other(String text) {
      int from = text.startsWith("http") ? text.indexOf("://") + 3 : 0;
      var out = new StringBuilder(text.substring(0, from));
      for (int i = from; i < text.length(); i++) {
        char c = text.charAt(i);
        int by = 1 + (int) Long.remainderUnsigned(dice.at(i).seed(), 5);
        boolean hex = c >= 'a' && c <= 'f';
        out.append(
            c >= '0' && c <= '9'
                ? (char) ('0' + (c - '0' + by) % 10)
                : hex ? (char) ('a' + (c - 'a' + by) % 6) : c);
      }
      return out.toString();
    }

    private String shifted(String text) {
      return Forms.moment(text, Optional.empty())
          .map(moment -> moment.minus(SHIFT).toString())
          .map(moment -> moment.substring(0, 19) + text.substring(Math.min(19, text.length())))
          .orElse(text);
    }
  }
}
