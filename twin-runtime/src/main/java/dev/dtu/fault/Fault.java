package dev.dtu.fault;

import dev.dtu.call.Headers;
import java.time.Duration;

/// What goes wrong with one call.
public sealed interface Fault {

  /// What a client may know of its call afterwards.
  enum Certainty {
    /// Nothing was done.
    NOT_DONE,
    /// It was done, but the answer suffered.
    DONE,
    /// The client cannot tell.
    UNKNOWN
  }

  Certainty certainty();

  /// The service says no on arrival, before any gate, in its own words.
  ///
  /// @param problem one of the service's problems
  /// @param status instead of the problem's own; 0 when it has its own
  /// @param headers more lines of the answer
  record Refuse(String problem, int status, Headers headers) implements Fault {
    @Override
    public Certainty certainty() {
      return Certainty.NOT_DONE;
    }
  }

  /// The connection breaks.
  ///
  /// @param done whether the service has done its work by then
  record Lose(boolean done) implements Fault {
    @Override
    public Certainty certainty() {
      return Certainty.UNKNOWN;
    }
  }

  /// The answer comes late.
  record Delay(Latency latency) implements Fault {
    @Override
    public Certainty certainty() {
      return Certainty.DONE;
    }
  }

  /// The answer's body comes in small pieces.
  ///
  /// @param bytes of a piece
  /// @param every the time between two
  record Drip(int bytes, Duration every) implements Fault {
    public Drip {
      if (bytes < 1 || every.isNegative()) {
        throw new IllegalArgumentException("expected pieces, found " + bytes + " bytes a piece");
      }
    }

    @Override
    public Certainty certainty() {
      return Certainty.DONE;
    }
  }

  /// The connection breaks within the answer's body.
  ///
  /// @param part how much of the body arrives, from 0 to 1
  record Cut(double part) implements Fault {
    public Cut {
      if (!(part >= 0 && part < 1)) {
        throw new IllegalArgumentException("expected a part from 0 to below 1, found " + part);
      }
    }

    @Override
    public Certainty certainty() {
      return Certainty.DONE;
    }
  }

  /// The answer's body is not what its content type says: it ends too early, its length notwithstanding.
  enum Garble implements Fault {
    GARBLE;

    @Override
    public Certainty certainty() {
      return Certainty.DONE;
    }
  }

  /// A member of the answer's document has another type.
  ///
  /// @param member its path, dotted; a list's items all have it
  record Retype(String member) implements Fault {
    @Override
    public Certainty certainty() {
      return Certainty.DONE;
    }
  }

  /// A read is answered from an older state of the same universe; what would change something is
  /// done as ever.
  ///
  /// @param age how old
  record Stale(Duration age) implements Fault {
    public Stale {
      if (age.isNegative() || age.isZero()) {
        throw new IllegalArgumentException("expected an age above nothing, found " + age);
      }
    }

    @Override
    public Certainty certainty() {
      return Certainty.DONE;
    }
  }

  /// What the service tells the outside of a call goes astray; the call itself does not.
  ///
  /// @param by how late, where it is late
  record Courier(Way way, Latency by) implements Fault {
    @Override
    public Certainty certainty() {
      return Certainty.DONE;
    }
  }

  /// How what is told may go astray.
  enum Way {
    /// It never goes out, though the service believes so.
    LOSE,
    /// It goes out twice.
    DOUBLE,
    /// It goes out late.
    DELAY,
    /// It goes out after what is told next.
    REORDER
  }
}
