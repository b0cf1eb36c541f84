package dev.dtu.mine;

import dev.dtu.fidelity.Guide;
import dev.dtu.json.Json;
import dev.dtu.recording.Session;
import dev.dtu.usage.Around;
import dev.dtu.usage.Birth;
import dev.dtu.usage.Line;
import dev.dtu.usage.Loose;
import dev.dtu.usage.Pointer;
import dev.dtu.usage.Usage;
import dev.dtu.usage.Usages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Finds out from recorded sessions how a twin's service behaves beyond its document.
public final class Mining {

  /// More answers of one kind than this tell nothing new.
  private static final int ENOUGH = 3_000;

  /// What is there to things that so few recordings show differs from one to the next.
  private static final int FEW = 2;

  private static final NavigableSet<String> NONE = new TreeSet<>();

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]{8,60}");

  private final Watch watch;
  private final Tokens tokens = new Tokens();
  private final Words words = new Words();
  private boolean alone;
  private int few = FEW;

  /// @param guide leads exchanges to operations
  /// @param twin whose service is watched
  public Mining(Guide guide, String twin) {
    this(guide, twin, _ -> new TreeMap<>());
  }

  /// @param known texts of a session that are facts of the tenant, and the templates that say them
  public Mining(Guide guide, String twin, Function<Session, SortedMap<String, String>> known) {
    this.watch = new Watch(guide, twin, known);
  }

  /// The same for a twin that nobody will mend: where nothing tells that the service refuses a
  /// call, it had better be answered. A twin that people keep refuses what its document forbids,
  /// and what is not there.
  public Mining alone() {
    alone = true;
    return this;
  }

  /// The same of sessions that are examples: one tells what a thing is that nobody was seen to make.
  public Mining examples() {
    few = 0;
    return this;
  }

  /// Takes in what one session shows.
  public void watch(Session session) {
    words.watch(session);
    watch.session(session);
  }

  /// What was found out.
  ///
  /// @param source where the sessions are from, and until when
  public Usages found(String source) {
    tokens.clients(words.clients());
    SortedMap<String, Usage> operations = new TreeMap<>();
    for (Map.Entry<String, Notes> each : watch.notes().entrySet()) {
      Usage usage = usage(each.getValue());
      if (!usage.equals(Usage.NONE)) {
        operations.put(each.getKey(), usage);
      }
    }
    Adopted.into(operations, watch.notes());
    thought(operations);
    var moved = watch.calls().moved(operations);
    watch
        .calls()
        .deletions()
        .found(operations, moved, tokens)
        .forEach((id, left) ->
            operations.put(id, operations.getOrDefault(id, Usage.NONE).leaving(left)));
    var said = new Said(watch.calls().attempts(), tokens, words);
    new Objections(watch.calls().attempts(), operations, moved, said)
        .found()
        .forEach((id, objections) ->
            operations.put(id, operations.getOrDefault(id, Usage.NONE).objecting(objections)));
    if (alone) {
      watch
          .foundlings()
          .found()
          .forEach((id, shape) ->
              operations.put(id, operations.getOrDefault(id, Usage.NONE).finding(shape)));
    }
    Loose told = everywhere();
    if (!told.equals(Loose.NONE)) {
      operations.put(Usages.ALL, Usage.NONE.with(told));
    }
    operations.replaceAll((id, usage) -> {
      Notes notes = watch.notes().getOrDefault(id, new Notes());
      return Secrets.kept(words.kept(usage.with(tokens::settled)), notes.secrets);
    });
    return new Usages(source, operations);
  }

  /// What is thought of what nothing tells, of a twin that nobody will mend.
  private void thought(SortedMap<String, Usage> operations) {
    if (alone) {
      Carried.into(operations, watch.notes());
      Turned.into(operations, watch.notes());
      Curt.into(operations, watch.notes());
    }
  }

  /// What holds of all operations.
  private Loose everywhere() {
    Loose all = watch.leeway().found(alone);
    Reticence shown = watch.reticence();
    return alone ? all.and(new Loose(NONE, NONE, shown.found(), shown.filled())) : all;
  }

  private Usage usage(Notes notes) {
    boolean apart = notes.apart();
    List<Sight> made = notes.answers.isEmpty() || apart ? notes.item : notes.answers;
    Mode written = notes.replaces ? Mode.REPLACE : notes.tells ? Mode.BORN : Mode.CHANGE;
    Mode mode = notes.answers.isEmpty() ? written : Mode.MAKE;
    List<Line> item = new ArrayList<>(Learner.lines(some(made), mode, tokens, notes.known(alone)));
    if (mode == Mode.MAKE) {
      item.addAll(alone ? Unsent.alone(made, notes, item) : Unsent.lines(made, notes.unsent, item));
    }
    item.addAll(Written.lines(notes.texts, tokens));
    List<Sight> there = notes.found.isEmpty() ? notes.stood : notes.found;
    boolean several = there.stream().map(Sight::group).distinct().count() > few;
    List<Line> found =
        several ? Learner.lines(some(there), Mode.MAKE, tokens, notes.known(alone)) : List.of();
    List<Line> view =
        new ArrayList<>(
            parted(
                Ages.kept(
                    Learner.lines(some(notes.view), Mode.VIEW, tokens, notes.known(alone)), notes),
                found));
    view.addAll(Unshown.lines(notes, view));
    List<Line> told = new ArrayList<>(view);
    told.addAll(item);
    view.addAll(Beyond.lines(notes, told));
    view.addAll(alone ? Fuller.lines(notes, tokens) : List.of());
    var rules = new Loose(notes.forgiven, notes.departed);
    return new Usage(
        notes.seen,
        ids(notes.answers),
        notes.named(item),
        view,
        found,
        apart,
        rules,
        around(notes));
  }

  private Around around(Notes notes) {
    List<Birth> births = new ArrayList<>();
    for (Map.Entry<String, List<Sight>> each : notes.births.entrySet()) {
      boolean several = each.getValue().stream().map(Sight::group).distinct().count() > 1;
      List<Line> lines =
          several ? Learner.lines(some(each.getValue()), Mode.BORN, tokens) : List.<Line>of();
      if (lines.stream().anyMatch(line -> line.at().steps().size() > 1)) {
        births.add(new Birth(each.getKey(), lines));
      }
    }
    boolean other = notes.around.isEmpty() && notes.answers.isEmpty() && notes.apart();
    List<Sight> sights = some(other ? notes.other : notes.around);
    List<Line> lines =
        Learner.lines(sights, Mode.BORN, tokens, notes.known(alone)).stream()
            .filter(line -> other || !line.at().steps().getFirst().equals(notes.inside))
            .toList();
    return new Around(status(notes), lines, births);
  }

  /// The status it answers with most often, where that is not what its document says.
  private static Optional<Line> status(Notes notes) {
    long all = notes.statuses.values().stream().mapToLong(Long::longValue).sum();
    return notes.statuses.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .filter(most -> most.getKey() != notes.told)
        .map(most ->
            new Line(
                Pointer.ROOT,
                new TreeMap<>(),
                Optional.of(Json.of(most.getKey())),
                most.getValue(),
                all - most.getValue(),
                0));
  }

  /// What a read or a list shows otherwise, where that holds alone.
  ///
  /// Things that somebody was seen to make are few and often of one kind. Where all that is shown
  /// says that it depends on something, they say so too.
  private List<Line> parted(List<Line> view, List<Line> found) {
    List<Line> parted = new ArrayList<>();
    for (Line line : view) {
      List<Line> others =
          found.stream()
              .filter(each -> each.at().equals(line.at()) && (alone || !each.when().isEmpty()))
              .toList();
      List<Line> alike =
          others.stream()
              .filter(each -> !each.when().isEmpty() && each.is().equals(line.is()))
              .toList();
      if (!line.when().isEmpty() || alike.isEmpty() || alike.size() == others.size()) {
        parted.add(line);
        continue;
      }
      for (Line each : alike) {
        parted.add(
            new Line(
                line.at(), each.when(), line.is(), line.seen(), line.against(), line.unheeded()));
      }
    }
    return parted;
  }

  /// The shape of the ids a service makes.
  private static Optional<String> ids(List<Sight> made) {
    List<String> ids = made.stream().map(Sight::id).distinct().toList();
    boolean plain = ids.stream().allMatch(id -> PLAIN.matcher(id).matches());
    boolean own = made.stream().noneMatch(each -> each.sent().toString().contains(each.id()));
    boolean counted = ids.stream().allMatch(id -> id.chars().allMatch(Character::isDigit));
    return ids.size() > 2 && plain && own && !counted
        ? Optional.of(Shapes.shape(ids))
        : Optional.empty();
  }

  private static List<Sight> some(List<Sight> sights) {
    return sights.size() <= ENOUGH ? sights : sights.subList(0, ENOUGH);
  }
}
