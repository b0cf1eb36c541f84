/// Twin folders that were published, each version for good.
///
/// [Published] is a folder of them: `NAME/VERSION/` with data, contract, seal and scorecard. A version is
/// never written over, so that a world that was made with it can be made again. [Pins] is a lock file
/// that says which version is meant where none is named, and by its hash that it is still that one. The
/// catalog that comes with the program is another: `dev.dtu.load.Catalog`.
@NullMarked
package dev.dtu.catalog;

import org.jspecify.annotations.NullMarked;
