/// Secrets of recordings: how they are known, and what stands for them.
///
/// A [Scrub] goes over an exchange before anybody else sees it and puts a [Placeholder] for what
/// [Rules] call a secret, by its name or by its shape, and for all it has seen to be one. Equal
/// secrets have equal placeholders, wherever they stand. A [Filing] is the only way from an exchange
/// that was just recorded to a file: it scrubs, and writes what is left.
///
/// The room knows recordings and nothing of services: what their secrets look like is data
/// (`scrub.yaml`, read by the room `load`; `docs/reference/scrubbing.md`).
@NullMarked
package dev.dtu.secret;

import org.jspecify.annotations.NullMarked;
