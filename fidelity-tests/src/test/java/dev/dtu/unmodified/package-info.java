/// Programs that nobody changed, with the services' own clients at the services' own addresses; each is
/// started by `dtu run` as a person would.
package dev.dtu.unmodified;
