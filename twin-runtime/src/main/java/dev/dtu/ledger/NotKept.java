package dev.dtu.ledger;

/// Why a universe cannot answer though nothing is wrong with the request: what would happen could
/// not be written and so has not happened, or what had happened cannot be read back.
///
/// Unchecked, since nothing between who writes and who answers can do anything about it.
public final class NotKept extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /// What kind of trouble.
  public enum Reason {
    /// The disk is full or fails; trying again later may help.
    NO_ROOM,
    /// The entry is larger than a record may be; trying again is in vain.
    TOO_LARGE,
    /// The universe's files cannot be read.
    UNREADABLE,
    /// The memory for what is kept is full; nothing is wrong with any disk.
    FULL
  }

  private final Reason reason;

  NotKept(Reason reason, String what) {
    super(what, null, false, false);
    this.reason = reason;
  }

  /// What would be kept where there is no memory left for it.
  public static NotKept full(String why) {
    return new NotKept(Reason.FULL, why);
  }

  public Reason reason() {
    return reason;
  }
}
