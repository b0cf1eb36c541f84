package dev.dtu.call;

import java.time.Instant;

/// A request with all that makes its answer a function: turn, moment, chance, origin, caller.
///
/// @param turn the number of the entry this call becomes, from 1
/// @param moment the universe's time, whole milliseconds
/// @param dice the universe's dice; ids draw by table, the rest by turn
/// @param resumes the question to the outside that it goes on after; empty when it asked none
/// @param beside how many calls that its service counts with it were under way when it came in; 0
///     where nobody counts them
public record Call(
    long turn,
    Instant moment,
    Dice dice,
    Origin origin,
    Caller caller,
    Request request,
    String resumes,
    int beside) {

  /// A call that goes on after nothing, and met no other.
  public Call(long turn, Instant moment, Dice dice, Origin origin, Caller caller, Request request) {
    this(turn, moment, dice, origin, caller, request, "", 0);
  }

  /// The same one, which goes on after a question to the outside.
  public Call after(String question) {
    return new Call(turn, moment, dice, origin, caller, request, question, beside);
  }

  /// The same one, which met so many others.
  public Call beside(int others) {
    return new Call(turn, moment, dice, origin, caller, request, resumes, others);
  }
}
