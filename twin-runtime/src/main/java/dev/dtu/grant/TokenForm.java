package dev.dtu.grant;

import dev.dtu.json.Obj;

/// How tokens of one use are made.
///
/// @param shape the [dev.dtu.twin.Mint] shape of one that says nothing; empty for a signed one
/// @param claims what a signed one says, a template
/// @param lasts how many seconds; 0 is for ever
/// @param leeway for how many seconds one that was traded for the next is still taken
/// @param said what a signed one says as it is, in place of what the template says
public record TokenForm(String shape, Obj claims, long lasts, long leeway, Obj said) {

  /// A copy that lasts so long, unless that is [Leave#USUAL], and says this besides.
  TokenForm with(long seconds, Obj besides) {
    return new TokenForm(
        shape, claims, seconds == Leave.USUAL ? lasts : seconds, leeway, said.withAll(besides));
  }
}
