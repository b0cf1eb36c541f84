package dev.dtu.evidence;

/// How often a place of a reply was there when the client had sent it, and when it had not.
///
/// @param sent of `sentOf` calls that sent it, so many replies showed it
/// @param unsent of `unsentOf` calls that did not, so many replies showed it
public record Echo(int sent, int sentOf, int unsent, int unsentOf) {

  /// Whether it was shown only to those who sent it, and to them nearly always.
  public boolean onlyWhenSent() {
    return unsentOf > 0 && unsent == 0 && Seen.nearlyAll(sent, sentOf);
  }
}
