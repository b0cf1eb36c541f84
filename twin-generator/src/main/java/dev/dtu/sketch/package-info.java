/// A document of an API that nobody wrote one for, drawn from recordings of it.
///
/// [Folding] finds what in a path is a name of something, [Form] what bodies have in common, [Sketch]
/// makes an OpenAPI document of both, which is distilled like any other. What no recording shows is not
/// in it. The room knows recordings and nothing of twins.
@NullMarked
package dev.dtu.sketch;

import org.jspecify.annotations.NullMarked;
