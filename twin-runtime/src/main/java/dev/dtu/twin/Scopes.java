package dev.dtu.twin;

import dev.dtu.call.Call;
import dev.dtu.call.Caller;
import dev.dtu.contract.Operation;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What operations ask of tokens beyond what the contract's security says: which kinds of token they
/// take, and which scopes, as a service's reference has it (`scopes.yaml`).
///
/// Immutable; what replies tell of it is worked out once.
public final class Scopes {

  /// Of a service whose contract tells all there is to tell.
  public static final Scopes NONE =
      new Scopes(" ", new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());

  private final String between;
  private final SortedMap<String, String> kinds;
  private final SortedMap<String, Need> needs;
  private final SortedMap<String, List<String>> known = new TreeMap<>();
  private final SortedMap<String, String> shown = new TreeMap<>();
  private final SortedMap<String, SortedMap<String, String>> accepted = new TreeMap<>();

  /// @param between what stands between scopes where several are told
  /// @param kinds forms of a credential that are another kind's here: a token among the arguments
  /// @param needs by operation
  /// @param also by kind, scopes that no operation as a whole asks for
  /// @param usual by kind, the scopes that replies tell of tokens which may do everything
  public Scopes(
      String between,
      SortedMap<String, String> kinds,
      SortedMap<String, Need> needs,
      SortedMap<String, List<String>> also,
      SortedMap<String, List<String>> usual) {
    this.between = between;
    this.kinds = Collections.unmodifiableSortedMap(new TreeMap<>(kinds));
    this.needs = Collections.unmodifiableSortedMap(new TreeMap<>(needs));
    SortedMap<String, SortedSet<String>> sorted = new TreeMap<>();
    also.forEach(
        (kind, scopes) -> sorted.computeIfAbsent(kind, _ -> new TreeSet<>()).addAll(scopes));
    needs.forEach((operation, need) -> {
      SortedMap<String, String> told = new TreeMap<>();
      need.accepted()
          .forEach((kind, scopes) -> {
            sorted.computeIfAbsent(kind, _ -> new TreeSet<>()).addAll(scopes);
            told.put(kind, String.join(between, scopes));
          });
      accepted.put(operation, told);
    });
    sorted.forEach((kind, scopes) -> known.put(kind, List.copyOf(scopes)));
    usual.forEach((kind, scopes) -> shown.put(kind, String.join(between, scopes)));
  }

  /// What an operation asks for.
  ///
  /// @param accepted by kind of token, the scopes any one of which will do; a kind that is not there
  ///     may not call at all
  /// @param narrowings what the request itself makes of them
  public record Need(SortedMap<String, List<String>> accepted, List<Narrowing> narrowings) {

    public Need {
      var copy = new TreeMap<String, List<String>>();
      accepted.forEach((kind, scopes) -> copy.put(kind, List.copyOf(scopes)));
      accepted = Collections.unmodifiableSortedMap(copy);
      narrowings = List.copyOf(narrowings);
    }

    /// The scopes that a kind of token may have for it; empty when it needs none.
    public List<String> of(String kind) {
      return accepted.getOrDefault(kind, List.of());
    }
  }

  /// Which of the scopes that an operation takes it takes for this request.
  public sealed interface Narrowing {

    /// Each word of an argument asks for one of its own.
    ///
    /// @param usual what is meant when nothing is said
    /// @param words what a word leaves of the scopes: a name with `*` for a part
    record Word(String argument, String usual, SortedMap<String, String> words)
        implements Narrowing {

      public Word {
        words = Collections.unmodifiableSortedMap(new TreeMap<>(words));
      }
    }

    /// What an argument names asks for one of its own; something that is not there for none.
    ///
    /// @param resource what it names
    /// @param flags members of that and what the first that is true leaves of the scopes
    /// @param otherwise what is left when none is
    record Named(String argument, String resource, List<Flag> flags, String otherwise)
        implements Narrowing {

      public Named {
        flags = List.copyOf(flags);
      }
    }

    /// A member that is true or not, and what it leaves of the scopes.
    record Flag(String member, String scopes) {}
  }

  /// Whether anything is told.
  public boolean none() {
    return known.isEmpty();
  }

  /// The kind of token a call came with; empty without one.
  Optional<String> kind(Call call) {
    return call.caller() instanceof Caller.Known(String _, String kind)
        ? Optional.of(kinds.getOrDefault(kind, kind))
        : Optional.empty();
  }

  /// What an operation asks of a token; empty when nothing is told of it.
  public Optional<Need> need(Operation operation) {
    return Optional.ofNullable(needs.get(operation.id()));
  }

  /// The scopes that an operation takes of a kind of token, as replies tell them; empty for none.
  String accepted(Operation operation, String kind) {
    SortedMap<String, String> told = accepted.get(operation.id());
    return told == null ? "" : told.getOrDefault(kind, "");
  }

  /// All scopes that tokens of a kind may be chosen to have, in the order of their names.
  public List<String> known(String kind) {
    return known.getOrDefault(kinds.getOrDefault(kind, kind), List.of());
  }

  /// What replies tell of a token that may do everything.
  Optional<String> usual(String kind) {
    return Optional.ofNullable(shown.get(kind));
  }

  /// Scopes as the service writes several.
  public String joined(List<String> scopes) {
    return String.join(between, scopes);
  }
}
