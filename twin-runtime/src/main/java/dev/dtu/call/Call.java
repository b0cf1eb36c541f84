package dev.dtu.call;

import java.time.Instant;

/// A request with all that makes its answer a function: turn, moment, chance, origin, caller.
///
/// @param turn the number of the entry this call becomes, from 1
/// @param moment the universe's time, whole milliseconds
/// @param dice the universe's dice; ids draw by table, the rest by turn
public record Call(
    long turn, Instant moment, Dice dice, Origin origin, Caller caller, Request request) {}
