/// Every method of an official client library, called once against a live universe.
///
/// A sweep learns what a method asks for by trying it: in a universe of its own the method is called
/// with marked arguments, and the request that comes out tells the operation and where each argument
/// goes. Then what the operation needs is made in another universe, by the service's own calls, and
/// the method is called again with arguments that the contract gives. What the universe's journal
/// says and what the library says of it, together, is the finding. Nothing here knows a service;
/// a library is a way to list methods and to call one.
package dev.dtu.sweep;
