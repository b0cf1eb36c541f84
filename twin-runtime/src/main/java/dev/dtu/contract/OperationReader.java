package dev.dtu.contract;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.TreeSet;

/// Reads the detail of an operation from its part.
final class OperationReader {

  private final Schemas home;
  private final List<SecurityNeed> security;
  private final List<Server> servers;
  private final Obj title;

  /// @param security what holds for an operation that says nothing of it
  /// @param servers likewise
  /// @param title of the contract, for what is common to all operations
  OperationReader(Schemas home, List<SecurityNeed> security, List<Server> servers, Obj title) {
    this.home = home;
    this.security = security;
    this.servers = servers;
    this.title = title;
  }

  Operation read(OperationLine line, Obj node) {
    return new Operation(
        line.id(),
        line.method(),
        Route.of(line.path()),
        line.family(),
        parameters(node.items("parameters")),
        node.obj("body")
            .map(body -> new RequestBody(body.flag("required"), schemas(body, "content"))),
        replies(node.obj("replies").orElse(Obj.EMPTY)),
        node.has("security") ? security(node.items("security")) : security,
        node.has("servers") ? servers(node.items("servers")) : servers,
        node.flag("deprecated"),
        node.obj("paging").flatMap(OperationReader::paging),
        traits(node));
  }

  private Traits traits(Obj node) {
    boolean alone = node.find("common").filter(Json.Bool.FALSE::equals).isPresent();
    Obj shared = alone ? Obj.EMPTY : title;
    var errors = new TreeSet<String>();
    errors.addAll(texts(shared, "errors"));
    errors.addAll(texts(node, "errors"));
    var composed = new LinkedHashMap<String, String>();
    for (Obj.Member member : node.obj("composed").orElse(Obj.EMPTY)) {
      composed.put(member.key(), member.value().asText().orElse(""));
    }
    return new Traits(
        parameters(shared.items("parameters")),
        List.copyOf(errors),
        node.text("rate"),
        composed,
        node.obj("upload").map(OperationReader::upload),
        node.obj("download")
            .map(one ->
                new Download(one.text("parameter").orElse(""), one.text("value").orElse(""))),
        Optional.empty());
  }

  private static Upload upload(Obj node) {
    OptionalLong most =
        node.find("maxBytes").orElse(Json.Null.NULL) instanceof Json.Num num
            ? num.whole().map(OptionalLong::of).orElse(OptionalLong.empty())
            : OptionalLong.empty();
    return new Upload(
        node.text("parameter").orElse(""), texts(node, "kinds"), texts(node, "types"), most);
  }

  static List<String> texts(Obj owner, String key) {
    return owner.items(key).items().stream().flatMap(item -> item.asText().stream()).toList();
  }

  private List<Parameter> parameters(Arr nodes) {
    var parameters = new ArrayList<Parameter>();
    for (Json item : nodes) {
      item.asObj().flatMap(this::parameter).ifPresent(parameters::add);
    }
    return parameters;
  }

  private Optional<Parameter> parameter(Obj node) {
    return node.text("in").flatMap(Parameter.Place::named).map(place -> parameter(node, place));
  }

  private Parameter parameter(Obj node, Parameter.Place place) {
    String style = node.text("style").orElse(place.defaultStyle());
    boolean explode = node.has("explode") ? node.flag("explode") : style.equals("form");
    SequencedMap<String, Schema> content = schemas(node, "content");
    boolean document = !content.isEmpty();
    return new Parameter(
        node.text("name").orElse(""),
        place,
        node.flag("required") || place == Parameter.Place.PATH,
        node.flag("deprecated"),
        style,
        explode,
        document
            ? content.firstEntry().getValue()
            : Schema.of(node.find("schema").orElse(Obj.EMPTY), home),
        document ? Optional.of(content.firstEntry().getKey()) : Optional.empty());
  }

  private SequencedMap<String, ReplyShape> replies(Obj nodes) {
    var replies = new LinkedHashMap<String, ReplyShape>();
    for (Obj.Member member : nodes) {
      Obj reply = member.value().asObj().orElse(Obj.EMPTY);
      replies.put(
          member.key().equals("default") ? "default" : member.key().toUpperCase(Locale.ROOT),
          new ReplyShape(schemas(reply, "headers"), schemas(reply, "content")));
    }
    return replies;
  }

  private SequencedMap<String, Schema> schemas(Obj owner, String key) {
    var schemas = new LinkedHashMap<String, Schema>();
    for (Obj.Member member : owner.obj(key).orElse(Obj.EMPTY)) {
      schemas.put(member.key(), Schema.of(member.value(), home));
    }
    return schemas;
  }

  static List<Server> servers(Arr nodes) {
    var servers = new ArrayList<Server>();
    for (Json item : nodes) {
      Obj node = item.asObj().orElse(Obj.EMPTY);
      servers.add(
          new Server(
              node.text("scheme").orElse(""),
              node.text("host").orElse(""),
              node.text("path").orElse(""),
              variables(node.obj("variables").orElse(Obj.EMPTY))));
    }
    return List.copyOf(servers);
  }

  private static SequencedMap<String, String> variables(Obj nodes) {
    var variables = new LinkedHashMap<String, String>();
    for (Obj.Member member : nodes) {
      member.value().asWords().ifPresent(usual -> variables.put(member.key(), usual));
    }
    return variables;
  }

  static List<SecurityNeed> security(Arr nodes) {
    var needs = new ArrayList<SecurityNeed>();
    for (Json item : nodes) {
      var schemes = new LinkedHashMap<String, List<String>>();
      for (Obj.Member member : item.asObj().orElse(Obj.EMPTY)) {
        schemes.put(
            member.key(),
            member.value().asArr().orElse(Arr.EMPTY).items().stream()
                .flatMap(scope -> scope.asText().stream())
                .toList());
      }
      needs.add(new SecurityNeed(schemes));
    }
    return List.copyOf(needs);
  }

  static SecurityScheme scheme(String name, Obj node) {
    return new SecurityScheme(
        name,
        node.text("type").orElse(""),
        node.text("in").flatMap(Parameter.Place::named),
        node.text("name"),
        node.text("scheme").map(word -> word.toLowerCase(Locale.ROOT)),
        node);
  }

  private static Optional<Paging> paging(Obj node) {
    for (Paging.Style style : Paging.Style.values()) {
      if (node.text("style").filter(style.name().toLowerCase(Locale.ROOT)::equals).isPresent()) {
        return Optional.of(
            new Paging(
                style,
                node.text("cursor"),
                node.text("offset"),
                node.text("page"),
                node.text("limit"),
                node.text("items"),
                node.text("next"),
                node.text("total"),
                node.text("last"),
                node.text("more"),
                node.flag("link")));
      }
    }
    return Optional.empty();
  }
}
