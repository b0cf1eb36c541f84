package dev.dtu.twins.okta;

import dev.dtu.effect.Play;
import dev.dtu.twin.Mint;

/// The organisation itself.
final class Orgs {

  private Orgs() {}

  /// Its id, which is the same as long as its universe is.
  static String id(Play play) {
    return Mint.of("00o[0-9A-Za-z]{14}1d7").make(play.scene().call().dice().at("org"), 0);
  }
}
