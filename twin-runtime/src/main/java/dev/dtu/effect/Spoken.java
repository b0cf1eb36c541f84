package dev.dtu.effect;

import dev.dtu.call.Headers;
import dev.dtu.call.Reply;
import dev.dtu.contract.Schema;
import dev.dtu.contract.Schemas;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Mint;
import dev.dtu.twin.Moments;
import dev.dtu.twin.Refusal;
import dev.dtu.twin.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A refusal in the words of its [Manners.Shape].
final class Spoken {

  private final Manners manners;
  private final Refusal refusal;
  private final Scene scene;
  private final Moments.Form moments;
  private int minted;
  private String word = "";

  Spoken(Manners manners, Refusal refusal, Scene scene, Moments.Form moments) {
    this.moments = moments;
    this.manners = manners;
    this.refusal = refusal;
    this.scene = scene;
  }

  static String type(Manners.Shape shape) {
    return shape.contentType().isEmpty() ? "application/json" : shape.contentType();
  }

  /// The schema of all that a body may become.
  static Schema schema(Json template) {
    return Schema.of(Template.schema(template), Schemas.NONE);
  }

  /// The body with all facts in it.
  Json body(Manners.Shape shape) {
    word = Optional.of(shape.words()).filter(words -> !words.isEmpty()).map(this::word).orElse("");
    return fill(shape.body(), null);
  }

  Reply as(Manners.Shape shape, int status, Json body) {
    Reply reply = body == Json.Null.NULL ? Reply.empty(status) : reply(status, body, type(shape));
    Headers headers = reply.headers();
    for (Obj.Member header : shape.headers()) {
      headers = headers.with(header.key(), text(header.value().asWords().orElse(""), null));
    }
    return reply.with(headers);
  }

  private static Reply reply(int status, Json body, String type) {
    return body instanceof Json.Text(String words) && !type.contains("json")
        ? Reply.text(status, words, type)
        : Reply.json(status, body, type);
  }

  private Json fill(Json template, Refusal.@Nullable Cause cause) {
    return switch (template) {
      case Json.Text text -> Json.of(text(text.value(), cause));
      case Arr arr -> {
        List<Json> items = new ArrayList<>();
        arr.forEach(item -> fillItem(items, item, cause));
        yield Arr.of(items);
      }
      case Obj obj when obj.has("$each") -> {
        List<Json> items = new ArrayList<>();
        fillItem(items, obj, cause);
        yield Arr.of(items);
      }
      case Obj obj when obj.has("$members") -> members(obj);
      case Obj obj -> {
        var out = Obj.builder();
        obj.forEach(member -> out.put(member.key(), fill(member.value(), cause)));
        yield out.build();
      }
      case Json.Num _, Json.Bool _, Json.Null _ -> template;
    };
  }

  private void fillItem(List<Json> items, Json item, Refusal.@Nullable Cause cause) {
    if (item instanceof Obj obj && obj.has("$each")) {
      for (Refusal.Cause each : refusal.causes()) {
        Json usual = obj.find("as").orElse(Obj.EMPTY);
        items.add(fill(each.missing() ? obj.find("missing").orElse(usual) : usual, each));
      }
    } else {
      items.add(fill(item, cause));
    }
  }

  private Obj members(Obj template) {
    var out = Obj.builder();
    for (Refusal.Cause cause : refusal.causes()) {
      String key = text(template.text("key").orElse("${field}"), cause);
      out.put(key, fill(template.find("value").orElse(Json.of("${what}")), cause));
    }
    return out.build();
  }

  private String text(String template, Refusal.@Nullable Cause cause) {
    int from = template.indexOf("${");
    if (from < 0) {
      return template;
    }
    var out = new StringBuilder();
    int at = 0;
    while (from >= 0) {
      int end = end(template, from + 2);
      if (end < 0) {
        break;
      }
      out.append(template, at, from).append(fact(template.substring(from + 2, end), cause));
      at = end + 1;
      from = template.indexOf("${", at);
    }
    return out.append(template.substring(at)).toString();
  }

  /// The brace that closes; shapes of ids have braces of their own.
  private static int end(String template, int from) {
    int open = 1;
    for (int i = from; i < template.length(); i++) {
      char c = template.charAt(i);
      open += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (open == 0) {
        return i;
      }
    }
    return -1;
  }

  private String fact(String name, Refusal.@Nullable Cause cause) {
    if (name.startsWith("id:")) {
      return Mint.of(name.substring(3)).make(scene.dice().at("problem"), minted++);
    }
    return switch (name) {
      case "date" -> moments.text(scene.moment());
      case "field" -> cause == null ? first().field() : cause.field();
      case "what" -> cause == null ? first().what() : cause.what();
      case "class" -> manners.classOf(refusal.facts().text("resource").orElse(""));
      case "origin" -> scene.origin().url();
      case "text" -> ProblemText.of(refusal);
      case "word" -> word;
      case "path" -> scene.call().request().path();
      case "method" -> scene.call().request().method();
      default -> refusal.facts().find(name).flatMap(Json::asWords).orElse("");
    };
  }

  /// The first of the words that the operation lists among its errors, else the last.
  private String word(List<String> words) {
    List<String> listed = scene.matched().map(one -> one.traits().errors()).orElse(List.of());
    for (String each : words) {
      Pattern meant = Pattern.compile(text(each, null).replace("*", "[a-z0-9_]*"));
      Optional<String> found = listed.stream().filter(meant.asMatchPredicate()).findFirst();
      if (found.isPresent()) {
        return found.get();
      }
    }
    return text(words.getLast(), null);
  }

  private Refusal.Cause first() {
    return refusal.causes().isEmpty() ? new Refusal.Cause("", "") : refusal.causes().getFirst();
  }
}
