package dev.dtu.mine;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.usage.Line;
import dev.dtu.usage.Pointer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// What was noted of an operation. Mutable, one thread's.
final class Notes {

  private static final String BEFORE = "before:";

  /// What became of things it made or changed, where it was seen.
  final List<Sight> item = new ArrayList<>();

  /// How it showed things that were known.
  final List<Sight> view = new ArrayList<>();

  /// Things it showed that nobody was seen to make.
  final List<Sight> found = new ArrayList<>();

  /// The same with what a list had shown of them before; nothing where none had.
  final List<Sight> listed = new ArrayList<>();

  /// What it showed of such things when it changed them, but what was sent.
  final List<Sight> stood = new ArrayList<>();

  /// What it answered with, where it makes things.
  final List<Sight> answers = new ArrayList<>();

  /// What stood around the things in its answers, with a list as long in the place of one of them.
  final List<Sight> around = new ArrayList<>();

  /// Where the things stand in its answers.
  String inside = "";

  /// Whether what it answers is nothing that is kept.
  boolean tells;

  /// What it answered with where that was a text.
  final List<Sight> texts = new ArrayList<>();

  /// How facts begin of the thing that its path names.
  private String of = "";

  /// What was there below things it made, and nobody had made, by resource.
  final SortedMap<String, List<Sight>> births = new TreeMap<>();

  /// How often it answered with each status of success.
  final SortedMap<Integer, Long> statuses = new TreeMap<>();

  /// Facts of which its document says that they tell kinds of things apart.
  final NavigableSet<String> kinds = new TreeSet<>();

  /// Places of objects whose members clients name, as its document says.
  final NavigableSet<Pointer> maps = new TreeSet<>();

  /// Places that its document says are secret.
  final NavigableSet<Pointer> secrets = new TreeSet<>();

  /// What the kinds are that those facts tell apart.
  final SortedMap<String, Sorts> sorts = new TreeMap<>();

  /// The resource it is about.
  String resource = "";

  /// Members that its document says its things have, and what its queries may ask, as conditions
  /// name it.
  final NavigableSet<String> members = new TreeSet<>();

  final NavigableSet<String> asks = new TreeSet<>();

  /// What its document says that stands for what is not sent.
  final SortedMap<Pointer, Json> unsent = new TreeMap<>();

  /// The same of members that things of one kind alone have.
  final SortedMap<Pointer, Json> unsentOfKinds = new TreeMap<>();

  /// The status of success its document tells.
  int told;

  /// Rules of the document that requests and answers broke.
  final NavigableSet<String> forgiven = new TreeSet<>();

  final NavigableSet<String> departed = new TreeSet<>();

  /// Whether it puts another thing in the place of one.
  boolean replaces;

  /// How many answers were read.
  long seen;

  /// How many things it made were read later, and of how many the answer was a small part.
  long read;

  long apart;

  /// How many changes were answered with the thing, and how many with something else.
  long alike;

  long unlike;

  /// What it answered changes with that was something else than the thing.
  final List<Sight> other = new ArrayList<>();

  /// An answer without the things in it; a list of them has a word for each.
  Obj around(Obj answer, String member) {
    inside = member;
    Optional<Arr> items = answer.find(member).flatMap(Json::asArr);
    return items.isEmpty()
        ? answer.without(member)
        : answer.with(member, Arr.of(Collections.nCopies(items.get().size(), Json.of(""))));
  }

  /// Notes an answer about nothing that is kept: a document, or a text in the place of one.
  ///
  /// @param other a thing that the path names, by how facts of it begin
  void told(Sight sight, Obj shown, Optional<Map.Entry<String, Obj>> other) {
    tells = true;
    other.ifPresent(each -> of = each.getKey());
    Sight seen = sight.alone(other.map(Map.Entry::getValue).orElse(Obj.EMPTY)).showing(shown);
    if (Written.is(shown)) {
      texts.add(seen);
    } else if (!shown.isEmpty()) {
      item.add(seen);
    }
  }

  /// Lines of such answers, in which what stood before is what stands in the thing that the path names.
  List<Line> named(List<Line> lines) {
    return tells && !of.isEmpty() ? lines.stream().map(this::named).toList() : lines;
  }

  private Line named(Line line) {
    SortedMap<String, Json> when = new TreeMap<>();
    line.when().forEach((fact, is) -> when.put(fact.replace(BEFORE, of), is));
    Optional<Json> is =
        line.is()
            .map(each ->
                each.asText()
                    .map(text -> (Json) Json.of(text.replace("${" + BEFORE, "${" + of)))
                    .orElse(each));
    return new Line(line.at(), when, is, line.seen(), line.against(), line.unheeded());
  }

  /// Notes that a change was not answered with the thing, and with what else, if anything.
  void unlike(Sight sight) {
    if (!sight.shown().isEmpty()) {
      unlike++;
      other.add(sight.alone());
    }
  }

  /// What its document says of the things.
  ///
  /// @param alone whether nobody will mend the twin
  Known known(boolean alone) {
    return new Known(kinds, maps, secrets, sorts, alone);
  }

  /// Whether it answers with something else than the thing.
  boolean apart() {
    return answers.isEmpty() ? unlike > alike : 2 * apart > read;
  }
}
