package dev.dtu.fidelity;

import dev.dtu.contract.Operation;
import dev.dtu.contract.Parameter;
import dev.dtu.evidence.Outline;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.recording.Exchange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What does not fit, counted. Mutable; one thread's.
final class Drifts {

  private static final int EXAMPLES = 3;

  private final SortedMap<String, Counted> counted = new TreeMap<>();
  private final Strangers strangers = new Strangers();
  private String example = "";

  /// One way in which documents do not fit, while it is counted.
  private static final class Counted {

    private final Drift first;
    private final Outline outline = new Outline();
    private final List<String> examples = new ArrayList<>();
    private String latest = "";
    private int times;

    private Counted(Drift first) {
      this.first = first;
    }

    private void count(String example) {
      if (latest.equals(example)) {
        return;
      }
      latest = example;
      times++;
      if (examples.size() < EXAMPLES) {
        examples.add(example);
      }
    }

    /// With what stood there as its schema, where the overlay needs it.
    private Drift drift() {
      Obj mend = first.mend();
      if (first.kind() == Drift.Kind.MEMBER) {
        String member = mend.obj("members").orElse(Obj.EMPTY).key(0);
        mend = mend.with("members", Obj.of(member, outline.schema()));
      }
      if (first.kind() == Drift.Kind.STATUS) {
        String status = mend.obj("replies").orElse(Obj.EMPTY).key(0);
        Obj shape = outline.schema();
        boolean none = shape.items("type").isEmpty() && shape.text("type").isEmpty();
        mend = mend.with("replies", Obj.of(status, none ? Obj.EMPTY : shape));
      }
      return new Drift(
          first.kind(),
          first.operation(),
          first.where(),
          first.path(),
          first.what(),
          times,
          examples,
          mend);
    }
  }

  /// Begins another exchange.
  void begin(String place) {
    example = place;
  }

  private Counted note(Drift drift) {
    String key = drift.line();
    Counted all = counted.computeIfAbsent(key, _ -> new Counted(drift));
    all.count(example);
    return all;
  }

  private Counted note(Drift.Kind kind, String[] place, String what, Obj mend) {
    return note(new Drift(kind, place[0], place[1], place[2], what, 0, List.of(), mend));
  }

  /// A request that means no operation.
  void unknown(Exchange exchange) {
    strangers.add(exchange, example);
  }

  void status(Operation operation, Exchange.Answered answered) {
    String status = Integer.toString(answered.status());
    Obj mend = Obj.of("operation", Json.of(operation.id()), "replies", Obj.of(status, Obj.EMPTY));
    String[] place = {operation.id(), "reply " + status, ""};
    Counted noted = note(Drift.Kind.STATUS, place, "an undeclared status", mend);
    answered.body().document().ifPresent(noted.outline::add);
  }

  void parameter(Operation operation, String name) {
    Obj parameter =
        Obj.builder()
            .put("name", name)
            .put("in", "query")
            .put("schema", Obj.of("type", Json.of("string")))
            .build();
    Obj mend = Obj.of("operation", Json.of(operation.id()), "parameters", Arr.of(parameter));
    String[] place = {operation.id(), "query", name};
    note(Drift.Kind.PARAMETER, place, "an undeclared parameter", mend);
  }

  void member(String operation, String where, String path, Owner owner, Obj.Member member) {
    Obj mend = owner.says("members", Obj.of(member.key(), Obj.EMPTY));
    String[] place = {operation, where, path};
    note(Drift.Kind.MEMBER, place, "an undeclared member", mend).outline.add(member.value());
  }

  void type(String operation, String where, String path, Owner owner, Json value) {
    Obj mend = owner.says("types", Arr.of(Json.of(value.kind())));
    String[] place = {operation, where, path};
    note(Drift.Kind.TYPE, place, "an undeclared type, " + value.kind(), mend);
  }

  void missing(String operation, String where, String path, Owner owner, String member) {
    Obj mend = owner.says("optional", Arr.of(Json.of(member)));
    note(Drift.Kind.MISSING, new String[] {operation, where, path}, "required, not there", mend);
  }

  void word(String operation, String where, String path, Owner owner, Json value) {
    List<String> words = DriftWalk.words(value);
    String what = "an undeclared word" + (words.isEmpty() ? "" : ", " + words.getFirst());
    Obj mend = words.isEmpty() ? Obj.EMPTY : owner.says("words", Arr.of(value));
    note(Drift.Kind.WORD, new String[] {operation, where, path}, what, mend);
  }

  void other(String operation, String where, String path, String keyword) {
    String[] place = {operation, where, path};
    note(Drift.Kind.OTHER, place, "not as '" + keyword + "' says", Obj.EMPTY);
  }

  /// The status as the contract declares it: itself, its class, or `default`.
  static String declared(Operation operation, int status) {
    String exact = Integer.toString(status);
    String byClass = status / 100 + "XX";
    return operation.replies().containsKey(exact)
        ? exact
        : operation.replies().containsKey(byClass) ? byClass : "default";
  }

  /// Whether a parameter takes any names.
  static boolean spread(Operation operation) {
    return operation.parameters().stream()
        .anyMatch(it ->
            it.place() == Parameter.Place.QUERY
                && it.explode()
                && it.schema().allows("object")
                && !it.schema().types().isEmpty());
  }

  /// @param beginnings of the contract's paths
  List<Drift> all(Beginnings beginnings) {
    List<Drift> all = new ArrayList<>(strangers.drifts(beginnings));
    counted.values().forEach(each -> all.add(each.drift()));
    all.sort(
        Comparator.comparing(Drift::kind)
            .thenComparing(Comparator.comparingInt(Drift::times).reversed())
            .thenComparing(Drift::line));
    return all;
  }
}
