package dev.dtu.grant;

import dev.dtu.json.Obj;

/// How tokens of one use are made.
///
/// @param shape the [dev.dtu.twin.Mint] shape of one that says nothing; empty for a signed one
/// @param claims what a signed one says, a template
/// @param lasts how many seconds; 0 is for ever
/// @param leeway for how many seconds one that was traded for the next is still taken
/// @param always whether one is handed out also to who did not ask to stay
/// @param same of whom there is but one, which is handed out again with what was asked for added
/// @param typed what a signed one's header says it is (`typ`); empty says nothing
/// @param said what a signed one says as it is, in place of what the template says
public record TokenForm(
    String shape,
    Obj claims,
    long lasts,
    long leeway,
    boolean always,
    Same same,
    String typed,
    Obj said) {

  /// One that is made anew each time, for who asked to stay.
  public TokenForm(String shape, Obj claims, long lasts, long leeway) {
    this(shape, claims, lasts, leeway, false, Same.NOBODY, "", Obj.EMPTY);
  }

  /// Of whom there is but one token.
  public enum Same {
    NOBODY,
    /// Of each client.
    CLIENT,
    /// Of each client and of each whom it stands for.
    SUBJECT
  }

  /// A copy that lasts so long, unless that is [Leave#USUAL], and says this besides.
  TokenForm with(long seconds, Obj besides) {
    return new TokenForm(
        shape,
        claims,
        seconds == Leave.USUAL ? lasts : seconds,
        leeway,
        always,
        same,
        typed,
        said.withAll(besides));
  }
}
