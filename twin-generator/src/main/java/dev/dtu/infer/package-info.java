/// From a contract to meanings: what each operation of a service does, told by the contract alone.
///
/// [Inference] is the door. It reads structure first and names second: the paths form a tree of
/// [Place]s, and what a reply or a body holds is a [Reading]. Then, each step over what the ones
/// before left untold:
///
/// 1. [Items] finds the places that end in a parameter and name a row, with the collection above:
///    list, create, read, change, delete. [Edits] tells a PUT that replaces from one that changes
///    what is sent.
/// 2. [Bonds] finds items that are other resources' rows put somewhere: link and unlink.
/// 3. [Singles] finds rows that a parameter of the query names, and at the end what there is one of.
/// 4. [Seconds] and [Unions] unite what several paths show: parameters named after another
///    resource, lists and creates that stand elsewhere than their item.
/// 5. [Names] gives each resource a name, [Identity] tells its key.
/// 6. [Telling] turns uses into effects; [Acts] tells what is done to an item beside plain changes.
///
/// A [Draft] gathers the places and uses of one resource; [Drafts] keeps them all. The first to tell
/// of an operation is right; what no rule explains becomes an answer, never a guess that changes
/// state. [InferredFile] is the form kept beside a contract; what a person declares over it stands
/// in a twin's `meanings.yaml`.
///
/// No service is known here by name, and no order comes from a hash: the same contract gives the
/// same meanings, in whatever order its operations stand.
@NullMarked
package dev.dtu.infer;

import org.jspecify.annotations.NullMarked;
