package dev.dtu.grant;

import dev.dtu.json.Obj;

/// One kind of client that every universe has one of.
///
/// @param kind its name among the universe's credentials
/// @param id the [dev.dtu.twin.Mint] shape of its id
/// @param name the shape of what it calls itself in assertions; empty when that is its id
/// @param secret the shape of its secret; empty when it has none
/// @param keyed whether it signs with the space's key
/// @param told what else is known of it, with the members of RFC 7591 or the service's own
/// @param file what a person gets for it, a template; empty when that is id and secret
public record ClientForm(
    String kind, String id, String name, String secret, boolean keyed, Obj told, Obj file) {}
