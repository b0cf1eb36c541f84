/// Meanings that are data: what it takes to create, read, list, change and delete the resources of
/// a service without a line of code for it.
///
/// [Resource] and [Effect] are that data (written by inference, mined or declared by hand, with a
/// JSON form); the rest of the room carries them out. A stored row is an envelope
/// `{"item": {…}, "within": ["group/00g1"], "linked": […], "hidden": {…}}`: the item as the service
/// shows it, the containers that own it, those that only refer to it, and what was sent but is never
/// shown. Where bytes uploaded to it stand is told in `cargo`. What was sent and is no object (a
/// text, a number, a list) stands in `whole`.
@NullMarked
package dev.dtu.effect;

import org.jspecify.annotations.NullMarked;
