/// Examples that documents give of calls and their answers, read as recordings of a service that has
/// no other tenants.
///
/// An example is weaker than a recording: it is often shortened, and what people, ids and hosts it has
/// are nobody's. So each is a session of its own, with a tenant of its own, and nothing of it is believed
/// that the miner would not believe of one recording alone. The room knows documents of OpenAPI and
/// recordings, and nothing of what is mined from either.
@NullMarked
package dev.dtu.example;

import org.jspecify.annotations.NullMarked;
