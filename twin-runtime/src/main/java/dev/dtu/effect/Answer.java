package dev.dtu.effect;

import dev.dtu.call.Body;
import dev.dtu.call.Delivery;
import dev.dtu.call.Dice;
import dev.dtu.call.Headers;
import dev.dtu.call.Reply;
import dev.dtu.contract.Operation;
import dev.dtu.contract.ReplyShape;
import dev.dtu.contract.Schema;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Behaviour;
import dev.dtu.twin.Moments;
import dev.dtu.twin.Scene;
import dev.dtu.usage.Line;
import dev.dtu.usage.Usage;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Answers in the shape of the contract and changes nothing; equal requests get equal answers.
record Answer(Form form, Optional<Usage> usage, Shelves shelves) implements Behaviour {

  @Override
  public Reply act(Scene scene) {
    var facts = new Regarding(scene, shelves, new Answering(scene, form.moments, form.root()));
    Optional<Json> text = usage.flatMap(each -> each.text(facts));
    if (text.isPresent()) {
      return form.reply(text.get());
    }
    if (usage.isPresent() && form.root().filter(root -> root.is("object")).isPresent()) {
      Obj seen = Usage.applied(usage.get().item(), Obj.EMPTY, facts);
      return form.reply(Links.expand(seen, Here.of(scene)));
    }
    return form.made(scene, Obj.EMPTY, query(scene));
  }

  private static String query(Scene scene) {
    var request = scene.call().request();
    String body = request.body() instanceof Body.Bytes bytes ? bytes.toString() : "";
    return request.path() + "?" + request.query() + " " + body;
  }

  /// How one operation answers when all is well: status, media type, and the shape of the body.
  static final class Form {

    private final Effect effect;
    private final Moments.Form moments;
    private final int status;
    private final String mediaType;
    private final Optional<Shape> root;
    private final Optional<Shape> item;
    private final Optional<Usage> usage;

    /// @param moments how moments are written
    Form(Effect effect, Operation operation, Moments.Form moments, Optional<Usage> usage) {
      this.moments = moments;
      this.effect = effect;
      this.usage = usage.filter(each -> !each.around().lines().isEmpty());
      int told = effect.success(operation);
      Optional<Integer> seen =
          usage
              .flatMap(each -> each.around().status())
              .flatMap(line -> line.is())
              .flatMap(Form::whole);
      this.status = seen.orElse(told);
      ReplyShape shape =
          operation
              .reply(status)
              .filter(own -> status == told || status == 204 || !own.content().isEmpty())
              .or(() -> operation.reply(told))
              .orElse(ReplyShape.EMPTY);
      Map.Entry<String, Schema> content = content(shape);
      boolean bodyless = status == 204 || status == 304 || content == null;
      this.mediaType = content == null ? "" : mediaType(content.getKey());
      this.root =
          bodyless || content == null
              ? Optional.empty()
              : Optional.of(new Shape(content.getValue()));
      this.item = root.flatMap(r -> inside(r, effect.replyMember()));
    }

    private static Optional<Integer> whole(Json status) {
      return status instanceof Json.Num number
          ? Optional.of((int) number.real())
          : Optional.empty();
    }

    private static Map.@org.jspecify.annotations.Nullable Entry<String, Schema> content(
        ReplyShape shape) {
      for (Map.Entry<String, Schema> entry : shape.content().entrySet()) {
        if (entry.getKey().contains("json")) {
          return entry;
        }
      }
      return shape.content().isEmpty() ? null : shape.content().firstEntry();
    }

    private static String mediaType(String declared) {
      return declared.contains("*") ? "application/json" : declared;
    }

    private static Optional<Shape> inside(Shape shape, String dotted) {
      Optional<Shape> at = Optional.of(shape);
      for (String step : dotted.isEmpty() ? List.<String>of() : List.of(dotted.split("\\."))) {
        at = at.flatMap(s -> s.slot(step)).map(Shape.Slot::shape);
      }
      return at;
    }

    Optional<Shape> root() {
      return root;
    }

    /// The members of the reply.
    Map<String, Shape.Slot> slots() {
      return root.map(shape -> shape.slots(Obj.EMPTY)).orElseGet(Collections::emptyMap);
    }

    /// The shape of the item in the reply.
    Optional<Shape> item() {
      return item;
    }

    int status() {
      return status;
    }

    /// The reply that shows an item.
    ///
    /// @param declared members the resource has somewhere; those the reply's shape does not name
    ///     stay out of it
    /// @param beside what the envelope tells of the row
    Reply item(
        Scene scene, Obj stored, Map<String, Shape.Slot> declared, Obj beside, Synthesis draw) {
      if (root.isEmpty()) {
        return Reply.empty(status);
      }
      return seen(scene, show(scene, stored, item.orElse(root.get()), declared, draw), beside);
    }

    /// The reply that shows an item as it is.
    Reply seen(Scene scene, Json shown, Obj beside) {
      if (root.isEmpty()) {
        return Reply.empty(status);
      }
      Json body =
          effect.replyMember().isEmpty() || item.isEmpty()
              ? shown
              : wrapped(scene, effect.replyMember(), shown);
      return reply(body instanceof Obj whole ? whole.withAll(beside) : body);
    }

    /// Whether it was seen to answer with something else than the thing, and with what.
    boolean other() {
      return usage.filter(Usage::apart).isPresent()
          && effect.replyMember().isEmpty()
          && root.filter(each -> each.is("object")).isPresent();
    }

    /// The reply that tells what was seen in the place of the thing.
    Reply told(Scene scene) {
      List<Line> lines = usage.orElseThrow().around().lines();
      Obj seen = Usage.applied(lines, Obj.EMPTY, new Answering(scene, moments, root));
      return reply(Links.expand(seen, Here.of(scene)));
    }

    /// The reply that shows what was sent as it is.
    Reply whole(Scene scene, Json sent, Synthesis draw) {
      if (root.isEmpty()) {
        return Reply.empty(status);
      }
      Json shown = item.orElse(root.get()).fit(sent, draw);
      return item.isEmpty() ? reply(shown) : reply(wrapped(scene, effect.replyMember(), shown));
    }

    /// Whether the reply shows a list where other creates show the item.
    boolean list() {
      return item.filter(shape -> shape.is("array") && !shape.is("object")).isPresent();
    }

    /// The reply around a list of items.
    Reply reply(Scene scene, Arr items) {
      return reply(wrapped(scene, effect.replyMember(), items));
    }

    /// The item as one shape shows it.
    static Json show(
        Scene scene, Obj stored, Shape shape, Map<String, Shape.Slot> declared, Synthesis draw) {
      Obj item = stored;
      if (shape.takesObjects()) {
        Map<String, Shape.Slot> slots = shape.slots(stored);
        for (int i = slots.isEmpty() ? -1 : stored.size() - 1; i >= 0; i--) {
          String name = stored.key(i);
          if (!slots.containsKey(name) && declared.containsKey(name)) {
            item = item.without(name);
          }
        }
      }
      Here here = Here.of(scene);
      Json linked = Links.expand(item, here);
      if (Settled.in(shape, linked)) {
        return linked;
      }
      boolean one = shape.is("array") && !shape.is("object");
      return Links.expand(shape.fit(one ? Arr.of(linked) : linked, draw), here);
    }

    /// The rest of the reply around what one of its members holds.
    Json wrapped(Scene scene, String member, Json value) {
      Shape shape = root.orElseThrow();
      if (member.isEmpty()) {
        return value;
      }
      Obj given = Members.with(Obj.EMPTY, member, value);
      Synthesis draw = Synthesis.steady(dice(scene), moments);
      Obj whole =
          effect.called()
              ? shape.fit(walks() ? walking(given, shape) : given, draw).asObj().orElse(given)
              : draw.object(shape, given);
      return Links.expand(Members.with(seen(scene, whole, member), member, value), Here.of(scene));
    }

    /// What stands around the things, as it was seen.
    private Obj seen(Scene scene, Obj whole, String member) {
      if (usage.isEmpty()) {
        return whole;
      }
      List<Line> lines = usage.get().around().lines();
      Obj seen = whole;
      for (String name : whole.keys()) {
        boolean shown = lines.stream().anyMatch(line -> line.at().steps().getFirst().equals(name));
        seen = shown || member.startsWith(name) ? seen : seen.without(name);
      }
      return Usage.applied(lines, seen, new Answering(scene, moments, root));
    }

    private boolean walks() {
      return effect.kind() == Effect.Kind.LIST;
    }

    /// With room for what is told of a page; a call tells nothing else that it need not.
    private static Obj walking(Obj given, Shape shape) {
      Obj all = given;
      for (Shape.Slot slot : shape.slots(given).values()) {
        String name = Names.plain(slot.name());
        boolean walks = name.startsWith("paging") || name.endsWith("metadata");
        if (walks && slot.shape().is("object") && !given.has(slot.name())) {
          all = all.with(slot.name(), Obj.EMPTY);
        }
      }
      return all;
    }

    private Dice dice(Scene scene) {
      return scene.call().dice().at(effect.operation());
    }

    /// A reply made of the shape alone, with the members given.
    Reply made(Scene scene, Obj given, String seed) {
      if (root.isEmpty()) {
        return Reply.empty(status);
      }
      Synthesis draw = Synthesis.steady(dice(scene).at(seed), moments);
      Json value =
          root.get().is("object") ? draw.object(root.get(), given) : draw.value(root.get(), "");
      Here here = Here.of(scene);
      return reply(Links.expand(root.get().fit(Links.expand(value, here), draw), here));
    }

    /// The reply with this body.
    Reply reply(Json body) {
      if (root.isEmpty()) {
        return Reply.empty(status);
      }
      if (mediaType.contains("json")) {
        return Reply.json(status, body, mediaType);
      }
      String text = body.asWords().orElseGet(body::toString);
      return new Reply(
          status, Headers.of("content-type", mediaType), Body.of(text), Delivery.PROMPT);
    }
  }
}
