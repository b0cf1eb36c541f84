package dev.dtu.twin;

import dev.dtu.call.Reply;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The service says no: a problem by name, with what its text needs. Stackless, raised from
/// anywhere below [Twin#take], rendered once in the vendor's dialect.
public final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /// One reason among several, as validation gives them.
  ///
  /// @param field the member or parameter, dotted; empty when it is the whole
  /// @param missing whether it is that the field is not there
  public record Cause(String field, String what, boolean missing) {

    /// A reason that is about what is there.
    public Cause(String field, String what) {
      this(field, what, false);
    }
  }

  private final String problem;
  private final transient Obj facts;
  private final transient List<Cause> causes;
  private final boolean keeping;
  private final transient @Nullable Reply said;

  private Refusal(String problem, Obj facts, List<Cause> causes, boolean keeping) {
    this(problem, facts, causes, keeping, null);
  }

  private Refusal(
      String problem, Obj facts, List<Cause> causes, boolean keeping, @Nullable Reply said) {
    super(problem, null, false, false);
    this.said = said;
    this.problem = problem;
    this.facts = facts;
    this.causes = List.copyOf(causes);
    this.keeping = keeping;
  }

  /// A refusal of a path that leads nowhere.
  static Refusal noRoute(String method, String path) {
    return of(Problem.NO_ROUTE)
        .with("method", method)
        .with("path", path)
        .with("last", path.substring(path.lastIndexOf('/') + 1));
  }

  /// A problem by its name: one of [Problem]'s, or one of the twin's own.
  public static Refusal of(String problem) {
    return new Refusal(problem, Obj.EMPTY, List.of(), false);
  }

  /// What the service was seen to say no to, with the whole reply it was seen to give.
  public static Refusal objecting(Reply reply) {
    return new Refusal(Problem.OBJECTED, Obj.EMPTY, List.of(), false, reply);
  }

  /// The reply it was raised with; else the one the envelope makes of it.
  Reply reply(Envelope envelope, Scene scene) {
    return said == null ? envelope.render(this, scene) : said;
  }

  /// A copy that knows one more fact for the text.
  public Refusal with(String fact, String value) {
    return new Refusal(problem, facts.with(fact, Json.of(value)), causes, keeping);
  }

  /// A copy with one more cause.
  public Refusal because(String field, String what) {
    return because(new Cause(field, what));
  }

  /// A copy with one more cause.
  Refusal because(Cause cause) {
    List<Cause> longer = new ArrayList<>(causes);
    longer.add(cause);
    return new Refusal(problem, facts, longer, keeping);
  }

  /// A copy that rolls nothing back: what the turn did until then is done, as where a wrong passcode
  /// locks an account.
  public Refusal keeping() {
    return new Refusal(problem, facts, causes, true, said);
  }

  /// Whether what the turn did is done all the same.
  boolean keeps() {
    return keeping;
  }

  public String problem() {
    return problem;
  }

  public Obj facts() {
    return facts;
  }

  public List<Cause> causes() {
    return causes;
  }
}
