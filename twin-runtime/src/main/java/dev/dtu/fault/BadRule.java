package dev.dtu.fault;

import dev.dtu.call.Unfit;

/// Why a rule cannot be read.
public final class BadRule extends Unfit {

  private static final long serialVersionUID = 1L;

  public BadRule(String where, String expected, String found) {
    super(where, expected, found);
  }
}
