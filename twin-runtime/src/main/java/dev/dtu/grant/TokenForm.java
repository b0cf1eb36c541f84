package dev.dtu.grant;

import dev.dtu.json.Obj;

/// How tokens of one use are made.
///
/// @param shape the [dev.dtu.twin.Mint] shape of one that says nothing; empty for a signed one
/// @param claims what a signed one says, a template
/// @param lasts how many seconds; 0 is for ever
public record TokenForm(String shape, Obj claims, long lasts) {}
