package dev.dtu.grant;

import dev.dtu.json.Obj;

/// What a token service hands out after it heard a [Plea].
///
/// @param scope what for
/// @param access how many seconds access tokens last, [#USUAL] for what data says
/// @param refresh how many seconds refresh tokens last, 0 for ever, [#USUAL] for what data says
/// @param claims what access tokens say besides what data says, or in its place
/// @param identity what identity tokens say besides what data says, or in its place
public record Leave(String scope, long access, long refresh, Obj claims, Obj identity) {

  /// As long as data says.
  public static final long USUAL = -1;

  /// All that was asked for, as data says.
  public static Leave of(Plea plea) {
    return new Leave(plea.scope(), USUAL, USUAL, Obj.EMPTY, Obj.EMPTY);
  }

  /// A copy that says this in its tokens.
  public Leave saying(Obj inAccess, Obj inIdentity) {
    return new Leave(scope, access, refresh, inAccess, inIdentity);
  }
}
