package dev.dtu.twins.slack;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a person did with an element: pressed it, wrote in it, or chose of it.
///
/// - source: docs.slack.dev/reference/block-kit/block-elements, 2026-08-31
final class Choice {

  /// Elements that keep nothing of what was done with them.
  private static final List<String> PASSING = List.of("button", "overflow", "workflow_button");

  private Choice() {}

  /// An element with what is in it now, as a view's state shows it.
  static Obj filled(Obj element, Json value) {
    String type = element.text("type").orElse("");
    Obj told = Obj.of("type", Json.of(type));
    return switch (type) {
      case "button" -> told;
      case "datepicker" -> told.with("selected_date", value);
      case "timepicker" -> told.with("selected_time", value);
      case "datetimepicker" -> told.with("selected_date_time", value);
      case "static_select", "external_select", "radio_buttons", "overflow" ->
          told.with("selected_option", option(element, value));
      case "multi_static_select", "multi_external_select", "checkboxes" ->
          told.with("selected_options", options(element, value));
      case "users_select" -> told.with("selected_user", value);
      case "conversations_select" -> told.with("selected_conversation", value);
      case "channels_select" -> told.with("selected_channel", value);
      case "multi_users_select" -> told.with("selected_users", several(value));
      case "multi_conversations_select" -> told.with("selected_conversations", several(value));
      case "multi_channels_select" -> told.with("selected_channels", several(value));
      default -> told.with("value", value);
    };
  }

  /// The same as one action of a payload.
  static Obj action(Obj element, Json value, String block, String when) {
    Obj told =
        Obj.of("action_id", Json.of(element.text("action_id").orElse("")))
            .with("block_id", block)
            .withAll(filled(element, value));
    for (String kept : List.of("text", "value", "style")) {
      Optional<Json> shown = element.find(kept);
      told = shown.isPresent() && !told.has(kept) ? told.with(kept, shown.get()) : told;
    }
    return told.with("action_ts", when);
  }

  private static Arr several(Json value) {
    return value instanceof Arr all ? all : Arr.of(value);
  }

  private static Json option(Obj element, Json value) {
    if (value.equals(Json.Null.NULL) || value instanceof Obj) {
      return value;
    }
    List<Json> all = new ArrayList<>(element.items("options").items());
    for (Json group : element.items("option_groups")) {
      group.asObj().ifPresent(it -> all.addAll(it.items("options").items()));
    }
    for (Json each : all) {
      if (each.asObj().flatMap(it -> it.find("value")).filter(value::equals).isPresent()) {
        return each;
      }
    }
    throw Said.wrong("invalid_arguments", "is no option of it: " + value, "/value");
  }

  private static Arr options(Obj element, Json value) {
    if (value.equals(Json.Null.NULL)) {
      return Arr.EMPTY;
    }
    List<Json> chosen = new ArrayList<>();
    several(value).forEach(each -> chosen.add(option(element, each)));
    return Arr.of(chosen);
  }

  /// The elements of a block that keep what was done with them: all but buttons and menus.
  ///
  /// - source: docs.slack.dev/reference/interaction-payloads/block_actions-payload (state), 2026-08-31
  static List<Obj> lasting(Obj block) {
    List<Json> elements = new ArrayList<>(block.items("elements").items());
    block.find("accessory").ifPresent(elements::add);
    block.find("element").ifPresent(elements::add);
    return elements.stream()
        .flatMap(each -> each.asObj().stream())
        .filter(element -> element.has("action_id"))
        .filter(element -> !PASSING.contains(element.text("type").orElse("")))
        .toList();
  }

  /// An element that somebody can do something with, and the block it stands in.
  record Found(Obj element, String block) {}

  /// The element of an action's name.
  static Optional<Found> find(Arr blocks, String action) {
    for (Json each : blocks) {
      Obj block = each.asObj().orElse(Obj.EMPTY);
      List<Json> elements = new ArrayList<>(block.items("elements").items());
      block.find("accessory").ifPresent(elements::add);
      block.find("element").ifPresent(elements::add);
      for (Json one : elements) {
        Obj element = one.asObj().orElse(Obj.EMPTY);
        if (element.text("action_id").filter(action::equals).isPresent()) {
          return Optional.of(new Found(element, block.text("block_id").orElse("")));
        }
      }
    }
    return Optional.empty();
  }
}
