package dev.dtu.generate;

import dev.dtu.fidelity.Share;
import dev.dtu.folder.TwinFolder;
import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import dev.dtu.judge.Atomic;
import dev.dtu.judge.Refused;
import dev.dtu.judge.Seal;
import dev.dtu.judge.Standing;
import dev.dtu.judge.Verdict;
import dev.dtu.laws.Figures;
import dev.dtu.load.FlawedTwin;
import dev.dtu.round.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What is known of a sealed twin folder, and how it was made: the three witnesses apart, the gaps
/// between the sides, evidence, provenance and cost (`docs/reference/scorecard.md`).
///
/// @param told the document
public record Scorecard(Obj told) {

  /// The file for programs, and the one for people.
  static final String FILE = "scorecard.json";

  static final String PAGE = "scorecard.md";

  /// The scorecard of a folder.
  public static Scorecard read(TwinFolder folder) throws IOException, Unfinished {
    Path file = folder.path().resolve(FILE);
    if (!Files.isRegularFile(file)) {
      throw new Unfinished("expected a scorecard, found none in " + folder.path());
    }
    try {
      return new Scorecard(Json.parse(Files.readAllBytes(file)).asObj().orElse(Obj.EMPTY));
    } catch (Malformed malformed) {
      throw new Unfinished("expected a scorecard in " + file + ": " + malformed.getMessage());
    }
  }

  /// Takes away what was known of the folder before.
  static void forget(TwinFolder folder) throws IOException {
    Files.deleteIfExists(folder.path().resolve(FILE));
    Files.deleteIfExists(folder.path().resolve(PAGE));
  }

  void write(TwinFolder folder) throws IOException {
    Atomic.write(folder.path().resolve(PAGE), page());
    Atomic.write(folder.path().resolve(FILE), told.pretty() + "\n");
  }

  /// Whether what it says may be relied upon: nobody cheated, and no recording's own words are in the
  /// folder.
  public boolean valid() {
    return told.items("refused").isEmpty();
  }

  /// Why it is not valid, a line each.
  public List<String> refused() {
    return told.items("refused").items().stream().flatMap(each -> each.asText().stream()).toList();
  }

  /// What of the goal is missed, a line each.
  public List<String> missed() {
    return told.items("missed").items().stream().flatMap(each -> each.asText().stream()).toList();
  }

  /// How a side stands: `training`, `validation` or `held-out`.
  public Standing standing(String side) {
    return new Standing(
        told.obj("witnesses")
            .flatMap(all -> all.obj("recordings"))
            .flatMap(all -> all.obj(side))
            .orElse(Obj.EMPTY));
  }

  /// How it ended, in a line.
  String end() {
    return valid()
        ? "done: " + told.text("hash").orElse("").substring(0, 12)
        : "refused: " + String.join("; ", refused().stream().limit(3).toList());
  }

  static String counted(Obj count) {
    return "%s groups, %s recordings, %s exchanges"
        .formatted(word(count, "groups"), word(count, "recordings"), word(count, "exchanges"));
  }

  private static String word(Obj from, String member) {
    return from.find(member).map(Json::toString).orElse("0");
  }

  /// The page for people.
  public String page() {
    return new ScorecardPage(this).text();
  }

  /// Makes the scorecard of a generation.
  ///
  /// @param facts what its phases left: counts of the recordings, why the agent stopped
  record Maker(Order order, Obj facts, Rounds rounds) {

    Scorecard of(TwinFolder twin, Verdict heldOut) throws IOException, FlawedTwin, Refused {
      Round kept = rounds.kept().orElseThrow();
      Obj recordings =
          Obj.builder()
              .put("training", kept.training().figures())
              .put("validation", kept.validation().figures())
              .put("held-out", heldOut.standing().figures())
              .build();
      Figures laws = Report.laws(twin);
      Obj witnesses =
          Obj.builder()
              .put("recordings", recordings)
              .put("contract", laws.toJson().without("outside"))
              .put("sdks", "none was run")
              .build();
      return new Scorecard(
          Obj.builder()
              .put("format", 1)
              .put("twin", twin.name())
              .put("hash", Seal.of(twin))
              .put("lineage", heldOut.lineage())
              .put("scoring", heldOut.scoring())
              .put("refused", texts(refused(heldOut)))
              .put("missed", texts(missed(kept)))
              .put("witnesses", witnesses)
              .put("gaps", gaps(kept, heldOut.standing()))
              .put("evidence", facts.obj("recordings").orElse(Obj.EMPTY))
              .put("provenance", provenance())
              .put("cost", rounds.spend().json())
              .build());
    }

    private static Json texts(List<String> lines) {
      return Json.array(lines.stream().map(Json::of).toList());
    }

    private List<String> missed(Round kept) {
      boolean asked = kept.validation().scored() > 0;
      return order.effort().goal().missed(asked ? kept.validation() : kept.training());
    }

    private List<String> refused(Verdict heldOut) {
      List<String> refused = new ArrayList<>();
      rounds.ended().stream()
          .filter(round -> round.outcome() == Round.Outcome.CHEATED)
          .forEach(round -> refused.add("round " + round.number() + ": " + round.why()));
      heldOut.canary().ifPresent(file -> refused.add("the held-out canary is in " + file));
      heldOut.leaks().forEach(leak -> refused.add(leak.toString()));
      return refused;
    }

    /// What is lost from one side to the next, in parts of 1.
    private static Obj gaps(Round kept, Standing heldOut) {
      Obj.Builder gaps = Obj.builder();
      for (String level : Standing.LEVELS) {
        gaps.put(
            level,
            Obj.of(
                "training to validation",
                gap(kept.training(), kept.validation(), level),
                "training to held-out",
                gap(kept.training(), heldOut, level)));
      }
      return gaps.build();
    }

    private static Json gap(Standing from, Standing to, String level) {
      Share one = from.share("twin", level);
      Share other = to.share("twin", level);
      boolean both = one.all() > 0 && other.all() > 0;
      return both ? Json.of(Math.round(1e6 * (one.part() - other.part())) / 1e6) : Json.Null.NULL;
    }

    private Obj provenance() throws IOException {
      List<Json> documents = new ArrayList<>();
      for (Path file : order.sources().documents()) {
        documents.add(Json.of(order.sources().source(file)));
      }
      List<Json> all = new ArrayList<>();
      for (Round round : rounds.ended()) {
        all.add(
            round
                .json()
                .without("training")
                .without("validation")
                .with("validation mark", Json.of(Math.round(1e6 * round.mark()) / 1e6)));
      }
      return Obj.builder()
          .put("documents", Json.array(documents))
          .put("day", order.sources().day().toString())
          .put("seed", order.seed())
          .put("shares", order.shares().toString())
          .put("agent", order.effort().told())
          .put("budget", order.effort().budget().toString())
          .put("stopped", facts.text("stopped").orElse(""))
          .put("rounds", Json.array(all))
          .build();
    }
  }
}
